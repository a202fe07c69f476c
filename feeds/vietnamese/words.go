package vietnamese

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a word of a text as it is searched for: a run of letters and
// digits. Whatever stands between two of them, a separator inside a number
// too, is no part of any.
type Word struct {
	Start, End int    // where it stands in the text, in bytes
	Marked     string // its Key
	Bare       string // its Key, folded; the same as Marked where it bears no mark
}

// Words goes through the words of a text in their order. Texts that are
// canonically equivalent have the same words.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for start := 0; start < len(text); {
			r, size := utf8.DecodeRuneInString(text[start:])
			if !beginsWord(r) {
				start += size
				continue
			}
			end := start + size
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !beginsWord(r) && !unicode.Is(unicode.M, r) && !invisible(r) {
					break
				}
				end += size
			}
			if w := wordOf(text, start, end); w.Bare != "" && !yield(w) {
				return
			}
			start = end
		}
	}
}

// wordOf makes a word of a part of a text.
func wordOf(text string, start, end int) Word {
	w := Word{Start: start, End: end, Marked: strings.ReplaceAll(Key(text[start:end]), " ", "")}
	if w.Bare = Fold(w.Marked); w.Bare == w.Marked {
		w.Marked = w.Bare // one string instead of two
	}
	return w
}

// beginsWord says whether a character is a letter or a digit. Raised letters
// serve as quotes.
func beginsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !(r >= 0x2b0 && r < earlyEnd)
}

package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longWord is how many characters are taken for one word where a script
// writes no spaces, or where somebody pasted an address.
const longWord = 16

// Cut shortens a plain text to about the given number of words and marks it
// with "…"; a text that is no longer than that is returned as it is.
func Cut(text string, words int) string {
	end, whole := reach(text, words)
	if whole {
		return text
	}
	kept := strings.TrimRightFunc(text[:end], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".,;:-–—(“‘[/…", r)
	})
	return kept + "…"
}

// Longer says whether a plain text has more than the given number of words,
// counted as Cut counts them.
func Longer(text string, words int) bool {
	_, whole := reach(text, words)
	return !whole
}

// reach returns where the given number of words ends, and whether that is the
// whole text.
func reach(text string, words int) (end int, whole bool) {
	count, inWord := 0, 0
	for i, r := range text {
		if unicode.IsSpace(r) {
			inWord = 0
			continue
		}
		if inWord%longWord == 0 {
			if count == words {
				return boundary(text, i), false
			}
			count++
		}
		inWord++
	}
	return len(text), true
}

// boundary moves a cut back from the middle of a character that is written
// with several runes.
func boundary(text string, i int) int {
	for i > 0 {
		r, _ := utf8.DecodeRuneInString(text[i:])
		before, size := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.Is(unicode.M, r) && r != joiner && before != joiner {
			return i
		}
		i -= size
	}
	return i
}

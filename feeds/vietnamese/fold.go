package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a text as people type it into a search box: lower case, no
// diacritics, d for đ, invisible characters gone, every kind of space a plain
// one. Punctuation stays. Fold(Fold(s)) is Fold(s), and canonically equivalent
// texts fold to the same.
func Fold(text string) string {
	out, ok := fold(make([]byte, 0, len(text)), text, true)
	if !ok {
		out, _ = fold(out[:0], stripped(text), false)
	}
	return string(out)
}

// stripped returns a text composed and in lower case, without the marks that
// stand above or below letters of any alphabet.
func stripped(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || invisible(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	return norm.NFC.String(text)
}

// fold appends a text. When quick, it gives up with false at a character that
// the tables do not know.
func fold(out []byte, text string, quick bool) ([]byte, bool) {
	for _, r := range text {
		if l := letters.of(r); l.bare != 0 {
			out = append(out, l.ascii)
			continue
		}
		switch {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case unicode.IsSpace(r):
			out = append(out, ' ')
		case quick && (!composed(r) || unicode.IsLetter(r)):
			return out, false
		case !invisible(r):
			out = utf8.AppendRune(out, r)
		}
	}
	return out, true
}

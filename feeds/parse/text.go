package parse

import (
	"strings"
	"unicode/utf8"
)

// longest is how many bytes of a source's text are quoted in a note.
const longest = 200

// excerpt returns the beginning of s, cut between two characters.
func excerpt(s string) string {
	if len(s) <= longest {
		return s
	}
	n := longest - len("…")
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// quoteAt quotes a place of a document in one line.
func quoteAt(text []byte, at int) string {
	return excerpt(fold(strings.ToValidUTF8(string(head(text[at:], 80)), "")))
}

// head returns the first n bytes of text, or all.
func head(text []byte, n int) []byte {
	return text[:min(n, len(text))]
}

// fold makes every run of white space, no-break spaces included, one space,
// and drops what no document may hold.
func fold(s string) string {
	return strings.Join(strings.Fields(dropForbidden(s)), " ")
}

// dropForbidden removes characters that XML forbids.
func dropForbidden(s string) string {
	return strings.Map(func(r rune) rune {
		if !allowed(r) {
			return -1
		}
		return r
	}, s)
}

// allowed reports whether XML 1.0 (2.2) allows the character.
func allowed(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < 0x20, r >= 0xD800 && r < 0xE000, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return r <= utf8.MaxRune
}

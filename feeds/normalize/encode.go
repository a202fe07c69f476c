package normalize

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// encoded returns an address (an IRI, perhaps with spaces and stray percent
// signs) as a valid URI (RFC 3986): what must be is percent-encoded, letters
// in NFC; what is encoded already stays byte for byte. The host is left as it
// is.
func encoded(text string) string {
	prefix := hostEnd(text)
	if !strings.ContainsFunc(text[prefix:], needsCode) {
		return text
	}
	rest := text[prefix:]
	if !utf8.ValidString(rest) {
		rest = strings.ToValidUTF8(rest, "\ufffd")
	}
	rest = norm.NFC.String(rest)
	var b strings.Builder
	b.Grow(len(text) + 32)
	b.WriteString(text[:prefix])
	fragment := false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case c == '#' && !fragment:
			fragment = true
			b.WriteByte(c)
		case c == '%' && i+2 < len(rest) && hexadecimal(rest[i+1]) && hexadecimal(rest[i+2]), c != '#' && !needsCode(rune(c)):
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		}
	}
	return b.String()
}

// hostEnd returns where the path of an address begins.
func hostEnd(text string) int {
	i := strings.Index(text, "//")
	if i < 0 || strings.ContainsAny(text[:i], "/?#") {
		return 0
	}
	if end := strings.IndexAny(text[i+2:], "/?#"); end >= 0 {
		return i + 2 + end
	}
	return len(text)
}

// needsCode says whether a character may not stand in an address as it is, or
// has to be looked at.
func needsCode(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.IndexByte("\"%<>\\^`{|}#", byte(r)) >= 0
}

func hexadecimal(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

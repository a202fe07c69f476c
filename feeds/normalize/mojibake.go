package normalize

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"bantin/feeds/vietnamese"
)

// undecoded returns the Vietnamese text that was read as windows-1252 or
// ISO 8859-1 although it was UTF-8 ("tá»‰nh" for "tỉnh"). It is false for a
// text that is no such thing beyond doubt.
func undecoded(text string) (string, bool) {
	if !narrow(text) {
		return "", false
	}
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		b, _ := narrowed(r)
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) || !vietnamese.Valid(string(raw)) {
		return "", false
	}
	return string(raw), true
}

// narrow says whether a text is more than ASCII and yet could have been made
// of single bytes.
func narrow(text string) bool {
	wide := false
	for _, r := range text {
		if r >= utf8.RuneSelf {
			wide = true
			if _, ok := narrowed(r); !ok {
				return false
			}
		}
	}
	return wide
}

// narrowed returns the byte that was read as a character.
func narrowed(r rune) (byte, bool) {
	if r < 0xa0 { // beyond ASCII: read as ISO 8859-1
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

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
	var raw []byte
	for i, r := range text {
		if r < utf8.RuneSelf {
			if raw != nil {
				raw = append(raw, byte(r))
			}
			continue
		}
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case r < 0xa0: // read as ISO 8859-1
			b = byte(r)
		default:
			return "", false
		}
		if raw == nil {
			raw = append(make([]byte, 0, len(text)), text[:i]...)
		}
		raw = append(raw, b)
	}
	if raw == nil || !utf8.Valid(raw) || !vietnamese.Valid(string(raw)) {
		return "", false
	}
	return string(raw), true
}

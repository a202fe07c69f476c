package normalize

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// decoded returns a text whose letters were read in the wrong encoding as it
// was meant: UTF-8 that was read as windows-1252, and the other way round.
func decoded(text string, n *notes) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if repaired, ok := undecoded(text); ok {
		n.add(feeds.RepairMojibake, text, repaired)
		text = repaired
	}
	if repaired := typed(text); repaired != text {
		n.add(feeds.RepairUnicode, text, repaired)
		text = repaired
	}
	return text
}

// typed returns a text with the quotes and dashes that windows-1252 has where
// Unicode has control characters, which nobody types.
func typed(text string) string {
	if !strings.ContainsFunc(text, control) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if !control(r) {
			return r
		}
		if r = charmap.Windows1252.DecodeByte(byte(r)); r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
}

func control(r rune) bool { return r >= 0x80 && r < 0xa0 }

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

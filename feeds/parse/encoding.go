package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
)

// decode returns body as UTF-8 without a byte order mark, with nothing in it
// that XML forbids. What the bytes are decides; labels are believed only where
// the bytes leave it open. Repairs are noted in doc.
func decode(doc *feeds.Document, body []byte, contentType string) []byte {
	text, real := unwrap(body)
	labels := declared(text, contentType)
	if real == "" {
		text, real = choose(text, labels)
	}
	for _, label := range labels {
		if lies(label, real, text) {
			note(doc, feeds.RepairCharset, fold(strings.ToValidUTF8(label, "")), real)
			break
		}
	}
	text, invalid, forbidden := clean(text)
	if real != "utf-8" { // its decoder has replaced them
		invalid = bytes.Count(text, []byte("\uFFFD"))
	}
	count(doc, feeds.RepairInvalid, invalid)
	count(doc, feeds.RepairForbidden, forbidden)
	return text
}

// unwrap reads UTF-16 and UTF-32, known by their mark or by their zeros, and
// takes the mark off UTF-8. An empty name says that the bytes are something
// else.
func unwrap(body []byte) (text []byte, name string) {
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return rest, ""
	}
	name = zeros(body)
	var wide encoding.Encoding
	switch name {
	case "utf-16le":
		wide = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		wide = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "utf-32le":
		wide = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		wide = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	default:
		for _, mark := range []string{"\xff\xfe", "\xfe\xff"} { // before text that is not UTF-16 after all
			body = bytes.TrimPrefix(body, []byte(mark))
		}
		return body, ""
	}
	text, err := wide.NewDecoder().Bytes(body)
	if err != nil {
		return body, ""
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), name
}

// zeros recognises wide characters: the markup with which documents begin is
// ASCII, so one byte in two or three in four are zero, always at the same
// places.
func zeros(body []byte) string {
	start := head(body, 256)
	start = start[:len(start)/4*4]
	if len(start) == 0 {
		return ""
	}
	var at [4]int
	for i, b := range start {
		if b == 0 {
			at[i%4]++
		}
	}
	many := len(start) / 4 * 6 / 10 // of those at one place in four
	few := len(start) / 4 / 10
	is := func(zero ...int) bool {
		for i, n := range at {
			if zero[i] == 1 && n <= many || zero[i] == 0 && n > few {
				return false
			}
		}
		return true
	}
	switch {
	case is(0, 1, 1, 1):
		return "utf-32le"
	case is(1, 1, 1, 0):
		return "utf-32be"
	case is(0, 1, 0, 1):
		return "utf-16le"
	case is(1, 0, 1, 0):
		return "utf-16be"
	}
	return ""
}

// choose decodes bytes of one byte a character or UTF-8. Valid and nearly
// valid UTF-8 is UTF-8, whatever is declared: no other text looks like it.
func choose(text []byte, labels []string) ([]byte, string) {
	const utf8Name = "utf-8"
	text = trimPartial(text)
	wide, bad := survey(text)
	if bad == 0 || wide >= 4*bad {
		return text, utf8Name
	}
	for _, label := range labels {
		enc, name := charset.Lookup(label)
		if enc == nil || name == utf8Name || name == "replacement" || isUTF16(name) {
			continue
		}
		decoded, err := enc.NewDecoder().Bytes(text)
		if err != nil {
			continue
		}
		if name == "windows-1258" { // letters and tone marks stand apart in it
			decoded = norm.NFC.Bytes(decoded)
		}
		return decoded, name
	}
	return text, utf8Name
}

// trimPartial drops a character that the end of the document cuts in two.
func trimPartial(text []byte) []byte {
	for n := 1; n <= 3 && n <= len(text); n++ {
		if tail := text[len(text)-n:]; utf8.RuneStart(tail[0]) {
			if tail[0] >= 0xC2 && !utf8.FullRune(tail) && utf8.Valid(text[:len(text)-n]) {
				return text[:len(text)-n]
			}
			break
		}
	}
	return text
}

// survey counts characters of more than one byte, and bytes that are none.
func survey(text []byte) (wide, bad int) {
	if utf8.Valid(text) {
		return 0, 0
	}
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			wide++
		}
		text = text[size:]
	}
	return wide, bad
}

// clean replaces bytes that are no characters by U+FFFD and drops characters
// that XML forbids; it says how many there were of each.
func clean(text []byte) (cleaned []byte, invalid, forbidden int) {
	if utf8.Valid(text) && !holdsForbidden(text) {
		return text, 0, 0
	}
	cleaned = make([]byte, 0, len(text)+16)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
			cleaned = append(cleaned, "\uFFFD"...)
		case !allowed(r):
			forbidden++
		default:
			cleaned = append(cleaned, text[:size]...)
		}
		text = text[size:]
	}
	return cleaned, invalid, forbidden
}

func holdsForbidden(text []byte) bool {
	for i, b := range text {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' {
			return true
		}
		if b == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE {
			return true
		}
	}
	return false
}

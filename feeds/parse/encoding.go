package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// Names of encodings, as everybody writes them.
const (
	utf8Name    = "utf-8"
	windows1252 = "windows-1252"
	windows1258 = "windows-1258"
)

// sample is how many bytes of a text show what it is.
const sample = 64 << 10

// decode returns body as UTF-8 without a byte order mark, with nothing in it
// that XML forbids. What the bytes are decides; labels are believed only where
// the bytes leave it open. Repairs are noted in doc.
func decode(doc *feeds.Document, body []byte, contentType string) []byte {
	text, real := unwrap(body)
	labels := declared(text, contentType)
	if real == "" {
		text, real = choose(text, labels)
	}
	if len(labels) == 0 && real != "" && !strings.HasPrefix(real, "utf-") { // a guess
		note(doc, feeds.RepairCharset, "", real)
	}
	for _, label := range labels {
		if lies(label, real, text) {
			note(doc, feeds.RepairCharset, fold(strings.ToValidUTF8(label, "")), real)
			break
		}
	}
	text, invalid, forbidden := clean(text)
	if real != utf8Name { // its decoder has replaced them
		invalid = bytes.Count(text, []byte("\uFFFD"))
	}
	count(doc, feeds.RepairInvalid, invalid)
	count(doc, feeds.RepairForbidden, forbidden)
	return text
}

// choose decodes bytes of one byte a character or UTF-8. Valid and nearly
// valid UTF-8 is UTF-8, whatever is declared: no other text looks like it.
func choose(text []byte, labels []string) ([]byte, string) {
	text = trimPartial(text)
	if decoded, name := shifted(text, labels); name != "" {
		return decoded, name
	}
	wide, bad := survey(text)
	if bad == 0 || wide >= 4*bad {
		return text, utf8Name
	}
	for _, label := range labels {
		enc, name := lookup(label)
		if enc == nil || name == utf8Name || isUTF16(name) {
			continue
		}
		if decoded, err := narrow(enc, name, text); err == nil {
			return decoded, name
		}
	}
	if wide >= bad {
		return text, utf8Name
	}
	return guess(text)
}

// narrow decodes text of an encoding that is not Unicode's.
func narrow(enc encoding.Encoding, name string, text []byte) ([]byte, error) {
	decoded, err := enc.NewDecoder().Bytes(text)
	if err == nil && name == windows1258 { // letters and tone marks stand apart in it
		decoded = norm.NFC.Bytes(decoded)
	}
	return decoded, err
}

// guess decodes text that nothing is known of: as Vietnamese if it is, else as
// what programs have written for longest without saying so.
func guess(text []byte) ([]byte, string) {
	if decoded, err := narrow(charmap.Windows1258, windows1258, text); err == nil && vietnamese.Valid(string(head(decoded, sample))) {
		return decoded, windows1258
	}
	if decoded, err := narrow(charmap.Windows1252, windows1252, text); err == nil {
		return decoded, windows1252
	}
	return text, utf8Name
}

// shifted decodes text of an encoding whose bytes are all of ASCII, with
// escapes to what else they mean.
func shifted(text []byte, labels []string) ([]byte, string) {
	if bytes.IndexByte(text, 0x1b) < 0 || !isASCII(text) {
		return nil, ""
	}
	for _, label := range labels {
		if enc, name := lookup(label); name == "iso-2022-jp" {
			if decoded, err := narrow(enc, name, text); err == nil {
				return decoded, name
			}
		}
	}
	return nil, ""
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

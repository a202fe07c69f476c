package parse

import (
	"bytes"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

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

package parse

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
)

// labelled is how many bytes at the start of a document may hold the label of
// its encoding.
const labelled = 4 << 10

// declared returns the encodings that a document is said to be in: by HTTP,
// then by its XML declaration or its meta element.
func declared(text []byte, contentType string) []string {
	var labels []string
	if label := charsetParameter(contentType); label != "" {
		labels = append(labels, label)
	}
	start := head(text, labelled)
	label := xmlLabel(start)
	if label == "" {
		label = metaLabel(start)
	}
	if label != "" {
		labels = append(labels, label)
	}
	return labels
}

// charsetParameter returns the charset of a media type, or of a meta element's
// content, tolerating what mime.ParseMediaType refuses.
func charsetParameter(mediaType string) string {
	lower := strings.ToLower(mediaType)
	i := strings.Index(lower, "charset")
	if i < 0 {
		return ""
	}
	value, ok := strings.CutPrefix(strings.TrimSpace(lower[i+len("charset"):]), "=")
	if !ok {
		return ""
	}
	value, _, _ = strings.Cut(strings.TrimSpace(value), ";")
	return strings.Trim(value, " \t\r\n\"'")
}

// xmlLabel returns the encoding of an XML declaration.
func xmlLabel(start []byte) string {
	_, rest, ok := bytes.Cut(start, []byte("<?xml"))
	if !ok {
		return ""
	}
	declaration, _, ok := bytes.Cut(rest, []byte("?>"))
	if !ok {
		return ""
	}
	_, value, ok := bytes.Cut(declaration, []byte("encoding"))
	if !ok {
		return ""
	}
	value = bytes.TrimLeft(value, " \t\r\n=")
	if len(value) == 0 {
		return ""
	}
	label, _, _ := bytes.Cut(value[1:], value[:1])
	return strings.TrimSpace(strings.ToLower(string(label)))
}

// metaLabel returns the encoding of the first meta element that has one.
func metaLabel(start []byte) string {
	z := html.NewTokenizer(bytes.NewReader(start))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "meta" {
				continue
			}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "charset":
					return strings.TrimSpace(strings.ToLower(string(value)))
				case "content":
					if label := charsetParameter(string(value)); label != "" {
						return label
					}
				}
			}
		}
	}
}

// lookup returns the encoding of a label and its name: as browsers know it
// (WHATWG Encoding), else as IANA does. Old pages that bring fonts of their
// own say "x-user-defined", which means the bytes of windows-1252.
func lookup(label string) (encoding.Encoding, string) {
	label = strings.ReplaceAll(label, "_", "-")
	if label == "x-user-defined" {
		return charmap.Windows1252, windows1252
	}
	if enc, name := charset.Lookup(label); enc != nil && name != "replacement" {
		return enc, name
	}
	enc, err := ianaindex.IANA.Encoding(label)
	if err != nil || enc == nil {
		return nil, ""
	}
	return enc, label
}

// lies reports whether a label is wrong about text that really was in the
// given encoding. One that agrees for ASCII does not lie about ASCII.
func lies(label, real string, text []byte) bool {
	_, name := lookup(label)
	if strings.HasPrefix(label, "utf8") { // utf8mb4 and the like
		name = "utf-8"
	}
	wide := isUTF16(name) || strings.HasPrefix(label, "utf-32")
	switch {
	case name == real, wide && isUTF16(name) == isUTF16(real) && real != "utf-8":
		return false
	case real == "utf-8" && !wide:
		return !isASCII(text)
	}
	return true
}

func isUTF16(name string) bool { return strings.HasPrefix(name, "utf-16") }

func isASCII(text []byte) bool {
	for _, b := range text {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

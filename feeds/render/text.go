package render

import (
	"regexp"
	"strings"
)

// clean drops what may not stand in a document: characters that XML 1.0
// forbids (2.2), the control characters U+007F to U+009F, which only a wrong
// encoding leaves behind, and bytes that are no UTF-8. An unreadable
// character (U+FFFD) becomes a question mark.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r == '\u0085':
			return ' '
		case r < ' ', r >= 0x7F && r <= 0x9F, r == 0xFFFE, r == 0xFFFF:
			return -1
		case r == '\uFFFD':
			return '?'
		}
		return r
	}, s)
}

// line is plain text on one line: a title, a name.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

var (
	tagOpening = regexp.MustCompile(`<([A-Za-z/!?])`)
	entity     = regexp.MustCompile(`&(#|[0-9_]|\w\w|\w;)`) // &copy is one without its semicolon, too; R&D is none
)

// literal keeps a reader from taking plain text for HTML, as many do in RSS
// and some in Atom: an invisible word joiner stands between a < and what
// makes it a tag, and between a & and what could make it an entity.
func literal(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	s = tagOpening.ReplaceAllString(s, "<\u2060$1")
	return entity.ReplaceAllString(s, "&\u2060$1")
}

// label is one line of plain text for an attribute or an element of XML.
func label(s string) string { return literal(line(s)) }

// A plain is an element of plain text in which markup is written as
// hexadecimal character references: the form that most readers of RSS take
// for what it is (RSS Best Practices Profile, "Character Data").
type plain struct {
	Type string `xml:"type,attr,omitempty"` // Atom only (RFC 4287, 3.1.1)
	XML  string `xml:",innerxml"`
}

func plainText(s string) plain { return plain{XML: hexed.Replace(literal(s))} }

var hexed = strings.NewReplacer("&", "&#x26;", "<", "&#x3C;", ">", "&#x3E;")

// asHTML is plain text as HTML that shows it. Quotes stay as they are: it is
// never an attribute.
func asHTML(s string) string { return entities.Replace(s) }

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

package render

import (
	"encoding/xml"
	"html"

	gorilla "github.com/gorilla/feeds"
)

// A styled document names the style by which a browser shows it to people
// (Associating Style Sheets with XML documents 1.0). Readers of feeds pass over
// that.
type styled struct {
	style    string // empty: none
	document gorilla.XmlFeed
}

// FeedXml makes it what the library writes.
func (s styled) FeedXml() any { return s }

// MarshalXML writes the instruction, then the document.
func (s styled) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	if s.style != "" {
		inst := `type="text/css" href="` + html.EscapeString(s.style) + `"`
		if err := e.EncodeToken(xml.ProcInst{Target: "xml-stylesheet", Inst: []byte(inst)}); err != nil {
			return err
		}
	}
	return e.Encode(s.document.FeedXml())
}

// Dublin Core's terms, of which one says in plain text what an article is
// about. It stands where the summary itself is HTML, whose marks a style
// cannot take away.
const termsSpace = "http://purl.org/dc/terms/"

// abstract is the plain text of a summary that is HTML.
func abstract(x entry) *plain {
	if x.brief == "" || x.summary == "" {
		return nil
	}
	text := plainText(line(x.summary))
	return &text
}

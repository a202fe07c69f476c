package opml

import (
	"encoding/xml"
	"fmt"
	"io"
)

// document is OPML 2.0 as it is written.
type document struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Owner    string    `xml:"head>ownerEmail,omitempty"`
	Outlines []outline `xml:"body>outline"`
}

// outline is a group, a feed (type rss, whatever its format: OPML 2.0 knows no
// other) or a page (type link). A feed's name stands there twice: older readers
// look for it in title.
type outline struct {
	Text        string    `xml:"text,attr"`
	Title       string    `xml:"title,attr,omitempty"`
	Type        string    `xml:"type,attr,omitempty"`
	XMLURL      string    `xml:"xmlUrl,attr,omitempty"`
	HTMLURL     string    `xml:"htmlUrl,attr,omitempty"`
	URL         string    `xml:"url,attr,omitempty"`
	Description string    `xml:"description,attr,omitempty"`
	Language    string    `xml:"language,attr,omitempty"`
	Outlines    []outline `xml:"outline"`
}

// Write writes a list. The entries of a group stand together, where its first
// one does; equal lists are equal bytes.
func Write(w io.Writer, l List) error {
	d := document{Version: "2.0", Title: l.Title, Owner: l.Owner}
	groups := map[string]int{}
	for _, e := range l.Entries {
		o := e.outline()
		if e.Group == "" {
			d.Outlines = append(d.Outlines, o)
			continue
		}
		i, met := groups[e.Group]
		if !met {
			i = len(d.Outlines)
			groups[e.Group] = i
			d.Outlines = append(d.Outlines, outline{Text: e.Group})
		}
		d.Outlines[i].Outlines = append(d.Outlines[i].Outlines, o)
	}
	b, err := xml.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, b)
	return err
}

func (e Entry) outline() outline {
	o := outline{Text: e.Text, Description: e.Description, Language: e.Language}
	if e.Feed == "" {
		o.Type, o.URL = "link", e.Page
	} else {
		o.Type, o.Title, o.XMLURL, o.HTMLURL = "rss", e.Text, e.Feed, e.Page
	}
	return o
}

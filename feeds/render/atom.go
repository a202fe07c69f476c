package render

import (
	"encoding/xml"
	"fmt"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// An atomFeed has of the library's feed what is right: its namespace, id,
// updated and author.
type atomFeed struct {
	XMLName  xml.Name `xml:"feed"`
	Language string   `xml:"xml:lang,attr,omitempty"`
	Terms    string   `xml:"xmlns:dcterms,attr"`
	Media    string   `xml:"xmlns:media,attr"`
	History  string   `xml:"xmlns:fh,attr,omitempty"`
	Title    plain    `xml:"title"`
	Subtitle *plain   `xml:"subtitle"`
	gorilla.AtomFeed
	Links     []link         `xml:"link"`
	Generator *atomGenerator `xml:"generator"`
	Archive   *struct{}      `xml:"fh:archive"`
	Entries   atomEntries    `xml:"entry"`
}

// An atomGenerator names the program that wrote a feed.
type atomGenerator struct {
	Version string `xml:"version,attr,omitempty"`
	XML     string `xml:",innerxml"`
}

// FeedXml makes it what the library writes.
func (d atomFeed) FeedXml() any { return d }

func newAtom(ch feeds.Channel) atomFeed {
	d := atomFeed{
		Language: language(ch.Language),
		Terms:    termsSpace,
		Media:    mediaSpace,
		Title:    atomText(line(ch.Title)),
		Links: []link{
			{Href: address(ch.Page), Rel: "alternate", Type: "text/html"},
			selfLink(Atom, ch),
		},
		Entries: atomEntries{ch},
	}
	d.Links = append(append(d.Links, chain(ch)...), hubLinks(ch)...)
	d.History, d.Archive = archived(ch)
	if s := line(ch.Description); s != "" {
		subtitle := atomText(s)
		d.Subtitle = &subtitle
	}
	if name := line(ch.Generator); name != "" {
		d.Generator = &atomGenerator{Version: label(ch.Version), XML: plainText(name).XML}
	}
	d.AtomFeed = gorilla.AtomFeed{
		Xmlns:   "http://www.w3.org/2005/Atom",
		Id:      clean(ch.ID),
		Updated: feedUpdated(ch),
		Author:  atomPerson(author{name: line(ch.Title)}, mailbox(ch.Contact)),
	}
	return d
}

// atomText is a text construct of type "text" (RFC 4287, 3.1.1.1).
func atomText(s string) plain {
	p := plainText(s)
	p.Type = "text"
	return p
}

func atomPerson(a author, mail string) *gorilla.AtomAuthor {
	return &gorilla.AtomAuthor{AtomPerson: gorilla.AtomPerson{Name: literal(a.name), Uri: a.url, Email: mail}}
}

// atomEntries writes the entries one after the other, so that they are never
// all in memory.
type atomEntries struct{ channel feeds.Channel }

// MarshalXML writes every entry of the channel.
func (l atomEntries) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	for _, x := range l.channel.Entries {
		if err := e.EncodeElement(newAtomEntry(newEntry(x, l.channel), l.channel.Updated), start); err != nil {
			return fmt.Errorf("entry %s: %w", x.ID, err)
		}
	}
	return nil
}

package render

import (
	"cmp"
	"encoding/xml"
	"time"

	gorilla "github.com/gorilla/feeds"
)

// An atomEntry has of the library's entry what is right: updated, id, content
// and published. Its source stands last: a reader that meets the source's
// title before the entry's may show that one.
type atomEntry struct {
	XMLName  xml.Name `xml:"entry"`
	Language string   `xml:"xml:lang,attr,omitempty"`
	Title    plain    `xml:"title"`
	Links    []link   `xml:"link"`
	gorilla.AtomEntry
	Summary    *plain                `xml:"summary"`
	Abstract   *plain                `xml:"dcterms:abstract"`
	Authors    []*gorilla.AtomAuthor `xml:"author"`
	Categories []atomCategory        `xml:"category"`
	Rights     *plain                `xml:"rights"`
	Thumbnail  *thumbnail            `xml:"media:thumbnail"`
	Media      []mediaContent        `xml:"media:content"`
	Source     *atomSource           `xml:"source"`
}

// An atomCategory is a topic (RFC 4287, 4.2.2).
type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

// An atomSource says which feed or page an entry was taken from (RFC 4287,
// 4.2.11).
type atomSource struct {
	ID      string `xml:"id"`
	Title   plain  `xml:"title"`
	Updated string `xml:"updated"`
	Links   []link `xml:"link"`
}

// newAtomEntry makes an entry of a feed that was updated then: an entry
// without a date has that one.
func newAtomEntry(x entry, feed time.Time) atomEntry {
	x.updated = known(x.updated, feed)
	e := atomEntry{
		Language:  x.language,
		Title:     atomText(x.title),
		Abstract:  abstract(x),
		Links:     atomLinks(x),
		Thumbnail: newThumbnail(x.image),
		Media:     picture(x),
		Source:    newAtomSource(x),
		AtomEntry: gorilla.AtomEntry{
			Id:        x.id,
			Published: rfc3339(x.published),
			Updated:   rfc3339Own(x.updated, x.id),
		},
	}
	if x.whole != "" {
		e.Content = &gorilla.AtomContent{Content: x.whole, Type: "html"}
	}
	switch {
	case x.brief != "":
		e.Summary = &plain{Type: "html", XML: hexed.Replace(x.brief)}
	case x.whole == "" || x.summary != "":
		summary := atomText(x.excerpt)
		e.Summary = &summary
	}
	if x.rights != "" {
		rights := atomText(x.rights)
		e.Rights = &rights
	}
	for _, a := range x.authors {
		e.Authors = append(e.Authors, atomPerson(a, ""))
	}
	for _, c := range x.categories {
		e.Categories = append(e.Categories, atomCategory{literal(c.Term), literal(c.Label)})
	}
	return e
}

// atomLinks are the article, where it also appeared, and its enclosures.
func atomLinks(x entry) []link {
	list := append([]link{{Href: x.link, Rel: "alternate", Type: "text/html"}}, related(x.also)...)
	for _, c := range x.enclosures {
		list = append(list, link{Href: c.URL, Rel: "enclosure", Type: c.Type, Title: literal(c.Title), Length: c.Length})
	}
	return list
}

func newAtomSource(x entry) *atomSource {
	o := x.origin
	if o.ID == "" || o.Name == "" {
		return nil
	}
	s := &atomSource{
		ID:      o.ID,
		Title:   atomText(o.Name),
		Updated: rfc3339(known(o.Updated, x.updated)),
	}
	if page := cmp.Or(o.Homepage, o.URL); page != "" {
		s.Links = append(s.Links, link{Href: page, Rel: "alternate"})
	}
	if o.Feed && o.URL != "" {
		s.Links = append(s.Links, link{Href: o.URL, Rel: "self"})
	}
	return s
}

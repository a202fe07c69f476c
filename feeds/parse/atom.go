package parse

import (
	"strings"

	"github.com/mmcdole/gofeed/atom"

	"bantin/feeds"
)

// fromAtom fills doc from Atom 0.3 or 1.0.
func fromAtom(doc *feeds.Document, feed *atom.Feed) {
	doc.Format = "atom"
	doc.Title = feed.Title
	doc.Description = either(feed.Subtitle, htmlOf(feed.Extensions, "itunes", "subtitle"), htmlOf(feed.Extensions, "itunes", "summary"))
	doc.Link = alternate(feed.Links)
	doc.Language = feed.Language
	for _, entry := range feed.Entries {
		doc.Items = append(doc.Items, atomItem(entry, feed))
	}
}

func atomItem(entry *atom.Entry, feed *atom.Feed) feeds.Item {
	e := entry.Extensions
	it := feeds.Item{
		GUID:         value(e, own, "id"),
		URL:          alternate(entry.Links),
		Title:        either(entry.Title, htmlOf(e, "media", "title")),
		Summary:      either(entry.Summary, mediaDescription(e)),
		Authors:      people(append(atomPeople(entry, feed), append(values(e, "dc", "creator"), values(e, "dc", "author")...)...)),
		Categories:   names(append(atomCategories(entry), topics(e)...)),
		RawPublished: either(entry.Published, last(values(e, own, "created")), dated(e, "dc", "date"), dated(e, "dcterms", "created", "issued")),
		RawUpdated:   entry.Updated,
		Base:         last(values(e, own, "base")),
	}
	if entry.Content != nil {
		it.Content = entry.Content.Value
		it.URL = either(it.URL, entry.Content.Src)
	}
	for _, link := range entry.Links {
		if link.Rel == "enclosure" {
			it.Enclosures = append(it.Enclosures, feeds.Enclosure{
				URL: strings.TrimSpace(link.Href), Type: link.Type, Length: number(link.Length), Title: link.Title})
		}
	}
	addMedia(&it, e)
	it.Image = either(it.Image, picture(it.Enclosures))
	return it
}

// alternate returns the page that an entry or a feed is of. Where it is given
// in several media types, the page is the one in HTML.
func alternate(links []*atom.Link) string {
	var found string
	for _, link := range links {
		rel := strings.TrimPrefix(link.Rel, "http://www.iana.org/assignments/relation/")
		if rel != "alternate" || link.Href == "" {
			continue
		}
		if found == "" || strings.Contains(link.Type, "html") {
			found = strings.TrimSpace(link.Href)
		}
		if strings.Contains(link.Type, "html") {
			break
		}
	}
	return found
}

// atomPeople returns who wrote an entry: its authors, else those of the feed
// that it was taken from, else the feed's (RFC 4287, 4.2.1).
func atomPeople(entry *atom.Entry, feed *atom.Feed) []string {
	people := entry.Authors
	if len(people) == 0 && entry.Source != nil {
		people = entry.Source.Authors
	}
	if len(people) == 0 {
		people = feed.Authors
	}
	var list []string
	for _, p := range people {
		list = append(list, either(p.Name, p.Email))
	}
	return list
}

func atomCategories(entry *atom.Entry) []string {
	var list []string
	for _, c := range entry.Categories {
		list = append(list, either(c.Label, c.Term))
	}
	return list
}

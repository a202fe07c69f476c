package main

import (
	"cmp"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// previewChannel makes a channel of one visit, as if it were all that there is.
// Items that cannot be published are in it, with their faults.
func previewChannel(s *settings.Settings, v aggregator.Visit) feeds.Channel {
	names := dedupe.NamesOf(s.Site.ID)
	title := v.Document.Title
	if title == "" {
		title = v.Source.URL
	}
	ch := feeds.Channel{
		ID:          names.Source(v.Source.ID),
		Title:       title,
		Description: v.Document.Description,
		Language:    v.Document.Language,
		Page:        cmp.Or(v.Document.Link, v.Source.URL),
		Self:        v.Source.URL,
		Generator:   "bantin",
		Version:     thisBuild().Version,
		Contact:     s.Site.Contact,
		Updated:     v.At,
	}
	if ch.Language == "" {
		ch.Language = "vi"
	}
	origin := previewOrigin(s, v)
	doc := v.Document
	doc.Items = v.Found
	for _, it := range dedupe.Identify(doc, v.Source, names) {
		ch.Entries = append(ch.Entries, previewEntry(it, v, origin))
	}
	return ch
}

// previewOrigin says where all entries of a preview come from.
func previewOrigin(s *settings.Settings, v aggregator.Visit) feeds.Origin {
	o := feeds.Origin{
		ID:         dedupe.NamesOf(s.Site.ID).Source(v.Source.ID),
		Source:     v.Source.ID,
		Department: v.Source.Department,
		Name:       v.Document.Title,
		URL:        v.Source.URL,
		Feed:       v.Document.Format != "html",
		Homepage:   v.Source.URL,
		Updated:    v.At,
	}
	if v.FeedURL != "" {
		o.URL = v.FeedURL
	}
	if d, ok := s.Site.Department(v.Source.Department); ok {
		o.Name, o.Homepage = d.Name, d.Homepage
	}
	if o.Name == "" {
		o.Name = v.Source.URL
	}
	return o
}

func previewEntry(it dedupe.Item, v aggregator.Visit, origin feeds.Origin) feeds.Entry {
	origin.Article = it.URL
	e := feeds.Entry{
		ID:         feeds.URN(it.Print.ID),
		URL:        it.URL,
		Title:      it.Title,
		Summary:    it.Summary,
		Authors:    it.Authors,
		Enclosures: it.Enclosures,
		Image:      it.Image,
		Published:  it.Published,
		Updated:    it.Updated,
		DateOrigin: it.DateOrigin,
		Origin:     origin,
		Reading:    &feeds.Reading{GUID: it.GUID, Date: cmp.Or(it.RawPublished, it.RawUpdated), Repairs: it.Repairs},
	}
	if v.Source.Content == feeds.FullContent {
		e.Content = it.Content
	}
	for _, c := range it.Categories {
		e.Categories = append(e.Categories, feeds.Category{Term: c, Label: c})
	}
	return e
}

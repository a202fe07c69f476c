package publish

import (
	"bytes"
	"fmt"

	"bantin/feeds"
	"bantin/feeds/opml"
	"bantin/feeds/render"
	"bantin/storage"
)

// Where the lists of feeds are published, and as what.
const (
	FeedsPath   = "/opml.xml"
	SourcesPath = "/nguon/opml.xml"

	opmlType = "text/x-opml; charset=utf-8"
)

// SourcesList lists the sources that are visited, grouped by department: the
// feeds among them as feeds, those read from a page as pages.
func SourcesList(site feeds.Site, sources []feeds.Source, states []storage.SourceState) opml.List {
	known := byID(states)
	l := opml.List{Title: "Nguồn tin: " + site.Title, Owner: site.Contact}
	for _, s := range sources {
		if s.State != feeds.Active && s.State != feeds.Paused {
			continue
		}
		st := known[s.ID]
		e := opml.Entry{Group: s.Department, Text: s.ID, Page: s.URL, Language: "vi"}
		if d, ok := site.Department(s.Department); ok {
			e.Group = d.Name
		}
		if st.Title != "" {
			e.Text, e.Description = st.Title, s.ID
		}
		switch {
		case st.FeedURL != "":
			e.Feed = st.FeedURL
		case s.Kind == feeds.Feed:
			e.Feed, e.Page = s.URL, ""
		}
		l.Entries = append(l.Entries, e)
	}
	return l
}

// feedsList lists the feeds of the given channels, each once, in Atom.
func feedsList(site feeds.Site, channels []feeds.Channel) opml.List {
	l := opml.List{Title: site.Title, Owner: site.Contact}
	for _, ch := range channels {
		l.Entries = append(l.Entries, opml.Entry{
			Text: ch.Title, Description: ch.Description, Feed: ch.Page + render.Atom.File(), Page: ch.Page, Language: ch.Language,
		})
	}
	return l
}

// lists writes the two lists of feeds onto a shelf.
func (p *Publisher) lists(m *making) error {
	var channels []feeds.Channel
	for _, sel := range Selections(p.site) {
		channels = append(channels, p.heading(sel))
	}
	for path, l := range map[string]opml.List{
		FeedsPath:   feedsList(p.site, channels),
		SourcesPath: SourcesList(p.site, p.order, m.states),
	} {
		var b bytes.Buffer
		if err := opml.Write(&b, l); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		m.documents[path] = p.ready(m, path, opmlType, b.Bytes())
	}
	return nil
}

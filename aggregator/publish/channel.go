package publish

import (
	"context"
	"fmt"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// channel gathers the stories of a selection.
func (p *Publisher) channel(ctx context.Context, selection string, states []storage.SourceState) (feeds.Channel, error) {
	stories, err := p.Store.Window(ctx, storedAs(selection), span, fill)
	if err != nil {
		return feeds.Channel{}, fmt.Errorf("stories of %q: %w", selection, err)
	}
	ch := p.heading(selection)
	e := editor{site: p.site, sources: p.sources, states: byID(states), names: dedupe.NamesOf(p.site.ID), updated: lastUpdates(stories)}
	for _, s := range stories {
		entry := e.entry(s)
		ch.Entries = append(ch.Entries, entry)
		if entry.Updated.After(ch.Updated) {
			ch.Updated = entry.Updated
		}
	}
	return ch, nil
}

// heading is a channel without its stories.
func (p *Publisher) heading(selection string) feeds.Channel {
	ch := feeds.Channel{
		ID:          dedupe.NamesOf(p.site.ID).Selection(selection),
		Title:       p.site.Title,
		Description: "Tin của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc.",
		Language:    "vi",
		Page:        p.site.URL + "/",
		Generator:   "bantin",
		Version:     p.Version,
		Contact:     p.site.Contact,
	}
	if d, ok := p.site.Department(selection); ok {
		ch.Title = d.Name
		ch.Description = "Tin của " + d.Name + ", mỗi tin một lần, dẫn về bài gốc."
		ch.Page += d.ID + "/"
	}
	return ch
}

// lastUpdates says when each source last had something new, as far as the
// stories at hand tell. It depends on them alone, so that a document changes
// only when its content does.
func lastUpdates(stories []feeds.Story) map[string]time.Time {
	last := map[string]time.Time{}
	for _, s := range stories {
		if t := updated(s); t.After(last[s.Centre.Source]) {
			last[s.Centre.Source] = t
		}
	}
	return last
}

// updated is when a story's text last changed, never before it was published.
func updated(s feeds.Story) time.Time {
	if s.Updated.Before(s.Centre.Published) {
		return s.Centre.Published
	}
	return s.Updated
}

func byID(states []storage.SourceState) map[string]storage.SourceState {
	m := make(map[string]storage.SourceState, len(states))
	for _, st := range states {
		m[st.ID] = st
	}
	return m
}

// An editor turns stories into entries.
type editor struct {
	site    feeds.Site
	sources map[string]feeds.Source
	states  map[string]storage.SourceState // of sources that left the settings, too
	names   dedupe.Names
	updated map[string]time.Time
}

func (e editor) entry(s feeds.Story) feeds.Entry {
	it := s.Centre
	entry := feeds.Entry{
		ID:         s.ID,
		URL:        it.URL,
		Title:      it.Title,
		Summary:    it.Summary,
		Authors:    it.Authors,
		Categories: e.categories(it),
		Enclosures: it.Enclosures,
		Image:      it.Image,
		Published:  it.Published,
		Updated:    updated(s),
		DateOrigin: it.DateOrigin,
		Arrived:    s.Arrived,
		Origin:     e.origin(it),
	}
	if e.sources[it.Source].Content == feeds.FullContent {
		entry.Content = it.Content
	}
	for _, also := range s.Also {
		entry.Also = append(entry.Also, e.origin(also))
	}
	return entry
}

// categories are the topics of the item's source, then its own.
func (e editor) categories(it feeds.Telling) []feeds.Category {
	var list []feeds.Category
	met := map[string]bool{}
	add := func(term, label string) {
		if !met[label] {
			met[label] = true
			list = append(list, feeds.Category{Term: term, Label: label})
		}
	}
	for _, id := range e.sources[it.Source].Topics {
		for _, t := range e.site.Topics {
			if t.ID == id {
				add(t.ID, t.Name)
			}
		}
	}
	for _, c := range it.Categories {
		add(c, c)
	}
	return list
}

// origin says who published an item, also when its source has left the
// settings.
func (e editor) origin(it feeds.Telling) feeds.Origin {
	o := feeds.Origin{
		ID:         e.names.Source(it.Source),
		Source:     it.Source,
		Department: it.Department,
		Name:       it.Department,
		URL:        e.states[it.Source].URL,
		Feed:       e.sources[it.Source].Kind == feeds.Feed,
		Article:    it.URL,
		Updated:    e.updated[it.Source],
		Why:        it.Why,
	}
	if feed := e.states[it.Source].FeedURL; feed != "" {
		o.URL, o.Feed = feed, true
	}
	if d, ok := e.site.Department(it.Department); ok {
		o.Name, o.Homepage = d.Name, d.Homepage
	}
	return o
}

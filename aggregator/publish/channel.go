package publish

import (
	"context"
	"fmt"
	"slices"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/topics"
	"bantin/feeds/vietnamese"
	"bantin/storage"
)

// channel gathers the stories of a selection.
func (p *Publisher) channel(ctx context.Context, selection string, states []storage.SourceState) (feeds.Channel, error) {
	stories, err := p.Store.Window(ctx, selection, storage.Bounds{Span: span, Fill: fill, Share: share})
	if err != nil {
		return feeds.Channel{}, fmt.Errorf("stories of %q: %w", selection, err)
	}
	ch := p.heading(selection)
	e := newEditor(p.site, p.sources, p.topics, states, stories)
	ch.Entries = e.entries(stories)
	ch.Updated = lastUpdated(ch.Entries)
	return ch, nil
}

// lastUpdated is when the newest of some entries was updated.
func lastUpdated(entries []feeds.Entry) (last time.Time) {
	for _, e := range entries {
		if e.Updated.After(last) {
			last = e.Updated
		}
	}
	return last
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
	topics  *topics.Index
	states  map[string]storage.SourceState // of sources that left the settings, too
	names   dedupe.Names
	updated map[string]time.Time
}

// newEditor makes the editor of the given stories.
func newEditor(site feeds.Site, sources map[string]feeds.Source, topics *topics.Index, states []storage.SourceState, stories []feeds.Story) editor {
	return editor{site: site, sources: sources, topics: topics, states: byID(states), names: dedupe.NamesOf(site.ID), updated: lastUpdates(stories)}
}

func (e editor) entries(stories []feeds.Story) []feeds.Entry {
	list := make([]feeds.Entry, len(stories))
	for i, s := range stories {
		list[i] = e.entry(s)
	}
	return list
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
		Rights:     e.rights(it),
	}
	if e.sources[it.Source].Content == feeds.FullContent {
		entry.Content = it.Content
	}
	for _, also := range s.Also {
		entry.Also = append(entry.Also, e.origin(also))
	}
	return entry
}

// categories are the topics that an item belongs to, then what its source
// calls it beside them. They are the centre's own: an item that joins moves
// nothing, though it may bring the story into further selections.
func (e editor) categories(it feeds.Telling) []feeds.Category {
	var list []feeds.Category
	met := map[string]bool{"": true}
	add := func(term, label string) {
		if key := vietnamese.Key(label); !met[key] {
			met[key] = true
			list = append(list, feeds.Category{Term: term, Label: label})
		}
	}
	belongs := e.topics.Item(e.sources[it.Source].Topics, it.Title, it.Categories)
	for _, t := range e.site.Topics {
		if slices.Contains(belongs, t.ID) {
			add(t.ID, t.Name)
		}
	}
	for _, c := range it.Categories {
		add(c, c)
	}
	return list
}

// origin says who published an item, also when its source has left the
// settings. Its address is the one of the settings: a feed that was found
// behind it may be lost and found again while nothing that is published
// changes.
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
	if d, ok := e.site.Department(it.Department); ok {
		o.Name, o.Homepage = d.Name, d.Homepage
	}
	return o
}

// rights says who owns an item: what the settings say of its department, else
// the department.
func (e editor) rights(it feeds.Telling) string {
	d, ok := e.site.Department(it.Department)
	switch {
	case d.Rights != "":
		return d.Rights
	case ok:
		return "Bản quyền thuộc " + d.Name
	}
	return ""
}

// Package publish turns stories into the documents that subscribers fetch:
// stories to a channel, the channel to bytes, the bytes and their gzip coding
// and validators made once per change and then served from memory. It knows
// nothing of HTTP requests, and of sources only who they are.
package publish

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/feeds/topics"
	"bantin/storage"
)

// A source has a fifth of the filler at most: more than the seventh that would
// be each department's if all were alike, so that a lively one shows it, and
// little enough for five of them to be seen.
const (
	span  = 48 * time.Hour // a feed holds everything that arrived so long before its newest
	fill  = 50             // and is filled up to so many stories
	share = 5              // of which one source has at most one in so many
)

// A Publisher keeps the published documents of a site. Its methods are safe
// for concurrent use; readers never wait for a rebuild.
type Publisher struct {
	Store   *storage.Store
	Now     func() time.Time
	Version string // of the program

	mu      sync.Mutex // one rebuild at a time; guards what Configure replaces
	site    feeds.Site
	sources map[string]feeds.Source
	topics  *topics.Index
	order   []feeds.Source                       // sources as the settings have them
	known   map[string]storage.PublishedDocument // what was published when, before this process too

	configured uint64 // how often Configure was called

	shelf   atomic.Pointer[shelf]
	archive archive
}

// shelf is everything that is published at one moment. It is never changed,
// only replaced.
type shelf struct {
	version   uint64
	documents map[string]*Rendered // by path
	channels  map[string]feeds.Channel
	logs      map[string]storage.ChangeLog // by selection: how far its archive goes

	// What it was made by.
	settings uint64
	site     feeds.Site
	sources  map[string]feeds.Source
	topics   *topics.Index
}

// emptyShelf is a shelf to be filled.
func emptyShelf() *shelf {
	return &shelf{documents: map[string]*Rendered{}, channels: map[string]feeds.Channel{}, logs: map[string]storage.ChangeLog{}}
}

// Configure takes over site and sources from the settings. What is published
// stays as it was until the next Rebuild.
func (p *Publisher) Configure(site feeds.Site, sources []feeds.Source) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.site, p.order, p.topics = site, sources, topics.Of(site.Topics)
	p.configured++
	p.sources = make(map[string]feeds.Source, len(sources))
	for _, s := range sources {
		p.sources[s.ID] = s
	}
}

// Document returns what is published at a path such as "/rss.xml", or nil.
func (p *Publisher) Document(path string) *Rendered {
	if s := p.shelf.Load(); s != nil {
		return s.documents[path]
	}
	return nil
}

// Channel returns the stories of a selection as they are published, by the name
// that the store gives it. It must not be changed.
func (p *Publisher) Channel(selection string) (feeds.Channel, bool) {
	s := p.shelf.Load()
	if s == nil {
		return feeds.Channel{}, false
	}
	ch, ok := s.channels[selection]
	return ch, ok
}

// Topics returns the feeds that hubs are told of, in the state in which they
// are published: ETags by address.
func (p *Publisher) Topics() map[string]string {
	topics := map[string]string{}
	s := p.shelf.Load()
	if s == nil {
		return topics
	}
	for path, d := range s.documents {
		if slices.ContainsFunc(d.Links, func(l Link) bool { return l.Rel == "hub" }) {
			topics[s.site.URL+path] = d.ETag
		}
	}
	return topics
}

// Changes counts the changes of what is published in this process; whatever
// was made from a channel is current as long as it stays the same.
func (p *Publisher) Changes() uint64 {
	if s := p.shelf.Load(); s != nil {
		return s.version
	}
	return 0
}

// RebuildAll makes every document anew, as at the start and after a change of
// the settings.
func (p *Publisher) RebuildAll(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	known, err := p.Store.Documents(ctx)
	if err != nil {
		return fmt.Errorf("published documents: %w", err)
	}
	p.known = known
	return p.rebuild(ctx, emptyShelf(), Selections(p.site))
}

// Rebuild makes the documents of the given selections anew. Those that the
// settings do not name are not published.
func (p *Publisher) Rebuild(ctx context.Context, selections ...string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := emptyShelf()
	if old := p.shelf.Load(); old != nil {
		for path, d := range old.documents {
			next.documents[path] = d
		}
		for id, ch := range old.channels {
			next.channels[id] = ch
		}
		for id, log := range old.logs {
			next.logs[id] = log
		}
	}
	return p.rebuild(ctx, next, selections)
}

// rebuild fills a shelf with the documents of the selections, remembers when
// those that differ changed, and only then shows them.
func (p *Publisher) rebuild(ctx context.Context, next *shelf, selections []string) error {
	states, err := p.Store.Sources(ctx)
	if err != nil {
		return fmt.Errorf("sources to publish: %w", err)
	}
	next.settings, next.site, next.sources, next.topics = p.configured, p.site, p.sources, p.topics
	var changed []storage.PublishedDocument
	named := map[string]bool{}
	for _, sel := range Selections(p.site) {
		named[sel] = true
	}
	for _, sel := range selections {
		if !named[sel] {
			continue
		}
		ch, err := p.channel(ctx, sel, states)
		if err != nil {
			return err
		}
		if ch.Chain, next.logs[sel], err = p.chain(ctx, ch, sel); err != nil {
			return err
		}
		ch.Hubs = p.site.Hubs
		next.channels[sel] = ch
		for _, f := range render.Formats() {
			ch.Self = p.site.URL + pathOf(sel, f)
			doc, news, err := p.document(ch, sel, f)
			if err != nil {
				return err
			}
			next.documents[pathOf(sel, f)] = doc
			changed = append(changed, news...)
		}
	}
	lists, err := p.lists(next, states)
	if err != nil {
		return err
	}
	changed = append(changed, lists...)
	staff, err := p.staff(ctx, next)
	if err != nil {
		return err
	}
	changed = append(changed, staff...)
	if err := p.Store.SaveDocuments(ctx, changed); err != nil {
		return fmt.Errorf("published documents: %w", err)
	}
	for _, d := range changed {
		p.known[d.Path] = d
	}
	next.version = p.Changes() + 1
	p.shelf.Store(next)
	return nil
}

// Package publish turns stories into the documents that subscribers fetch:
// stories to a channel, the channel to bytes, the bytes, their codings and
// validators made once per change and then served from memory; and the archive
// (RFC 5005), whose documents are made when they are asked for. It knows
// nothing of HTTP requests, and of sources only who they are.
package publish

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"bantin/feeds"
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

	// Since, unless it is nil, says since when the document at a path is the one
	// with this tag, as far as somebody else than the store knows; the zero time:
	// nobody does. The store is then only read, for somebody else publishes too.
	Since func(path, etag string) time.Time

	Uncoded bool // documents are asked for as they are: their codings are not made

	mu      sync.Mutex // one rebuild at a time; guards what Configure replaces, and owed
	site    feeds.Site
	sources map[string]feeds.Source
	topics  *topics.Index
	order   []feeds.Source                       // sources as the settings have them
	known   map[string]storage.PublishedDocument // what was published when, before this process too

	configured uint64 // how often Configure was called

	owed    debt
	late    atomic.Pointer[lateness] // nil: everything is published
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

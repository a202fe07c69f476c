// Package aggregator turns sources into stories: it visits what is due
// (Reader.Visit, many at once, touching no store), keeps what is new (one at a
// time), reads the pages of articles of which lists say too little, settles
// which items are one story, and says when each source is due again. In
// between it watches how sources are, looks whether articles are still at
// their addresses, and copies the database every night. How a document is read
// it leaves to the packages under feeds, which item is which to dedupe, and
// what the public sees to publish and web.
package aggregator

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
)

// An Aggregator polls sources into a store. All fields but the callbacks must
// be set before its first method is called. Load may be called again while a
// round is under way; everything else is safe for concurrent use.
type Aggregator struct {
	Store   *storage.Store
	Fetch   *fetch.Client
	Now     func() time.Time
	Log     *slog.Logger
	Workers int // visits at once; 0 means 8

	ArticlePause time.Duration // between the pages of two articles of one host; 0 means 2 s

	// Changed is called after something public has changed, with the
	// selections that have, perhaps by two goroutines at once; nil means that
	// nobody wants to know.
	Changed func(ctx context.Context, selections []string)
	// Told is called after staff were told something new of the sources; nil
	// means that nobody wants to know.
	Told func(ctx context.Context)
	// Listed is called after a round in which sources got other titles, or
	// other feeds were found behind them, perhaps by two goroutines at once; nil
	// means that nobody wants to know.
	Listed func(ctx context.Context)
	// Visited is called after the outcome of each visit was kept, by one
	// goroutine at a time; nil means that nobody wants to know.
	Visited func(Outcome)

	mu      sync.Mutex // guards what Load replaces
	site    feeds.Site
	sources map[string]feeds.Source
	rules   dedupe.Corrections

	selections selections

	settling sync.Mutex // one settling at a time; guards texts
	texts    texts
	watching sync.Mutex // one look at how all sources are at a time
	reading  sync.Mutex // one reading of articles at a time
}

// Load takes over sources and corrections from the settings: new sources are
// remembered as due, those that are gone keep their stories, those whose
// reading changed are due at once, and stories move to the areas and topics
// that are theirs now.
func (a *Aggregator) Load(ctx context.Context, site feeds.Site, sources []feeds.Source, rules dedupe.Corrections) error {
	now := a.Now()
	if err := a.Store.Sync(ctx, sources, now); err != nil {
		return err
	}
	byID := make(map[string]feeds.Source, len(sources))
	for _, s := range sources {
		byID[s.ID] = s
	}
	a.mu.Lock()
	oldSite, old := a.site, a.sources
	a.site, a.sources, a.rules = site, byID, rules
	a.selections = newSelections(site, sources)
	a.mu.Unlock()
	// From here on visits are judged by the new settings (renew), so that those
	// under way are either found among the states, or make up for it themselves.
	states, err := a.Store.Sources(ctx)
	if err != nil {
		return err
	}
	var mended []string
	for _, st := range states {
		s, named := byID[st.ID]
		if !named {
			continue
		}
		digest := readingDigest(s, site.Zone)
		before, known := old[st.ID]
		if st.Digest != "" && st.Digest != digest || known && readingDigest(before, oldSite.Zone) != digest {
			mended = append(mended, st.ID)
		}
	}
	if err := a.Store.Wake(ctx, mended, now); err != nil {
		return err
	}
	if err := a.amend(ctx, rules); err != nil {
		return err
	}
	return a.fileAll(ctx)
}

// inForce returns what Load last took over.
func (a *Aggregator) inForce() (feeds.Site, map[string]feeds.Source, dedupe.Corrections) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.site, a.sources, a.rules
}

// changed tells whoever wants to know.
func (a *Aggregator) changed(ctx context.Context, selections []string) {
	if a.Changed != nil && len(selections) > 0 {
		a.Changed(ctx, selections)
	}
}

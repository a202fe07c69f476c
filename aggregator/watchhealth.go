package aggregator

import (
	"context"
	"fmt"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// watchHealth looks how every source is, and tells staff what has changed
// since they were told last.
func (a *Aggregator) watchHealth(ctx context.Context) error {
	a.watching.Lock()
	defer a.watching.Unlock()
	states, err := a.Store.Sources(ctx)
	if err != nil {
		return fmt.Errorf("how sources are: %w", err)
	}
	known, err := a.Store.Watches(ctx)
	if err != nil {
		return fmt.Errorf("how sources are: %w", err)
	}
	site, sources, _ := a.inForce()
	watches, events := map[string]storage.Watch{}, []storage.Event{}
	now := a.Now()
	for _, st := range states {
		src, there := sourceOf(st, sources)
		if !there {
			continue
		}
		h, err := HealthOf(ctx, a.Store, st, src, site.Zone, now)
		if err != nil {
			return err
		}
		was := watchOf(known[st.ID])
		next, change := was.Step(h.Record)
		if next != was {
			watches[st.ID] = stepped(next)
		}
		if change != nil {
			events = append(events, eventOf(src, site, h.Record, *change, now))
		}
	}
	if err := a.Store.SaveWatches(ctx, watches, events); err != nil {
		return err
	}
	for _, e := range events {
		a.Log.Warn("source changed", "source", e.Source, "state", e.State, "was", e.Was, "since", e.Since)
	}
	if len(events) > 0 && a.Told != nil {
		a.Told(ctx)
	}
	return nil
}

// sourceOf is the source of a state, as the settings have it or as it left them;
// none if they are just being taken over.
func sourceOf(st storage.SourceState, sources map[string]feeds.Source) (src feeds.Source, there bool) {
	if src, named := sources[st.ID]; named {
		return src, true
	}
	return feeds.Source{ID: st.ID, Department: st.Department, URL: st.URL, State: storage.Removed}, st.State == storage.Removed
}

func watchOf(w storage.Watch) health.Watch {
	return health.Watch{State: health.State(w.State), Since: w.Since, Next: health.State(w.Next), NextSince: w.NextSince}
}

// stepped is a watch as it is stored.
func stepped(w health.Watch) storage.Watch {
	return storage.Watch{State: string(w.State), Since: w.Since, Next: string(w.Next), NextSince: w.NextSince}
}

// eventOf says a change in words.
func eventOf(src feeds.Source, site feeds.Site, r health.Record, c health.Change, now time.Time) storage.Event {
	head, advice := c.Told(r)
	e := storage.Event{
		Source: src.ID, State: string(c.To), Was: string(c.From), Since: c.Since, Told: now,
		Title: feeds.Text{VI: src.ID + ": " + head.VI, EN: src.ID + ": " + head.EN},
		What:  advice.What, Next: advice.Next,
	}
	if d, ok := site.Department(src.Department); ok && d.Name != "" {
		e.What.VI, e.What.EN = d.Name+". "+e.What.VI, d.Name+". "+e.What.EN
	}
	return e
}

// smoothed is how long the visits of a source take, after one more that went
// well: what lasted for one visit says little.
func smoothed(took time.Duration, known storage.SourceState) time.Duration {
	if known.Took == 0 {
		return max(took, time.Millisecond)
	}
	return max((3*known.Took+took)/4, time.Millisecond)
}

// historyOf is the history of a source after one more visit.
func (a *Aggregator) historyOf(v Visit, known storage.SourceState, fresh int) storage.History {
	site, _, _ := a.inForce()
	zone := site.Zone
	if zone == nil {
		zone = time.UTC
	}
	return known.History.With(v.At, zone, v.Problem != nil, fresh)
}

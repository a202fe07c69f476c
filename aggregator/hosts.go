package aggregator

import (
	"context"
	"net/url"
	"slices"
	"sync"

	"bantin/feeds"
	"bantin/storage"
)

// claim takes the sources of an order from the store. Those that are not
// loaded yet, because settings are just being taken over, are given back.
func (a *Aggregator) claim(ctx context.Context, order Order, sources map[string]feeds.Source) ([]storage.SourceState, error) {
	claimed, err := a.claimStored(ctx, order, sources)
	var early []string
	claimed = slices.DeleteFunc(claimed, func(st storage.SourceState) bool {
		_, loaded := sources[st.ID]
		if !loaded {
			early = append(early, st.ID)
		}
		return !loaded
	})
	if err != nil || len(early) == 0 {
		return claimed, err
	}
	return claimed, a.Store.Unclaim(ctx, early)
}

func (a *Aggregator) claimStored(ctx context.Context, order Order, sources map[string]feeds.Source) ([]storage.SourceState, error) {
	now := a.Now()
	until := now.Add(claimFor)
	switch {
	case len(order.Sources) > 0:
		return a.Store.ClaimNamed(ctx, order.Sources, now, until)
	case order.All:
		var ids []string
		for id, s := range sources {
			if s.State == feeds.Active {
				ids = append(ids, id)
			}
		}
		return a.Store.ClaimNamed(ctx, ids, now, until)
	}
	return a.Store.Claim(ctx, now, until)
}

// visited is a visit with what was known before it.
type visited struct {
	Visit
	known storage.SourceState
	err   error // of the store
}

// byHost groups claimed sources by the host that will be asked.
func byHost(claimed []storage.SourceState, sources map[string]feeds.Source) [][]storage.SourceState {
	place := map[string]int{}
	var groups [][]storage.SourceState
	for _, st := range claimed {
		host := ""
		if u, err := url.Parse(sources[st.ID].URL); err == nil {
			host = u.Host
		}
		i, met := place[host]
		if !met {
			i = len(groups)
			place[host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], st)
	}
	return groups
}

// usualWorkers is how many visits are made at once when nobody says.
const usualWorkers = 8

// workers is how many hosts are visited at once.
func (a *Aggregator) workers() int {
	if a.Workers > 0 {
		return a.Workers
	}
	return usualWorkers
}

// visitHosts visits the groups side by side, and each group one by one. It
// returns when every visit is over.
func (a *Aggregator) visitHosts(ctx context.Context, reader *Reader, groups [][]storage.SourceState, sources map[string]feeds.Source, out chan<- visited) {
	sideBySide(ctx, a.workers(), groups, func(group []storage.SourceState) {
		for _, st := range group {
			v, err := reader.Visit(ctx, sources[st.ID], st)
			if err != nil {
				return // the program is stopping
			}
			err = a.closeGap(ctx, reader, &v, st)
			if ctx.Err() != nil {
				return
			}
			select {
			case out <- visited{v, st, err}:
			case <-ctx.Done():
				return
			}
		}
	})
}

// sideBySide works on the groups, so many at once, and returns when all are
// done. When ctx ends it begins no further one.
func sideBySide[G any](ctx context.Context, workers int, groups []G, work func(G)) {
	places := make(chan struct{}, workers)
	var working sync.WaitGroup
	defer working.Wait()
	for _, g := range groups {
		select {
		case places <- struct{}{}:
		case <-ctx.Done():
			return
		}
		working.Go(func() {
			defer func() { <-places }()
			work(g)
		})
	}
}

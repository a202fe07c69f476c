package aggregator

import (
	"context"
	"fmt"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// undatedAge is how old an undated item of a source's first document is taken
// to be: it fills the archive, not everyone's reader.
const undatedAge = 30 * 24 * time.Hour

// A Settling says what settling made public.
type Settling struct {
	Stories int // new stories
	Joined  int // items that joined a story
}

// Settle decides of every item that waits which story it belongs to, and
// makes it public. Decisions are final.
func (a *Aggregator) Settle(ctx context.Context) (Settling, error) {
	a.settling.Lock()
	defer a.settling.Unlock()

	now := a.Now()
	items, err := a.Store.Unsettled(ctx, now, 0)
	if err != nil || len(items) == 0 {
		return Settling{}, err
	}
	_, _, rules := a.inForce()
	addresses, texts := relatives(items, rules)
	known, err := a.Store.Centres(ctx, addresses, texts)
	if err != nil {
		return Settling{}, err
	}
	var done Settling
	selections := map[string]bool{"": true}
	settled := make([]storage.Settled, 0, len(items))
	byID := make(map[string]storage.Item, len(items))
	for _, it := range items {
		byID[it.Print.ID] = it
	}
	for _, d := range dedupe.Settle(unsettled(items), known, rules, now) {
		s := settle(byID[d.Item], d)
		for _, sel := range s.Selections {
			selections[sel] = true
		}
		if d.Item == d.Story {
			done.Stories++
		} else {
			done.Joined++
		}
		settled = append(settled, s)
	}
	if err := a.Store.SaveSettling(ctx, settled); err != nil {
		return Settling{}, fmt.Errorf("settle %d items: %w", len(settled), err)
	}
	if err := a.hide(ctx, rules.Hide); err != nil {
		return Settling{}, err
	}
	a.Log.Info("settled", "stories", done.Stories, "joined", done.Joined)
	a.changed(ctx, keys(selections))
	return done, nil
}

// relatives lists the addresses and texts under which stories may be known
// that the items belong to.
func relatives(items []storage.Item, rules dedupe.Corrections) (addresses, texts []string) {
	for _, it := range items {
		if it.Print.Address != "" {
			addresses = append(addresses, it.Print.Address)
		}
		for _, digest := range []string{it.Print.Text, it.Print.Listed} {
			if digest != "" {
				texts = append(texts, digest)
			}
		}
	}
	for _, pairs := range [][][2]string{rules.Merge, rules.Split} {
		for _, p := range pairs {
			addresses = append(addresses, p[0], p[1])
		}
	}
	return addresses, texts
}

func unsettled(items []storage.Item) []dedupe.Unsettled {
	list := make([]dedupe.Unsettled, len(items))
	for i, it := range items {
		list[i] = dedupe.Unsettled{Fingerprint: it.Print, Dated: !it.Print.Published.IsZero(), Seen: it.Telling.FirstSeen}
	}
	return list
}

// settle fixes an item's dates along with the decision about it.
func settle(it storage.Item, d feeds.Decision) storage.Settled {
	s := storage.Settled{
		Decision:   d,
		Published:  it.Print.Published,
		Origin:     it.Telling.DateOrigin,
		Arrived:    d.At,
		Selections: []string{storage.DepartmentSelection(it.Telling.Department)},
	}
	dated := !s.Published.IsZero()
	if !dated {
		s.Published, s.Origin = it.Telling.FirstSeen, feeds.DateFirstSeen
	}
	switch {
	case !it.Backlog:
	case dated:
		s.Arrived = s.Published
	default:
		s.Arrived = it.Telling.FirstSeen.Add(-undatedAge)
	}
	return s
}

func keys(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for k := range set {
		list = append(list, k)
	}
	return list
}

// settleDelay is how long the first unsettled item of a round waits for
// others that tell the same.
const settleDelay = 5 * time.Second

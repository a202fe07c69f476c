package aggregator

import (
	"context"
	"fmt"
	"slices"
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

// settleBatch is how many items are decided about together at most.
const settleBatch = 1000

// Settle decides of every item that waits which story it belongs to, and
// makes it public. Decisions are final.
func (a *Aggregator) Settle(ctx context.Context) (Settling, error) {
	a.settling.Lock()
	defer a.settling.Unlock()

	var sum Settling
	if err := a.sketchAll(ctx); err != nil {
		return sum, err
	}
	for {
		done, err := a.settleSome(ctx)
		sum.Stories += done.Stories
		sum.Joined += done.Joined
		if err != nil || done == (Settling{}) {
			return sum, err
		}
	}
}

// settleSome settles the oldest of the items that wait.
func (a *Aggregator) settleSome(ctx context.Context) (done Settling, err error) {
	now := a.Now()
	items, err := a.decidable(ctx, now)
	if err != nil || len(items) == 0 {
		return done, err
	}
	_, _, rules := a.inForce()
	rules = rules.Of(addressesOf(items))
	settled, habits, err := a.decide(ctx, items, rules, now)
	if err != nil {
		return done, err
	}
	if err := a.Store.SaveSettling(ctx, settled, habits...); err != nil {
		return done, fmt.Errorf("settle %d items: %w", len(settled), err)
	}
	stories := make([]string, len(settled))
	for i, s := range settled {
		stories[i] = s.Story
		if s.Item == s.Story {
			done.Stories++
		} else {
			done.Joined++
		}
	}
	a.Log.Info("settled", "stories", done.Stories, "joined", done.Joined)
	selections, err := a.Store.SelectionsOf(ctx, stories) // a join is told wherever its story appears
	if err != nil {
		return done, err
	}
	return done, a.finish(ctx, rules, selections, done)
}

// decidable returns the oldest of the items that wait and may be decided about.
func (a *Aggregator) decidable(ctx context.Context, now time.Time) ([]storage.Item, error) {
	items, err := a.Store.Unsettled(ctx, now, settleBatch)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	prints, err := a.Store.Awaited(ctx, now)
	if err != nil || len(prints) == 0 {
		return items, err
	}
	awaited := make([]dedupe.Unsettled, len(prints))
	for i, f := range prints {
		awaited[i] = dedupe.Unsettled{Fingerprint: f, Dated: !f.Published.IsZero(), Seen: now}
	}
	ready := map[string]bool{}
	for _, it := range dedupe.Decidable(unsettled(items), awaited) {
		ready[it.ID] = true
	}
	return slices.DeleteFunc(items, func(it storage.Item) bool { return !ready[it.Print.ID] }), nil
}

// finish does what follows from a settling: corrections that concern other
// stories than its own, and room in the index for what it brought.
func (a *Aggregator) finish(ctx context.Context, rules dedupe.Corrections, selections []string, done Settling) error {
	touched, err := a.correct(ctx, rules)
	if err != nil {
		return err
	}
	selections = append(selections, touched...)
	slices.Sort(selections)
	a.changed(ctx, slices.Compact(selections))
	_, err = a.Store.Forget(ctx, a.Now().Add(-dedupe.Window), 2*done.Stories+forgetLeast)
	return err
}

// forgetLeast is how many centres that have left the window may leave the
// index after any settling.
const forgetLeast = 10

// decide finds the stories of items.
func (a *Aggregator) decide(ctx context.Context, items []storage.Item, rules dedupe.Corrections, now time.Time) ([]storage.Settled, []storage.Habit, error) {
	addresses, texts := relatives(items, rules)
	known, err := a.Store.Centres(ctx, addresses, texts)
	if err != nil {
		return nil, nil, err
	}
	waiting, habits, err := a.brief(ctx, items)
	if err != nil {
		return nil, nil, err
	}
	byID := make(map[string]int, len(items))
	for i, it := range items {
		byID[it.Print.ID] = i
	}
	settled := make([]storage.Settled, 0, len(items))
	for _, d := range dedupe.Settle(waiting, known, rules, now) {
		i := byID[d.Item]
		s := settle(items[i], d)
		if words := waiting[i].Words; words != nil && d.Item == d.Story {
			s.Hashes = words.Sketch()
		}
		settled = append(settled, s)
	}
	return settled, habits, a.place(ctx, settled)
}

// addressesOf are the addresses of items.
func addressesOf(items []storage.Item) map[string]bool {
	set := make(map[string]bool, len(items))
	for _, it := range items {
		set[it.Print.Address] = true
	}
	return set
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
		Decision:  d,
		Published: it.Print.Published,
		Origin:    it.Telling.DateOrigin,
		Arrived:   d.At,
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

// settleDelay is how long the first unsettled item of a round waits for
// others that tell the same.
const settleDelay = 5 * time.Second

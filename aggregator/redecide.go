package aggregator

import (
	"context"
	"maps"
	"slices"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// redecideSome is how many items are decided about in one go.
const redecideSome = 200

// A Redecision is what the rules of today say of an item that is settled.
type Redecision struct {
	Item  feeds.Fingerprint // as it is settled
	Title string            // empty: its text is not stored any more
	Was   feeds.Decision    // the last one
	Now   feeds.Decision
}

// ByStaff reports whether the settings decided, and not the rules.
func (r Redecision) ByStaff() bool {
	return r.Was.Rule == feeds.RuleMerge || r.Was.Rule == feeds.RuleSplit
}

// Differs reports whether the rules of today put the item elsewhere.
func (r Redecision) Differs() bool { return !r.ByStaff() && r.Now.Story != r.Item.Story }

// Redecide decides anew about the items that are dated from a time on, each
// against the stories that were there before it, and changes nothing. Stories
// that have left the index are not found again, but for the item's own.
func (a *Aggregator) Redecide(ctx context.Context, from time.Time, started func(n int), each func(Redecision) error) error {
	counts, err := a.Store.CountSettled(ctx, from)
	if err != nil {
		return err
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	started(total)
	for _, source := range slices.Sorted(maps.Keys(counts)) {
		var after storage.Place
		for {
			items, err := a.Store.Settled(ctx, source, from, after, redecideSome)
			if err != nil {
				return err
			}
			if len(items) == 0 {
				break
			}
			last := items[len(items)-1]
			after = storage.Place{Published: last.Published, Item: last.ID}
			if err := a.redecideAll(ctx, items, each); err != nil {
				return err
			}
		}
	}
	return nil
}

// redecideAll decides anew about some items.
func (a *Aggregator) redecideAll(ctx context.Context, items []feeds.Fingerprint, each func(Redecision) error) error {
	a.settling.Lock()
	defer a.settling.Unlock()
	var ids, stories, addresses, texts []string
	for _, it := range items {
		ids, stories, addresses, texts = append(ids, it.ID), append(stories, it.Story), append(addresses, it.Address), append(texts, it.Text, it.Listed)
	}
	was, err := a.Store.Decisions(ctx, ids)
	if err != nil {
		return err
	}
	known, err := a.Store.Centres(ctx, addresses, texts)
	if err != nil {
		return err
	}
	waiting, titles, err := a.againUnsettled(ctx, items, stories)
	if err != nil {
		return err
	}
	for i, it := range items {
		before := slices.DeleteFunc(slices.Clone(known), func(k feeds.Fingerprint) bool { return !earlier(k, it) })
		waiting[i].Story = ""
		now := dedupe.Settle(waiting[i:i+1], before, dedupe.Corrections{}, a.Now())[0]
		if err := each(Redecision{it, titles[it.ID], was[it.ID], now}); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// earlier reports whether a settled item was there before another one, and is
// no part of the story that that one is the centre of.
func earlier(k, it feeds.Fingerprint) bool {
	return k.ID != it.ID && k.Story != it.ID && (k.Story == it.Story || k.Published.Before(it.Published))
}

// againUnsettled gathers of settled items what settling asks about them, with the
// centres that were there before them.
func (a *Aggregator) againUnsettled(ctx context.Context, items []feeds.Fingerprint, stories []string) (list []dedupe.Unsettled, titles map[string]string, err error) {
	list, titles = make([]dedupe.Unsettled, len(items)), map[string]string{}
	ids := make([]string, len(items))
	for i, it := range items {
		list[i], ids[i] = dedupe.Unsettled{Fingerprint: it, Dated: true, Seen: it.Published}, it.ID
	}
	if err := a.recall(ctx, sourcesOf(list)); err != nil {
		return nil, nil, err
	}
	wordings, err := a.Store.Wordings(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	for i, it := range items {
		if w, stored := wordings[it.ID]; stored {
			titles[it.ID], list[i].Words = w.Title, a.texts.prepare(it, w)
		}
	}
	if err := a.findAlike(ctx, list); err != nil {
		return nil, nil, err
	}
	return list, titles, a.addCentres(ctx, list, stories)
}

// addCentres sees to it that each item is compared with the centre of its own
// story, and with none that came after it.
func (a *Aggregator) addCentres(ctx context.Context, list []dedupe.Unsettled, stories []string) error {
	centres, err := a.Store.Prints(ctx, stories)
	if err != nil {
		return err
	}
	for i, it := range list {
		list[i].Alike = slices.DeleteFunc(slices.Clone(it.Alike), func(c dedupe.Centre) bool {
			return c.ID == it.Story || !earlier(c.Fingerprint, it.Fingerprint)
		})
		if c, stored := centres[it.Story]; stored && c.ID != it.ID && it.Words != nil {
			text, err := a.textOf(ctx, c)
			if err != nil {
				return err
			}
			own := dedupe.Centre{Fingerprint: c, Words: text, Shared: 1 << 10}
			list[i].Alike = append([]dedupe.Centre{own}, list[i].Alike...)
		}
	}
	return nil
}

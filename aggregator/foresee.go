package aggregator

import (
	"context"
	"slices"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// Foresee says which stories the articles of a visit would join if they were
// kept and settled now. It looks into the store and changes nothing there; no
// source of that name needs to be known. Site and rules are those of the
// settings.
func (a *Aggregator) Foresee(ctx context.Context, v Visit, site feeds.Site, rules dedupe.Corrections) ([]feeds.Decision, error) {
	a.settling.Lock()
	defer a.settling.Unlock()
	var items []storage.Item
	var waiting []dedupe.Unsettled
	if err := a.recall(ctx, []string{v.Source.ID}); err != nil {
		return nil, err
	}
	for _, it := range dedupe.Identify(v.Document, v.Source, dedupe.NamesOf(site.ID)) {
		items = append(items, storage.Item{Print: it.Print})
		words := a.texts.prepare(it.Print, storage.Wording{Title: it.Title, Summary: it.Summary, Content: it.Content})
		waiting = append(waiting, dedupe.Unsettled{Fingerprint: it.Print, Dated: !it.Print.Published.IsZero(), Seen: v.At, Words: words})
	}
	rules = rules.Of(addressesOf(items))
	addresses, digests := relatives(items, rules)
	known, err := a.Store.Centres(ctx, addresses, digests)
	if err != nil {
		return nil, err
	}
	if err := a.findAlike(ctx, waiting); err != nil {
		return nil, err
	}
	decisions := dedupe.Settle(waiting, known, rules, v.At)
	return slices.DeleteFunc(decisions, func(d feeds.Decision) bool { return d.Story == d.Item }), nil
}

package aggregator

import (
	"context"
	"maps"
	"slices"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
	"bantin/storage"
)

// brief gathers what settling asks about items: their texts, without what
// their sources repeat, and the settled centres that may say the same. The
// habits are those of their sources with these items.
func (a *Aggregator) brief(ctx context.Context, items []storage.Item) ([]dedupe.Unsettled, []storage.Habit, error) {
	list := unsettled(items)
	ids := make([]string, len(list))
	for i, it := range list {
		ids[i] = it.ID
	}
	wordings, err := a.Store.Wordings(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	habits, err := a.learnHabits(ctx, list, wordings)
	if err != nil {
		return nil, nil, err
	}
	for i, it := range list {
		if w, ok := wordings[it.ID]; ok {
			list[i].Words = a.texts.prepare(it.Fingerprint, w)
		}
	}
	return list, habits, a.findAlike(ctx, list)
}

// learnHabits counts the lines of items among those of their sources, all of them
// before any is decided about.
func (a *Aggregator) learnHabits(ctx context.Context, items []dedupe.Unsettled, wordings map[string]storage.Wording) ([]storage.Habit, error) {
	lines := map[string][][]uint64{}
	for _, it := range items {
		if html := wordings[it.ID].Content; html != "" {
			lines[it.Source] = append(lines[it.Source], likeness.Lines(html))
		}
	}
	sources := slices.Sorted(maps.Keys(lines))
	known, err := a.Store.Habits(ctx, sources)
	if err != nil {
		return nil, err
	}
	if err := a.recall(ctx, sourcesOf(items)); err != nil {
		return nil, err
	}
	habits := make([]storage.Habit, 0, len(sources))
	for _, source := range sources {
		h := dedupe.Habits{Texts: known[source].Texts, Lines: known[source].Lines}.Learn(lines[source])
		a.texts.repeats(source, h.Boilerplate())
		habits = append(habits, storage.Habit{Source: source, Texts: h.Texts, Lines: h.Lines})
	}
	return habits, nil
}

// recall reads what sources repeat, of those of which it is not at hand.
func (a *Aggregator) recall(ctx context.Context, sources []string) error {
	sources = slices.DeleteFunc(sources, a.texts.knows)
	known, err := a.Store.Habits(ctx, sources)
	if err != nil {
		return err
	}
	for _, source := range sources {
		h := dedupe.Habits{Texts: known[source].Texts, Lines: known[source].Lines}
		a.texts.repeats(source, h.Boilerplate())
	}
	return nil
}

// textOf returns the text of an item ready for comparing, nil if it is not
// stored any more.
func (a *Aggregator) textOf(ctx context.Context, f feeds.Fingerprint) (*likeness.Text, error) {
	if err := a.recall(ctx, []string{f.Source}); err != nil {
		return nil, err
	}
	if text := a.texts.get(f); text != nil {
		return text, nil
	}
	wordings, err := a.Store.Wordings(ctx, []string{f.ID})
	if err != nil {
		return nil, err
	}
	w, stored := wordings[f.ID]
	if !stored {
		return nil, nil
	}
	return a.texts.prepare(f, w), nil
}

func sourcesOf(items []dedupe.Unsettled) []string {
	met := map[string]bool{}
	for _, it := range items {
		met[it.Source] = true
	}
	return slices.Sorted(maps.Keys(met))
}

// findAlike adds to each item the settled centres that it is to be compared
// with.
func (a *Aggregator) findAlike(ctx context.Context, items []dedupe.Unsettled) error {
	asked := make([]storage.Likening, len(items))
	for i, it := range items {
		if it.Words == nil {
			continue
		}
		asked[i] = storage.Likening{Hashes: it.Words.Sketch(), Least: dedupe.Least(it.Words),
			From: it.When().Add(-dedupe.Window), Until: it.When().Add(dedupe.Window)}
	}
	found, err := a.Store.Alike(ctx, asked)
	if err != nil {
		return err
	}
	for i, likes := range found {
		centres := make([]dedupe.Centre, len(likes))
		for j, l := range likes {
			centres[j] = dedupe.Centre{Fingerprint: l.Fingerprint, Shared: l.Shared}
		}
		items[i].Alike = items[i].Candidates(centres)
	}
	return a.readCentres(ctx, items)
}

// readCentres adds their texts to the centres that items are compared with.
func (a *Aggregator) readCentres(ctx context.Context, items []dedupe.Unsettled) error {
	sources := map[string]bool{}
	for _, it := range items {
		for _, c := range it.Alike {
			sources[c.Source] = true
		}
	}
	if err := a.recall(ctx, slices.Sorted(maps.Keys(sources))); err != nil {
		return err
	}
	read, unread := map[string]*likeness.Text{}, map[string]feeds.Fingerprint{}
	for _, it := range items {
		for _, c := range it.Alike {
			if read[c.ID] = a.texts.get(c.Fingerprint); read[c.ID] == nil {
				unread[c.ID] = c.Fingerprint
			}
		}
	}
	wordings, err := a.Store.Wordings(ctx, slices.Sorted(maps.Keys(unread)))
	if err != nil {
		return err
	}
	for id, w := range wordings {
		read[id] = a.texts.prepare(unread[id], w)
	}
	for _, it := range items {
		for j, c := range it.Alike {
			it.Alike[j].Words = read[c.ID]
		}
	}
	return nil
}

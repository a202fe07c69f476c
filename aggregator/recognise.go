package aggregator

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// A recognition is what is known of the items of a visit's document.
type recognition struct {
	dedupe.Matching
	past    dedupe.Past
	memory  dedupe.Memory
	lessons []feeds.Lesson // that were remembered before
	former  []string       // the sources whose ledgers were consulted too
}

// recognise looks the items of a visit's document up in the ledgers of its
// source and of those that it replaces.
func (a *Aggregator) recognise(ctx context.Context, v Visit) (recognition, error) {
	site, sources, _ := a.inForce()
	r := recognition{past: dedupe.Past{At: v.At}}
	var err error
	if r.former, err = a.replaced(ctx, v.Source, sources); err != nil {
		return r, err
	}
	if r.lessons, err = a.Store.Lessons(ctx, v.Source.ID); err != nil {
		return r, err
	}
	r.memory = dedupe.Remember(r.lessons)
	seen := r.memory
	for _, id := range r.former {
		before, err := a.Store.Lessons(ctx, id)
		if err != nil {
			return r, err
		}
		seen.Hosts = append(slices.Clip(seen.Hosts), dedupe.Remember(before).Hosts...)
	}
	items := seen.Identify(v.Document, v.Source, dedupe.NamesOf(site.ID))
	r.past.Own, r.past.Former = dedupe.Ledger{}, dedupe.Ledger{}
	if err := a.ask(ctx, &r, v.Source.ID, dedupe.LedgerNames(items)); err != nil {
		return r, err
	}
	if err := a.ask(ctx, &r, v.Source.ID, dedupe.WeakNames(items, r.past)); err != nil {
		return r, err
	}
	texts, err := a.Store.Wordings(ctx, dedupe.Suspects(items, r.past))
	if err != nil {
		return r, err
	}
	r.past.Texts = make(map[string]dedupe.Wording, len(texts))
	for id, w := range texts {
		r.past.Texts[id] = dedupe.Wording(w)
	}
	r.Matching = dedupe.MatchAll(items, r.past)
	return r, nil
}

// ask reads who bore some names in the source, and in the sources it replaces.
func (a *Aggregator) ask(ctx context.Context, r *recognition, source string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for i, id := range append([]string{source}, r.former...) {
		into := r.past.Own
		if i > 0 {
			into = r.past.Former
		}
		known, err := a.Store.Ledger(ctx, id, names)
		if err != nil {
			return fmt.Errorf("ledger of %s: %w", id, err)
		}
		for name, list := range known {
			into[name] = append(into[name], list...)
		}
	}
	return nil
}

// replaced lists the sources that a source replaces, and those that they
// replaced, as the settings say or once said; each once, whatever circles they
// make.
func (a *Aggregator) replaced(ctx context.Context, src feeds.Source, sources map[string]feeds.Source) (list []string, err error) {
	met := map[string]bool{"": true, src.ID: true}
	for next := []string{src.Replaces}; len(next) > 0; next = next[1:] {
		id := next[0]
		if met[id] {
			continue
		}
		met[id] = true
		list = append(list, id)
		lessons, err := a.Store.Lessons(ctx, id)
		if err != nil {
			return nil, err
		}
		next = append(next, sources[id].Replaces)
		next = append(next, dedupe.Remember(lessons).Replaces...)
	}
	return list, nil
}

// toldFor is how long staff are told that the articles of a source came under
// new names.
const toldFor = 7 * 24 * time.Hour

// remark notes what staff should know of how the articles were recognised.
func (r recognition) remark(now time.Time) []feeds.Repair {
	switch {
	case r.Renumbered > 0:
		return []feeds.Repair{{Code: feeds.RepairRenumbered, Before: strconv.Itoa(r.Renumbered) + "/" + strconv.Itoa(len(r.Matches))}}
	case !r.memory.Renumbered.IsZero() && now.Sub(r.memory.Renumbered) < toldFor:
		return []feeds.Repair{{Code: feeds.RepairRenumbered}}
	}
	return nil
}

// dateSlack is how much older than the last good visit an article may say it
// is that was published after it: many state the day only.
const dateSlack = 24 * time.Hour

// archived reports whether an item that was never met is one of a backlog, to
// arrive with its own date: in a source's first document, in the first one at
// another address of which little is known, and in that of a portal that was
// rebuilt. What is dated after the last good visit is news all the same, of
// the source or of those that it replaces; and what is not dated, above all
// that is known.
func (r recognition) archived(m dedupe.Match, src feeds.Source, good time.Time) bool {
	replacing := r.memory.Address == "" && len(r.former) > 0
	moved := r.memory.Address != "" && r.memory.Address != src.URL && r.known()*2 < len(r.Matches)
	switch {
	case good.IsZero():
		return true
	case !replacing && !moved && r.Renumbered == 0:
		return false
	case m.Published.IsZero():
		return !m.Later || moved && r.Renumbered == 0
	}
	return !m.Published.After(good.Add(-dateSlack))
}

// known counts the items that were met before.
func (r recognition) known() (n int) {
	for _, m := range r.Matches {
		if m.Known != nil {
			n++
		}
	}
	return n
}

// lastGood is when a source was last read, or if it never was, one that it
// replaces; zero: never.
func (a *Aggregator) lastGood(ctx context.Context, known storage.SourceState, former []string) (good time.Time, err error) {
	if !known.FirstOK.IsZero() || len(former) == 0 {
		return known.OK, nil
	}
	states, err := a.Store.Sources(ctx)
	for _, st := range states {
		if slices.Contains(former, st.ID) && st.OK.After(good) {
			good = st.OK
		}
	}
	return good, err
}

package aggregator

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

const (
	// firstLook and secondLook are how old a published article is when it is
	// looked whether it is still there; later on only if its source's list
	// leaves it out.
	firstLook  = 3 * 24 * time.Hour
	secondLook = 21 * 24 * time.Hour
	// goneAfter is for how long an article must have been missed, in two
	// answers at least, to be held to be gone.
	goneAfter = 7 * 24 * time.Hour
	// An article that is gone may come back: it is looked for every so often,
	// and no more after so long.
	comebackEvery, comebackFor = 30 * 24 * time.Hour, 180 * 24 * time.Hour
	// absentPatience is how long an article that a list leaves out is left alone,
	// and absentAgain how long one that was looked at.
	absentPatience, absentAgain = 6 * time.Hour, 30 * 24 * time.Hour
	// absentOfPoll is how many articles are looked at because one list leaves
	// them out.
	absentOfPoll = 3
	// troubled is how long after an answer that says nothing of an article it is
	// asked for again.
	troubled = 24 * time.Hour
)

// watch notes which articles are to be looked at: the ones that are new, those
// that the list of their source leaves out between others, and those that were
// held to be gone and stand in the list again.
func (a *Aggregator) watch(ctx context.Context, poll *storage.Poll, doc feeds.Document, found recognition) error {
	for _, it := range poll.Fresh {
		if !it.Backlog {
			poll.Checks = append(poll.Checks, storage.Check{Item: it.Print.ID, Due: poll.At.Add(firstLook + spread(it.Print.ID))})
		}
	}
	present := idsOf(found.Matches)
	if from, until, ok := middle(doc); ok {
		absent, err := a.Store.Absent(ctx, poll.Source, present, from, until, poll.At.Add(-absentAgain), absentOfPoll)
		if err != nil {
			return err
		}
		for _, id := range absent {
			poll.Checks = append(poll.Checks, storage.Check{Item: id, Due: poll.At.Add(absentPatience)})
		}
	}
	back, err := a.Store.GoneAmong(ctx, present, poll.At.Add(-troubled))
	for _, id := range back {
		poll.Checks = append(poll.Checks, storage.Check{Item: id, Due: poll.At})
	}
	return err
}

func idsOf(matches []dedupe.Match) []string {
	ids := make([]string, len(matches))
	for i, m := range matches {
		ids[i] = m.ID()
	}
	return ids
}

// spread is a part of a day that depends on an item's id alone, so that what was
// met together is not asked for together.
func spread(id string) time.Duration {
	h := fnv.New32a()
	h.Write([]byte(id))
	return time.Duration(h.Sum32()%(24*60)) * time.Minute
}

// edge is how many dated items of a list must stand on either side of one that
// it leaves out: some are kept at its top, or its end, whatever their dates.
const edge = 2

// middle returns the dates between which a list leaves nothing out by itself.
func middle(doc feeds.Document) (from, until time.Time, ok bool) {
	var dates []time.Time
	for _, it := range doc.Items {
		if it.DateOrigin == feeds.DateStated {
			dates = append(dates, it.Published)
		}
	}
	if len(dates) < 2*edge {
		return from, until, false
	}
	slices.SortFunc(dates, time.Time.Compare)
	from, until = dates[edge-1], dates[len(dates)-edge]
	return from, until, from.Before(until)
}

// An answer is what came of looking at an article.
type answer struct {
	storage.Checked
	at      time.Time
	problem *feeds.Problem // nil: it was there
}

// missing reports whether an answer says that there is no such article.
func (w answer) missing() bool {
	if w.problem == nil {
		return false
	}
	switch w.problem.Class {
	case feeds.NotFound, feeds.Gone, feeds.SoftNotFound:
		return true
	}
	return false
}

// brought reports whether an answer brings something under the address.
func (w answer) brought() bool {
	if w.problem == nil {
		return true
	}
	switch w.problem.Class {
	case feeds.NotAPage, feeds.TooLarge, feeds.TooDeep:
		return true
	}
	return false
}

// verdict says what is known of an article after an answer. Of a host that does
// not find another article that it should have either, nothing is.
func verdict(w answer, hostWell bool) storage.Checked {
	c := w.Checked
	c.Asked, c.Class = w.at, ""
	if w.problem != nil {
		c.Class = string(w.problem.Class)
	}
	switch {
	case w.missing() && hostWell:
		return missed(c, w.at)
	case w.missing() || w.problem != nil && !ofPage(w.problem):
		c.Due = w.at.Add(troubled)
	case !w.brought(): // it is not for us to see
		c.Due = time.Time{}
	default:
		c.Missed, c.Gone, c.Due = time.Time{}, time.Time{}, time.Time{}
		if c.Found++; c.Found == 1 {
			c.Due = w.at.Add(secondLook - firstLook)
		}
	}
	return c
}

// missed notes one more answer that there is no such article.
func missed(c storage.Checked, at time.Time) storage.Checked {
	c.Missed = cmp.Or(c.Missed, at)
	since := at.Sub(c.Missed)
	switch {
	case since < goneAfter:
		c.Due = c.Missed.Add(goneAfter + spread(c.Item)/4)
	case since < comebackFor:
		c.Gone, c.Due = c.Missed, at.Add(comebackEvery)
	default:
		c.Gone, c.Due = c.Missed, time.Time{}
	}
	return c
}

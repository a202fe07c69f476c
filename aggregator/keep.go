package aggregator

import (
	"context"
	"slices"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// An Outcome says what a visit changed.
type Outcome struct {
	Visit
	Fresh  int // items never met
	Edited int // items met with other words
}

// keep stores what a visit found, in one transaction. It returns the
// selections whose published stories it changed.
func (a *Aggregator) keep(ctx context.Context, v Visit, known storage.SourceState) (Outcome, []string, error) {
	out := Outcome{Visit: v}
	poll := storage.Poll{Source: v.Source.ID, At: v.At, Problem: v.Problem, FeedURL: v.FeedURL,
		MovedURL: v.MovedURL, CertificateUntil: v.Response.CertificateExpires}
	if v.Problem != nil {
		poll.Due, poll.History = nextDue(v, known, false), a.historyOf(v, known, 0)
		return out, nil, a.Store.SavePoll(ctx, poll)
	}
	poll.Digest, poll.BodyDigest = v.Digest, v.BodyDigest
	poll.ETag, poll.LastModified = v.Response.Validators.ETag, v.Response.Validators.LastModified
	poll.DocumentItems = len(v.Document.Items)

	found, err := a.recognise(ctx, v)
	if err != nil {
		return out, nil, err
	}
	good, err := a.lastGood(ctx, known, found.former)
	if err != nil {
		return out, nil, err
	}
	poll.Warnings = append(slices.Clip(v.Document.Repairs), found.remark(v.At)...)
	touched := fill(&poll, found.Matches, func(m dedupe.Match) bool { return found.archived(m, v.Source, good) })
	a.learn(&poll, v, found)
	expect(&poll, v, found.Matches, known.FirstOK.IsZero())
	if err := a.preserve(ctx, &poll); err != nil {
		return out, nil, err
	}
	if err := a.watch(ctx, &poll, v.Document, found); err != nil {
		return out, nil, err
	}
	poll.Due = nextDue(v, known, len(poll.Fresh) > 0)
	poll.DateOrder, poll.Title, poll.Learned = v.Document.DateOrder, v.Document.Title, v.Learned
	poll.Pace = paceOf(v, known, len(poll.Fresh) > 0)
	poll.Took, poll.History = smoothed(v.Took, known), a.historyOf(v, known, len(poll.Fresh))
	out.Fresh, out.Edited = len(poll.Fresh), len(poll.Edited)
	if err := a.Store.SavePoll(ctx, poll); err != nil {
		return out, nil, err
	}
	return out, touched, nil
}

// renew makes sources due at once whose settings were changed while they were
// visited by the old ones.
func (a *Aggregator) renew(ctx context.Context, outcomes ...Outcome) error {
	site, sources, _ := a.inForce()
	var changed []string
	for _, out := range outcomes {
		if src, named := sources[out.Source.ID]; named && out.Digest != readingDigest(src, site.Zone) {
			changed = append(changed, src.ID)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	return a.Store.Wake(ctx, changed, a.Now())
}

// learn notes what a visit teaches about the names of its source, and says
// which names are no longer consulted from now on.
func (a *Aggregator) learn(poll *storage.Poll, v Visit, found recognition) {
	poll.Lessons = found.memory.Learn(v.Document, v.Source, found.past, found.Matching)
	for _, l := range dedupe.Demoted(found.lessons, poll.Lessons) {
		a.Log.Warn("names not consulted any longer", "source", v.Source.ID, "kind", l.Kind, "which", l.Value)
	}
	if found.Renumbered > 0 {
		a.Log.Warn("articles came under new names", "source", v.Source.ID, "recognised", found.Renumbered, "items", len(found.Matches))
	}
}

// fill writes the matches into a poll, and returns the stories among them
// that are public and now read differently. Archived says of an item that was
// never met whether it is one of a backlog.
func fill(poll *storage.Poll, matches []dedupe.Match, archived func(dedupe.Match) bool) (touched []string) {
	poll.Aliases = map[string][]feeds.Alias{}
	for _, m := range matches {
		if len(m.News) > 0 {
			poll.Aliases[m.ID()] = m.News
		}
		item := stored(m, poll.At)
		switch {
		case m.Known == nil:
			item.Backlog = archived(m)
			poll.Fresh = append(poll.Fresh, item)
		case m.Changed:
			poll.Edited = append(poll.Edited, storage.Edit{Item: item, TextChanged: m.TextChanged})
			if m.Known.Story != "" {
				touched = append(touched, m.Known.Story)
			}
		}
	}
	return touched
}

// stored is a matched item as the store takes it.
func stored(m dedupe.Match, at time.Time) storage.Item {
	print := m.Print
	print.ID = m.ID()
	if m.Known != nil {
		print.Key, print.Story = m.Known.Key, m.Known.Story
	}
	return storage.Item{
		Telling: feeds.Telling{Item: m.Item.Item, ID: print.ID, Source: print.Source, FirstSeen: at},
		Print:   print,
		Ready:   at,
	}
}

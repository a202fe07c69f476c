package aggregator

import (
	"context"
	"fmt"
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
		poll.Due = nextDue(v, known, false)
		return out, nil, a.Store.SavePoll(ctx, poll)
	}
	poll.Digest, poll.BodyDigest = v.Digest, v.BodyDigest
	poll.ETag, poll.LastModified = v.Response.Validators.ETag, v.Response.Validators.LastModified
	poll.DocumentItems, poll.Warnings = len(v.Document.Items), v.Document.Repairs

	matches, err := a.match(ctx, v)
	if err != nil {
		return out, nil, err
	}
	first := known.FirstOK.IsZero()
	touched := fill(&poll, matches, first)
	expect(&poll, v, matches, first)
	if err := a.preserve(ctx, &poll); err != nil {
		return out, nil, err
	}
	poll.Due = nextDue(v, known, len(poll.Fresh) > 0)
	poll.DateOrder, poll.Title, poll.Learned = v.Document.DateOrder, v.Document.Title, v.Learned
	poll.Pace = paceOf(v, known, len(poll.Fresh) > 0)
	out.Fresh, out.Edited = len(poll.Fresh), len(poll.Edited)
	if err := a.Store.SavePoll(ctx, poll); err != nil {
		return out, nil, err
	}
	return out, touched, nil
}

// match recognises the items of a visit's document by the ledger.
func (a *Aggregator) match(ctx context.Context, v Visit) ([]dedupe.Match, error) {
	site, _, _ := a.inForce()
	items := dedupe.Identify(v.Document, v.Source, dedupe.NamesOf(site.ID))
	ledger, err := a.Store.Ledger(ctx, v.Source.ID, dedupe.LedgerNames(items))
	if err != nil {
		return nil, fmt.Errorf("ledger of %s: %w", v.Source.ID, err)
	}
	return dedupe.MatchAll(items, ledger), nil
}

// fill writes the matches into a poll, and returns the stories among them
// that are public and now read differently.
func fill(poll *storage.Poll, matches []dedupe.Match, first bool) (touched []string) {
	poll.Aliases = map[string][]feeds.Alias{}
	for _, m := range matches {
		if len(m.News) > 0 {
			poll.Aliases[m.ID()] = m.News
		}
		item := stored(m, poll.At, first)
		switch {
		case m.Known == nil:
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
func stored(m dedupe.Match, at time.Time, first bool) storage.Item {
	print := m.Print
	print.ID = m.ID()
	if m.Known != nil {
		print.Key, print.Story = m.Known.Key, m.Known.Story
	}
	return storage.Item{
		Telling: feeds.Telling{Item: m.Item.Item, ID: print.ID, Source: print.Source, FirstSeen: at},
		Print:   print,
		Ready:   at,
		Backlog: first,
	}
}

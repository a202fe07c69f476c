package main

import (
	"context"
	"errors"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// An explained story is what is known of it.
type explained struct {
	Story     string          `json:"story,omitempty"` // urn:uuid:…; empty: it is still to be decided
	Page      string          `json:"page,omitempty"`
	Title     string          `json:"title"`
	State     string          `json:"state,omitempty"`     // hidden or merged; empty: public
	Successor string          `json:"successor,omitempty"` // of a merged one
	Arrived   *time.Time      `json:"arrived"`
	Updated   *time.Time      `json:"updated"`
	Waiting   string          `json:"waiting,omitempty"` // the item whose story is still to be decided
	Items     []explainedItem `json:"items"`
}

// An explainedItem is an article of a story, the centre first.
type explainedItem struct {
	Item       string              `json:"item"`
	Source     string              `json:"source"`
	Department string              `json:"department"`
	URL        string              `json:"url"`
	Title      string              `json:"title"`
	Published  *time.Time          `json:"published"`
	DateOrigin feeds.DateOrigin    `json:"date_origin,omitempty"`
	FirstSeen  *time.Time          `json:"first_seen"`
	Gone       *time.Time          `json:"gone,omitempty"` // since when nothing is at its address
	Decisions  []explainedDecision `json:"decisions"`
	Names      []explainedName     `json:"names"`
}

// An explainedDecision is one about an article, the earliest first.
type explainedDecision struct {
	At       *time.Time         `json:"at"`
	Story    string             `json:"story"`
	Rule     feeds.Rule         `json:"rule"`
	Why      string             `json:"why"`
	Scores   map[string]float64 `json:"scores,omitempty"`
	Evidence string             `json:"evidence,omitempty"`
	Near     *explainedMiss     `json:"near,omitempty"`
}

// An explainedMiss is the story that an article is like and no part of.
type explainedMiss struct {
	Story    string             `json:"story"`
	Reason   feeds.Miss         `json:"reason"`
	Why      string             `json:"why"`
	Scores   map[string]float64 `json:"scores,omitempty"`
	Evidence string             `json:"evidence,omitempty"`
}

// An explainedName is a name under which an article was met.
type explainedName struct {
	Name   string     `json:"name"`
	Strong bool       `json:"strong"` // alone enough to recognise the article
	Seen   *time.Time `json:"seen"`
}

// explain gathers what is known of the story of an id, or of the item of that
// id that has none yet.
func (x explainer) explain(ctx context.Context, id string) (e explained, found bool, err error) {
	st, err := x.store.Story(ctx, id)
	if errors.Is(err, storage.ErrNotFound) {
		return x.waiting(ctx, id)
	}
	if err != nil {
		return e, false, err
	}
	id = feeds.UUID(st.ID)
	e = explained{Story: st.ID, Page: x.settings.Site.URL + "/tin/" + id, Title: st.Centre.Title, State: st.State, Successor: st.Successor,
		Arrived: unlessZero(st.Arrived), Updated: unlessZero(st.Updated)}
	tellings := append([]feeds.Telling{st.Centre}, st.Also...)
	ids := make([]string, len(tellings))
	for i, t := range tellings {
		ids[i] = t.ID
	}
	names, err := x.store.Names(ctx, ids)
	if err != nil {
		return e, false, err
	}
	for _, t := range tellings {
		e.Items = append(e.Items, x.item(t, st.Decisions, names[t.ID]))
	}
	return e, true, nil
}

// waiting gathers what is known of an item that has no story yet.
func (x explainer) waiting(ctx context.Context, id string) (e explained, found bool, err error) {
	prints, err := x.store.Prints(ctx, []string{id})
	f, found := prints[id]
	if err != nil || !found {
		return e, false, err
	}
	words, err := x.store.Wordings(ctx, []string{id})
	if err != nil {
		return e, false, err
	}
	names, err := x.store.Names(ctx, []string{id})
	e = explained{Waiting: feeds.URN(id), Title: words[id].Title}
	t := feeds.Telling{ID: id, Source: f.Source, Item: feeds.Item{Title: e.Title, Published: f.Published}}
	if f.Address != "" {
		t.URL = "https://" + f.Address
	}
	e.Items = []explainedItem{x.item(t, nil, names[id])}
	return e, true, err
}

func (x explainer) item(t feeds.Telling, decisions []feeds.Decision, names []storage.NamedAlias) explainedItem {
	it := explainedItem{Item: feeds.URN(t.ID), Source: t.Source, Department: t.Department, URL: t.URL, Title: t.Title,
		Published: unlessZero(t.Published), DateOrigin: t.DateOrigin, FirstSeen: unlessZero(t.FirstSeen), Gone: unlessZero(t.Gone),
		Decisions: []explainedDecision{}, Names: []explainedName{}}
	for _, d := range decisions {
		if feeds.UUID(d.Item) == t.ID {
			it.Decisions = append(it.Decisions, x.decided(d))
		}
	}
	for _, n := range names {
		it.Names = append(it.Names, explainedName{n.Name, n.Strong, unlessZero(n.Seen)})
	}
	return it
}

func (x explainer) decided(d feeds.Decision) explainedDecision {
	e := explainedDecision{At: unlessZero(d.At), Story: feeds.URN(d.Story), Rule: d.Rule, Why: x.say(dedupe.SayRule(d.Rule, "").Short), Scores: d.Scores, Evidence: d.Evidence}
	if n := d.Near; n != nil {
		e.Near = &explainedMiss{feeds.URN(n.Story), n.Reason, x.say(dedupe.SayMiss(n.Reason, "").Short), n.Scores, n.Evidence}
	}
	return e
}

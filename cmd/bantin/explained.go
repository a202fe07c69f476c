package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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

// print prints a story for people.
func (x explainer) print(e explained, further bool) error {
	var b strings.Builder
	if further {
		b.WriteString("\n")
	}
	line := func(t feeds.Text) { b.WriteString(x.say(t) + "\n") }
	b.WriteString(cmp.Or(e.Title, x.say(tell("(chữ không còn được lưu)", "(its words are not kept any more)"))) + "\n")
	if e.Waiting != "" {
		line(tell("Bài %s đang chờ được xếp vào tin.", "The article %s waits for its story to be decided.", e.Waiting))
	} else {
		fmt.Fprintf(&b, "%s\n%s\n", e.Story, e.Page)
		line(x.state(e))
	}
	for i, it := range e.Items {
		x.printItem(&b, it, i == 0, e)
	}
	_, err := fmt.Fprint(x.Stdout, b.String())
	return err
}

func (x explainer) state(e explained) feeds.Text {
	switch e.State {
	case storage.Hidden:
		return tell("Trạng thái: người biên tập đã gỡ (hide).", "State: withdrawn by the editors (hide).")
	case storage.Merged:
		return tell("Trạng thái: đã gộp vào %s.", "State: merged into %s.", e.Successor)
	}
	return tell("Trạng thái: đang đăng, từ %s.", "State: public, since %s.", x.stamp(e.Arrived))
}

func (x explainer) stamp(at *time.Time) string { return stamp(at, x.settings.Site.Zone) }

// printItem prints one article of a story.
func (x explainer) printItem(b *strings.Builder, it explainedItem, first bool, e explained) {
	line := func(t feeds.Text) { b.WriteString("  " + x.say(t) + "\n") }
	role := tell("bài được gộp vào", "joined article")
	if first {
		role = tell("bài chính", "first article")
	}
	fmt.Fprintf(b, "\n%s: %s\n", it.Source, x.say(role))
	if it.Title != "" && it.Title != e.Title {
		fmt.Fprintf(b, "  “%s”\n", it.Title)
	}
	if it.URL != "" {
		fmt.Fprintf(b, "  %s\n", it.URL)
	}
	line(tell("đăng %s, thấy lần đầu %s", "published %s, first seen %s", x.stamp(it.Published), x.stamp(it.FirstSeen)))
	if it.Gone != nil {
		line(tell("bài gốc không còn, ít nhất từ %s", "the original is gone, at least since %s", x.stamp(it.Gone)))
	}
	for _, d := range it.Decisions {
		x.printDecision(b, d, it.Item, e.Story)
	}
	x.printNames(b, it.Names)
}

// printDecision prints a decision about an item, of whose story the rest is told.
func (x explainer) printDecision(b *strings.Builder, d explainedDecision, item, story string) {
	to := ""
	if d.Story != item && d.Story != story {
		to = x.say(tell(", vào %s", ", into %s", d.Story))
	}
	fmt.Fprintf(b, "  %s: %s%s\n", x.stamp(d.At), d.Why, to)
	x.printEvidence(b, d.Scores, d.Evidence)
	if n := d.Near; n != nil {
		fmt.Fprintf(b, "  %s\n", x.say(tell("gần giống %s nhưng không gộp: %s", "like %s but not joined: %s", n.Story, n.Why)))
		x.printEvidence(b, n.Scores, n.Evidence)
	}
}

// printEvidence prints what a decision rests on. Digests say nothing to people.
func (x explainer) printEvidence(b *strings.Builder, scores map[string]float64, evidence string) {
	if list := x.scoreList(scores); list != "" {
		fmt.Fprintf(b, "    %s\n", list)
	}
	if evidence != "" && strings.Trim(evidence, "0123456789abcdef/~") != "" {
		fmt.Fprintf(b, "    “%s”\n", evidence)
	}
}

// nameKinds are what names of the ledger are called, by their first letter;
// digests, which say nothing to people, are not.
var nameKinds = map[string]feeds.Text{
	"u": tell("địa chỉ", "address"),
	"w": tell("địa chỉ dùng chung", "shared address"),
	"g": tell("guid", "guid"),
	"n": tell("mã trong địa chỉ", "id in the address"),
	"i": tell("số trong địa chỉ", "number in the address"),
	"s": tell("phần cuối địa chỉ", "end of the address"),
}

// printNames prints under which names an article is known.
func (x explainer) printNames(b *strings.Builder, names []explainedName) {
	digests := 0
	var lines []string
	for _, n := range names {
		letter, value, _ := strings.Cut(n.Name, ":")
		kind, known := nameKinds[letter]
		if !known {
			digests++
			continue
		}
		lines = append(lines, fmt.Sprintf("    %s: %s", x.say(kind), value))
	}
	if len(names) == 0 {
		return
	}
	b.WriteString("  " + x.say(tell("được nhận ra qua:", "recognised by:")) + "\n")
	for _, l := range slices.Compact(lines) {
		b.WriteString(l + "\n")
	}
	if digests > 0 {
		b.WriteString("    " + x.say(tell("và %d dấu của tiêu đề, nội dung", "and %d digests of title and text", digests)) + "\n")
	}
}

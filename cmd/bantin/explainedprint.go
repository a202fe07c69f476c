package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// print prints a story for people.
func (x explainer) print(e explained, further bool) error {
	var b strings.Builder
	if further {
		b.WriteString("\n")
	}
	line := func(t feeds.Text) { b.WriteString(x.say(t) + "\n") }
	b.WriteString(cmp.Or(e.Title, x.say(tell("(nội dung không còn được lưu)", "(its text is no longer kept)"))) + "\n")
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
		return tell("Trạng thái: ban biên tập đã gỡ (hide).", "State: withdrawn by the editors (hide).")
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
		b.WriteString("    " + x.say(tell("và %d mã băm của tiêu đề, nội dung", "and %d digests of title and text", digests)) + "\n")
	}
}

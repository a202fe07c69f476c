package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// Printed is all that a story is found by: what any of its tellings say, and
// where it appears. Words stand apart by single spaces.
type Printed struct {
	Title, Text string   // bare words
	Marked      string   // every word that bears marks, once
	Selections  []string // that of everything too
}

// mostWords is how many words of a story are indexed, the first ones.
const mostWords = 20_000

// A printer gathers the words of one story. A line that it has met is not
// taken again: tellings of one story have most of theirs in common.
type printer struct {
	title, text, line []byte
	lines, marked     map[string]bool
	words             int
}

func newPrinter() *printer {
	return &printer{lines: map[string]bool{}, marked: map[string]bool{}}
}

func (p *printer) telling(w Wording) {
	p.title = p.add(p.title, w.Title)
	p.text = p.add(p.text, w.Summary)
	for _, line := range plaintext.Lines(w.Content) {
		p.text = p.add(p.text, line)
	}
}

// add appends the words of a line to others.
func (p *printer) add(to []byte, line string) []byte {
	p.line = p.line[:0]
	for w := range vietnamese.Words(line) {
		if p.words++; p.words > mostWords {
			break
		}
		p.line = append(append(p.line, w.Bare...), ' ')
		if w.Marked != w.Bare {
			p.marked[w.Marked] = true
		}
	}
	if len(p.line) == 0 || p.lines[string(p.line)] {
		return to
	}
	p.lines[string(p.line)] = true
	return append(to, p.line...)
}

func (p *printer) printed(selections []string) Printed {
	marked := make([]string, 0, len(p.marked))
	for w := range p.marked {
		marked = append(marked, w)
	}
	slices.Sort(marked)
	return Printed{
		Title: strings.TrimSuffix(string(p.title), " "), Text: strings.TrimSuffix(string(p.text), " "),
		Marked: strings.Join(marked, " "), Selections: selections,
	}
}

// print gathers what stories are found by, by story. Those that appear nowhere
// are left out.
func printed(ctx context.Context, tx *sql.Tx, stories []string) (map[string]Printed, error) {
	const (
		where = `SELECT story, selection FROM memberships WHERE story IN (%s) ORDER BY story, selection`
		what  = `
			SELECT i.story, t.title, t.summary, t.content FROM items i JOIN texts t ON t.item = i.id
			WHERE i.story IN (%s) AND i.story <> '' ORDER BY i.id <> i.story, i.joined_at, i.id`
	)
	selections := map[string][]string{}
	err := each(ctx, tx, fmt.Sprintf(where, among(1, len(stories))), anys(stories), func(rows *sql.Rows) error {
		var story, selection string
		err := rows.Scan(&story, &selection)
		selections[story] = append(selections[story], selection)
		return err
	})
	if err != nil {
		return nil, err
	}
	printers := make(map[string]*printer, len(selections))
	for story := range selections {
		printers[story] = newPrinter()
	}
	err = each(ctx, tx, fmt.Sprintf(what, among(1, len(stories))), anys(stories), func(rows *sql.Rows) error {
		var story string
		var w Wording
		err := rows.Scan(&story, &w.Title, &w.Summary, &w.Content)
		if p := printers[story]; p != nil && err == nil {
			p.telling(w)
		}
		return err
	})
	found := make(map[string]Printed, len(printers))
	for story, p := range printers {
		found[story] = p.printed(selections[story])
	}
	return found, err
}

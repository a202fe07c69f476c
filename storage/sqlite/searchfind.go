package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bantin/storage"
)

// find returns what a query finds, newest first or best first. What has to
// bear marks is looked for stretch by stretch, from the newest on: of a common
// word only as much is read as it takes.
func find(ctx context.Context, tx *sql.Tx, q storage.Query, from, to int64, most int) ([]int64, error) {
	m := matchOf(q)
	if q.Order == storage.Newest {
		return m.newest(ctx, tx, from, to, most)
	}
	return m.fitting(ctx, tx, from, to, most)
}

// A match is a query as the index takes it.
type match struct {
	words   string   // for search_words
	title   string   // the same, all in the title; empty: it asks for no words
	marks   string   // for search_marks; empty: no word has to bear marks
	without []string // for search_marks: none of these
}

// matchOf writes a query in the engine's language. All that comes from people
// stands between quotes, where nothing has a meaning.
func matchOf(q storage.Query) (m match) {
	var all, none, marks []string
	for _, p := range q.All {
		all = append(all, quoted(p.Bare()))
		for _, w := range p {
			if w.Marked != w.Bare {
				marks = append(marks, quoted(w.Marked))
			}
		}
	}
	for _, p := range q.None {
		if len(p) == 1 && p[0].Marked != p[0].Bare {
			m.without = append(m.without, quoted(p[0].Marked))
		} else {
			none = append(none, quoted(p.Bare()))
		}
	}
	places := []string{selection("")}
	for _, s := range q.Selections {
		places = append(places, selection(s))
	}
	if len(places) > 1 || len(all) > 0 {
		places = places[1:]
	}
	rest := ""
	if len(none) > 0 {
		rest = " NOT {title text} : (" + strings.Join(none, " OR ") + ")"
	}
	wanted := strings.Join(all, " AND ")
	and := func(column string) string {
		parts := slices.Clone(places)
		if wanted != "" {
			parts = append(parts, column+" : ("+wanted+")")
		}
		return "(" + strings.Join(parts, " AND ") + ")" + rest
	}
	m.words, m.marks = and("{title text}"), strings.Join(marks, " AND ")
	if wanted != "" {
		m.title = and("{title}")
	}
	return m
}

func selection(id string) string { return "{selections} : " + quoted(selectionWord(id)) }

// quoted is a string of the engine's query language (FTS5, 3.1).
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// A stretch that is looked at is of so many numbers first, then of four times
// as many, and so on.
const firstStretch = 30 * 24 * 60 * 16 // thirty days

// newest returns the numbers from one to another that match, newest first.
func (m match) newest(ctx context.Context, tx *sql.Tx, from, to int64, most int) ([]int64, error) {
	const last = `SELECT COALESCE((SELECT rowid FROM search_words ORDER BY rowid DESC LIMIT 1), 0)`
	if m.marks == "" && len(m.without) == 0 {
		return m.stretch(ctx, tx, m.words, from, to, most)
	}
	var end int64
	if err := tx.QueryRowContext(ctx, last).Scan(&end); err != nil {
		return nil, err
	}
	var list []int64
	for size, end := int64(firstStretch), min(to, end); end >= from && len(list) < most; size *= 4 {
		begin := max(from, end-size+1)
		more, err := m.stretch(ctx, tx, m.words, begin, end, most-len(list))
		if err != nil {
			return nil, err
		}
		list, end = append(list, more...), begin-1
	}
	return list, nil
}

// stretch returns what matches between two numbers, both included.
func (m match) stretch(ctx context.Context, tx *sql.Tx, words string, from, to int64, most int) ([]int64, error) {
	const (
		begin = `SELECT group_concat(rowid) FROM (
			SELECT rowid FROM search_words WHERE search_words MATCH $1 AND rowid BETWEEN $2 AND $3`
		in    = ` AND +rowid IN (SELECT rowid FROM search_marks WHERE search_marks MATCH $5 AND rowid BETWEEN $2 AND $3)`
		notIn = ` AND +rowid NOT IN (SELECT rowid FROM search_marks WHERE search_marks MATCH $6 AND rowid BETWEEN $2 AND $3)`
		end   = ` ORDER BY rowid DESC LIMIT $4)`
	)
	query, args := begin, []any{words, from, to, most, m.marks, strings.Join(m.without, " OR ")}
	if m.marks != "" {
		query += in
	}
	if len(m.without) > 0 {
		query += notIn
	}
	return numbers(ctx, tx, query+end, args...)
}

// fitting returns the newest numbers that match, best first: those whose title
// has all that is asked for, then the others.
func (m match) fitting(ctx context.Context, tx *sql.Tx, from, to int64, most int) ([]int64, error) {
	titled := m
	titled.words = m.title
	if m.title == "" {
		return m.newest(ctx, tx, from, to, most)
	}
	first, err := titled.newest(ctx, tx, from, to, most)
	if err != nil || len(first) == most {
		return first, err
	}
	others, err := m.newest(ctx, tx, from, to, most)
	if err != nil {
		return nil, err
	}
	met := make(map[int64]bool, len(first))
	for _, n := range first {
		met[n] = true
	}
	for _, n := range others {
		if !met[n] && len(first) < most {
			first = append(first, n)
		}
	}
	return first, nil
}

// numbers reads a list of numbers that comes as one value: a thousand rows of
// one number each would take longer than finding them.
func numbers(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]int64, error) {
	var text sql.NullString
	if err := tx.QueryRowContext(ctx, query, args...).Scan(&text); err != nil || text.String == "" {
		return nil, err
	}
	list := make([]int64, 0, strings.Count(text.String, ",")+1)
	for part := range strings.SplitSeq(text.String, ",") {
		n, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("number of a story: %w", err)
		}
		list = append(list, n)
	}
	return list, nil
}

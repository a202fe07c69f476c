package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// MostFound is how many stories a search finds at most: the newest ones.
const MostFound = 1000

// A Query says what is searched for. The zero Query finds everything.
type Query struct {
	All  []Phrase // a story has all of these in its words
	None []Phrase // and none of these

	Selections  []string  // it appears in all of these
	From, Until time.Time // it arrived from the one until just before the other; zero: whenever

	Order Order
	After int // so many of those found are left out
	Limit int // and at most so many returned
}

// A Phrase is words that follow each other. One that was written with marks is
// found only where it bears these; one without is found with any.
type Phrase []vietnamese.Word

// Bare is the phrase without marks.
func (p Phrase) Bare() string { return p.join(func(w vietnamese.Word) string { return w.Bare }) }

// Marked is the phrase as it was written.
func (p Phrase) Marked() string { return p.join(func(w vietnamese.Word) string { return w.Marked }) }

func (p Phrase) join(form func(vietnamese.Word) string) string {
	words := make([]string, len(p))
	for i, w := range p {
		words[i] = form(w)
	}
	return strings.Join(words, " ")
}

// An Order says which of the stories found come first.
type Order string

const (
	Newest  Order = ""        // those that arrived last
	Fitting Order = "fitting" // those that the words say most about, in the title above all
)

// Found is the answer to a query.
type Found struct {
	Stories []feeds.Story // as complete as those of a Window
	Total   int           // how many there are
	More    bool          // there are more than Total, older ones
	Partial bool          // not everything is indexed yet
}

// An Index finds stories by their words. It is what an engine brings; its
// functions run in the transactions of the store.
type Index struct {
	Version string // another one means that the index must be made anew

	Create func(ctx context.Context, tx *sql.Tx) error // an empty index in the place of what is there
	Put    func(ctx context.Context, tx *sql.Tx, number int64, p Printed) error
	Drop   func(ctx context.Context, tx *sql.Tx, number int64) error

	// Find returns the numbers of at most most stories that a query finds
	// from one number to another, in the query's order. After and Limit do not
	// concern it.
	Find func(ctx context.Context, tx *sql.Tx, q Query, from, to int64, most int) ([]int64, error)
}

// Search returns the stories that a query finds. Unlike other methods it ends
// with ctx in the middle of a statement.
func (s *Store) Search(ctx context.Context, q Query) (found Found, err error) {
	const waiting = `SELECT 1 FROM unindexed LIMIT 1`
	if s.Index == nil {
		return found, errors.New("search: the engine has no index")
	}
	err = s.view(ctx, "search", func(unending context.Context, tx *sql.Tx) error {
		from, to := numbersOf(q.From, q.Until)
		numbers, err := s.Index.Find(ctx, tx, q, from, to, MostFound+1)
		if err != nil {
			return err
		}
		found.Total, found.More = min(len(numbers), MostFound), len(numbers) > MostFound
		var one int
		switch err := tx.QueryRowContext(unending, waiting).Scan(&one); {
		case err == nil:
			found.Partial = true
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		begin := min(max(q.After, 0), found.Total)
		found.Stories, err = numbered(unending, tx, numbers[begin:min(begin+max(q.Limit, 0), found.Total)])
		if err == nil && q.Order == Newest {
			slices.SortStableFunc(found.Stories, func(a, b feeds.Story) int {
				if c := b.Arrived.Compare(a.Arrived); c != 0 {
					return c
				}
				return strings.Compare(b.ID, a.ID)
			})
		}
		return err
	})
	return found, err
}

// numbered reads the public stories with the given numbers, in their order.
func numbered(ctx context.Context, tx *sql.Tx, numbers []int64) ([]feeds.Story, error) {
	const (
		ids     = `SELECT number, id FROM stories WHERE number IN (%s) AND number <> 0`
		stories = `
			SELECT s.id, m.arrived_at, s.updated_at
			FROM stories s CROSS JOIN memberships m -- in this order, whatever an engine thinks of the other one
			WHERE s.number IN (%s) AND s.number <> 0 AND s.state = '' AND m.story = s.id AND m.selection = ''`
	)
	if len(numbers) == 0 {
		return nil, nil
	}
	args, place := make([]any, len(numbers)), map[string]int{}
	for i, n := range numbers {
		args[i] = n
	}
	err := each(ctx, tx, fmt.Sprintf(ids, among(1, len(args))), args, func(rows *sql.Rows) error {
		var n int64
		var id string
		err := rows.Scan(&n, &id)
		place[feeds.URN(id)] = slices.Index(numbers, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	list, err := listed(ctx, tx, fmt.Sprintf(stories, among(1, len(args))), args...)
	slices.SortFunc(list, func(a, b feeds.Story) int { return place[a.ID] - place[b.ID] })
	return list, err
}

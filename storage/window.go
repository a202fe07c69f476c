package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"bantin/feeds"
)

// Bounds say which stories of a selection are its newest. All that arrived
// less than Span before the newest arrival are, however many. Where they are
// fewer than Fill, older ones fill up the rest, newest first; but of these at
// most one in Share are of one source, counted by the stories' centres, as
// long as others have some among the next older stories (Share 0: they may all
// be of one). So a source that publishes in bursts leaves room for the others,
// and never takes anything out of the span.
type Bounds struct {
	Span  time.Duration
	Fill  int
	Share int
}

// Window returns the newest stories of a selection: newest arrivals first, then
// by id downwards. Centres are complete; of the other items only what it takes
// to link to them is read: title, address, date and publisher, and why they are
// part of their stories.
func (s *Store) Window(ctx context.Context, selection string, b Bounds) (list []feeds.Story, err error) {
	err = s.view(ctx, "read stories of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		size, err := windowSize(ctx, tx, selection, b.Span)
		if err != nil {
			return err
		}
		list, err = newest(ctx, tx, selection, size)
		if err != nil || size >= b.Fill {
			return err
		}
		filler, err := b.filler(ctx, tx, selection, size)
		list = append(list, filler...)
		return err
	})
	return list, err
}

// fillerDepth is among how many times as many older stories the filler is
// chosen.
const fillerDepth = 10

// filler reads the stories that fill up a window of the given size.
func (b Bounds) filler(ctx context.Context, tx *sql.Tx, selection string, size int) ([]feeds.Story, error) {
	const (
		older = `
			SELECT m.story, i.source FROM memberships m JOIN items i ON i.id = m.story
			WHERE m.selection = $1 ORDER BY m.arrived_at DESC, m.story DESC LIMIT $3 OFFSET $2`
		chosen = `
			SELECT m.story, m.arrived_at, s.updated_at
			FROM memberships m JOIN stories s ON s.id = m.story
			WHERE m.selection = $1 AND m.story IN (%s) ORDER BY m.arrived_at DESC, m.story DESC`
	)
	room := b.Fill - size
	var stories, sources []string
	err := each(ctx, tx, older, []any{selection, size, room * fillerDepth}, func(rows *sql.Rows) error {
		var story, source string
		err := rows.Scan(&story, &source)
		stories, sources = append(stories, story), append(sources, source)
		return err
	})
	if err != nil || len(stories) == 0 {
		return nil, err
	}
	args := []any{selection}
	for _, i := range b.choose(sources, room) {
		args = append(args, stories[i])
	}
	return listed(ctx, tx, fmt.Sprintf(chosen, among(2, len(args)-1)), args...)
}

// choose picks so many of a row of stories, of which it is told the sources:
// the first of each source up to its share, and if that is not enough, the
// first of those left over.
func (b Bounds) choose(sources []string, room int) []int {
	share := room
	if b.Share > 0 {
		share = (room + b.Share - 1) / b.Share
	}
	var chosen, over []int
	taken := map[string]int{}
	for i, source := range sources {
		if len(chosen) == room {
			break
		}
		if taken[source] == share {
			over = append(over, i)
			continue
		}
		taken[source]++
		chosen = append(chosen, i)
	}
	return append(chosen, over[:min(len(over), room-len(chosen))]...)
}

func selectionName(selection string) string {
	if selection == "" {
		return "everything"
	}
	return selection
}

// windowSize counts the stories of a selection inside the span that ends with
// its newest arrival.
func windowSize(ctx context.Context, tx *sql.Tx, selection string, span time.Duration) (n int, err error) {
	const (
		last  = `SELECT arrived_at FROM memberships WHERE selection = $1 ORDER BY arrived_at DESC LIMIT 1`
		count = `SELECT COUNT(*) FROM memberships WHERE selection = $1 AND arrived_at > $2`
	)
	var newest int64
	err = tx.QueryRowContext(ctx, last, selection).Scan(&newest)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, count, selection, newest-int64(span/time.Second)).Scan(&n)
	return n, err
}

// newest reads the n stories of a selection that arrived last.
func newest(ctx context.Context, tx *sql.Tx, selection string, n int) ([]feeds.Story, error) {
	const q = `
		SELECT m.story, m.arrived_at, s.updated_at
		FROM memberships m JOIN stories s ON s.id = m.story
		WHERE m.selection = $1 ORDER BY m.arrived_at DESC, m.story DESC LIMIT $2`
	return listed(ctx, tx, q, selection, n)
}

// listed reads the stories that a query names, with when they arrived and when
// they were updated.
func listed(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]feeds.Story, error) {
	var list []feeds.Story
	var ids []string
	err := each(ctx, tx, query, args, func(rows *sql.Rows) error {
		var id string
		var arrived, updated int64
		err := rows.Scan(&id, &arrived, &updated)
		list = append(list, feeds.Story{ID: feeds.URN(id), Arrived: instant(arrived), Updated: instant(updated)})
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	centres, err := tellings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	also, err := others(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	if err := explain(ctx, tx, also); err != nil {
		return nil, err
	}
	for i, id := range ids {
		list[i].Centre, list[i].Also = centres[id], also[id]
	}
	return list, nil
}

package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"bantin/feeds"
)

// Window returns the stories of a selection whose arrival is later than its
// newest arrival minus span, and older ones until there are fill of them;
// newest arrivals first, then by id downwards. Centres are complete; of the
// other items only what it takes to link to them is read: title, address,
// date and publisher, and why they are part of their stories.
func (s *Store) Window(ctx context.Context, selection string, span time.Duration, fill int) (list []feeds.Story, err error) {
	err = s.view(ctx, "read stories of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		size, err := windowSize(ctx, tx, selection, span)
		if err != nil {
			return err
		}
		list, err = newest(ctx, tx, selection, max(size, fill))
		return err
	})
	return list, err
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
		list = append(list, feeds.Story{ID: urn(id), Arrived: instant(arrived), Updated: instant(updated)})
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

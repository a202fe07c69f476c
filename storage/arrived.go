package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"bantin/feeds"
)

// Arrived returns the stories of a selection that arrived from one time until
// just before another, newest arrivals first, then by id downwards: at most
// limit of them after so many others. They are as complete as those of a
// Window.
func (s *Store) Arrived(ctx context.Context, selection string, from, until time.Time, after, limit int) (list []feeds.Story, err error) {
	const q = `
		SELECT m.story, m.arrived_at, s.updated_at
		FROM memberships m JOIN stories s ON s.id = m.story
		WHERE m.selection = $1 AND m.arrived_at >= $2 AND m.arrived_at < $3
		ORDER BY m.arrived_at DESC, m.story DESC LIMIT $5 OFFSET $4`
	err = s.view(ctx, "read older stories of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		list, err = listed(ctx, tx, q, selection, from.Unix(), until.Unix(), after, limit)
		return err
	})
	return list, err
}

// CountArrived counts the stories of a selection that arrived between each of
// the times, which come in their order, and the one after it.
func (s *Store) CountArrived(ctx context.Context, selection string, times []time.Time) (counts []int, err error) {
	const q = `SELECT COUNT(*) FROM memberships WHERE selection = $1 AND arrived_at >= $2 AND arrived_at < $3`
	err = s.view(ctx, "count stories of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		for i := 1; i < len(times); i++ {
			var n int
			if err := tx.QueryRowContext(ctx, q, selection, times[i-1].Unix(), times[i].Unix()).Scan(&n); err != nil {
				return err
			}
			counts = append(counts, n)
		}
		return nil
	})
	return counts, err
}

// Span returns when the first and the last story of a selection arrived; zero
// times if there is none.
func (s *Store) Span(ctx context.Context, selection string) (first, last time.Time, err error) {
	const (
		oldest = `SELECT arrived_at FROM memberships WHERE selection = $1 ORDER BY arrived_at LIMIT 1`
		newest = `SELECT arrived_at FROM memberships WHERE selection = $1 ORDER BY arrived_at DESC LIMIT 1`
	)
	err = s.view(ctx, "read span of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		for q, t := range map[string]*time.Time{oldest: &first, newest: &last} {
			var at int64
			switch err := tx.QueryRowContext(ctx, q, selection).Scan(&at); {
			case errors.Is(err, sql.ErrNoRows):
				return nil
			case err != nil:
				return err
			}
			*t = time.Unix(at, 0).UTC()
		}
		return nil
	})
	return first, last, err
}

package storage

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// A Hub is a service that is told when a feed changes, and how that goes.
type Hub struct {
	URL          string
	Failures     int       // in a row
	FailingSince time.Time // zero: it is not failing
	Due          time.Time // until then it is left alone; zero: it may be told at once
	Problem      string    // why it could not be told; empty: nothing is wrong
}

// Hubs returns the hubs by their addresses.
func (s *Store) Hubs(ctx context.Context) (list []Hub, err error) {
	const q = `SELECT url, failures, failing_since, due_at, problem FROM hubs ORDER BY url`
	err = s.view(ctx, "read hubs", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, nil, func(rows *sql.Rows) error {
			var h Hub
			var since, due int64
			err := rows.Scan(&h.URL, &h.Failures, &since, &due, &h.Problem)
			h.FailingSince, h.Due = instant(since), instant(due)
			list = append(list, h)
			return err
		})
	})
	return list, err
}

// KeepHubs remembers the given hubs from now on and forgets all others.
func (s *Store) KeepHubs(ctx context.Context, urls []string) error {
	const (
		add    = `INSERT INTO hubs (url) VALUES ($1) ON CONFLICT (url) DO NOTHING`
		silent = `DELETE FROM notices WHERE hub = $1`
		remove = `DELETE FROM hubs WHERE url = $1`
	)
	known, err := s.Hubs(ctx)
	if err != nil {
		return err
	}
	gone := slices.DeleteFunc(slices.Clone(known), func(h Hub) bool { return slices.Contains(urls, h.URL) })
	if len(gone) == 0 && len(known) == len(urls) {
		return nil
	}
	return s.update(ctx, "save hubs", func(ctx context.Context, tx *sql.Tx) error {
		for _, url := range urls {
			if _, err := tx.ExecContext(ctx, add, url); err != nil {
				return err
			}
		}
		for _, h := range gone {
			for _, q := range []string{silent, remove} {
				if _, err := tx.ExecContext(ctx, q, h.URL); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Told returns the state of each feed that a hub was told of last: ETags by
// address.
func (s *Store) Told(ctx context.Context, hub string) (map[string]string, error) {
	const q = `SELECT topic, etag FROM notices WHERE hub = $1`
	told := map[string]string{}
	err := s.view(ctx, "read what "+hub+" was told", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{hub}, func(rows *sql.Rows) error {
			var topic, etag string
			err := rows.Scan(&topic, &etag)
			told[topic] = etag
			return err
		})
	})
	return told, err
}

// SaveNotice stores how a hub is now, and what it was told just now; an empty
// ETag forgets a feed. Of a hub that is not kept nothing is stored.
func (s *Store) SaveNotice(ctx context.Context, h Hub, told map[string]string) error {
	const (
		state  = `UPDATE hubs SET failures = $2, failing_since = $3, due_at = $4, problem = $5 WHERE url = $1`
		forget = `DELETE FROM notices WHERE hub = $1 AND topic = $2`
		keep   = `
			INSERT INTO notices (hub, topic, etag) VALUES ($1, $2, $3)
			ON CONFLICT (hub, topic) DO UPDATE SET etag = excluded.etag`
	)
	return s.update(ctx, "save notice to "+h.URL, func(ctx context.Context, tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, state, h.URL, h.Failures, unix(h.FailingSince), unix(h.Due), h.Problem)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for topic, etag := range told {
			q, args := keep, []any{h.URL, topic, etag}
			if etag == "" {
				q, args = forget, args[:2]
			}
			if _, err := tx.ExecContext(ctx, q, args...); err != nil {
				return err
			}
		}
		return nil
	})
}

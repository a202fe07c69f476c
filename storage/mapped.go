package storage

import (
	"context"
	"database/sql"
	"time"
)

// A Mapped story is a public one, with when what its page says last changed:
// when its text did, or when an item joined it.
type Mapped struct {
	ID      string // UUID
	Changed time.Time
}

// Mapped returns the public stories that arrived from one time until just
// before another, oldest arrivals first, then by id: at most limit of them
// after so many others.
func (s *Store) Mapped(ctx context.Context, from, until time.Time, after, limit int) (list []Mapped, err error) {
	const q = `
		SELECT m.story, s.updated_at, COALESCE((SELECT MAX(i.joined_at) FROM items i WHERE i.story = m.story AND i.story <> ''), 0)
		FROM memberships m JOIN stories s ON s.id = m.story
		WHERE m.selection = '' AND m.arrived_at >= $1 AND m.arrived_at < $2
		ORDER BY m.arrived_at, m.story LIMIT $4 OFFSET $3`
	err = s.view(ctx, "read which stories are public", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{from.Unix(), until.Unix(), after, limit}, func(rows *sql.Rows) error {
			var m Mapped
			var updated, joined int64
			err := rows.Scan(&m.ID, &updated, &joined)
			m.Changed = instant(max(updated, joined))
			list = append(list, m)
			return err
		})
	})
	return list, err
}

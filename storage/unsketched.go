package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"bantin/feeds"
)

// A Sketch is the hashes under which a centre is found (Alike).
type Sketch struct {
	Item   string   // id
	Hashes []uint32 // MostHashes at most; none: it is not found by what it says
}

// Unsketched returns centres that were settled before there was an index in
// which Alike looks and wait to enter it: those settled first, at most so
// many.
func (s *Store) Unsketched(ctx context.Context, limit int) (list []feeds.Fingerprint, err error) {
	const q = `
		SELECT ` + printColumns + `
		FROM unsketched u CROSS JOIN items i -- in this order, whatever an engine thinks of the other one
		WHERE i.id = u.item ORDER BY u.settled_at, u.item LIMIT $1`
	err = s.view(ctx, "find centres without a sketch", func(ctx context.Context, tx *sql.Tx) error {
		list, err = prints(ctx, tx, q, limit)
		return err
	})
	return list, err
}

// SaveSketches lets centres that waited for it be found by Alike; whichever
// became part of another story stays out. Habits replace what was known of
// their sources.
func (s *Store) SaveSketches(ctx context.Context, sketches []Sketch, at time.Time, habits ...Habit) error {
	const q = `DELETE FROM unsketched WHERE item = $1`
	return s.update(ctx, "save sketches", func(ctx context.Context, tx *sql.Tx) error {
		if err := saveHabits(ctx, tx, habits); err != nil {
			return err
		}
		w, done := indexer(tx), statement{tx: tx, query: q}
		for _, k := range sketches {
			if err := w.enter(ctx, k.Item, k.Hashes, at); err != nil {
				return fmt.Errorf("item %s: %w", k.Item, err)
			}
			if _, err := done.exec(ctx, k.Item); err != nil {
				return fmt.Errorf("item %s: %w", k.Item, err)
			}
		}
		return nil
	})
}

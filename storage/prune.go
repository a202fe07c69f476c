package storage

import (
	"context"
	"database/sql"
	"time"
)

// Prune forgets what nothing published shows of items that were met before the
// given time: the text of articles of which only summaries are republished.
// Titles, summaries, keys and names stay, so whatever returns is recognised;
// by the words of its text alone a story is no longer found once its turn to be
// indexed has come.
// It returns how many texts it took.
func (s *Store) Prune(ctx context.Context, before time.Time) (pruned int, err error) {
	const (
		old = `
			FROM items i JOIN sources s ON s.id = i.source
			WHERE s.content = 'summary' AND i.seen_at < $1 AND i.story <> ''
				AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.item = i.id AND a.due_at <> 0)`
		words = `
			INSERT INTO unindexed (story, turn) SELECT i.story, 1` + old + `
				AND EXISTS (SELECT 1 FROM texts t WHERE t.item = i.id AND t.content <> '')
			ON CONFLICT (story) DO NOTHING`
		q = `UPDATE texts SET content = '' WHERE content <> '' AND item IN (SELECT i.id` + old + `)`
	)
	err = s.update(ctx, "prune texts", func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, words, unix(before)); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, q, unix(before))
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		pruned = int(n)
		return err
	})
	return pruned, err
}

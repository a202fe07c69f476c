package storage

import (
	"context"
	"database/sql"
	"time"
)

// Prune forgets what nothing published shows of items that were met before the
// given time: the text of articles of which only summaries are republished.
// Titles, summaries, keys and names stay, so whatever returns is recognised.
// It returns how many texts it took.
func (s *Store) Prune(ctx context.Context, before time.Time) (pruned int, err error) {
	const q = `
		UPDATE texts SET content = ''
		WHERE content <> '' AND item IN (
			SELECT i.id FROM items i JOIN sources s ON s.id = i.source
			WHERE s.content = 'summary' AND i.seen_at < $1 AND i.story <> ''
				AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.item = i.id AND a.due_at <> 0))`
	err = s.update(ctx, "prune texts", func(ctx context.Context, tx *sql.Tx) error {
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

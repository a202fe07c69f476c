package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// pruneStep is how many items are pruned in one transaction: others write
// between two.
const pruneStep = 500

// Prune forgets what nothing published shows of items that were met before the
// given time: the text of articles of which only summaries are republished, in
// all its versions. Titles, summaries, keys and names stay, so whatever returns
// is recognised, and every volume of the archive gives out what it did. By the
// words of its text alone a story is no longer found once its turn to be indexed
// has come. It returns of how many items it took the text.
func (s *Store) Prune(ctx context.Context, before time.Time) (pruned int, err error) {
	for after := ""; ; {
		items, err := s.prunable(ctx, before, after)
		if err != nil || len(items) == 0 {
			return pruned, err
		}
		if err := s.pruneItems(ctx, items); err != nil {
			return pruned, err
		}
		pruned, after = pruned+len(items), items[len(items)-1]
	}
}

// prunable lists the next items with a text to be forgotten, in the order of
// their ids.
func (s *Store) prunable(ctx context.Context, before time.Time, after string) (items []string, err error) {
	const q = `
		SELECT i.id FROM items i JOIN sources s ON s.id = i.source
		WHERE i.id > $1 AND i.seen_at < $2 AND i.story <> '' AND s.content = 'summary'
			AND (EXISTS (SELECT 1 FROM texts t WHERE t.item = i.id AND t.content <> '')
				OR EXISTS (SELECT 1 FROM versions v WHERE v.item = i.id AND v.content <> ''))
			AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.item = i.id AND a.due_at <> 0)
		ORDER BY i.id LIMIT $3`
	err = s.view(ctx, "find texts to prune", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{after, unix(before), pruneStep}, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			items = append(items, id)
			return err
		})
	})
	return items, err
}

func (s *Store) pruneItems(ctx context.Context, items []string) error {
	const (
		words = `
			INSERT INTO unindexed (story, turn) SELECT i.story, 1 FROM items i
			WHERE i.id = $1 AND EXISTS (SELECT 1 FROM texts t WHERE t.item = i.id AND t.content <> '')
			ON CONFLICT (story) DO NOTHING`
		text     = `UPDATE texts SET content = '' WHERE item = $1`
		versions = `UPDATE versions SET content = '' WHERE item = $1`
	)
	return s.update(ctx, "prune texts", func(ctx context.Context, tx *sql.Tx) error {
		for _, q := range []string{words, text, versions} {
			st := statement{tx: tx, query: q}
			for _, id := range items {
				if _, err := st.exec(ctx, id); err != nil {
					return fmt.Errorf("item %s: %w", id, err)
				}
			}
		}
		return nil
	})
}

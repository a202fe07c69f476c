package storage

import (
	"context"
	"database/sql"
)

// A Wording is what an item says.
type Wording struct {
	Title, Summary string // plain text
	Content        string // safe HTML
}

// Wordings returns what items say, by id. Those whose text is not stored are
// left out.
func (s *Store) Wordings(ctx context.Context, items []string) (map[string]Wording, error) {
	const q = `SELECT item, title, summary, content FROM texts WHERE item IN (%s)`
	found := make(map[string]Wording, len(items))
	texts, err := s.lookup(ctx, q, items)
	if err != nil || len(items) == 0 {
		return found, err
	}
	err = s.view(ctx, "read texts", func(ctx context.Context, tx *sql.Tx) error {
		return texts.each(ctx, tx, func(rows *sql.Rows) error {
			var id string
			var w Wording
			err := rows.Scan(&id, &w.Title, &w.Summary, &w.Content)
			found[id] = w
			return err
		})
	})
	return found, err
}

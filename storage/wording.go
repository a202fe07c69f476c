package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
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
	if len(items) == 0 {
		return found, nil
	}
	err := s.view(ctx, "read texts", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(distinct(items), chunk) {
			err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
				var id string
				var w Wording
				err := rows.Scan(&id, &w.Title, &w.Summary, &w.Content)
				found[id] = w
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

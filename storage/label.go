package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// A Label is what says of an item to which selections it belongs.
type Label struct {
	Item, Story string // UUIDs; no story until it is settled
	Source      string
	Department  string
	Topics      []string // that all items of its source have, as the settings last named it
	Published   time.Time
	Title       string
	Categories  []string
}

// Labels returns the labels of items, by id.
func (s *Store) Labels(ctx context.Context, items []string) (map[string]Label, error) {
	found := make(map[string]Label, len(items))
	err := s.view(ctx, "read labels", func(ctx context.Context, tx *sql.Tx) error {
		return labels(ctx, tx, "i.id IN (%s)", items, func(l Label) { found[l.Item] = l })
	})
	return found, err
}

// labels reads the labels of items that a condition names.
func labels(ctx context.Context, tx *sql.Tx, condition string, ids []string, take func(Label)) error {
	const q = `
		SELECT i.id, i.story, i.source, s.department, s.topics, i.published_at, COALESCE(t.title, ''), COALESCE(t.categories, '')
		FROM items i JOIN sources s ON s.id = i.source LEFT JOIN texts t ON t.item = i.id
		WHERE `
	for part := range slices.Chunk(ids, chunk) {
		where := fmt.Sprintf(condition, among(1, len(part)))
		err := each(ctx, tx, q+where, anys(part), func(rows *sql.Rows) error {
			l, err := scanLabel(rows)
			take(l)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func scanLabel(rows *sql.Rows) (l Label, err error) {
	var published int64
	var topics, categories string
	if err := rows.Scan(&l.Item, &l.Story, &l.Source, &l.Department, &topics, &published, &l.Title, &categories); err != nil {
		return l, err
	}
	l.Published = instant(published)
	if l.Topics, err = decodeList[string](topics); err != nil {
		return l, err
	}
	l.Categories, err = decodeList[string](categories)
	return l, err
}

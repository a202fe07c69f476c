package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"bantin/feeds"
)

// Issued returns what the changes of a selection gave out that are numbered
// from first to last: each story once, as the last of these changes issued it,
// newest change first. They are without the items that joined them: joins are
// not issued.
func (s *Store) Issued(ctx context.Context, selection string, first, last int) (list []feeds.Story, err error) {
	const q = `
		SELECT c.arrived_at, c.updated_at, i.id, i.source, s.department, i.guid, i.published_at, i.date_origin, i.seen_at,
			COALESCE(v.url, i.url), COALESCE(v.title, t.title, ''), COALESCE(v.summary, t.summary, ''),
			COALESCE(v.content, t.content, ''), COALESCE(v.image, t.image, ''), COALESCE(v.authors, t.authors, ''),
			COALESCE(v.categories, t.categories, ''), COALESCE(v.enclosures, t.enclosures, '')
		FROM changes c JOIN items i ON i.id = c.story JOIN sources s ON s.id = i.source
		LEFT JOIN versions v ON v.item = c.story AND v.version = c.version
		LEFT JOIN texts t ON t.item = c.story
		WHERE c.selection = $1 AND c.number >= $2 AND c.number <= $3 AND c.withdrawn = 0 AND NOT EXISTS (
			SELECT 1 FROM changes l
			WHERE l.story = c.story AND l.selection = c.selection AND l.number > c.number AND l.number <= $3 AND l.withdrawn = 0)
		ORDER BY c.number DESC`
	doing := fmt.Sprintf("read changes %d to %d of %s", first, last, selectionName(selection))
	err = s.view(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{selection, first, last}, func(rows *sql.Rows) error {
			st, err := scanIssued(rows)
			list = append(list, st)
			return err
		})
	})
	return slices.Clip(list), err
}

func scanIssued(rows *sql.Rows) (st feeds.Story, err error) {
	var t feeds.Telling
	var w wording
	var guid string
	var origin feeds.DateOrigin
	var arrived, updated, published, seen int64
	err = rows.Scan(append([]any{&arrived, &updated, &t.ID, &t.Source, &t.Department, &guid, &published, &origin, &seen}, w.fields()...)...)
	if err != nil {
		return st, err
	}
	if t.Item, err = w.item(); err != nil {
		return st, err
	}
	t.GUID, t.Published, t.DateOrigin, t.FirstSeen = guid, instant(published), origin, instant(seen)
	return feeds.Story{ID: feeds.URN(t.ID), Arrived: instant(arrived), Updated: instant(updated), Centre: t}, nil
}

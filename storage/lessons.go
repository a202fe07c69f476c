package storage

import (
	"context"
	"database/sql"
	"fmt"

	"bantin/feeds"
)

// Lessons returns what polls of a source have taught about its names, oldest
// first.
func (s *Store) Lessons(ctx context.Context, source string) (list []feeds.Lesson, err error) {
	const q = `SELECT kind, value, polls, seen_at FROM lessons WHERE source = $1 ORDER BY seen_at, kind, value`
	err = s.view(ctx, "read lessons of "+source, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{source}, func(rows *sql.Rows) error {
			var l feeds.Lesson
			var seen int64
			err := rows.Scan(&l.Kind, &l.Value, &l.Polls, &seen)
			l.At = instant(seen)
			list = append(list, l)
			return err
		})
	})
	return list, err
}

// addLessons counts what a poll teaches.
func addLessons(ctx context.Context, tx *sql.Tx, p Poll) error {
	const q = `
		INSERT INTO lessons (source, kind, value, polls, seen_at) VALUES ($1, $2, $3, 1, $4)
		ON CONFLICT (source, kind, value) DO UPDATE SET polls = lessons.polls + 1, seen_at = excluded.seen_at`
	lessons := statement{tx: tx, query: q}
	for _, l := range p.Lessons {
		if _, err := lessons.exec(ctx, p.Source, string(l.Kind), l.Value, unix(p.At)); err != nil {
			return fmt.Errorf("lesson %s %q: %w", l.Kind, l.Value, err)
		}
	}
	return nil
}

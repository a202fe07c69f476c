package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"bantin/feeds"
)

// A Place is how far one has come in the items of a source; the zero Place is
// their beginning.
type Place struct {
	Published time.Time
	Item      string // id
}

// CountSettled counts the settled items that are dated from a time on, by source.
func (s *Store) CountSettled(ctx context.Context, from time.Time) (counts map[string]int, err error) {
	const q = `
		SELECT s.id, (SELECT COUNT(*) FROM items i WHERE i.source = s.id AND i.published_at >= $1 AND i.story <> '')
		FROM sources s`
	counts = map[string]int{}
	err = s.view(ctx, "count settled items", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{unix(from)}, func(rows *sql.Rows) error {
			var id string
			var n int
			err := rows.Scan(&id, &n)
			if n > 0 {
				counts[id] = n
			}
			return err
		})
	})
	return counts, err
}

// Settled returns settled items of a source that are dated from a time on, in
// the order of their dates, at most so many after a place.
func (s *Store) Settled(ctx context.Context, source string, from time.Time, after Place, limit int) (list []feeds.Fingerprint, err error) {
	const q = `
		SELECT ` + printColumns + ` FROM items i
		WHERE i.source = $1 AND i.published_at >= $2 AND i.story <> ''
			AND (i.published_at > $3 OR i.published_at = $3 AND i.id > $4)
		ORDER BY i.published_at, i.id LIMIT $5`
	if after.Published.After(from) {
		from = after.Published
	}
	err = s.view(ctx, "read settled items of "+source, func(ctx context.Context, tx *sql.Tx) error {
		list, err = prints(ctx, tx, q, source, unix(from), unix(after.Published), after.Item, limit)
		return err
	})
	return list, err
}

// Prints returns the fingerprints of items, by id.
func (s *Store) Prints(ctx context.Context, ids []string) (found map[string]feeds.Fingerprint, err error) {
	const q = `SELECT ` + printColumns + ` FROM items i WHERE i.id IN (%s)`
	found = make(map[string]feeds.Fingerprint, len(ids))
	err = s.view(ctx, "read fingerprints", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(distinct(ids), chunk) {
			list, err := prints(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part)...)
			if err != nil {
				return err
			}
			for _, f := range list {
				found[f.ID] = f
			}
		}
		return nil
	})
	return found, err
}

// Decisions returns the last decision about each of the items.
func (s *Store) Decisions(ctx context.Context, items []string) (last map[string]feeds.Decision, err error) {
	last = make(map[string]feeds.Decision, len(items))
	err = s.view(ctx, "read decisions", func(ctx context.Context, tx *sql.Tx) error {
		list, err := decisions(ctx, tx, distinct(items))
		for _, d := range list { // in the order of time
			last[d.Item] = d
		}
		return err
	})
	return last, err
}

// A NamedAlias is a name under which an item was met.
type NamedAlias struct {
	feeds.Alias
	Source string    // in whose ledger it stands
	Seen   time.Time // first met
}

// Names returns the names under which items were met, by item, oldest first.
func (s *Store) Names(ctx context.Context, items []string) (found map[string][]NamedAlias, err error) {
	const q = `SELECT item, source, name, strong, seen_at FROM aliases WHERE item IN (%s) ORDER BY item, seen_at, strong DESC, name`
	found = make(map[string][]NamedAlias, len(items))
	err = s.view(ctx, "read names", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(distinct(items), chunk) {
			err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
				var item string
				var n NamedAlias
				var seen int64
				err := rows.Scan(&item, &n.Source, &n.Name, &n.Strong, &seen)
				n.Seen = instant(seen)
				found[item] = append(found[item], n)
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

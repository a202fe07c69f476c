package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// A Check asks for a look at whether an item's article is still at its address.
type Check struct {
	Item string // id
	Due  time.Time
}

// A Checked is an article that is to be looked at, or was.
type Checked struct {
	Item   string // id
	Source string // id
	URL    string

	Due    time.Time // when it is looked at next; zero: no more
	Asked  time.Time // when the last answer came; zero: none did yet
	Found  int       // how often it was there
	Missed time.Time // since when it is not; zero: it is
	Gone   time.Time // since when it is held to be gone; zero: it is not
	Class  string    // of the problem of the last answer; empty: it was there
}

// addChecks notes which articles are to be looked at. What is to be looked at
// already keeps its turn, unless the new one is earlier.
func addChecks(ctx context.Context, tx *sql.Tx, checks []Check) error {
	const q = `
		INSERT INTO checks (item, due_at) VALUES ($1, $2)
		ON CONFLICT (item) DO UPDATE SET due_at = excluded.due_at
		WHERE checks.due_at = 0 OR excluded.due_at < checks.due_at`
	add := statement{tx: tx, query: q}
	for _, c := range checks {
		if _, err := add.exec(ctx, c.Item, unix(c.Due)); err != nil {
			return fmt.Errorf("check of item %s: %w", c.Item, err)
		}
	}
	return nil
}

// Absent returns published items of a source that are dated between two times,
// both excluded, and are not among the given ones: the latest ones first, at
// most so many, and none that was looked at since a time or was missed.
func (s *Store) Absent(ctx context.Context, source string, present []string, from, until, since time.Time, limit int) (ids []string, err error) {
	const q = `
		SELECT i.id, COALESCE(c.asked_at, 0), COALESCE(c.missed_at, 0) FROM items i LEFT JOIN checks c ON c.item = i.id
		WHERE i.source = $1 AND i.published_at > $2 AND i.published_at < $3 AND i.story <> ''
		ORDER BY i.published_at DESC, i.id LIMIT $4`
	there := make(map[string]bool, len(present))
	for _, id := range present {
		there[id] = true
	}
	err = s.view(ctx, "read absent items of "+source, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{source, unix(from), unix(until), len(present) + absentRead}, func(rows *sql.Rows) error {
			var id string
			var asked, missed int64
			err := rows.Scan(&id, &asked, &missed)
			if len(ids) < limit && !there[id] && missed == 0 && asked < unix(since) {
				ids = append(ids, id)
			}
			return err
		})
	})
	return ids, err
}

// absentRead is how many items are read beyond those that are there.
const absentRead = 200

// GoneAmong returns those of the given items that are held to be gone and were
// last looked at before a time.
func (s *Store) GoneAmong(ctx context.Context, items []string, before time.Time) (ids []string, err error) {
	const q = `
		SELECT i.id FROM items i JOIN checks c ON c.item = i.id
		WHERE i.gone_at <> 0 AND c.asked_at < $1 AND i.id IN (%s) ORDER BY i.id`
	err = s.view(ctx, "read items that are gone", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(items, chunk) {
			args := append([]any{unix(before)}, anys(part)...)
			err := each(ctx, tx, fmt.Sprintf(q, among(2, len(part))), args, func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&id)
				ids = append(ids, id)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return ids, err
}

// DueChecks returns the articles of active sources that read well which are to
// be looked at, at most so many of each source, those first that wait longest.
func (s *Store) DueChecks(ctx context.Context, now time.Time, ofSource int) (list []Checked, err error) {
	const q = `
		SELECT id, source, url, due_at, asked_at, found, missed_at, gone_at, problem FROM (
			SELECT i.id, i.source, i.url, c.due_at, c.asked_at, c.found, c.missed_at, i.gone_at, c.problem, ROW_NUMBER() OVER (
				PARTITION BY i.source ORDER BY c.due_at, i.id) AS place
			FROM checks c JOIN items i ON i.id = c.item JOIN sources s ON s.id = i.source
			WHERE c.due_at <> 0 AND c.due_at <= $1 AND i.story <> '' AND s.state = 'active' AND s.failures = 0) due
		WHERE place <= $2 ORDER BY source, place`
	err = s.view(ctx, "read articles to be looked at", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{unix(now), ofSource}, func(rows *sql.Rows) error {
			c, err := scanChecked(rows)
			list = append(list, c)
			return err
		})
	})
	return list, err
}

func scanChecked(rows *sql.Rows) (c Checked, err error) {
	var due, asked, missed, gone int64
	err = rows.Scan(&c.Item, &c.Source, &c.URL, &due, &asked, &c.Found, &missed, &gone, &c.Class)
	c.Due, c.Asked, c.Missed, c.Gone = instant(due), instant(asked), instant(missed), instant(gone)
	return c, err
}

// Witness returns the address of the item of a source that was met last and is
// not among the given ones nor ever was missed, "" if there is none.
func (s *Store) Witness(ctx context.Context, source string, but []string) (url string, err error) {
	const q = `
		SELECT i.id, i.url FROM items i LEFT JOIN checks c ON c.item = i.id
		WHERE i.source = $1 AND i.url <> '' AND COALESCE(c.missed_at, 0) = 0
		ORDER BY i.published_at DESC, i.id LIMIT $2`
	err = s.view(ctx, "read newest item of "+source, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{source, len(but) + 1}, func(rows *sql.Rows) error {
			var id, address string
			err := rows.Scan(&id, &address)
			if url == "" && !slices.Contains(but, id) {
				url = address
			}
			return err
		})
	})
	return url, err
}

// addGone adds to sources what is gone of their articles.
func addGone(ctx context.Context, tx *sql.Tx, list []SourceState) error {
	const q = `SELECT i.source, i.gone_at, i.url FROM items i WHERE i.gone_at <> 0 ORDER BY i.source, i.gone_at, i.id`
	return each(ctx, tx, q, nil, func(rows *sql.Rows) error {
		var source, address string
		var at int64
		if err := rows.Scan(&source, &at, &address); err != nil {
			return err
		}
		if i := slices.IndexFunc(list, func(st SourceState) bool { return st.ID == source }); i >= 0 {
			list[i].Gone++
			list[i].GoneAt, list[i].GoneURL = instant(at), address
		}
		return nil
	})
}

// SaveChecks stores what looking at articles has shown.
func (s *Store) SaveChecks(ctx context.Context, list []Checked) error {
	const (
		check = `
			UPDATE checks SET due_at = $2, asked_at = $3, found = $4, missed_at = $5, problem = $6
			WHERE item = $1`
		item = `UPDATE items SET gone_at = $2 WHERE id = $1 AND gone_at <> $2`
	)
	return s.update(ctx, "save what became of articles", func(ctx context.Context, tx *sql.Tx) error {
		checks, items := statement{tx: tx, query: check}, statement{tx: tx, query: item}
		for _, c := range list {
			if _, err := checks.exec(ctx, c.Item, unix(c.Due), unix(c.Asked), c.Found, unix(c.Missed), c.Class); err != nil {
				return fmt.Errorf("item %s: %w", c.Item, err)
			}
			if _, err := items.exec(ctx, c.Item, unix(c.Gone)); err != nil {
				return fmt.Errorf("item %s: %w", c.Item, err)
			}
		}
		return nil
	})
}

package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// indexBatch is how many stories are read at once to be indexed.
const indexBatch = 100

// IndexPrepared reports whether there is an index, and of the version that the
// engine makes.
func (s *Store) IndexPrepared(ctx context.Context) (prepared bool, err error) {
	err = s.view(ctx, "look at search", func(ctx context.Context, tx *sql.Tx) error {
		version, err := indexVersion(ctx, tx)
		prepared = version == s.Index.Version
		return err
	})
	return prepared, err
}

// indexVersion is the version of the index that is there; "": there is none.
func indexVersion(ctx context.Context, tx *sql.Tx) (version string, err error) {
	const q = `SELECT version FROM indexes`
	err = tx.QueryRowContext(ctx, q).Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return version, err
}

// PrepareIndex makes an empty index if there is none, or one of another
// version, and notes that every story is to be indexed. The engine calls it
// when it opens the store.
func (s *Store) PrepareIndex(ctx context.Context) error {
	const (
		forget = `DELETE FROM indexes`
		zero   = `UPDATE stories SET number = 0 WHERE number <> 0`
		all    = `
			INSERT INTO unindexed (story, turn) SELECT story, 1000000000000 - arrived_at FROM memberships WHERE selection = ''
			ON CONFLICT (story) DO NOTHING`
		note = `INSERT INTO indexes (version) VALUES ($1)`
	)
	return s.update(ctx, "prepare search", func(ctx context.Context, tx *sql.Tx) error {
		version, err := indexVersion(ctx, tx)
		if err != nil || version == s.Index.Version {
			return err
		}
		if err := s.Index.Create(ctx, tx); err != nil {
			return err
		}
		for _, q := range []string{forget, zero, all} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, note, s.Index.Version)
		return err
	})
}

// IndexSome indexes stories that wait for it, newest arrivals first, at most
// so many, and returns how many they were.
func (s *Store) IndexSome(ctx context.Context, most int) (indexed int, err error) {
	const next = `SELECT story FROM unindexed ORDER BY turn, story LIMIT $1`
	err = s.update(ctx, "index stories", func(ctx context.Context, tx *sql.Tx) (err error) {
		indexed, err = s.indexNext(ctx, tx, next, most)
		return err
	})
	return indexed, err
}

// Unindexed counts the stories that wait to be indexed.
func (s *Store) Unindexed(ctx context.Context) (n int, err error) {
	const q = `SELECT COUNT(*) FROM unindexed`
	err = s.view(ctx, "count stories that are not indexed", func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, q).Scan(&n)
	})
	return n, err
}

// keepIndex indexes what a transaction has changed of stories, before it ends.
func (s *Store) keepIndex(ctx context.Context, tx *sql.Tx) error {
	const next = `SELECT story FROM unindexed WHERE turn = 0 LIMIT $1`
	for s.Index != nil {
		n, err := s.indexNext(ctx, tx, next, indexBatch)
		if err != nil {
			return fmt.Errorf("keep the index: %w", err)
		}
		if n < indexBatch {
			break
		}
	}
	return nil
}

// A rewording is the statements that note that stories are found by other
// words, or in other selections, than the index says.
type rewording struct{ story, item, later statement }

func reworder(tx *sql.Tx) *rewording {
	const (
		story = `
			INSERT INTO unindexed (story, turn) VALUES ($1, 0)
			ON CONFLICT (story) DO UPDATE SET turn = 0`
		item = `
			INSERT INTO unindexed (story, turn) SELECT i.story, 0 FROM items i WHERE i.id = $1 AND i.story <> ''
			ON CONFLICT (story) DO UPDATE SET turn = 0`
		later = `
			INSERT INTO unindexed (story, turn)
			SELECT story, 1000000000000 - arrived_at FROM memberships WHERE selection = '' AND story = $1
			ON CONFLICT (story) DO NOTHING`
	)
	return &rewording{statement{tx: tx, query: story}, statement{tx: tx, query: item}, statement{tx: tx, query: later}}
}

// changed notes it of stories.
func (w *rewording) changed(ctx context.Context, stories ...string) error {
	for _, id := range stories {
		if _, err := w.story.exec(ctx, id); err != nil {
			return fmt.Errorf("words of story %s: %w", id, err)
		}
	}
	return nil
}

// changedLater notes it of stories that wait for their turn, newest arrivals
// first.
func (w *rewording) changedLater(ctx context.Context, stories ...string) error {
	for _, id := range stories {
		if _, err := w.later.exec(ctx, id); err != nil {
			return fmt.Errorf("selections of story %s: %w", id, err)
		}
	}
	return nil
}

// changedIn notes it of the story of an item, if it has one.
func (w *rewording) changedIn(ctx context.Context, item string) error {
	if _, err := w.item.exec(ctx, item); err != nil {
		return fmt.Errorf("words of item %s: %w", item, err)
	}
	return nil
}

// indexNext indexes the stories that a query names.
func (s *Store) indexNext(ctx context.Context, tx *sql.Tx, query string, most int) (n int, err error) {
	var stories []string
	err = each(ctx, tx, query, []any{most}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		stories = append(stories, id)
		return err
	})
	if err != nil || len(stories) == 0 {
		return 0, err
	}
	found, err := printed(ctx, tx, stories)
	if err != nil {
		return 0, err
	}
	w := numberer(tx)
	numbers := make(map[string]int64, len(stories))
	for _, id := range stories {
		_, public := found[id]
		if numbers[id], err = s.renumber(ctx, w, id, public); err != nil {
			return 0, fmt.Errorf("number story %s: %w", id, err)
		}
	}
	slices.SortFunc(stories, func(a, b string) int { return cmp.Compare(numbers[a], numbers[b]) }) // in the order in which engines write fastest
	for _, id := range stories {
		if numbers[id] == 0 {
			continue
		}
		if err := s.Index.Put(ctx, tx, numbers[id], found[id]); err != nil {
			return 0, fmt.Errorf("index story %s: %w", id, err)
		}
	}
	return len(stories), nil
}

// renumber gives a story the number under which it is to be put into the index
// in the place of what was there of it. One that is not public leaves it, and
// has 0.
func (s *Store) renumber(ctx context.Context, w *numbering, story string, public bool) (now int64, err error) {
	if _, err := w.done.exec(ctx, story); err != nil {
		return 0, err
	}
	was, now, err := w.number(ctx, story, public)
	if err != nil || was == now {
		return now, err
	}
	if was != 0 {
		if err := s.Index.Drop(ctx, w.tx, was); err != nil {
			return 0, err
		}
	}
	_, err = w.set.exec(ctx, story, now)
	return now, err
}

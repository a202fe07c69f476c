package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"bantin/feeds"
)

// A Belonging says to which selections an item belongs, beside the one of
// everything.
type Belonging func(Label) []string

// File sees to it that stories appear in the selections to which any of their
// items belongs, and in no others. Where a story is new, it arrived when it
// did in everything, so that it takes its place among the stories of its time.
// Stories that are not public appear nowhere.
func (s *Store) File(ctx context.Context, stories []string, belongs Belonging) error {
	if len(stories) == 0 {
		return nil
	}
	ids := make([]string, len(stories))
	for i, id := range stories {
		ids[i] = feeds.UUID(id)
	}
	return s.update(ctx, "file stories", func(ctx context.Context, tx *sql.Tx) error {
		return file(ctx, tx, distinct(ids), belongs, reworder(tx).changed)
	})
}

// FileNext files the next stories, at most so many, and remembers how far it
// has come under a digest of what belongs depends on. It says how many they
// were, and whether those were the last; once all are filed it writes nothing.
// Another digest begins anew. Searches find them where they are now once their
// turn to be indexed has come: that takes several times as long as filing them.
func (s *Store) FileNext(ctx context.Context, digest string, limit int, now time.Time, belongs Belonging) (filed int, done bool, err error) {
	const doing = "file all stories"
	var at filingProgress
	err = s.view(ctx, doing, func(ctx context.Context, tx *sql.Tx) (err error) {
		at, err = progressOf(ctx, tx, digest)
		return err
	})
	if err != nil || at.done {
		return 0, at.done, err
	}
	err = s.update(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		stories, err := publicAfter(ctx, tx, at.reached, limit)
		if err != nil {
			return err
		}
		if err := file(ctx, tx, stories, belongs, reworder(tx).changedLater); err != nil {
			return err
		}
		filed, done = len(stories), len(stories) < limit
		if filed > 0 {
			at.reached = stories[filed-1]
		}
		if !done {
			now = time.Time{}
		}
		return saveProgress(ctx, tx, digest, at.reached, now)
	})
	return filed, done, err
}

// filingProgress is how far stories are filed.
type filingProgress struct {
	reached string // the last one that is; ""
	done    bool
}

func progressOf(ctx context.Context, tx *sql.Tx, digest string) (at filingProgress, err error) {
	const q = `SELECT reached, done_at <> 0 FROM filing WHERE digest = $1`
	err = tx.QueryRowContext(ctx, q, digest).Scan(&at.reached, &at.done)
	if errors.Is(err, sql.ErrNoRows) {
		return at, nil
	}
	return at, err
}

func saveProgress(ctx context.Context, tx *sql.Tx, digest, reached string, done time.Time) error {
	const (
		forget = `DELETE FROM filing WHERE digest <> $1`
		note   = `
			INSERT INTO filing (digest, reached, done_at) VALUES ($1, $2, $3)
			ON CONFLICT (digest) DO UPDATE SET reached = excluded.reached, done_at = excluded.done_at`
	)
	if _, err := tx.ExecContext(ctx, forget, digest); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, note, digest, reached, unix(done))
	return err
}

// publicAfter lists the next public stories in the order of their ids.
func publicAfter(ctx context.Context, tx *sql.Tx, after string, limit int) (ids []string, err error) {
	const q = `SELECT id FROM stories WHERE id > $1 AND state = '' ORDER BY id LIMIT $2`
	err = each(ctx, tx, q, []any{after, limit}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// file writes where stories appear, as far as that differs from where they do,
// and has it noted that the index says something else.
func file(ctx context.Context, tx *sql.Tx, stories []string, belongs Belonging, reword func(context.Context, ...string) error) error {
	want := make(map[string]map[string]bool, len(stories))
	err := labels(ctx, tx, "i.story IN (%s) AND i.story <> ''", stories, func(l Label) {
		if want[l.Story] == nil {
			want[l.Story] = map[string]bool{"": true}
		}
		for _, selection := range belongs(l) {
			want[l.Story][selection] = true
		}
	})
	if err != nil {
		return err
	}
	have, err := appearances(ctx, tx, stories)
	if err != nil {
		return err
	}
	w := filer(tx)
	var moved []string
	for _, story := range stories {
		if _, public := have[story][""]; !public {
			continue
		}
		another, err := w.move(ctx, story, have[story], want[story])
		if err != nil {
			return fmt.Errorf("story %s: %w", story, err)
		}
		if another {
			moved = append(moved, story)
		}
	}
	return reword(ctx, moved...)
}

// appearances says in which selections stories appear, and since when.
func appearances(ctx context.Context, tx *sql.Tx, stories []string) (map[string]map[string]int64, error) {
	const q = `SELECT story, selection, arrived_at FROM memberships WHERE story IN (%s)`
	have := make(map[string]map[string]int64, len(stories))
	for part := range slices.Chunk(stories, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			var story, selection string
			var arrived int64
			err := rows.Scan(&story, &selection, &arrived)
			if have[story] == nil {
				have[story] = map[string]int64{}
			}
			have[story][selection] = arrived
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return have, nil
}

// A filing is the statements that move stories between selections.
type filing struct {
	tx           *sql.Tx
	enter, leave statement
	changes      *issuing
}

func filer(tx *sql.Tx) *filing {
	const (
		enter = `INSERT INTO memberships (selection, story, arrived_at) VALUES ($1, $2, $3)`
		leave = `DELETE FROM memberships WHERE story = $1 AND selection = $2`
	)
	return &filing{tx, statement{tx: tx, query: enter}, statement{tx: tx, query: leave}, issuer(tx)}
}

// move takes a story out of the selections that it is not wanted in and lets
// it appear in those where it is missing. It reports whether there were any.
func (w *filing) move(ctx context.Context, story string, have map[string]int64, want map[string]bool) (moved bool, err error) {
	for _, selection := range slices.Sorted(maps.Keys(have)) {
		if want[selection] {
			continue
		}
		if _, err := w.leave.exec(ctx, story, selection); err != nil {
			return false, err
		}
		moved = true
		if !logged(selection) {
			continue
		}
		if err := withdraw(ctx, w.tx, selection, story); err != nil {
			return false, err
		}
	}
	for _, selection := range slices.Sorted(maps.Keys(want)) {
		if _, there := have[selection]; there {
			continue
		}
		if _, err := w.enter.exec(ctx, selection, story, have[""]); err != nil {
			return false, err
		}
		if err := w.changes.issue(ctx, selection, story, have[""]); err != nil {
			return false, err
		}
		moved = true
	}
	return moved, nil
}

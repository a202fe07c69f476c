package storage

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"bantin/feeds"
)

// VolumeSize is how many changes a volume of the archive holds.
const VolumeSize = 200

// A ChangeLog says how far the log of a selection has come.
type ChangeLog struct {
	Last      int // the number of the newest change; 0: there is none
	Withdrawn int // how many changes are no longer given out
}

// Closed is the number of the newest volume that is full.
func (l ChangeLog) Closed() int { return l.Last / VolumeSize }

// A Change is one line of a log: a story that came into a selection, or whose
// text changed there.
type Change struct {
	Number int
	Story  string // URN
}

// Changes returns how far the log of a selection has come, and those of its
// changes beyond the newest closed volume that are still given out, in their
// order.
func (s *Store) Changes(ctx context.Context, selection string) (log ChangeLog, open []Change, err error) {
	const (
		last      = `SELECT COALESCE(MAX(number), 0) FROM changes WHERE selection = $1`
		withdrawn = `SELECT COUNT(*) FROM changes WHERE selection = $1 AND withdrawn <> 0`
		list      = `
			SELECT number, story FROM changes
			WHERE selection = $1 AND number > $2 AND withdrawn = 0 ORDER BY number`
	)
	err = s.view(ctx, "read changes of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, last, selection).Scan(&log.Last); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, withdrawn, selection).Scan(&log.Withdrawn); err != nil {
			return err
		}
		return each(ctx, tx, list, []any{selection, log.Closed() * VolumeSize}, func(rows *sql.Rows) error {
			var c Change
			err := rows.Scan(&c.Number, &c.Story)
			c.Story = feeds.URN(c.Story)
			open = append(open, c)
			return err
		})
	})
	return log, open, err
}

// logged reports whether a selection has a log: everything and departments do.
func logged(selection string) bool {
	return selection == "" || strings.HasPrefix(selection, DepartmentSelection(""))
}

// An issuing is the statements that write the log.
type issuing struct{ renew, add statement }

func issuer(tx *sql.Tx) *issuing {
	const (
		renew = `
			UPDATE items SET version = version + 1
			WHERE id = $1 AND EXISTS (SELECT 1 FROM versions v WHERE v.item = items.id AND v.version = items.version)`
		add = `
			INSERT INTO changes (selection, number, story, version, arrived_at, updated_at)
			SELECT $1, (SELECT COALESCE(MAX(c.number), 0) + 1 FROM changes c WHERE c.selection = $1),
				s.id, i.version, CAST($3 AS BIGINT), s.updated_at
			FROM stories s JOIN items i ON i.id = s.id WHERE s.id = $2`
	)
	return &issuing{statement{tx: tx, query: renew}, statement{tx: tx, query: add}}
}

// issue writes that a story came into a selection, or that its text changed
// there, with the text as it is now: if that is not the one of which its
// version was issued before, it is a version of its own.
func (w *issuing) issue(ctx context.Context, selection, story string, arrived int64) error {
	if !logged(selection) {
		return nil
	}
	if _, err := w.renew.exec(ctx, story); err != nil {
		return fmt.Errorf("issue story %s: %w", story, err)
	}
	if _, err := w.add.exec(ctx, selection, story, arrived); err != nil {
		return fmt.Errorf("issue story %s: %w", story, err)
	}
	return nil
}

// reissue writes into every log that has a story that its text has changed.
func reissue(ctx context.Context, tx *sql.Tx, story string) error {
	arrived, err := arrivals(ctx, tx, story)
	if err != nil {
		return err
	}
	w := issuer(tx)
	for _, selection := range slices.Sorted(maps.Keys(arrived)) {
		if err := w.issue(ctx, selection, story, arrived[selection]); err != nil {
			return err
		}
	}
	return nil
}

// arrivals says in which selections a story appears, and since when.
func arrivals(ctx context.Context, tx *sql.Tx, story string) (map[string]int64, error) {
	const q = `SELECT selection, arrived_at FROM memberships WHERE story = $1`
	arrived := map[string]int64{}
	err := each(ctx, tx, q, []any{story}, func(rows *sql.Rows) error {
		var selection string
		var at int64
		err := rows.Scan(&selection, &at)
		arrived[selection] = at
		return err
	})
	return arrived, err
}

// withdraw takes a story that has left a selection out of the volume that is
// still open. Closed ones stay as they were given out.
func withdraw(ctx context.Context, tx *sql.Tx, selection, story string) error {
	const q = `
		UPDATE changes SET withdrawn = 1
		WHERE story = $1 AND selection = $2 AND withdrawn = 0 AND number > (
			SELECT MAX(c.number) / $3 * $3 FROM changes c WHERE c.selection = $2)`
	_, err := tx.ExecContext(ctx, q, story, selection, VolumeSize)
	return err
}

// withdrawAll takes a story, and those that became part of it, out of
// everything that was ever given out.
func withdrawAll(ctx context.Context, tx *sql.Tx, story string) error {
	const (
		take   = `UPDATE changes SET withdrawn = 1 WHERE story = $1 AND withdrawn = 0`
		merged = `SELECT id FROM stories WHERE successor = $1 AND successor <> '' AND state = 'merged' ORDER BY id`
	)
	if _, err := tx.ExecContext(ctx, take, story); err != nil {
		return err
	}
	var parts []string
	err := each(ctx, tx, merged, []any{story}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		parts = append(parts, id)
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range parts {
		if err := withdrawAll(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}

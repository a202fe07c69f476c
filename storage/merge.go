package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"bantin/feeds"
)

// Merge makes one story of two that were published. The loser's items join
// the survivor, which appears wherever either did, since the earlier of their
// arrivals; the loser's id leads to the survivor from then on, and its centre is
// no longer found by Alike. Stories that were merged before stand for what
// they became: merging what is one story already changes nothing.
func (s *Store) Merge(ctx context.Context, survivor, loser string, at time.Time) error {
	return s.update(ctx, "merge story "+loser+" into "+survivor, func(ctx context.Context, tx *sql.Tx) error {
		to, err := resolve(ctx, tx, survivor)
		if err != nil {
			return err
		}
		from, err := resolve(ctx, tx, loser)
		if err != nil || to.id == from.id {
			return err
		}
		if err := leave(ctx, tx, from.id); err != nil {
			return err
		}
		if err := moveItems(ctx, tx, from, to, at); err != nil {
			return err
		}
		if err := moveMemberships(ctx, tx, from, to); err != nil {
			return err
		}
		if err := succeed(ctx, tx, from, to); err != nil {
			return err
		}
		return reworder(tx).changed(ctx, from.id, to.id)
	})
}

// moveItems re-points a story's items.
func moveItems(ctx context.Context, tx *sql.Tx, from, to place, at time.Time) error {
	const q = `UPDATE items SET story = $2, joined_at = $3 WHERE id = $1`
	ids, err := members(ctx, tx, from.id)
	if err != nil {
		return err
	}
	w := settler(tx)
	for _, id := range ids {
		if _, err := tx.ExecContext(ctx, q, id, to.id, unix(at)); err != nil {
			return err
		}
		d := feeds.Decision{Item: id, Story: to.id, Rule: feeds.RuleMerge, Evidence: from.id, At: at}
		if err := w.log(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// moveMemberships lets a story appear where another one did, no later than
// that one, unless it is hidden. Where it is new, it is issued.
func moveMemberships(ctx context.Context, tx *sql.Tx, from, to place) error {
	const (
		move = `
			INSERT INTO memberships (selection, story, arrived_at) VALUES ($1, $2, $3)
			ON CONFLICT (story, selection) DO UPDATE SET arrived_at = excluded.arrived_at
			WHERE excluded.arrived_at < memberships.arrived_at`
		remove = `DELETE FROM memberships WHERE story = $1`
	)
	arrived, err := arrivals(ctx, tx, from.id)
	if err != nil {
		return err
	}
	known, err := arrivals(ctx, tx, to.id)
	if err != nil {
		return err
	}
	if err := leaveLogs(ctx, tx, from, to, arrived); err != nil {
		return err
	}
	w := issuer(tx)
	for _, selection := range slices.Sorted(maps.Keys(arrived)) {
		if to.state == Hidden {
			break
		}
		if _, err := tx.ExecContext(ctx, move, selection, to.id, arrived[selection]); err != nil {
			return err
		}
		if _, there := known[selection]; there {
			continue
		}
		if err := w.issue(ctx, selection, to.id, arrived[selection]); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, remove, from.id)
	return err
}

// leaveLogs takes a story that became part of another one out of what is not
// closed yet, or out of everything if that one is hidden.
func leaveLogs(ctx context.Context, tx *sql.Tx, from, to place, arrived map[string]int64) error {
	if to.state == Hidden {
		return withdrawAll(ctx, tx, from.id)
	}
	for selection := range arrived {
		if err := withdraw(ctx, tx, selection, from.id); err != nil {
			return err
		}
	}
	return nil
}

// succeed notes which story another one became.
func succeed(ctx context.Context, tx *sql.Tx, from, to place) error {
	const (
		leave = `UPDATE stories SET state = 'merged', successor = $2 WHERE id = $1`
		stay  = `
			UPDATE stories SET arrived_at = (SELECT MIN(s.arrived_at) FROM stories s WHERE s.id IN ($1, $2))
			WHERE id = $1`
	)
	if _, err := tx.ExecContext(ctx, leave, from.id, to.id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, stay, to.id, from.id)
	return err
}

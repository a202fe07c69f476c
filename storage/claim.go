package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Claim takes every active source that is due and that nobody has claimed,
// longest waiting first. Until the given time, or until its visit is saved or
// given back, no other Claim returns it.
func (s *Store) Claim(ctx context.Context, now, until time.Time) (claimed []SourceState, err error) {
	const q = `
		UPDATE sources SET claimed_until = $2
		WHERE state = 'active' AND due_at <= $1 AND claimed_until <= $1
		RETURNING ` + stateColumns
	err = s.update(ctx, "claim due sources", func(ctx context.Context, tx *sql.Tx) error {
		claimed, err = states(ctx, tx, q, unix(now), unix(until))
		return err
	})
	return waiting(claimed), err
}

// ClaimNamed takes those of the named sources that nobody has claimed, due or
// not, active or paused.
func (s *Store) ClaimNamed(ctx context.Context, ids []string, now, until time.Time) (claimed []SourceState, err error) {
	const q = `
		UPDATE sources SET claimed_until = $2
		WHERE state IN ('active', 'paused') AND claimed_until <= $1 AND id IN (%s)
		RETURNING ` + stateColumns
	err = s.update(ctx, "claim named sources", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(ids, chunk) {
			args := []any{unix(now), unix(until)}
			for _, id := range part {
				args = append(args, id)
			}
			list, err := states(ctx, tx, fmt.Sprintf(q, among(3, len(part))), args...)
			if err != nil {
				return err
			}
			claimed = append(claimed, list...)
		}
		return nil
	})
	return waiting(claimed), err
}

// waiting sorts sources by how long they have been due.
func waiting(list []SourceState) []SourceState {
	slices.SortFunc(list, func(a, b SourceState) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// Unclaim gives sources back whose visits were stopped. They are due as they
// were before.
func (s *Store) Unclaim(ctx context.Context, ids []string) error {
	const q = `UPDATE sources SET claimed_until = 0 WHERE id = $1`
	return s.update(ctx, "give sources back", func(ctx context.Context, tx *sql.Tx) error {
		release := statement{tx: tx, query: q}
		for _, id := range ids {
			if _, err := release.exec(ctx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// ReleaseAll gives every source back. Only the one worker of a database may
// call it, before its first visit: what is claimed then was left so by a
// worker that died.
func (s *Store) ReleaseAll(ctx context.Context) error {
	const q = `UPDATE sources SET claimed_until = 0 WHERE claimed_until <> 0`
	return s.update(ctx, "give all sources back", func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q)
		return err
	})
}

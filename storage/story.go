package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bantin/feeds"
)

// States of a story; a public one has none.
const (
	Hidden = "hidden" // taken out by staff
	Merged = "merged" // became part of another one, its successor
)

// Story returns the story with the given id, a UUID or its URN, with all its
// items complete and the reasons why they are in it. The id of an item that is
// not the centre of its story stands for that story: the result's ID is then
// not the one asked for. A merged story is returned with its own old centre
// and its successor. ErrNotFound: no such story is, or was, public.
func (s *Store) Story(ctx context.Context, id string) (st StoredStory, err error) {
	err = s.view(ctx, "read story "+id, func(ctx context.Context, tx *sql.Tx) error {
		at, err := placeOf(ctx, tx, feeds.UUID(id))
		if err != nil {
			return err
		}
		st, err = storedStory(ctx, tx, at)
		return err
	})
	return st, err
}

// A place is where the story of an id is found, and what became of it.
type place struct{ id, state, successor string }

// placeOf finds the story with an id, or the story of the item with that id.
func placeOf(ctx context.Context, tx *sql.Tx, id string) (at place, err error) {
	const (
		story = `SELECT id, state, successor FROM stories WHERE id = $1`
		item  = `
			SELECT s.id, s.state, s.successor FROM items i JOIN stories s ON s.id = i.story
			WHERE i.id = $1`
	)
	for _, q := range []string{story, item} {
		err = tx.QueryRowContext(ctx, q, id).Scan(&at.id, &at.state, &at.successor)
		if !errors.Is(err, sql.ErrNoRows) {
			return at, err
		}
	}
	return at, ErrNotFound
}

// resolve finds the story that an id leads to in the end: merged stories lead
// to their successors.
func resolve(ctx context.Context, tx *sql.Tx, id string) (place, error) {
	at, err := placeOf(ctx, tx, feeds.UUID(id))
	for err == nil && at.state == Merged {
		at, err = placeOf(ctx, tx, at.successor)
	}
	return at, err
}

func storedStory(ctx context.Context, tx *sql.Tx, at place) (st StoredStory, err error) {
	const q = `SELECT arrived_at, updated_at FROM stories WHERE id = $1`
	var arrived, updated int64
	if err := tx.QueryRowContext(ctx, q, at.id).Scan(&arrived, &updated); err != nil {
		return st, err
	}
	st.ID, st.State = feeds.URN(at.id), at.state
	st.Arrived, st.Updated = instant(arrived), instant(updated)
	if at.state == Merged {
		final, err := resolve(ctx, tx, at.id)
		if err != nil {
			return st, err
		}
		st.Successor = feeds.URN(final.id)
	}
	ids, err := members(ctx, tx, at.id)
	if err != nil {
		return st, err
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == at.id })
	found, err := tellings(ctx, tx, append(ids, at.id))
	if err != nil {
		return st, err
	}
	st.Centre = found[at.id]
	for _, id := range ids {
		st.Also = append(st.Also, found[id])
	}
	st.Decisions, err = decisions(ctx, tx, append(ids, at.id))
	return st, err
}

// members lists the items of a story in the order they joined.
func members(ctx context.Context, tx *sql.Tx, story string) (ids []string, err error) {
	const q = `SELECT id FROM items WHERE story = $1 AND story <> '' ORDER BY joined_at, id`
	err = each(ctx, tx, q, []any{story}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// decisions reads what was ever decided about items, in the order of time.
func decisions(ctx context.Context, tx *sql.Tx, items []string) (list []feeds.Decision, err error) {
	const q = `
		SELECT item, story, rule, scores, evidence, decided_at FROM decisions
		WHERE item IN (%s)`
	for part := range slices.Chunk(items, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			d, err := scanDecision(rows)
			list = append(list, d)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b feeds.Decision) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.Item+a.Story, b.Item+b.Story)
	})
	near, err := nearMisses(ctx, tx, items)
	if err != nil {
		return nil, err
	}
	for i, d := range list {
		if n := near[d.Item]; n != nil {
			list[i].Near = n
			delete(near, d.Item) // it belongs to the first decision about the item
		}
	}
	return list, nil
}

func scanDecision(rows *sql.Rows) (d feeds.Decision, err error) {
	var scores string
	var at int64
	if err := rows.Scan(&d.Item, &d.Story, &d.Rule, &scores, &d.Evidence, &at); err != nil {
		return d, err
	}
	d.At = instant(at)
	d.Scores, err = decodeScores(scores)
	return d, err
}

// nearMisses reads what items are like and no part of, by item.
func nearMisses(ctx context.Context, tx *sql.Tx, items []string) (map[string]*feeds.NearMiss, error) {
	const q = `SELECT item, story, reason, scores, evidence FROM near_misses WHERE item IN (%s)`
	found := map[string]*feeds.NearMiss{}
	for part := range slices.Chunk(items, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			var item, scores string
			n := &feeds.NearMiss{}
			err := rows.Scan(&item, &n.Story, &n.Reason, &scores, &n.Evidence)
			if err != nil {
				return err
			}
			n.Scores, err = decodeScores(scores)
			found[item] = n
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

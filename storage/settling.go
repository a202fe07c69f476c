package storage

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"bantin/feeds"
)

// Unsettled returns the items that wait for their story to be decided and may
// be settled now: dated ones first, oldest first, then by source and key; at
// most limit of them, all if limit is 0. What is shown of them is left out:
// a telling carries its identity, addresses, dates and publisher.
func (s *Store) Unsettled(ctx context.Context, now time.Time, limit int) (list []Item, err error) {
	const q = `
		SELECT i.url, i.guid, i.updated_at, i.date_origin, i.seen_at, i.backlog, i.ready_at, s.department, ` + printColumns + `
		FROM items i JOIN sources s ON s.id = i.source
		WHERE i.story = '' AND i.ready_at <= $1
		ORDER BY (i.published_at = 0), i.published_at, i.source, i.key LIMIT $2`
	if limit <= 0 {
		limit = math.MaxInt32
	}
	err = s.view(ctx, "read unsettled items", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{unix(now), limit}, func(rows *sql.Rows) error {
			var it Item
			var updated, seen, ready int64
			var err error
			it.Print, err = scanPrint(rows, &it.URL, &it.GUID, &updated, &it.DateOrigin, &seen, &it.Backlog, &ready, &it.Department)
			it.ID, it.Source, it.Published = it.Print.ID, it.Print.Source, it.Print.Published
			it.Updated, it.FirstSeen, it.Ready = instant(updated), instant(seen), instant(ready)
			list = append(list, it)
			return err
		})
	})
	return list, err
}

// Awaited returns the items that wait for their story to be decided and may
// not be settled yet.
func (s *Store) Awaited(ctx context.Context, now time.Time) (list []feeds.Fingerprint, err error) {
	const q = `SELECT ` + printColumns + ` FROM items i WHERE i.story = '' AND i.ready_at > $1`
	err = s.view(ctx, "read items that are not ready", func(ctx context.Context, tx *sql.Tx) error {
		list, err = prints(ctx, tx, q, unix(now))
		return err
	})
	return list, err
}

// SaveSettling fixes decisions, in their order: an item's story and date, and
// where and since when the story appears. In a selection where it appears
// already it keeps its place; a hidden story appears nowhere. An item that is
// settled stays as it is. Habits replace what was known of their sources.
func (s *Store) SaveSettling(ctx context.Context, settled []Settled, habits ...Habit) error {
	return s.update(ctx, "save settling", func(ctx context.Context, tx *sql.Tx) error {
		if err := saveHabits(ctx, tx, habits); err != nil {
			return err
		}
		w := settler(tx)
		for _, d := range settled {
			if err := w.settle(ctx, d); err != nil {
				return fmt.Errorf("item %s: %w", d.Item, err)
			}
		}
		return nil
	})
}

// A settling is the statements that make an item public.
type settling struct {
	tx                          *sql.Tx
	items, stories, memberships statement
	decisionLog, nearMisses     statement
	index                       *index
	changes                     *issuing
	words                       *rewording
}

func settler(tx *sql.Tx) *settling {
	const (
		items = `
			UPDATE items SET published_at = $2, date_origin = $3, story = $4, joined_at = $5
			WHERE id = $1 AND story = ''`
		stories = `
			INSERT INTO stories (id, arrived_at, updated_at) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET state = '', successor = ''`
		memberships = `
			INSERT INTO memberships (selection, story, arrived_at) VALUES ($1, $2, $3)
			ON CONFLICT (story, selection) DO NOTHING`
		decisions = `
			INSERT INTO decisions (item, story, rule, scores, evidence, decided_at)
			VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (item, decided_at, story) DO NOTHING`
		nearMisses = `
			INSERT INTO near_misses (item, story, reason, scores, evidence) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (item) DO NOTHING`
	)
	return &settling{
		tx:          tx,
		items:       statement{tx: tx, query: items},
		stories:     statement{tx: tx, query: stories},
		memberships: statement{tx: tx, query: memberships},
		decisionLog: statement{tx: tx, query: decisions},
		nearMisses:  statement{tx: tx, query: nearMisses},
		index:       indexer(tx),
		changes:     issuer(tx),
		words:       reworder(tx),
	}
}

// settle fixes one decision about an item that has no story.
func (w *settling) settle(ctx context.Context, d Settled) error {
	hidden := false
	if d.Story != d.Item {
		at, err := resolve(ctx, w.tx, d.Story)
		if err != nil {
			return fmt.Errorf("story %s: %w", d.Story, err)
		}
		d.Story, hidden = at.id, at.state == Hidden
	}
	res, err := w.items.exec(ctx, d.Item, unix(d.Published), string(d.Origin), d.Story, unix(d.At))
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if d.Story == d.Item {
		if _, err := w.stories.exec(ctx, d.Story, unix(d.Arrived), unix(d.Published)); err != nil {
			return err
		}
		if err := w.index.enter(ctx, d.Item, d.Hashes, d.At); err != nil {
			return err
		}
	}
	if !hidden {
		if err := w.appear(ctx, d); err != nil {
			return err
		}
		if err := w.words.changed(ctx, d.Story); err != nil {
			return err
		}
	}
	return w.log(ctx, d.Decision)
}

// appear lists a decision's story in the selections that it comes into, and
// issues it in those where it is new.
func (w *settling) appear(ctx context.Context, d Settled) error {
	for _, selection := range append([]string{""}, d.Selections...) {
		res, err := w.memberships.exec(ctx, selection, d.Story, unix(d.Arrived))
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if err := w.changes.issue(ctx, selection, d.Story, unix(d.Arrived)); err != nil {
			return err
		}
	}
	return nil
}

// log keeps why an item belongs to its story, and what it is no part of.
func (w *settling) log(ctx context.Context, d feeds.Decision) error {
	scores, err := encodeScores(d.Scores)
	if err != nil {
		return err
	}
	if _, err = w.decisionLog.exec(ctx, d.Item, d.Story, string(d.Rule), scores, d.Evidence, unix(d.At)); err != nil || d.Near == nil {
		return err
	}
	if scores, err = encodeScores(d.Near.Scores); err != nil {
		return err
	}
	_, err = w.nearMisses.exec(ctx, d.Item, d.Near.Story, string(d.Near.Reason), scores, d.Near.Evidence)
	return err
}

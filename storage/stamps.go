package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strconv"

	"bantin/feeds"
)

// An Addressed story is one with a page of its own: it is public, or leads on
// to the one that it has become part of.
type Addressed struct {
	ID     string // UUID
	Merged bool
}

// Addressed returns the stories that have a page, by id upwards, at most so
// many of those after the given one ("": from the first).
func (s *Store) Addressed(ctx context.Context, after string, limit int) (list []Addressed, err error) {
	const q = `SELECT id, state FROM stories WHERE id > $1 AND state <> 'hidden' ORDER BY id LIMIT $2`
	err = s.view(ctx, "read which stories have pages", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{feeds.UUID(after), limit}, func(rows *sql.Rows) error {
			var a Addressed
			var state string
			err := rows.Scan(&a.ID, &state)
			a.Merged = state == Merged
			list = append(list, a)
			return err
		})
	})
	return list, err
}

// Stamps returns a digest of everything that is stored of each of the given
// stories, by UUID: of its row and its memberships, and of all rows of its
// items and their sources' departments, texts, versions and decisions. As long
// as a stamp stays the same, so does all that is shown of the story by the same
// settings. A stamp may change although nothing that is shown did. Merged
// stories have none, since what they show is another story's.
func (s *Store) Stamps(ctx context.Context, ids []string) (stamps map[string]string, err error) {
	// Whole rows, so that a column that comes later is not forgotten here. The
	// first column names the story; a row of nulls is one, too.
	rows := []string{
		`SELECT s.id, s.* FROM stories s WHERE s.state <> 'merged' AND s.id IN (%s) ORDER BY s.id`,
		`SELECT m.story, m.* FROM memberships m WHERE m.story IN (%s) ORDER BY m.story, m.selection`,
		`SELECT i.story, i.*, s.department, t.* FROM items i JOIN sources s ON s.id = i.source LEFT JOIN texts t ON t.item = i.id
			WHERE i.story IN (%s) AND i.story <> '' ORDER BY i.story, i.joined_at, i.id`,
		`SELECT v.item, v.* FROM versions v WHERE v.item IN (%s) ORDER BY v.item, v.version`,
		`SELECT i.story, d.* FROM items i JOIN decisions d ON d.item = i.id
			WHERE i.story IN (%s) AND i.story <> '' ORDER BY i.story, d.item, d.decided_at, d.story`,
		`SELECT i.story, n.* FROM items i JOIN near_misses n ON n.item = i.id
			WHERE i.story IN (%s) AND i.story <> '' ORDER BY i.story, n.item`,
	}
	digests := make(map[string]hash.Hash, len(ids))
	err = s.view(ctx, "compare stories", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(ids, chunk) {
			for i, q := range rows {
				scan := func(rows *sql.Rows) error { return digestRow(rows, digests, i == 0) }
				if err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), scan); err != nil {
					return err
				}
			}
		}
		return nil
	})
	stamps = make(map[string]string, len(digests))
	for id, d := range digests {
		stamps[id] = stampOf(d)
	}
	return stamps, err
}

func stampOf(d hash.Hash) string { return hex.EncodeToString(d.Sum(nil)[:12]) }

// digestRow adds a row to the digest of what its first column names. Only rows
// that begin one may be the first of it.
func digestRow(rows *sql.Rows, digests map[string]hash.Hash, begins bool) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]sql.RawBytes, len(columns))
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	if err := rows.Scan(into...); err != nil {
		return err
	}
	d := digests[string(values[0])]
	if d == nil && begins {
		d = sha256.New()
		digests[string(values[0])] = d
	}
	if d == nil {
		return nil
	}
	for i, v := range values {
		fmt.Fprintf(d, "%s %d %t ", columns[i], len(v), v == nil)
		d.Write(v)
	}
	return nil
}

// VolumeStamps returns a digest of the log of a selection for each volume of
// its archive, by number. As long as that of a closed volume stays the same, so
// does what it gives out.
func (s *Store) VolumeStamps(ctx context.Context, selection string) (stamps map[int]string, err error) {
	const q = `
		SELECT (number - 1) / $2 + 1 AS volume, number, story, version, arrived_at, updated_at, withdrawn FROM changes
		WHERE selection = $1 ORDER BY number`
	digests := map[string]hash.Hash{}
	err = s.view(ctx, "compare volumes of "+selectionName(selection), func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{selection, VolumeSize}, func(rows *sql.Rows) error {
			return digestRow(rows, digests, true)
		})
	})
	stamps = make(map[int]string, len(digests))
	for volume, d := range digests {
		n, _ := strconv.Atoi(volume) // it was computed as a number
		stamps[n] = stampOf(d)
	}
	return stamps, err
}

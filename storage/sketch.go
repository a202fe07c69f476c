package storage

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

// MostHashes is how many hashes of a sketch the index takes; further ones are
// left out.
const MostHashes = 24

// An index is the statements that keep which centre is found by which hashes.
type index struct {
	tx                           *sql.Tx
	number, place, entry, sketch statement
}

func indexer(tx *sql.Tx) *index {
	const (
		number = `SELECT COALESCE(MAX(number), 0) + 1 FROM sketches`
		place  = `UPDATE items SET likeness = $2 WHERE id = $1 AND story = id AND likeness = 0`
		entry  = `
			INSERT INTO likenesses (hash, number) VALUES ($1, $2)
			ON CONFLICT (hash, number) DO NOTHING`
		sketch = `INSERT INTO sketches (number, settled_at, hashes) VALUES ($1, $2, $3)`
	)
	return &index{
		tx:     tx,
		number: statement{tx: tx, query: number},
		place:  statement{tx: tx, query: place},
		entry:  statement{tx: tx, query: entry},
		sketch: statement{tx: tx, query: sketch},
	}
}

// enter lets a centre be found by the hashes of its text. One that is in the
// index already, or is no centre, stays as it is.
func (x *index) enter(ctx context.Context, item string, hashes []uint32, at time.Time) error {
	if len(hashes) == 0 {
		return nil
	}
	hashes = hashes[:min(len(hashes), MostHashes)]
	var number int64
	if err := x.number.row(ctx, &number); err != nil {
		return err
	}
	res, err := x.place.exec(ctx, item, number)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	for _, h := range hashes {
		if _, err := x.entry.exec(ctx, signed(h), number); err != nil {
			return err
		}
	}
	_, err = x.sketch.exec(ctx, number, unix(at), packHashes(hashes))
	return err
}

// leave takes an item out of the index, if it is in it.
func leave(ctx context.Context, tx *sql.Tx, item string) error {
	const q = `
		SELECT s.number, s.hashes FROM items i JOIN sketches s ON s.number = i.likeness
		WHERE i.id = $1 AND i.likeness <> 0`
	var k sketched
	err := tx.QueryRowContext(ctx, q, item).Scan(&k.number, &k.hashes)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return dropper(tx).drop(ctx, k)
}

// A sketched number is one that is in the index.
type sketched struct {
	number int64
	hashes string
}

// A dropping is the statements that take numbers out of the index.
type dropping struct{ entry, sketch, place statement }

func dropper(tx *sql.Tx) *dropping {
	const (
		entry  = `DELETE FROM likenesses WHERE hash = $1 AND number = $2`
		sketch = `DELETE FROM sketches WHERE number = $1`
		place  = `UPDATE items SET likeness = 0 WHERE likeness = $1 AND likeness <> 0`
	)
	return &dropping{
		entry:  statement{tx: tx, query: entry},
		sketch: statement{tx: tx, query: sketch},
		place:  statement{tx: tx, query: place},
	}
}

func (d *dropping) drop(ctx context.Context, k sketched) error {
	hashes, err := unpackHashes(k.hashes)
	if err != nil {
		return fmt.Errorf("sketch %d: %w", k.number, err)
	}
	for _, h := range hashes {
		if _, err := d.entry.exec(ctx, signed(h), k.number); err != nil {
			return err
		}
	}
	for _, st := range []*statement{&d.sketch, &d.place} {
		if _, err := st.exec(ctx, k.number); err != nil {
			return err
		}
	}
	return nil
}

// Forget takes the centres that were settled before a time out of the index in
// which Alike looks, oldest first, at most so many, and returns how many.
// They are no longer found by what they say; everything else of them stays.
func (s *Store) Forget(ctx context.Context, before time.Time, most int) (n int, err error) {
	const q = `SELECT number, settled_at, hashes FROM sketches ORDER BY number LIMIT $1`
	err = s.update(ctx, "forget what texts were like", func(ctx context.Context, tx *sql.Tx) error {
		var old []sketched
		err := each(ctx, tx, q, []any{most}, func(rows *sql.Rows) error {
			var k sketched
			var at int64
			err := rows.Scan(&k.number, &at, &k.hashes)
			if at < unix(before) && len(old) < most {
				old = append(old, k)
			}
			return err
		})
		if err != nil {
			return err
		}
		d := dropper(tx)
		for _, k := range old {
			if err := d.drop(ctx, k); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// signed is a hash as it is stored: as a number of 32 bits with sign, which
// takes no more than 4 bytes.
func signed(h uint32) int64 { return int64(int32(h)) }

func packHashes(hashes []uint32) string {
	b := make([]byte, 0, 4*MostHashes)
	for _, h := range hashes {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

func unpackHashes(text string) ([]uint32, error) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b)%4 != 0 {
		return nil, fmt.Errorf("stored hashes %.40q are damaged", text)
	}
	hashes := make([]uint32, 0, len(b)/4)
	for ; len(b) > 0; b = b[4:] {
		hashes = append(hashes, binary.BigEndian.Uint32(b))
	}
	return hashes, nil
}

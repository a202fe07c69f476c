package storage

import (
	"context"
	"database/sql"
	"errors"
	"hash/fnv"
	"math"
	"strconv"
	"time"
)

// A numbering is the statements that number stories.
type numbering struct {
	tx                     *sql.Tx
	read, taken, set, done statement
}

func numberer(tx *sql.Tx) *numbering {
	const (
		read = `
			SELECT s.number, COALESCE(m.arrived_at, 0) FROM stories s
			LEFT JOIN memberships m ON m.story = s.id AND m.selection = '' WHERE s.id = $1`
		taken = `SELECT COUNT(*) FROM stories WHERE number = $1 AND number <> 0`
		set   = `UPDATE stories SET number = $2 WHERE id = $1`
		done  = `DELETE FROM unindexed WHERE story = $1`
	)
	return &numbering{
		tx:    tx,
		read:  statement{tx: tx, query: read},
		taken: statement{tx: tx, query: taken},
		set:   statement{tx: tx, query: set},
		done:  statement{tx: tx, query: done},
	}
}

// number returns which number a story has, and which it is to have: 0 if it is
// not public.
func (w *numbering) number(ctx context.Context, story string, public bool) (was, now int64, err error) {
	var arrived int64
	if err := w.read.prepare(ctx); err != nil {
		return 0, 0, err
	}
	err = w.read.prepared.QueryRowContext(ctx, story).Scan(&was, &arrived)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !public {
		return was, 0, nil
	}
	for try := 0; err == nil && try < mostTries; try++ {
		if now = candidate(story, arrived, try); now == was {
			return was, now, nil
		}
		var taken int
		if err = w.taken.row(ctx, &taken, now); err == nil && taken == 0 {
			return was, now, nil
		}
	}
	if err == nil {
		err = errors.New("no number is free")
	}
	return was, 0, err
}

// A number tells the minute of arrival, and has room for a few stories that
// arrive in it. Where there are more, as in the backlog of a source without
// dates, they are numbered as if some of them had arrived a little later.
const (
	minute    = 60 // seconds
	perMinute = 16
	mostTries = 64
)

// candidate is the number that is tried for a story.
func candidate(story string, arrived int64, try int) int64 {
	room := uint64(perMinute) << (try / 4) // 23 days at most
	h := fnv.New64a()
	h.Write([]byte(strconv.Itoa(try) + story))
	return firstNumber(arrived) + int64(h.Sum64()%room)
}

// firstNumber is the first number of the minute of a time.
func firstNumber(seconds int64) int64 {
	return max(seconds/minute, 1) * perMinute
}

// numbersOf returns the numbers from one time until just before another.
func numbersOf(from, until time.Time) (first, last int64) {
	first, last = 1, math.MaxInt64
	if !from.IsZero() {
		first = firstNumber(from.Unix())
	}
	if !until.IsZero() {
		last = firstNumber(until.Unix()) - 1
	}
	return first, last
}

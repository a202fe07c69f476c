package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"bantin/feeds"
)

// A Watch is how a source is as far as staff were told.
type Watch struct {
	State     string
	Since     time.Time
	Next      string // what may be told soon; empty: nothing
	NextSince time.Time
}

// An Event is something that staff are told once.
type Event struct {
	Number     int64  // 1, 2, 3, …; SaveWatches gives it
	Source     string // id; empty: it is about the settings
	State, Was string // what is the matter now, and what was before
	Since      time.Time
	Told       time.Time

	Title, What, Next feeds.Text
}

// keptEvents is how many events are remembered.
const keptEvents = 1000

// Watches returns how each source is as far as staff were told, by id.
func (s *Store) Watches(ctx context.Context) (map[string]Watch, error) {
	const q = `SELECT source, state, since_at, next, next_at FROM watches`
	all := map[string]Watch{}
	err := s.view(ctx, "read what staff know", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, nil, func(rows *sql.Rows) error {
			var id string
			var w Watch
			var since, next int64
			err := rows.Scan(&id, &w.State, &since, &w.Next, &next)
			w.Since, w.NextSince = instant(since), instant(next)
			all[id] = w
			return err
		})
	})
	return all, err
}

// SaveWatches stores how sources are, by id, together with what is to be told
// of that. Events get the numbers that follow.
func (s *Store) SaveWatches(ctx context.Context, watches map[string]Watch, events []Event) error {
	const q = `
		INSERT INTO watches (source, state, since_at, next, next_at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (source) DO UPDATE SET state = excluded.state, since_at = excluded.since_at,
			next = excluded.next, next_at = excluded.next_at`
	if len(watches) == 0 && len(events) == 0 {
		return nil
	}
	return s.update(ctx, "save what staff know", func(ctx context.Context, tx *sql.Tx) error {
		save := statement{tx: tx, query: q}
		for id, w := range watches {
			if _, err := save.exec(ctx, id, w.State, unix(w.Since), w.Next, unix(w.NextSince)); err != nil {
				return fmt.Errorf("source %s: %w", id, err)
			}
		}
		return addEvents(ctx, tx, events)
	})
}

func addEvents(ctx context.Context, tx *sql.Tx, events []Event) error {
	const (
		last = `SELECT COALESCE(MAX(number), 0) FROM events`
		add  = `
			INSERT INTO events (number, source, state, was, since_at, told_at, title_vi, title_en, what_vi, what_en, next_vi, next_en)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
		forget = `DELETE FROM events WHERE number <= $1`
	)
	if len(events) == 0 {
		return nil
	}
	var number int64
	if err := tx.QueryRowContext(ctx, last).Scan(&number); err != nil {
		return err
	}
	adds := statement{tx: tx, query: add}
	for _, e := range events {
		number++
		if _, err := adds.exec(ctx, number, e.Source, e.State, e.Was, unix(e.Since), unix(e.Told),
			e.Title.VI, e.Title.EN, e.What.VI, e.What.EN, e.Next.VI, e.Next.EN); err != nil {
			return fmt.Errorf("event %d: %w", number, err)
		}
	}
	_, err := tx.ExecContext(ctx, forget, number-keptEvents)
	return err
}

// Events returns the events after a number, at most so many and the latest
// ones if there are more, newest first.
func (s *Store) Events(ctx context.Context, after int64, limit int) (list []Event, err error) {
	const q = `
		SELECT number, source, state, was, since_at, told_at, title_vi, title_en, what_vi, what_en, next_vi, next_en
		FROM events WHERE number > $1 ORDER BY number DESC LIMIT $2`
	err = s.view(ctx, "read events", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{after, limit}, func(rows *sql.Rows) error {
			e, err := scanEvent(rows)
			list = append(list, e)
			return err
		})
	})
	return list, err
}

// LastEvent returns what was told last of a source, or of the settings; the
// zero Event if nothing was.
func (s *Store) LastEvent(ctx context.Context, source string) (e Event, err error) {
	const q = `
		SELECT number, source, state, was, since_at, told_at, title_vi, title_en, what_vi, what_en, next_vi, next_en
		FROM events WHERE source = $1 ORDER BY number DESC LIMIT 1`
	err = s.view(ctx, "read last event", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{source}, func(rows *sql.Rows) (err error) {
			e, err = scanEvent(rows)
			return err
		})
	})
	return e, err
}

func scanEvent(rows *sql.Rows) (e Event, err error) {
	var since, told int64
	err = rows.Scan(&e.Number, &e.Source, &e.State, &e.Was, &since, &told,
		&e.Title.VI, &e.Title.EN, &e.What.VI, &e.What.EN, &e.Next.VI, &e.Next.EN)
	e.Since, e.Told = instant(since), instant(told)
	return e, err
}

// NewsDates returns when the latest items of a source since a time were
// published, at most so many, newest first. What was there when the source was
// first read counts if it is dated.
func (s *Store) NewsDates(ctx context.Context, source string, since time.Time, limit int) (dates []time.Time, err error) {
	const q = `
		SELECT published_at, date_origin, backlog FROM items
		WHERE source = $1 AND published_at > $2 ORDER BY published_at DESC LIMIT $3`
	err = s.view(ctx, "read news of "+source, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{source, unix(since), limit}, func(rows *sql.Rows) error {
			var published, backlog int64
			var origin string
			err := rows.Scan(&published, &origin, &backlog)
			if backlog == 0 || feeds.DateOrigin(origin) != feeds.DateFirstSeen {
				dates = append(dates, instant(published))
			}
			return err
		})
	})
	return dates, err
}

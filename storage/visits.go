package storage

import (
	"context"
	"database/sql"
	"time"
)

// An Audience is how many came to the site, as sums.
type Audience struct {
	Before      int // visits on all days before those of Days
	Days        []AudienceDay
	Pollers     []Pollers
	Subscribers []Subscribers
}

// An AudienceDay is how many came on one day.
type AudienceDay struct {
	Day    time.Time // midnight in UTC of that date
	Visits int       // distinct readers of pages
	Polls  int       // requests for feeds
}

// Pollers are the programs that read a feed themselves on one day.
type Pollers struct {
	Day   time.Time // midnight in UTC of that date
	Feed  string    // its path
	Count int       // distinct programs
}

// Subscribers are the people for whom a service reads a feed.
type Subscribers struct {
	Feed     string // its path
	Service  string
	Count    int
	Declared time.Time
}

// Audience returns how many came since a day, which is given as midnight in
// UTC of its date.
func (s *Store) Audience(ctx context.Context, since time.Time) (a Audience, err error) {
	const (
		before  = `SELECT CAST(COALESCE(SUM(visits), 0) AS BIGINT) FROM audience WHERE day < $1`
		days    = `SELECT day, visits, polls FROM audience WHERE day >= $1 ORDER BY day`
		pollers = `SELECT day, feed, pollers FROM pollers WHERE day >= $1 ORDER BY day, feed`
		told    = `SELECT feed, service, subscribers, declared_at FROM subscribers WHERE declared_at >= $1 ORDER BY feed, service`
	)
	first := dayNumber(since)
	err = s.view(ctx, "read how many came", func(ctx context.Context, tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, before, first).Scan(&a.Before); err != nil {
			return err
		}
		err := each(ctx, tx, days, []any{first}, func(rows *sql.Rows) error {
			var day int64
			var d AudienceDay
			err := rows.Scan(&day, &d.Visits, &d.Polls)
			d.Day = dayAt(day)
			a.Days = append(a.Days, d)
			return err
		})
		if err != nil {
			return err
		}
		err = each(ctx, tx, pollers, []any{first}, func(rows *sql.Rows) error {
			var day int64
			var p Pollers
			err := rows.Scan(&day, &p.Feed, &p.Count)
			p.Day = dayAt(day)
			a.Pollers = append(a.Pollers, p)
			return err
		})
		if err != nil {
			return err
		}
		return each(ctx, tx, told, []any{unix(since)}, func(rows *sql.Rows) error {
			var at int64
			var sub Subscribers
			err := rows.Scan(&sub.Feed, &sub.Service, &sub.Count, &at)
			sub.Declared = instant(at)
			a.Subscribers = append(a.Subscribers, sub)
			return err
		})
	})
	return a, err
}

// SaveAudience keeps sums in place of those that are kept of the same days,
// feeds and services; Before is not looked at. So it may be repeated. What is
// known of pollers and subscribers from before the given day is forgotten, and
// visits never are.
func (s *Store) SaveAudience(ctx context.Context, a Audience, forget time.Time) error {
	return s.update(ctx, "save how many came", func(ctx context.Context, tx *sql.Tx) error {
		if err := saveDays(ctx, tx, a.Days); err != nil {
			return err
		}
		if err := savePollers(ctx, tx, a.Pollers); err != nil {
			return err
		}
		if err := saveSubscribers(ctx, tx, a.Subscribers); err != nil {
			return err
		}
		const (
			pollers     = `DELETE FROM pollers WHERE day < $1`
			subscribers = `DELETE FROM subscribers WHERE declared_at < $1`
		)
		if _, err := tx.ExecContext(ctx, pollers, dayNumber(forget)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, subscribers, unix(forget))
		return err
	})
}

func saveDays(ctx context.Context, tx *sql.Tx, list []AudienceDay) error {
	const q = `
		INSERT INTO audience (day, visits, polls) VALUES ($1, $2, $3)
		ON CONFLICT (day) DO UPDATE SET visits = excluded.visits, polls = excluded.polls`
	for _, d := range list {
		if _, err := tx.ExecContext(ctx, q, dayNumber(d.Day), d.Visits, d.Polls); err != nil {
			return err
		}
	}
	return nil
}

func savePollers(ctx context.Context, tx *sql.Tx, list []Pollers) error {
	const q = `
		INSERT INTO pollers (day, feed, pollers) VALUES ($1, $2, $3)
		ON CONFLICT (day, feed) DO UPDATE SET pollers = excluded.pollers`
	for _, p := range list {
		if _, err := tx.ExecContext(ctx, q, dayNumber(p.Day), p.Feed, p.Count); err != nil {
			return err
		}
	}
	return nil
}

func saveSubscribers(ctx context.Context, tx *sql.Tx, list []Subscribers) error {
	const q = `
		INSERT INTO subscribers (feed, service, subscribers, declared_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (feed, service) DO UPDATE SET subscribers = excluded.subscribers, declared_at = excluded.declared_at`
	for _, sub := range list {
		if _, err := tx.ExecContext(ctx, q, sub.Feed, sub.Service, sub.Count, unix(sub.Declared)); err != nil {
			return err
		}
	}
	return nil
}

// dayNumber counts the days of a date from 1970.
func dayNumber(midnight time.Time) int64 { return midnight.Unix() / secondsOfDay }

// dayAt is the date with a number.
func dayAt(number int64) time.Time { return time.Unix(number*secondsOfDay, 0).UTC() }

package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// A Messenger carries events to staff.
type Messenger struct {
	Told         int64     // the number of the last event that it carried
	Failures     int       // in a row
	FailingSince time.Time // zero: it is not failing
	Due          time.Time // until then nothing is tried; zero: it may try
	Problem      string    // why it failed
	Digest       time.Time // up to when its last digest tells; zero: there was none
}

// Messenger returns how far a messenger came. One that is new has carried
// everything that there is: what is past is not told.
func (s *Store) Messenger(ctx context.Context, name string) (m Messenger, err error) {
	const (
		q    = `SELECT told, failures, failing_since, due_at, problem, digest_at FROM messengers WHERE name = $1`
		last = `SELECT COALESCE(MAX(number), 0) FROM events`
	)
	err = s.view(ctx, "read messenger "+name, func(ctx context.Context, tx *sql.Tx) error {
		var since, due, digest int64
		err := tx.QueryRowContext(ctx, q, name).Scan(&m.Told, &m.Failures, &since, &due, &m.Problem, &digest)
		if errors.Is(err, sql.ErrNoRows) {
			return tx.QueryRowContext(ctx, last).Scan(&m.Told)
		}
		m.FailingSince, m.Due, m.Digest = instant(since), instant(due), instant(digest)
		return err
	})
	return m, err
}

// SaveMessenger stores how far a messenger came.
func (s *Store) SaveMessenger(ctx context.Context, name string, m Messenger) error {
	const q = `
		INSERT INTO messengers (name, told, failures, failing_since, due_at, problem, digest_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (name) DO UPDATE SET told = excluded.told, failures = excluded.failures,
			failing_since = excluded.failing_since, due_at = excluded.due_at, problem = excluded.problem, digest_at = excluded.digest_at`
	return s.update(ctx, "save messenger "+name, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, name, m.Told, m.Failures, unix(m.FailingSince), unix(m.Due), m.Problem, unix(m.Digest))
		return err
	})
}

// DismissMessenger forgets a messenger: when it is called again it begins with
// what happens then.
func (s *Store) DismissMessenger(ctx context.Context, name string) error {
	const q = `DELETE FROM messengers WHERE name = $1`
	return s.update(ctx, "dismiss messenger "+name, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, name)
		return err
	})
}

package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Chores that are done every night.
const (
	CopyChore = "copy" // the database is copied
	TidyChore = "tidy" // what is kept for a time only is forgotten
)

// A Chore says how something went that is done again and again.
type Chore struct {
	Tried   time.Time // the last time; zero: never
	Done    time.Time // the last time that went well; zero: never
	Problem string    // a word for what went wrong the last time; empty: nothing did
}

// Chore returns how a chore went; one that was never done is zero.
func (s *Store) Chore(ctx context.Context, name string) (c Chore, err error) {
	const q = `SELECT tried_at, done_at, problem FROM chores WHERE name = $1`
	err = s.view(ctx, "read chore "+name, func(ctx context.Context, tx *sql.Tx) error {
		var tried, done int64
		err := tx.QueryRowContext(ctx, q, name).Scan(&tried, &done, &c.Problem)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		c.Tried, c.Done = instant(tried), instant(done)
		return err
	})
	return c, err
}

// SaveChore notes how a chore went. The zero Chore is forgotten.
func (s *Store) SaveChore(ctx context.Context, name string, c Chore) error {
	const (
		save = `
			INSERT INTO chores (name, tried_at, done_at, problem) VALUES ($1, $2, $3, $4)
			ON CONFLICT (name) DO UPDATE SET tried_at = excluded.tried_at, done_at = excluded.done_at, problem = excluded.problem`
		forget = `DELETE FROM chores WHERE name = $1`
	)
	return s.update(ctx, "save chore "+name, func(ctx context.Context, tx *sql.Tx) error {
		if c == (Chore{}) {
			_, err := tx.ExecContext(ctx, forget, name)
			return err
		}
		_, err := tx.ExecContext(ctx, save, name, unix(c.Tried), unix(c.Done), c.Problem)
		return err
	})
}

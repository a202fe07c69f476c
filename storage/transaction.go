package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// update runs work in a transaction that is kept if it returns nil, and undone
// otherwise or when ctx ends. Statements take the context that work is given:
// ending ctx ends the transaction, not a single statement, which would cost
// more than most statements do.
func (s *Store) update(ctx context.Context, doing string, work func(context.Context, *sql.Tx) error) error {
	return s.transact(ctx, s.Write, nil, doing, func(ctx context.Context, tx *sql.Tx) error {
		if err := work(ctx, tx); err != nil {
			return err
		}
		return s.keepIndex(ctx, tx)
	})
}

// view runs work on one unchanging state of the database.
func (s *Store) view(ctx context.Context, doing string, work func(context.Context, *sql.Tx) error) error {
	return s.transact(ctx, s.Read, &sql.TxOptions{ReadOnly: true}, doing, work)
}

func (s *Store) transact(ctx context.Context, db *sql.DB, opts *sql.TxOptions, doing string, work func(context.Context, *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, opts)
	if err != nil {
		return s.failed(ctx, doing, err)
	}
	defer tx.Rollback()
	if err := work(context.WithoutCancel(ctx), tx); err != nil {
		return s.failed(ctx, doing, err)
	}
	if err := tx.Commit(); err != nil {
		return s.failed(ctx, doing, err)
	}
	return nil
}

// failed says what was being done when err came up. What fails because its
// context ended says so, however the engine puts it.
func (s *Store) failed(ctx context.Context, doing string, err error) error {
	if ended := ctx.Err(); ended != nil && !errors.Is(err, ended) {
		err = fmt.Errorf("%w: %w", ended, err)
	}
	if s.Classify != nil {
		err = s.Classify(err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// A statement runs one prepared statement many times in a transaction. It is
// prepared when it is first needed, and closed with the transaction.
type statement struct {
	tx       *sql.Tx
	query    string
	prepared *sql.Stmt
}

func (st *statement) exec(ctx context.Context, args ...any) (sql.Result, error) {
	if err := st.prepare(ctx); err != nil {
		return nil, err
	}
	return st.prepared.ExecContext(ctx, args...)
}

// row reads the only row of the result into dest.
func (st *statement) row(ctx context.Context, dest any, args ...any) error {
	if err := st.prepare(ctx); err != nil {
		return err
	}
	return st.prepared.QueryRowContext(ctx, args...).Scan(dest)
}

func (st *statement) prepare(ctx context.Context) (err error) {
	if st.prepared == nil {
		st.prepared, err = st.tx.PrepareContext(ctx, st.query)
	}
	return err
}

// each calls scan for every row of a query's result.
func each(ctx context.Context, tx *sql.Tx, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

// scanAll calls scan for every row of a result, and closes it.
func scanAll(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

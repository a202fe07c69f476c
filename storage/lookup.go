package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// A lookup reads the rows that belong to one of several values, by statements
// that stay prepared: most lookups are of a few values, and would take longer
// to prepare than to run.
type lookup struct{ parts []lookupPart }

type lookupPart struct {
	query *sql.Stmt
	args  []any
}

// lookup makes a lookup of the distinct values that are not empty. In query,
// %s stands for the list of their placeholders, the only ones. It must be
// called outside of transactions.
func (s *Store) lookup(ctx context.Context, query string, values []string) (l lookup, err error) {
	for part := range slices.Chunk(distinct(values), chunk) {
		size := 1
		for size < len(part) {
			size *= 2
		}
		args := anys(part)
		for len(args) < size { // the statement is one for many lengths of lists
			args = append(args, args[0])
		}
		kept, err := s.kept(ctx, fmt.Sprintf(query, among(1, size)))
		if err != nil {
			return l, s.failed(ctx, "prepare to look up", err)
		}
		l.parts = append(l.parts, lookupPart{kept, args})
	}
	return l, nil
}

// each calls scan for every row of the result.
func (l lookup) each(ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) error) error {
	for _, part := range l.parts {
		if err := part.each(ctx, tx, scan); err != nil {
			return err
		}
	}
	return nil
}

func (p lookupPart) each(ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) error) error {
	rows, err := tx.StmtContext(ctx, p.query).QueryContext(ctx, p.args...)
	if err != nil {
		return err
	}
	return scanAll(rows, scan)
}

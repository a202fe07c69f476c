package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"

	"bantin/storage"
)

// migrate brings the schema up to date, and refuses one that is newer than
// this program.
func migrate(ctx context.Context, db *sql.DB, file string) error {
	provider, err := migrations(db)
	if err != nil {
		return err
	}
	return climb(ctx, provider, file)
}

// pending reports whether the schema is to be brought up to date, and refuses
// one that is newer than this program.
func pending(ctx context.Context, db *sql.DB, file string) (bool, error) {
	provider, err := migrations(db)
	if err != nil {
		return false, err
	}
	reached, target, err := provider.GetVersions(ctx)
	if err == nil && reached > target {
		err = newer(file, reached, target)
	}
	return reached < target, err
}

func migrations(db *sql.DB) (*goose.Provider, error) {
	schema, err := fs.Sub(storage.Schema, "schema")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, dialect{schema},
		goose.WithSlog(slog.New(slog.DiscardHandler)), goose.WithDisableGlobalRegistry(true))
}

func newer(file string, reached, target int64) error {
	return &storage.Fault{Kind: storage.Newer, Path: file, Err: fmt.Errorf("schema %d, this program knows %d", reached, target)}
}

// climb brings the schema up to date. Another process may do the same at the
// same time: as long as it gets further, what is left is tried again.
func climb(ctx context.Context, provider *goose.Provider, file string) error {
	var failed error
	for reached := int64(-1); ; {
		current, target, err := provider.GetVersions(ctx)
		switch {
		case err != nil:
			return errors.Join(failed, err)
		case current > target:
			return newer(file, current, target)
		case current == target:
			return nil
		case current == reached:
			return failed
		}
		reached = current
		if _, failed = provider.Up(ctx); failed == nil {
			return nil
		}
	}
}

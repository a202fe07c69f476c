package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"

	"bantin/storage"
)

// migrate brings the schema up to date, and refuses one that is newer than
// this program.
func migrate(ctx context.Context, db *sql.DB, file string) error {
	schema, err := fs.Sub(storage.Schema, "schema")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, dialect{schema},
		goose.WithSlog(slog.New(slog.DiscardHandler)), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return &storage.Fault{Kind: storage.Newer, Path: file, Err: fmt.Errorf("schema %d, this program knows %d", current, target)}
	}
	if current == target {
		return nil
	}
	_, failed := provider.Up(ctx)
	if failed == nil {
		return nil
	}
	// Another process may have done the same at the same time.
	if current, target, err = provider.GetVersions(ctx); err == nil && current == target {
		return nil
	}
	return failed
}

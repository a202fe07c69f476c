package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// openStored opens the database at path, which is to be there already. Whoever
// only looks creates none.
func openStored(ctx context.Context, path string) (*storage.Store, error) {
	store, err := openIfAny(ctx, path)
	if err == nil && store == nil {
		return nil, noDatabase(path)
	}
	return store, err
}

// openIfAny opens the database at path; nil, if there is none.
func openIfAny(ctx context.Context, path string) (*storage.Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return sqlite.OpenBeside(ctx, path)
}

// noDatabase says that nothing was ever stored.
func noDatabase(path string) error {
	return &failure{
		code: exitFailed,
		what: tell("chưa có cơ sở dữ liệu %s", "there is no database %s yet", path),
		next: tell("chạy bantin serve hoặc bantin fetch trước", "run bantin serve or bantin fetch first"),
	}
}

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"bantin/storage"
)

// applicationID marks a file as a database of this program ("bant").
const applicationID = 0x62616e74

// locate returns the path of a database file as resolve does, so that every way
// to it leads to one lock, and creates an empty file if there is none. It opens
// no file that exists: closing that again would drop the locks that this process
// holds on it.
func locate(path string) (string, error) {
	file, err := resolve(path)
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case err == nil:
		return file, f.Close()
	case errors.Is(err, fs.ErrExist):
		return file, regular(file)
	}
	return "", classify(file, err)
}

// resolve returns the absolute path of a database file without symbolic links,
// as far as there is something.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("path of database %s: %w", path, err)
	}
	file, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) {
		var folder string
		folder, err = filepath.EvalSymlinks(filepath.Dir(abs))
		file = filepath.Join(folder, filepath.Base(abs))
	}
	if err != nil {
		return "", classify(abs, err)
	}
	return file, nil
}

// regular refuses what is no file.
func regular(file string) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return classify(file, err)
	case info.IsDir():
		return &storage.Fault{Kind: storage.IsFolder, Path: file}
	case !info.Mode().IsRegular():
		return &storage.Fault{Kind: storage.NotADatabase, Path: file, Err: fmt.Errorf("file mode %v", info.Mode())}
	}
	return nil
}

// examine looks at a file without changing it, and refuses what another
// program made. A blank one is a database without anything in it, or no bytes
// at all.
func examine(ctx context.Context, file string) (blank bool, err error) {
	const (
		mark   = `PRAGMA application_id`
		tables = `SELECT COUNT(*) FROM sqlite_schema`
	)
	params := []string{"mode=ro", "_pragma=busy_timeout(5000)"}
	if _, err := os.Stat(file + "-wal"); errors.Is(err, fs.ErrNotExist) {
		params = append(params, "immutable=1") // without a log nothing is missed, and nothing is put beside it
	}
	db, err := pool(file, 1, params...)
	if err != nil {
		return false, err
	}
	defer db.Close()
	var id, n int
	err = db.QueryRowContext(ctx, mark).Scan(&id)
	if err == nil {
		err = db.QueryRowContext(ctx, tables).Scan(&n)
	}
	switch {
	case err != nil:
		return false, classify(file, fmt.Errorf("look at database: %w", err))
	case id == applicationID:
		return false, nil
	case id == 0 && n == 0:
		return true, nil
	}
	return false, &storage.Fault{Kind: storage.Foreign, Path: file, Err: fmt.Errorf("application id %#x, %d tables", id, n)}
}

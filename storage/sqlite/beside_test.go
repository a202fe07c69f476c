package sqlite_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// earlier makes a database as an earlier version of the program leaves it.
var earlier = map[string]func(t *testing.T, store *storage.Store){
	"an earlier schema": func(t *testing.T, store *storage.Store) { undo(t, store, 8) },
	"another index of words": func(t *testing.T, store *storage.Store) {
		if _, err := store.Write.ExecContext(t.Context(), `UPDATE indexes SET version = 'earlier'`); err != nil {
			t.Fatal(err)
		}
	},
}

// What a worker of an earlier version is at work on stays as it is, and is
// brought up to date once there is none.
func TestOpenBesideAnEarlierWorker(t *testing.T) {
	for name, make := range earlier {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bantin.db")
			worker, err := sqlite.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			lock, err := sqlite.Lock(path)
			if err != nil {
				t.Fatal(err)
			}
			make(t, worker)
			before := versions(t, worker)
			_, err = sqlite.OpenBeside(t.Context(), path)
			wantFault(t, err, storage.Older)
			if after := versions(t, worker); after != before {
				t.Errorf("the database was of %+v, and is now of %+v", before, after)
			}
			if err := errors.Join(worker.Close(), lock.Close()); err != nil {
				t.Fatal(err)
			}
			store, err := sqlite.OpenBeside(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			if after := versions(t, store); after == before {
				t.Errorf("it is still of %+v", before)
			}
			if lock, err = sqlite.Lock(path); err != nil {
				t.Fatalf("no worker can begin: %v", err)
			}
			lock.Close()
		})
	}
}

func TestOpenBeside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bantin.db")
	if _, err := sqlite.OpenBeside(t.Context(), path); !errors.Is(err, fs.ErrNotExist) || len(files(t, dir)) != 0 {
		t.Errorf("where nothing is: %v, and then there are %v", err, names(files(t, dir)))
	}
	write(t, dir, "bantin.db", "") // as left by a worker that was killed at once
	store, err := sqlite.OpenBeside(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	lock, err := sqlite.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	beside, err := sqlite.OpenBeside(t.Context(), path)
	if err != nil {
		t.Fatalf("beside a worker of this version: %v", err)
	}
	if err := beside.Close(); err != nil {
		t.Error(err)
	}
	if _, err := store.Write.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)"); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.OpenBeside(t.Context(), path)
	wantFault(t, err, storage.Newer)
}

// What a database was made by.
type madeBy struct {
	schema int
	index  string
}

func versions(t *testing.T, store *storage.Store) (v madeBy) {
	t.Helper()
	const q = `SELECT (SELECT MAX(version_id) FROM goose_db_version), (SELECT MAX(version) FROM indexes)`
	if err := store.Write.QueryRowContext(t.Context(), q).Scan(&v.schema, &v.index); err != nil {
		t.Fatal(err)
	}
	return v
}

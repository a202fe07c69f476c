package sqlite_test

import (
	"path/filepath"
	"testing"

	"bantin/storage"
	"bantin/storage/sqlite"
	"bantin/storage/storagetest"
)

// blank puts an empty store at a path.
var blank = storagetest.Blank(sqlite.Open)

func TestStore(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) *storage.Store { return opened(t) })
}

// opened opens an empty store that is closed at the end of the test.
func opened(t testing.TB) *storage.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bantin.db")
	blank(t, path)
	return open(t, path)
}

// open opens a store that is closed at the end of the test.
func open(t testing.TB, path string) *storage.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"

	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		kind storage.FaultKind
		make func(t *testing.T, dir string) string // returns the path to open
	}{
		{"a folder that is not there", storage.NoFolder, func(t *testing.T, dir string) string {
			return filepath.Join(dir, "chưa có", "bantin.db")
		}},
		{"a file where the folder should be", storage.NoFolder, func(t *testing.T, dir string) string {
			return filepath.Join(write(t, dir, "file", "text"), "bantin.db")
		}},
		{"a folder", storage.IsFolder, func(t *testing.T, dir string) string { return dir }},
		{"a device", storage.NotADatabase, func(t *testing.T, dir string) string { return os.DevNull }},
		{"a text file", storage.NotADatabase, func(t *testing.T, dir string) string {
			return write(t, dir, "ghi-chu.txt", "Ghi chú của ban biên tập.\n")
		}},
		{"a long text file", storage.NotADatabase, func(t *testing.T, dir string) string {
			return write(t, dir, "ghi-chu.txt", string(bytes.Repeat([]byte("Ghi chú của ban biên tập.\n"), 1000)))
		}},
		{"a database without our mark", storage.Foreign, func(t *testing.T, dir string) string {
			return foreign(t, dir, "CREATE TABLE entry (id INTEGER)")
		}},
		{"a database in WAL mode without our mark", storage.Foreign, func(t *testing.T, dir string) string {
			return foreign(t, dir, "PRAGMA journal_mode = WAL; CREATE TABLE entry (id INTEGER)")
		}},
		{"a database with another program's mark", storage.Foreign, func(t *testing.T, dir string) string {
			return foreign(t, dir, "PRAGMA application_id = 252006673")
		}},
		{"a database with our schema and another program's mark", storage.Foreign, func(t *testing.T, dir string) string {
			return altered(t, dir, "PRAGMA application_id = 252006673")
		}},
		{"a schema of a later version", storage.Newer, func(t *testing.T, dir string) string {
			return altered(t, dir, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
		}},
		{"a damaged database", storage.Corrupt, func(t *testing.T, dir string) string {
			path := altered(t, dir, "")
			scribble(t, path, 100, 20_000)
			return path
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := c.make(t, dir)
			before := files(t, dir)
			s, err := sqlite.Open(t.Context(), path)
			if err == nil {
				s.Close()
			}
			wantFault(t, err, c.kind)
			after := files(t, dir)
			if c.kind == storage.Newer || c.kind == storage.Corrupt {
				return // ours: looking at it may tidy its log up
			}
			if len(after) != len(before) {
				t.Errorf("files before: %v, after: %v", names(before), names(after))
			}
			for name, content := range before {
				if !bytes.Equal(after[name], content) {
					t.Errorf("%s was changed", name)
				}
			}
		})
	}
}

func TestOpenWithoutPermission(t *testing.T) {
	dir := t.TempDir()
	switch {
	case os.Geteuid() != 0:
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(dir, 0o700) })
	case runtime.GOOS == "linux":
		dir = "/sys" // where not even root makes files
	default:
		t.Skip("skipped: root may write everywhere, so no folder was forbidden to it")
	}
	_, err := sqlite.Open(t.Context(), filepath.Join(dir, "bantin.db"))
	wantFault(t, err, storage.Denied)
	_, err = sqlite.Lock(filepath.Join(dir, "bantin.db"))
	wantFault(t, err, storage.Denied)
}

func TestOpenAccepts(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, dir string) string
	}{
		{"a new file", func(t *testing.T, dir string) string { return filepath.Join(dir, "bantin.db") }},
		{"an empty file", func(t *testing.T, dir string) string { return write(t, dir, "bantin.db", "") }},
		{"an empty database", func(t *testing.T, dir string) string { return foreign(t, dir, "VACUUM") }},
		{"a name that is no plain word", func(t *testing.T, dir string) string {
			return filepath.Join(dir, "bản tin #1 100%? a=b&mode=memory.db")
		}},
		{"a link to where nothing is yet", func(t *testing.T, dir string) string {
			if err := os.Mkdir(filepath.Join(dir, "real"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
				t.Skipf("skipped: no links can be made, so none was followed: %v", err)
			}
			return filepath.Join(dir, "link", "bantin.db")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t, t.TempDir())
			for range 2 { // new, and then known
				s, err := sqlite.Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				src := feeds.Source{ID: "a", Department: "b", URL: "https://c.example.vn/", State: feeds.Active}
				if err := s.Sync(t.Context(), []feeds.Source{src}, start); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				if info, err := os.Stat(path); err != nil || info.Size() == 0 {
					t.Errorf("file: %v, %v", info, err)
				}
				if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("a log is left beside a closed database: %v", err)
				}
			}
		})
	}
}

func TestOpenRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	open(t, "bantin.db")
	if _, err := os.Stat("bantin.db"); err != nil {
		t.Error(err)
	}
}

// Several programs started at once on a new file all find it ready.
func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	var openers sync.WaitGroup
	for range 6 {
		openers.Go(func() {
			s, err := sqlite.Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := s.Sources(t.Context()); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	openers.Wait()
}

func TestReadersCannotWrite(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	if _, err := s.Read.ExecContext(t.Context(), "DELETE FROM sources"); err == nil {
		t.Error("a reading connection wrote")
	}
}

func wantFault(t *testing.T, err error, kind storage.FaultKind) {
	t.Helper()
	var fault *storage.Fault
	if !errors.As(err, &fault) {
		t.Fatalf("no fault: %v", err)
	}
	if fault.Kind != kind || fault.Path == "" {
		t.Errorf("fault is %q of %q, not %q: %v", fault.Kind, fault.Path, kind, err)
	}
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// foreign makes a database that this program did not.
func foreign(t *testing.T, dir, statements string) string {
	t.Helper()
	path := filepath.Join(dir, "other.db")
	run(t, path, statements)
	return path
}

// altered makes a database of this program and changes it behind its back.
func altered(t *testing.T, dir, statements string) string {
	t.Helper()
	path := filepath.Join(dir, "bantin.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, path, statements)
	return path
}

func run(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), statements); err != nil {
		t.Fatal(err)
	}
}

// scribble writes over a part of a file.
func scribble(t *testing.T, path string, from, n int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < min(from+n, len(content)); i++ {
		content[i] = 0xA5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// files reads all files of a folder.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{}
	for _, e := range entries {
		if contents[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return contents
}

func names(files map[string][]byte) (list []string) {
	for name := range files {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

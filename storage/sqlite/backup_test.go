package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// A copy made while polls are being stored holds whole polls only, and can be
// used in the place of the database.
func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "bantin.db"))
	sources := sources(1)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	begun, ended := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			if err := s.SavePoll(context.WithoutCancel(ctx), fresh(sources[0], n, 10)); err != nil {
				t.Error(err)
				break
			}
			if n == 3 {
				close(begun)
			}
		}
		ended <- n
	}()
	<-begun
	copied := filepath.Join(dir, "sao.db")
	err := sqlite.Backup(t.Context(), filepath.Join(dir, "bantin.db"), copied, nil)
	stop()
	polls := <-ended
	if err != nil {
		t.Fatal(err)
	}
	list, err := open(t, copied).Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := list[0].Items; n < 40 || n%10 != 0 || n > 10*polls {
		t.Errorf("%d items in the copy, of %d polls of 10", n, polls)
	}
}

func TestBackupRefuses(t *testing.T) {
	dir := t.TempDir()
	good := altered(t, dir, "")
	for _, c := range []struct {
		name     string
		from, to string
		kind     storage.FaultKind // "": another error
		err      error
	}{
		{"a file that is there", good, write(t, dir, "cu.db", "bản cũ"), "", sqlite.ErrExists},
		{"the database itself", good, good, "", sqlite.ErrExists},
		{"a folder that is there", good, dir, "", sqlite.ErrExists},
		{"a folder that is not there", good, filepath.Join(dir, "chưa có", "sao.db"), storage.NoFolder, nil},
		{"no database", filepath.Join(dir, "khong.db"), filepath.Join(dir, "sao.db"), "", fs.ErrNotExist},
		{"an empty database", write(t, dir, "rong.db", ""), filepath.Join(dir, "sao.db"), storage.NotADatabase, nil},
		{"a text", write(t, dir, "chu.txt", strings.Repeat("ghi chú ", 400)), filepath.Join(dir, "sao.db"), storage.NotADatabase, nil},
		{"another program's database", foreign(t, dir, "CREATE TABLE notes (text TEXT)"), filepath.Join(dir, "sao.db"), storage.Foreign, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := names(files(t, dir))
			err := sqlite.Backup(t.Context(), c.from, c.to, nil)
			if c.kind != "" {
				wantFault(t, err, c.kind)
			} else if !errors.Is(err, c.err) {
				t.Errorf("error: %v", err)
			}
			if after := names(files(t, dir)); strings.Join(after, " ") != strings.Join(before, " ") {
				t.Errorf("files before: %v, after: %v", before, after)
			}
		})
	}
}

// Damage deep in a database does not get into a copy that looks good.
func TestBackupOfDamage(t *testing.T) {
	dir := t.TempDir()
	path := filled(t, dir, 50)
	scribble(t, path, 40_000, 30_000)
	err := sqlite.Backup(t.Context(), path, filepath.Join(dir, "sao.db"), nil)
	wantFault(t, err, storage.Corrupt)
	if _, err := os.Stat(filepath.Join(dir, "sao.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy of damage is there: %v", err)
	}
}

func TestBackupThatIsStopped(t *testing.T) {
	dir := t.TempDir()
	path := filled(t, dir, 5)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := sqlite.Backup(ctx, path, filepath.Join(dir, "sao.db"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	if left := names(files(t, dir)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRestore(t *testing.T) {
	dir := t.TempDir()
	path := filled(t, dir, 3)
	copied := filepath.Join(dir, "sao.db")
	if err := sqlite.Backup(t.Context(), path, copied, nil); err != nil {
		t.Fatal(err)
	}
	s := open(t, path) // stays open: its log is beside the database
	if err := s.SavePoll(t.Context(), fresh(sources(1)[0], 3, 10)); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)["sao.db"]
	kept, err := sqlite.Restore(t.Context(), copied, path, start, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(dir, "bantin-truoc-"+start.Format("2006-01-02-150405")+".db"); kept != want {
		t.Errorf("kept as %s, not %s", kept, want)
	}
	if !bytes.Equal(files(t, dir)["sao.db"], before) {
		t.Error("the copy was changed")
	}
	for file, want := range map[string]int{path: 30, kept: 40} {
		if list, err := open(t, file).Sources(t.Context()); err != nil || list[0].Items != want {
			t.Errorf("%s: %d items, want %d, %v", file, list[0].Items, want, err)
		}
	}
	again, err := sqlite.Restore(t.Context(), copied, path, start, nil)
	if err != nil || again == kept || !strings.HasPrefix(again, strings.TrimSuffix(kept, ".db")) {
		t.Errorf("kept as %s the second time, %v", again, err)
	}
}

// A database that is damaged, or not there, is what restoring is for.
func TestRestoreWithoutGoodDatabase(t *testing.T) {
	dir := t.TempDir()
	path := filled(t, dir, 3)
	copied := filepath.Join(dir, "sao.db")
	if err := sqlite.Backup(t.Context(), path, copied, nil); err != nil {
		t.Fatal(err)
	}
	scribble(t, path, 0, 1000)
	write(t, dir, "bantin.db-wal", "một nhật ký hỏng")
	kept, err := sqlite.Restore(t.Context(), copied, path, start, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, there := files(t, dir)[filepath.Base(kept)+"-wal"]; !there {
		t.Errorf("the damaged log was lost: %v", names(files(t, dir)))
	}
	elsewhere := filepath.Join(t.TempDir(), "bantin.db")
	if kept, err := sqlite.Restore(t.Context(), copied, elsewhere, start, nil); err != nil || kept != "" {
		t.Errorf("kept %q, %v", kept, err)
	}
	for _, file := range []string{path, elsewhere} {
		if list, err := open(t, file).Sources(t.Context()); err != nil || list[0].Items != 30 {
			t.Errorf("%s: %v, %v", file, list, err)
		}
	}
}

// A copy that somebody made by hand has its log beside it.
func TestRestoreFromFilesWithLog(t *testing.T) {
	dir := t.TempDir()
	path := filled(t, dir, 3)
	s := open(t, path)
	if err := s.SavePoll(t.Context(), fresh(sources(1)[0], 3, 10)); err != nil {
		t.Fatal(err)
	}
	by := t.TempDir()
	for name, content := range files(t, dir) {
		write(t, by, name, string(content))
	}
	to := filepath.Join(t.TempDir(), "bantin.db")
	if _, err := sqlite.Restore(t.Context(), filepath.Join(by, "bantin.db"), to, start, nil); err != nil {
		t.Fatal(err)
	}
	if list, err := open(t, to).Sources(t.Context()); err != nil || list[0].Items != 40 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	newer := altered(t, t.TempDir(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
	damaged := filled(t, t.TempDir(), 50)
	scribble(t, damaged, 40_000, 30_000)
	for _, c := range []struct {
		name, from string
		kind       storage.FaultKind
	}{
		{"a text", write(t, t.TempDir(), "chu.txt", strings.Repeat("ghi chú ", 400)), storage.NotADatabase},
		{"an empty file", write(t, t.TempDir(), "rong.db", ""), storage.NotADatabase},
		{"a folder", t.TempDir(), storage.IsFolder},
		{"another program's database", foreign(t, t.TempDir(), "CREATE TABLE notes (text TEXT)"), storage.Foreign},
		{"a newer database", newer, storage.Newer},
		{"a damaged database", damaged, storage.Corrupt},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filled(t, dir, 1)
			before := files(t, dir)
			_, err := sqlite.Restore(t.Context(), c.from, path, start, nil)
			wantFault(t, err, c.kind)
			var fault *storage.Fault
			if errors.As(err, &fault) && fault.Path != c.from {
				t.Errorf("the fault is of %s", fault.Path)
			}
			after := files(t, dir)
			delete(after, "bantin.db.lock")
			if len(after) != len(before) || !bytes.Equal(after["bantin.db"], before["bantin.db"]) {
				t.Errorf("files before: %v, after: %v", names(before), names(after))
			}
		})
	}
	path := filled(t, t.TempDir(), 1)
	if _, err := sqlite.Restore(t.Context(), path, path, start, nil); !errors.Is(err, sqlite.ErrSame) {
		t.Errorf("itself: %v", err)
	}
	lock, err := sqlite.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	_, err = sqlite.Restore(t.Context(), filled(t, t.TempDir(), 1), path, start, nil)
	wantFault(t, err, storage.SecondWorker)
}

func TestOurs(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		file string
		want bool
	}{
		"ours":                     {filled(t, t.TempDir(), 1), true},
		"another program's":        {foreign(t, dir, "CREATE TABLE notes (text TEXT)"), false},
		"a text":                   {write(t, dir, "chu.txt", strings.Repeat("ghi chú ", 40)), false},
		"a short file":             {write(t, dir, "ngan.txt", "ghi"), false},
		"a file that is not there": {filepath.Join(dir, "khong"), false},
	} {
		if got := sqlite.Ours(c.file); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestUnfinished(t *testing.T) {
	for name, want := range map[string]string{
		".bantin-2026-07-25.db.123456.part":         "bantin-2026-07-25.db",
		".bantin-2026-07-25.db.123456.part-journal": "bantin-2026-07-25.db",
		".bantin-2026-07-25.db.part":                "",
		"bantin-2026-07-25.db":                      "",
		".ghi-chu.part":                             "",
		".1.part":                                   "",
		"..part":                                    "",
		"":                                          "",
	} {
		if got := sqlite.Unfinished(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Progress is told while a copy grows, in order.
func TestBackupProgress(t *testing.T) {
	path := filled(t, t.TempDir(), 400)
	var last int64
	err := sqlite.Backup(t.Context(), path, filepath.Join(t.TempDir(), "sao.db"), func(done, total int64) {
		if done < last || done > total || total <= 0 {
			t.Errorf("%d after %d, of %d", done, last, total)
		}
		last = done
	})
	if err != nil {
		t.Error(err)
	}
}

// filled makes a database with so many polls of ten items.
func filled(t *testing.T, dir string, polls int) string {
	t.Helper()
	path := filepath.Join(dir, "bantin.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	sources := sources(1)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	for n := range polls {
		if err := s.SavePoll(t.Context(), fresh(sources[0], n, 10)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bantin/storage"
)

// ErrSame says that a database was to be restored from itself.
var ErrSame = errors.New("the copy is the database itself")

// Restore puts what the file from holds in the place of the database at path,
// brought up to date, and returns where the replaced database is kept, "" if
// there was none. Nothing is replaced before the new database is whole, checked
// and on the disk; a worker of the database, a file that is no copy of such a
// database, and one of a newer program are refused with a *storage.Fault. The
// file from stays as it is.
func Restore(ctx context.Context, from, path string, now time.Time, told Progress) (kept string, err error) {
	source, err := existing(from)
	if err != nil {
		return "", err
	}
	lock, err := Lock(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	file, err := placeFor(path)
	if err != nil {
		return "", err
	}
	if same(source, file) {
		return "", ErrSame
	}
	if blank, err := examine(ctx, source); err != nil || blank {
		return "", nothing(err, source)
	}
	part, err := partOf(file)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, discard(part)) }()
	if err := duplicate(ctx, source, part, untouched(source), told); err != nil {
		return "", err
	}
	if err := renew(ctx, part, source); err != nil {
		return "", err
	}
	return replace(ctx, part, file, now)
}

// placeFor returns where the database at path is, or will be.
func placeFor(path string) (string, error) {
	file, err := resolve(path)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return file, nil
	}
	return file, regular(file)
}

func same(a, b string) bool {
	one, err1 := os.Stat(a)
	other, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(one, other)
}

// renew brings a copy up to date. What is wrong with it is wrong with the file
// that it was copied from.
func renew(ctx context.Context, part, source string) error {
	store, err := Open(ctx, part)
	if err == nil {
		err = store.Close()
	}
	var f *storage.Fault
	if errors.As(err, &f) && (f.Kind == storage.Newer || f.Kind == storage.Foreign || f.Kind == storage.Corrupt) {
		return &storage.Fault{Kind: f.Kind, Path: source, Err: f.Err}
	}
	if err != nil {
		return err
	}
	return classify(part, flush(part))
}

// discard removes a file and what an engine may have put beside it.
func discard(part string) error {
	return errors.Join(removed(part), removed(part+"-journal"), removed(part+"-wal"), removed(part+"-shm"))
}

// replace puts a new database into its place. The old one is complete at every
// moment, under its name or under the one that it is kept under.
func replace(ctx context.Context, part, file string, now time.Time) (kept string, err error) {
	if _, err := os.Stat(file); err == nil {
		settleLog(ctx, file)
		if kept, err = keep(file, now); err != nil {
			return "", err
		}
	}
	if info, err := os.Stat(kept); err == nil {
		if err := os.Chmod(part, info.Mode().Perm()); err != nil {
			return "", classify(file, err)
		}
	} else if err := os.Chmod(part, 0o644); err != nil {
		return "", classify(file, err)
	}
	if err := os.Rename(part, file); err != nil {
		return kept, classify(file, err)
	}
	flushFolder(filepath.Dir(file))
	return kept, nil
}

// settleLog writes what stands in a database's log into the database. One that
// is damaged keeps its log, which an engine that does not know it for a
// database would remove.
func settleLog(ctx context.Context, file string) {
	if !Ours(file) {
		return
	}
	if db, err := pool(file, 1, "_pragma=busy_timeout(1000)", "mode=rw"); err == nil {
		_, _ = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
		_ = db.Close()
	}
}

// keep gives a database a second name, and its log, if it still has one, that
// of the log of that name: under the first name another database's would be
// taken for its own.
func keep(file string, now time.Time) (string, error) {
	kept, err := nameFor(file, now)
	if err != nil {
		return "", err
	}
	if err := os.Link(file, kept); err != nil { // a file system without links
		if err := os.Rename(file, kept); err != nil {
			return "", classify(file, err)
		}
	}
	if err := os.Rename(file+"-wal", kept+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", classify(file, err)
	}
	for _, rest := range []string{"-shm", "-journal"} {
		if err := removed(file + rest); err != nil {
			return "", classify(file, err)
		}
	}
	return kept, nil
}

// nameFor is the name under which a replaced database is kept: with the time
// at which it was, and a number if that is taken.
func nameFor(file string, now time.Time) (string, error) {
	extension := filepath.Ext(file)
	base := strings.TrimSuffix(file, extension) + "-truoc-" + now.Format("2006-01-02-150405")
	for n := 1; n < 100; n++ {
		name := base + extension
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, extension)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
	}
	return "", fmt.Errorf("no free name for %s", file)
}

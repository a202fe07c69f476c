package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"bantin/storage"
)

// watching is how often whoever waits for a copy hears how far it has come.
const watching = 100 * time.Millisecond

// A Progress is told how many bytes of a copy are written and how many there
// will be at most, every now and then, by one goroutine.
type Progress func(done, total int64)

// duplicate writes all of a database into an empty or missing file, in one
// unchanging state, and looks whether the copy is whole. Whoever works on the
// database is not disturbed.
func duplicate(ctx context.Context, file, to string, access []string, told Progress) error {
	db, err := pool(file, 1, access...)
	if err != nil {
		return err
	}
	defer db.Close()
	total, err := extent(ctx, db)
	if err != nil {
		return classify(file, fmt.Errorf("look at database: %w", err))
	}
	stop := watch(to, total, told)
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, to)
	stop()
	if err != nil {
		return blame(file, to, fmt.Errorf("copy database: %w", err))
	}
	if err := whole(ctx, to); err != nil {
		return classify(file, err)
	}
	return classify(to, flush(to))
}

// shared is how a database is opened that others may work on meanwhile.
func shared() []string { return []string{"_pragma=busy_timeout(5000)", "mode=rw"} }

// untouched is how a file is opened that nobody works on: nothing is put
// beside it, so that it may lie where nobody may write. One that has a log is
// read with it.
func untouched(file string) []string {
	params := []string{"_pragma=busy_timeout(5000)", "mode=ro"}
	if _, err := os.Stat(file + "-wal"); errors.Is(err, fs.ErrNotExist) {
		params = append(params, "immutable=1")
	}
	return params
}

// extent is how many bytes of a database are in use.
func extent(ctx context.Context, db *sql.DB) (int64, error) {
	var pages, free, size int64
	for name, to := range map[string]*int64{"page_count": &pages, "freelist_count": &free, "page_size": &size} {
		if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(to); err != nil {
			return 0, err
		}
	}
	return (pages - free) * size, nil
}

// watch tells how a file grows until stop is called, which waits for the last
// word.
func watch(file string, total int64, told Progress) (stop func()) {
	if told == nil {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		again := time.NewTicker(watching)
		defer again.Stop()
		for {
			select {
			case <-done:
				return
			case <-again.C:
				if info, err := os.Stat(file); err == nil {
					told(min(info.Size(), total), total)
				}
			}
		}
	}()
	return func() {
		close(done)
		<-ended
	}
}

// blame says of an error which of the two files it is about: damage is the
// database's, and so is being locked; room and rights are missing where the copy is written.
func blame(file, copied string, err error) error {
	var f *storage.Fault
	if !errors.As(classify(copied, err), &f) {
		return err
	}
	switch f.Kind {
	case storage.Corrupt, storage.NotADatabase, storage.Locked, storage.SecondWorker:
		f.Path = file
	}
	return f
}

// whole refuses a copy in which something is wrong.
func whole(ctx context.Context, file string) error {
	db, err := pool(file, 1, "mode=ro", "immutable=1")
	if err != nil {
		return err
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return fmt.Errorf("check copy: %w", err)
	}
	if verdict != "ok" {
		return &storage.Fault{Kind: storage.Corrupt, Path: file, Err: errors.New(verdict)}
	}
	return nil
}

// flush waits until a file is on the disk.
func flush(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// flushFolder waits until the names in a folder are on the disk. Where folders
// cannot be flushed, names are as safe as they get.
func flushFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

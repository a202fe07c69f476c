package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// A full disk is a fault that says so, loses nothing that was stored, and is
// over when there is room again.
func TestDiskFull(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	sources := sources(1)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	pragma(t, s, "max_page_count", 200)
	saved := 0
	var err error
	for ; saved < 1000; saved++ {
		if err = s.SavePoll(t.Context(), fresh(sources[0], saved, 20)); err != nil {
			break
		}
	}
	wantFault(t, err, storage.Full)
	if saved == 0 {
		t.Fatal("nothing was stored before the disk was full")
	}
	check := func(polls int) {
		t.Helper()
		list, err := s.Sources(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		items, err := s.Unsettled(t.Context(), start.AddDate(1, 0, 0), 0)
		if err != nil {
			t.Fatal(err)
		}
		if last := fresh(sources[0], polls-1, 20); list[0].ETag != last.ETag || len(items) != 20*polls || list[0].Items != 20*polls {
			t.Errorf("after %d polls: validator %s, %d items, %d counted", polls, list[0].ETag, len(items), list[0].Items)
		}
	}
	check(saved)
	pragma(t, s, "max_page_count", 100_000)
	if err := s.SavePoll(t.Context(), fresh(sources[0], saved, 20)); err != nil {
		t.Fatal(err)
	}
	check(saved + 1)
}

// pragma sets a number of the one writing connection, which keeps it.
func pragma(t *testing.T, s *storage.Store, name string, value int) {
	t.Helper()
	var got int
	err := s.Write.QueryRowContext(t.Context(), fmt.Sprintf("PRAGMA %s = %d", name, value)).Scan(&got)
	if err != nil || got != value {
		t.Fatalf("%s is %d, not %d: %v", name, got, value, err)
	}
}

// A process that keeps the database to itself is waited for, and named when
// it does not let go.
func TestLockedByAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	s, other := open(t, path), open(t, path)
	tx, err := other.Write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	pragma(t, s, "busy_timeout", 20)
	wantFault(t, s.Sync(t.Context(), sources(1), start), storage.Locked)
	if list, err := s.Sources(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("reading meanwhile: %d sources, %v", len(list), err)
	}
	pragma(t, s, "busy_timeout", 600_000)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Sync(ctx, sources(1), start); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an ended context: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Sync(t.Context(), sources(1), start); err != nil {
		t.Error(err)
	}
}

// Readers see whole polls only, and are never kept waiting by the writer.
func TestReadWhileWriting(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	sources := sources(1)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 6 {
		readers.Go(func() {
			for reads := 0; ; reads++ {
				select {
				case <-done:
					return
				default:
				}
				list, err := s.Window(t.Context(), "", storage.Bounds{Span: time.Hour})
				if err != nil || len(list)%10 != 0 {
					t.Errorf("%d stories, %v", len(list), err)
					return
				}
				for _, st := range list {
					if st.Centre.Title == "" {
						t.Errorf("story %s has no centre", st.ID)
						return
					}
				}
			}
		})
	}
	for round := range 30 {
		settle(t, s, fresh(sources[0], round, 10))
	}
	close(done)
	readers.Wait()
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	first, err := sqlite.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Lock(path)
	wantFault(t, err, storage.SecondWorker)
	open(t, path) // the lock keeps nobody from reading
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := sqlite.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
	_, err = sqlite.Lock(filepath.Join(t.TempDir(), "chưa có", "bantin.db"))
	wantFault(t, err, storage.NoFolder)
}

package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"bantin/storage"
	"bantin/storage/sqlite"
)

const (
	crashing   = "BANTIN_TEST_CRASHING_DATABASE"
	crashItems = 5 // in each poll
)

// A process that is killed in the middle of its work leaves whole polls only,
// none of those that it had reported as stored missing, and the lock free.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	stored := 0
	for round := range 8 {
		reported := killAfter(t, path, 10+7*round)
		if reported <= stored {
			t.Fatalf("round %d: poll %d came after %d", round, reported, stored)
		}
		stored = wholePolls(t, path)
		if stored < reported {
			t.Errorf("round %d: %d polls were reported and %d are stored", round, reported, stored)
		}
		lock, err := sqlite.Lock(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := lock.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter runs TestCrash in a process of its own, kills it as soon as it
// has reported n polls, and returns the number of the last poll reported.
func killAfter(t *testing.T, path string, n int) (last int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestCrash$", "-test.v")
	cmd.Env = append(os.Environ(), crashing+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for met := 0; lines.Scan(); {
		number, ok := strings.CutPrefix(lines.Text(), "poll ")
		if !ok {
			continue
		}
		if last, err = strconv.Atoi(number); err != nil {
			t.Error(err)
		}
		if met++; met == n {
			if err := cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the process was not killed")
	}
	return last
}

// TestCrash stores poll after poll until it is killed. By itself it does
// nothing: TestKilled runs it.
func TestCrash(t *testing.T) {
	path := os.Getenv(crashing)
	if path == "" {
		return
	}
	if _, err := sqlite.Lock(path); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	sources := sources(1)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	list, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for n := list[0].Items/crashItems + 1; ; n++ {
		if err := s.SavePoll(t.Context(), fresh(sources[0], n, crashItems)); err != nil {
			t.Fatal(err)
		}
		fmt.Println("poll", n)
	}
}

// wholePolls opens a database whose writer was killed, and returns how many
// polls it holds, after making sure that each is there as a whole.
func wholePolls(t *testing.T, path string) int {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.Trim(list[0].ETag, `"`))
	if err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string]int{
		"items": n * crashItems, "texts": n * crashItems, "aliases": 4 * n * crashItems,
		"items WHERE id NOT IN (SELECT item FROM texts)":       0,
		"items WHERE id NOT IN (SELECT item FROM aliases)":     0,
		"sources WHERE items <> " + fmt.Sprint(n*crashItems):   0,
		"pragma_integrity_check WHERE integrity_check <> 'ok'": 0,
	} {
		if got := count(t, s, table); got != want {
			t.Errorf("validator of poll %d, and %d %s, not %d", n, got, table, want)
		}
	}
	return n
}

func count(t *testing.T, s *storage.Store, table string) (n int) {
	t.Helper()
	if err := s.Read.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

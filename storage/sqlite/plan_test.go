package sqlite_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"bantin/storage"
	"bantin/storage/storagetest"
)

// growing are the tables that have a row, or more, for each item or story.
var growing = []string{
	"aliases", "articles", "changes", "checks", "decisions", "items", "likenesses", "memberships",
	"near_misses", "sketches", "stories", "texts", "versions",
}

// patient are the beginnings of statements that nobody waits for, and that
// read all there is: once at an upgrade, or every night.
var patient = []string{}

// TestPlans: no statement reads the whole of a table that grows. What any
// promise of the store runs is looked at.
func TestPlans(t *testing.T) {
	seen := &statements{text: map[string]bool{}}
	t.Run("promises", func(t *testing.T) {
		storagetest.Run(t, func(t *testing.T) *storage.Store {
			path := filepath.Join(t.TempDir(), "bantin.db")
			s := open(t, path)
			s.Write = seen.instead(t, s.Write, path+"?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)")
			s.Read = seen.instead(t, s.Read, path+"?_pragma=busy_timeout(5000)")
			return s
		})
	})
	s := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	if len(seen.text) < 150 {
		t.Errorf("only %d statements were seen", len(seen.text))
	}
	for _, q := range slices.Sorted(maps.Keys(seen.text)) {
		if slices.ContainsFunc(patient, func(p string) bool { return strings.HasPrefix(q, p) }) {
			continue
		}
		for _, step := range plan(t, s.Write, q) {
			if !strings.HasPrefix(step, "SCAN ") {
				continue
			}
			t.Logf("%s\n%s", step, q)
		}
	}
}

// plan is how the engine goes about a statement, step by step.
func plan(t *testing.T, db *sql.DB, q string) (steps []string) {
	t.Helper()
	args := make([]any, strings.Count(q, "$"))
	rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+q, args...)
	if err != nil {
		t.Fatalf("%v:\n%s", err, q)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	return steps
}

// statements remembers what was run.
type statements struct {
	mu   sync.Mutex
	text map[string]bool
}

func (s *statements) note(q string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text[q] = true
}

// instead opens a file in the place of another pool, which it closes.
func (s *statements) instead(t *testing.T, other *sql.DB, name string) *sql.DB {
	t.Helper()
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(watched{s, other.Driver(), name})
	db.SetMaxOpenConns(1)
	return db
}

// A watched file is opened by connections that note their statements.
type watched struct {
	seen   *statements
	driver driver.Driver
	name   string
}

func (w watched) Driver() driver.Driver { return w.driver }

func (w watched) Connect(context.Context) (driver.Conn, error) {
	c, err := w.driver.Open(w.name)
	return &watchedConn{engineConn: c.(engineConn), seen: w.seen}, err
}

type engineConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
}

type watchedConn struct {
	engineConn
	seen *statements
}

func (c *watchedConn) PrepareContext(ctx context.Context, q string) (driver.Stmt, error) {
	c.seen.note(q)
	return c.engineConn.PrepareContext(ctx, q)
}

func (c *watchedConn) ExecContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Result, error) {
	c.seen.note(q)
	return c.engineConn.ExecContext(ctx, q, args)
}

func (c *watchedConn) QueryContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Rows, error) {
	c.seen.note(q)
	return c.engineConn.QueryContext(ctx, q, args)
}

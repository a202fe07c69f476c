package sqlite_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
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

// narrow are the indexes that hold only what waits, or what is out of the
// ordinary. Whoever reads all of one reads little.
var narrow = []string{"items_unsettled", "items_gone"}

// patient are the beginnings of statements that read all of a table, or its
// beginning, on purpose.
var patient = []string{
	"SELECT number, settled_at, hashes FROM sketches ORDER BY number LIMIT $1", // as far as its limit
	"UPDATE stories SET number = 0",                                            // when another version of the index is made
}

// TestPlans: no statement reads the whole of a table that grows. What any
// promise of the store runs is looked at.
func TestPlans(t *testing.T) {
	seen := &statements{text: map[string]bool{}}
	t.Run("promises", func(t *testing.T) {
		storagetest.Run(t, func(t *testing.T) *storage.Store {
			path := filepath.Join(t.TempDir(), "bantin.db")
			blank(t, path)
			s := open(t, path)
			s.Write = seen.instead(t, s.Write, path+"?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=synchronous(OFF)")
			s.Read = seen.instead(t, s.Read, path+"?_pragma=busy_timeout(5000)")
			return s
		})
	})
	s := opened(t)
	planned := 0
	for _, q := range slices.Sorted(maps.Keys(seen.text)) {
		text := strings.Join(strings.Fields(q), " ")
		verb, _, _ := strings.Cut(text, " ")
		if !slices.Contains([]string{"SELECT", "INSERT", "UPDATE", "DELETE"}, verb) {
			continue
		}
		planned++
		if slices.ContainsFunc(patient, func(p string) bool { return strings.HasPrefix(text, p) }) {
			continue
		}
		names := tables(text)
		for _, step := range plan(t, s.Write, q) {
			if table := scanned(step, names); slices.Contains(growing, table) {
				t.Errorf("all of %s is read (%s):\n%s", table, step, q)
			}
		}
	}
	if planned < 200 {
		t.Errorf("only %d statements were seen", planned)
	}
}

// TestPromises: every method of a store is promised something.
func TestPromises(t *testing.T) {
	var all strings.Builder
	files, err := filepath.Glob("../storagetest/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	methods := reflect.TypeFor[*storage.Store]()
	for i := range methods.NumMethod() {
		name := methods.Method(i).Name
		if name != "Close" && !strings.Contains(all.String(), "."+name+"(") {
			t.Errorf("nothing is promised of Store.%s", name)
		}
	}
}

// alias finds how a statement calls its tables.
var alias = regexp.MustCompile(`(?:FROM|JOIN|INTO|UPDATE) (\w+)(?: (?:AS )?(\w+))?`)

// tables are the tables of a statement by the names that it gives them.
func tables(text string) map[string]string {
	names := map[string]string{}
	for _, m := range alias.FindAllStringSubmatch(text, -1) {
		names[m[1]] = m[1]
		if _, table := names[m[2]]; m[2] != "" && !table {
			names[m[2]] = m[1]
		}
	}
	return names
}

// scanned is the table that a step of a plan reads from its beginning; "" if it
// reads none so.
func scanned(step string, names map[string]string) string {
	words := strings.Fields(step)
	if words[0] != "SCAN" || slices.Contains(narrow, words[len(words)-1]) {
		return ""
	}
	return names[words[1]]
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

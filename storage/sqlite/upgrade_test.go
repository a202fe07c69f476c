package sqlite_test

import (
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"

	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// TestFillingTheLog opens a database that knew no log of what it issued.
func TestFillingTheLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	sources := []feeds.Source{{ID: "lc", Department: "lao-cai"}, {ID: "sl", Department: "son-la"}}
	if err := store.Sync(t.Context(), sources, noon); err != nil {
		t.Fatal(err)
	}
	var want []string
	for i, hours := range []int{3, 1, 2} {
		id := []string{"c", "a", "b"}[i]
		src := sources[i%2]
		it := storage.Item{Telling: feeds.Telling{ID: id, Source: src.ID, Item: feeds.Item{URL: "https://a.vn/" + id, Title: id}},
			Print: feeds.Fingerprint{ID: id, Source: src.ID, Key: id}}
		if err := store.SavePoll(t.Context(), storage.Poll{Source: src.ID, At: noon, Fresh: []storage.Item{it}}); err != nil {
			t.Fatal(err)
		}
		d := storage.Settled{Decision: feeds.Decision{Item: id, Story: id, Rule: feeds.RuleOwn, At: noon},
			Published: noon, Arrived: noon.Add(time.Duration(hours) * time.Hour),
			Selections: []string{storage.DepartmentSelection(src.Department), "topic:van-hoa"}}
		if err := store.SaveSettling(t.Context(), []storage.Settled{d}); err != nil {
			t.Fatal(err)
		}
	}
	want = []string{"c", "b", "a"} // newest arrival first
	undo(t, store, 3)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	store = open(t, path)
	for selection, want := range map[string][]string{"": want, "department:lao-cai": {"c", "b"}, "department:son-la": {"a"}, "topic:van-hoa": nil} {
		list, err := store.Issued(t.Context(), selection, 1, 200)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, st := range list {
			got = append(got, st.Centre.ID)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", selection, d)
		}
	}
}

// undo takes a schema back to an earlier version.
func undo(t *testing.T, store *storage.Store, version int64) {
	t.Helper()
	schema, err := fs.Sub(storage.Schema, "schema")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, store.Write, schema, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.DownTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
}

package sqlite_test

import (
	"database/sql"
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

// firstRows are what the first version of the program left in a database: two
// sources, of which one is gone from the settings; a story that both tell, one
// that was withdrawn, one that was merged into the first, and an item that
// still waits for its story.
const firstRows = `
	INSERT INTO sources (id, department, url, state, title, items, first_ok_at, polled_at, ok_at) VALUES
		('lc', 'lao-cai', 'https://a.vn/tin', 'active', 'Sở A', 3, 1000, 9000, 9000),
		('sl', 'son-la', 'https://b.vn/tin', 'removed', 'Sở B', 2, 1000, 8000, 8000);
	INSERT INTO items (id, source, key, address, url, guid, title_digest, text_digest, whole_digest, listed_digest,
		published_at, updated_at, date_origin, seen_at, ready_at, story, joined_at) VALUES
		('a', 'lc', 'u:/1', 'a.vn/1', 'https://a.vn/1', '', 't1', 'x1', 'w1', 't1/x1', 2000, 2500, 'stated', 2100, 2100, 'a', 2200),
		('b', 'sl', 'u:/1', 'b.vn/1', 'https://b.vn/1', '', 't1', 'x1', 'w2', 't1/x1', 2050, 0, 'stated', 2150, 2150, 'a', 2300),
		('c', 'lc', 'u:/2', 'a.vn/2', 'https://a.vn/2', '', 't2', '', 'w3', 't2/', 3000, 0, 'stated', 3100, 3100, 'c', 3200),
		('d', 'sl', 'u:/2', 'b.vn/2', 'https://b.vn/2', '', 't3', '', 'w4', 't3/', 4000, 0, 'stated', 4100, 4100, 'a', 4200),
		('e', 'lc', 'u:/3', 'a.vn/3', 'https://a.vn/3', '', 't4', '', 'w5', 't4/', 5000, 0, 'stated', 5100, 5100, '', 0);
	INSERT INTO texts (item, title, summary, content, image, authors, categories, enclosures, raw_published, repairs) VALUES
		('a', 'Lễ hội cầu mưa', 'Bản trên mở hội.', '<p>Bản trên mở hội cầu mưa.</p>', '', '[]', '["Văn hóa"]', '[]', '', '[]'),
		('b', 'Lễ hội cầu mưa', '', '', '', '[]', '[]', '[]', '', '[]'),
		('c', 'Tin đã gỡ', '', '', '', '[]', '[]', '[]', '', '[]'),
		('d', 'Hội cầu mưa ở bản trên', '', '', '', '[]', '[]', '[]', '', '[]'),
		('e', 'Chợ phiên', '', '', '', '[]', '[]', '[]', '', '[]');
	INSERT INTO aliases (source, name, item, strong, seen_at) VALUES
		('lc', 'u:/1', 'a', 1, 2100), ('sl', 'u:/1', 'b', 1, 2150), ('lc', 'u:/2', 'c', 1, 3100),
		('sl', 'u:/2', 'd', 1, 4100), ('lc', 'u:/3', 'e', 1, 5100);
	INSERT INTO stories (id, arrived_at, updated_at, state, successor) VALUES
		('a', 2200, 2500, '', ''), ('c', 3200, 3000, 'hidden', ''), ('d', 4200, 4000, 'merged', 'a');
	INSERT INTO memberships (selection, story, arrived_at) VALUES
		('', 'a', 2200), ('department:lao-cai', 'a', 2200), ('department:son-la', 'a', 2300);
	INSERT INTO decisions (item, story, rule, scores, evidence, decided_at) VALUES
		('a', 'a', 'own', '{}', '', 2200), ('b', 'a', 'text', '{}', 'x1', 2300), ('c', 'c', 'own', '{}', '', 3200),
		('d', 'd', 'own', '{}', '', 4200), ('d', 'a', 'merge', '{}', '', 4300);
	INSERT INTO documents (path, etag, changed_at) VALUES ('/atom.xml', '"1"', 4300)`

// TestFirstVersion opens a database that the first version made.
func TestFirstVersion(t *testing.T) {
	store := open(t, firstDatabase(t))
	ctx := t.Context()
	type known struct{ id, state, successor string }
	for id, want := range map[string]known{
		"a": {"urn:uuid:a", "", ""},
		"c": {"urn:uuid:c", storage.Hidden, ""},
		"d": {"urn:uuid:d", storage.Merged, "urn:uuid:a"},
	} {
		st, err := store.Story(ctx, id)
		if got := (known{st.ID, st.State, st.Successor}); err != nil || got != want {
			t.Errorf("story %s is %v, %v; want %v", id, got, err, want)
		}
	}
	for _, selection := range []string{"", "department:lao-cai", "department:son-la"} {
		list, err := store.Window(ctx, selection, storage.Bounds{Fill: 10})
		if err != nil || len(list) != 1 {
			t.Fatalf("%q holds %d stories, %v", selection, len(list), err)
		}
		st := list[0]
		if st.Centre.Content != "<p>Bản trên mở hội cầu mưa.</p>" || !st.Updated.Equal(time.Unix(2500, 0)) || len(st.Also) != 2 {
			t.Errorf("%q holds %+v", selection, st)
		}
		issued, err := store.Issued(ctx, selection, 1, 10)
		if err != nil || len(issued) != 1 || issued[0].ID != st.ID {
			t.Errorf("the log of %q has %v, %v", selection, issued, err)
		}
	}
	ledger, err := store.Ledger(ctx, "sl", []string{"u:/1"})
	if got := ledger["u:/1"]; err != nil || len(got) != 1 || got[0].ID != "b" || got[0].Story != "a" {
		t.Errorf("the ledger has %+v, %v", got, err)
	}
	waiting, err := store.Unsettled(ctx, time.Unix(9000, 0), 0)
	if err != nil || len(waiting) != 1 || waiting[0].ID != "e" {
		t.Errorf("%+v wait, %v", waiting, err)
	}
	centres, err := store.Unsketched(ctx, 9)
	if err != nil || len(centres) != 2 || centres[0].ID != "a" || centres[1].ID != "c" {
		t.Errorf("to be sketched are %+v, %v", centres, err)
	}
	doc, err := store.Document(ctx, "/atom.xml")
	if err != nil || doc.ETag != `"1"` {
		t.Errorf("the document was %+v, %v", doc, err)
	}
}

// TestFirstVersionGoesOn lets a database of the first version be written to
// and searched.
func TestFirstVersionGoesOn(t *testing.T) {
	store := open(t, firstDatabase(t))
	ctx := t.Context()
	own := storage.Settled{Decision: feeds.Decision{Item: "e", Story: "e", Rule: feeds.RuleOwn, At: time.Unix(9000, 0)},
		Published: time.Unix(5000, 0), Arrived: time.Unix(9000, 0), Selections: []string{"department:lao-cai"}, Hashes: []uint32{1, 2, 3}}
	if err := store.SaveSettling(ctx, []storage.Settled{own}); err != nil {
		t.Fatal(err)
	}
	issued, err := store.Issued(ctx, "", 1, 10)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, st := range issued {
		ids = append(ids, st.ID)
	}
	if d := cmp.Diff([]string{"urn:uuid:e", "urn:uuid:a"}, ids); d != "" {
		t.Error(d)
	}
	for n := 1; n > 0; {
		if n, err = store.IndexSome(ctx, 1); err != nil {
			t.Fatal(err)
		}
	}
	var found int
	const q = `SELECT COUNT(*) FROM stories WHERE number > 0 AND id IN ('a', 'e')`
	if err := store.Read.QueryRowContext(ctx, q).Scan(&found); err != nil || found != 2 {
		t.Errorf("%d stories can be found by their words, %v", found, err)
	}
}

// firstDatabase makes a database as the first version of the program did.
func firstDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bantin.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := fs.Sub(storage.Schema, "schema")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, schema, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"PRAGMA application_id = 0x62616e74", firstRows} {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if !sqlite.Ours(path) {
		t.Fatal("it is not taken for a database of this program")
	}
	return path
}

package publish_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/feeds/render/validate"
	"bantin/storage"
	"bantin/storage/sqlite"
)

var noon = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)

var site = feeds.Site{
	ID: "bantin-thu", Title: "Bản tin thử", URL: "https://bantin.example.vn", Contact: "banbientap@bantin.example.vn", Zone: time.UTC,
	Departments: []feeds.Department{
		{ID: "lao-cai", Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", Homepage: "https://svhttdl.laocai.gov.vn/"},
		{ID: "son-la", Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La", Homepage: "https://svhttdl.sonla.gov.vn/"},
	},
}

var sources = []feeds.Source{
	{ID: "lc", Department: "lao-cai", URL: "https://svhttdl.laocai.gov.vn/tin-tuc", Kind: feeds.HTML, State: feeds.Active, Content: feeds.SummaryOnly},
	{ID: "sl", Department: "son-la", URL: "https://svhttdl.sonla.gov.vn/rss", Kind: feeds.Feed, State: feeds.Active, Content: feeds.FullContent},
}

func open(t *testing.T, path string) *storage.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := store.Sync(t.Context(), sources, noon); err != nil {
		t.Fatal(err)
	}
	return store
}

func publisher(t *testing.T, store *storage.Store, now time.Time) *publish.Publisher {
	t.Helper()
	p := &publish.Publisher{Store: store, Now: func() time.Time { return now }, Version: "thử"}
	p.Configure(site, sources)
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

// add stores and settles one story of a source, so long before noon.
func add(t *testing.T, store *storage.Store, src, department, title string, age time.Duration) string {
	t.Helper()
	it := feeds.Item{URL: "https://" + department + ".example.vn/" + title, Title: title, Summary: "Tóm tắt của " + title,
		Content: "<p>Toàn văn của " + title + "</p>", Published: noon.Add(-age), DateOrigin: feeds.DateStated}
	id := dedupe.NamesOf(site.ID).Item(src, "u:/"+title)
	poll := storage.Poll{Source: src, At: noon, Digest: "x", DocumentItems: 1, Fresh: []storage.Item{{
		Telling: feeds.Telling{Item: it, ID: id, Source: src, Department: department, FirstSeen: noon},
		Print:   feeds.Fingerprint{ID: id, Source: src, Key: "u:/" + title, Title: title, Published: it.Published},
		Ready:   noon,
	}}}
	if err := store.SavePoll(t.Context(), poll); err != nil {
		t.Fatal(err)
	}
	settled := storage.Settled{
		Decision: feeds.Decision{Item: id, Story: id, Rule: feeds.RuleOwn, At: noon}, Published: it.Published,
		Origin: feeds.DateStated, Arrived: it.Published, Selections: []string{storage.DepartmentSelection(department)},
	}
	if err := store.SaveSettling(t.Context(), []storage.Settled{settled}); err != nil {
		t.Fatal(err)
	}
	return id
}

var validators = map[string]func([]byte, string) []string{"rss.xml": validate.RSS, "atom.xml": validate.Atom, "feed.json": validate.JSONFeed}

func TestEverySelectionIsValid(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	add(t, store, "lc", "lao-cai", "Lễ hội", time.Hour)
	add(t, store, "sl", "son-la", "Giải chạy", 2*time.Hour)
	p := publisher(t, store, noon)
	for _, folder := range []string{"/", "/lao-cai/", "/son-la/"} {
		for file, check := range validators {
			d := p.Document(folder + file)
			if d == nil {
				t.Fatalf("%s%s is not published", folder, file)
			}
			for _, complaint := range check(d.Body, site.URL+folder+file) {
				t.Errorf("%s%s: %s", folder, file, complaint)
			}
			r, err := gzip.NewReader(bytes.NewReader(d.Gzip))
			if err != nil {
				t.Fatal(err)
			}
			if plain, err := io.ReadAll(r); err != nil || !bytes.Equal(plain, d.Body) {
				t.Errorf("%s%s: the gzip coding is of another document (%v)", folder, file, err)
			}
			if d.ETag == d.GzipETag || !d.Modified.Equal(noon) {
				t.Errorf("%s%s: %s %s %v", folder, file, d.ETag, d.GzipETag, d.Modified)
			}
		}
	}
}

func TestContentAsTheSourceSays(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	add(t, store, "lc", "lao-cai", "Lễ hội", time.Hour)
	add(t, store, "sl", "son-la", "Giải chạy", 2*time.Hour)
	ch, ok := publisher(t, store, noon).Channel("")
	if !ok || len(ch.Entries) != 2 {
		t.Fatalf("%+v", ch)
	}
	if ch.Entries[0].Content != "" || ch.Entries[1].Content == "" {
		t.Errorf("summary only: %q; full: %q", ch.Entries[0].Content, ch.Entries[1].Content)
	}
	if o := ch.Entries[0].Origin; o.Name != site.Departments[0].Name || o.Feed || o.URL != sources[0].URL {
		t.Errorf("origin: %+v", o)
	}
}

func TestUnchangedDocumentsStayAsTheyWere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	store := open(t, path)
	add(t, store, "lc", "lao-cai", "Lễ hội", time.Hour)
	first := publisher(t, store, noon)
	before := *first.Document("/rss.xml")

	if err := first.Rebuild(t.Context(), "", "department:lao-cai", "department:yen-bai"); err != nil {
		t.Fatal(err)
	}
	if first.Document("/yen-bai/rss.xml") != nil {
		t.Error("a department that the settings do not name is published")
	}
	again := publisher(t, open(t, path), noon.Add(time.Hour)) // as after a restart
	for name, p := range map[string]*publish.Publisher{"rebuilt": first, "restarted": again} {
		after := p.Document("/rss.xml")
		if after.ETag != before.ETag || !after.Modified.Equal(before.Modified) || !bytes.Equal(after.Gzip, before.Gzip) {
			t.Errorf("%s: %s of %v became %s of %v", name, before.ETag, before.Modified, after.ETag, after.Modified)
		}
	}
	add(t, store, "sl", "son-la", "Giải chạy", 2*time.Hour)
	changed := publisher(t, store, noon.Add(2*time.Hour))
	if d := changed.Document("/rss.xml"); d.ETag == before.ETag || !d.Modified.Equal(noon.Add(2*time.Hour)) {
		t.Errorf("a new story: %s of %v", d.ETag, d.Modified)
	}
	if d := changed.Document("/lao-cai/rss.xml"); !d.Modified.Equal(noon) {
		t.Errorf("another department's story moved Lào Cai's document to %v", d.Modified)
	}
}

// TestEveryChangeHasATimeOfItsOwn changes a document twice in a second, and
// again after the clock was set back.
func TestEveryChangeHasATimeOfItsOwn(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	add(t, store, "lc", "lao-cai", "Lễ hội", 0)
	last := publisher(t, store, noon).Document("/rss.xml")
	for i, at := range []time.Time{noon, noon.Add(900 * time.Millisecond), noon.Add(-time.Hour), noon.Add(time.Hour)} {
		add(t, store, "lc", "lao-cai", fmt.Sprint("Tin ", i), 0)
		d := publisher(t, store, at).Document("/rss.xml")
		if d.ETag == last.ETag || !d.Modified.After(last.Modified) || d.Modified.Nanosecond() != 0 {
			t.Errorf("at %v: %s of %v became %s of %v", at, last.ETag, last.Modified, d.ETag, d.Modified)
		}
		last = d
	}
	if !last.Modified.Equal(noon.Add(time.Hour)) {
		t.Errorf("the last change was at %v", last.Modified)
	}
}

func TestWindowIsNeverCut(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	for i := range 70 {
		add(t, store, "lc", "lao-cai", fmt.Sprintf("Tin mới %02d", i), time.Duration(i)*time.Minute)
	}
	add(t, store, "lc", "lao-cai", "Tin cũ", 72*time.Hour)
	if ch, _ := publisher(t, store, noon).Channel(""); len(ch.Entries) != 70 {
		t.Errorf("%d entries, want the 70 of the last two days", len(ch.Entries))
	}
}

func TestNothingIsPublishedBeforeTheFirstBuild(t *testing.T) {
	p := &publish.Publisher{}
	if _, ok := p.Channel(""); ok || p.Document("/rss.xml") != nil || p.Changes() != 0 {
		t.Error("an empty publisher publishes")
	}
}

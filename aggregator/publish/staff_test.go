package publish

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/feeds/render/validate"
	"bantin/storage"
	"bantin/storage/sqlite"
)

func TestStaffFeed(t *testing.T) {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	now := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	site := feeds.Site{ID: "bantin-thu", Title: "Bản tin", URL: "https://bantin.example.vn", Zone: time.UTC}
	p := &Publisher{Store: store, Now: func() time.Time { return now }, Version: "1.0"}
	p.Configure(site, nil)
	build := func() *Rendered {
		t.Helper()
		if err := p.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		d := p.Document(StaffPath)
		if wrong := validate.Atom(d.Body, site.URL+StaffPath); len(wrong) > 0 {
			t.Errorf("the feed is not valid: %v\n%s", wrong, d.Body)
		}
		return d
	}
	if err := p.RebuildAll(ctx); err != nil {
		t.Fatal(err)
	}
	empty := build()
	if d := build(); d != empty {
		t.Error("without news the document is another")
	}
	tell := func(source, state string) {
		t.Helper()
		now = now.Add(time.Hour)
		text := feeds.Text{VI: source + " <đã đổi> & còn gì nữa", EN: "changed"}
		if err := store.SaveWatches(ctx, nil, []storage.Event{{Source: source, State: state, Was: "ok", Since: now, Told: now, Title: text, What: text, Next: text}}); err != nil {
			t.Fatal(err)
		}
	}
	tell("lao-cai", "failing")
	tell("", "settings")
	tell("lao-cai", "ok")
	d := build()
	body := string(d.Body)
	if n := strings.Count(body, "<entry>"); n != 3 || d.ETag == empty.ETag {
		t.Errorf("%d entries", n)
	}
	for _, want := range []string{"/nguon#nguon-lao-cai", "/nguon#cau-hinh", "Việc cần làm: ", "2026-11-23T05:00:00Z", `rel="self"`} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in %s", want, body)
		}
	}
	if strings.Contains(body, "Nguồn:") {
		t.Error("an event has a closing line as stories have")
	}
	for range StaffEvents {
		tell("son-la", "failing")
	}
	if n := strings.Count(string(build().Body), "<entry>"); n != StaffEvents {
		t.Errorf("%d entries of many", n)
	}
}

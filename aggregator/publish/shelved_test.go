package publish_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/storage"
)

// A publisher beside another one learns from elsewhere since when documents
// are what they are, and leaves the store as it is.
func TestPublishingBesideAnother(t *testing.T) {
	store := open(t, t.TempDir()+"/bantin.db")
	add(t, store, "lc", "lao-cai", "Lễ hội", time.Hour)
	earlier := noon.Add(-40 * time.Minute)
	asked := map[string]bool{}
	p := &publish.Publisher{Store: store, Now: func() time.Time { return noon }, Since: func(path, etag string) time.Time {
		asked[etag] = true
		if path == "/rss.xml" {
			return earlier
		}
		return time.Time{}
	}}
	p.Configure(site, sources)
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if known, err := store.Documents(t.Context()); err != nil || len(known) > 0 {
		t.Errorf("stored: %v, %v", known, err)
	}
	rss, atom := p.Document("/rss.xml"), p.Document("/atom.xml")
	if !rss.Modified.Equal(earlier) || !atom.Modified.Equal(noon) || !asked[rss.ETag] {
		t.Errorf("changed at %v and %v", rss.Modified, atom.Modified)
	}
	bare := &publish.Publisher{Store: store, Now: p.Now, Since: p.Since, Uncoded: true}
	bare.Configure(site, sources)
	if err := bare.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := bare.Document("/rss.xml"); d.ETag != rss.ETag || len(rss.Gzip) == 0 || len(d.Gzip)+len(d.Brotli) > 0 {
		t.Errorf("without codings: %s with %d bytes in gzip", d.ETag, len(d.Gzip))
	}
	publisher(t, store, noon.Add(-time.Hour)) // publishes the same but for its version
	p.Version = "thử"
	if err := p.RebuildAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := p.Document("/rss.xml").Modified; !got.Equal(noon.Add(-time.Hour)) {
		t.Errorf("the store knows better, and it changed at %v", got)
	}
}

// Every document of the archives that is listed is there, and all that is led
// to is listed.
func TestArchivesAreListed(t *testing.T) {
	store := open(t, t.TempDir()+"/bantin.db")
	paths := func(p *publish.Publisher) map[string]string {
		t.Helper()
		list, err := p.Archives(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]string{}
		for _, d := range list {
			m[d.Path] = d.Stamp
		}
		return m
	}
	p := publisher(t, store, noon)
	if got := paths(p); len(got) > 0 {
		t.Errorf("of nothing: %v", got)
	}
	hidden := add(t, store, "sl", "son-la", "Tin cũ", 3000*time.Hour)
	for i := range storage.VolumeSize + 89 {
		add(t, store, "lc", "lao-cai", fmt.Sprint("Tin ", i), time.Duration(2000-i)*time.Hour)
	}
	p = publisher(t, store, noon)
	listed := paths(p)
	want := map[string]bool{} // stamped
	for _, folder := range []string{"/", "/lao-cai/"} {
		want[folder+"luu-tru/atom/1.xml"] = true
		for _, file := range []string{"2.xml", "2-20.xml", "2-40.xml", "2-60.xml", "2-80.xml"} {
			want[folder+"luu-tru/atom/"+file] = false
		}
		if feed := p.Document(folder + "atom.xml"); !strings.Contains(string(feed.Body), folder+"luu-tru/atom/2-40.xml") {
			t.Errorf("the feed of %s leads elsewhere", folder)
		}
	}
	for path, stamped := range want {
		if stamp, ok := listed[path]; !ok || (stamp != "") != stamped {
			t.Errorf("%s: listed %t with the stamp %q", path, ok, stamp)
		}
	}
	if len(listed) != len(want) {
		t.Errorf("listed: %v", listed)
	}
	for path := range listed {
		selection, file, _ := strings.Cut(path, "luu-tru/atom/")
		if selection = strings.Trim(selection, "/"); selection != "" {
			selection = storage.DepartmentSelection(selection)
		}
		if a, err := p.Archive(t.Context(), selection, file); err != nil || a.Document == nil && a.Moved == "" {
			t.Errorf("%s is not there: %v", path, err)
		}
	}
	if err := store.Hide(t.Context(), []string{hidden}); err != nil {
		t.Fatal(err)
	}
	after := paths(publisher(t, store, noon))
	if after["/luu-tru/atom/1.xml"] == listed["/luu-tru/atom/1.xml"] || after["/lao-cai/luu-tru/atom/1.xml"] != listed["/lao-cai/luu-tru/atom/1.xml"] {
		t.Error("the stamps do not tell which volume a story was withdrawn from")
	}
}

package publish_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/feeds/opml"
	"bantin/storage"
)

func TestListsOfFeedsAndSources(t *testing.T) {
	store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	poll := storage.Poll{Source: "lc", At: noon, Digest: "x", Title: "Tin tức - sự kiện", FeedURL: "https://svhttdl.laocai.gov.vn/rss"}
	if err := store.SavePoll(t.Context(), poll); err != nil {
		t.Fatal(err)
	}
	p := publisher(t, store, noon)

	read := func(path string) []opml.Entry {
		l, err := opml.Read(bytes.NewReader(p.Document(path).Body))
		if err != nil {
			t.Fatal(err)
		}
		return l.Entries
	}
	var addresses []string
	for _, e := range read(publish.FeedsPath) {
		addresses = append(addresses, e.Feed)
		if p.Document(e.Feed[len(site.URL):]) == nil {
			t.Errorf("%s is listed and not published", e.Feed)
		}
	}
	want := []string{site.URL + "/atom.xml", site.URL + "/lao-cai/atom.xml", site.URL + "/son-la/atom.xml"}
	if diff := cmp.Diff(want, addresses); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]opml.Entry{
		{Group: site.Departments[0].Name, Text: "Tin tức - sự kiện", Description: "lc", Language: "vi",
			Feed: "https://svhttdl.laocai.gov.vn/rss", Page: "https://svhttdl.laocai.gov.vn/tin-tuc"},
		{Group: site.Departments[1].Name, Text: "sl", Language: "vi", Feed: "https://svhttdl.sonla.gov.vn/rss"},
	}, read(publish.SourcesPath)); diff != "" {
		t.Error(diff)
	}
}

func TestSourcesThatAreNotReadAreNotListed(t *testing.T) {
	l := publish.SourcesList(site, []feeds.Source{
		{ID: "cu", URL: "https://cu.example.vn/", State: feeds.Archive},
		{ID: "mat", URL: "https://mat.example.vn/", State: feeds.Dead},
		{ID: "nghi", URL: "https://nghi.example.vn/", State: feeds.Paused},
	}, nil)
	if len(l.Entries) != 1 || l.Entries[0].Text != "nghi" {
		t.Errorf("listed: %+v", l.Entries)
	}
}

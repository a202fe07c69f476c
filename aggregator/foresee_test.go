package aggregator

import (
	"slices"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// TestForesee wants to know of a new source's articles which are known, and
// wants the store to be as before.
func TestForesee(t *testing.T) {
	b := newBench(t, three()...)
	b.take(told{"lao-cai", "a1", "Khai giảng lớp truyền dạy múa xòe", report, 0})
	b.settle()
	before := b.tellers()
	article := func(url, title string, words []string) feeds.Item {
		return feeds.Item{Title: title, URL: url, Content: paragraphs(words), Published: noon.Add(3 * time.Hour), DateOrigin: feeds.DateStated}
	}
	src := source("preview", "", "https://moi.example.vn/tin")
	v := Visit{Source: src, At: noon.Add(4 * time.Hour), Document: feeds.Document{URL: src.URL, Items: []feeds.Item{
		article("https://moi.example.vn/1", "Khai giảng lớp truyền dạy múa xòe", altered(report, 20, 3, "khác")),
		article("https://moi.example.vn/2", "Đêm khèn ở bản trên", altered(report[:80], 0, 80, "khèn")),
	}}}
	for range 2 {
		found, err := b.Foresee(t.Context(), v, site, dedupe.Corrections{})
		if err != nil {
			t.Fatal(err)
		}
		if want := dedupe.NamesOf(site.ID).Item("lao-cai", "a1"); len(found) != 1 || found[0].Story != want {
			t.Errorf("found %+v, want the story %s", found, want)
		}
	}
	if after := b.tellers(); !slices.Equal(before, after) {
		t.Errorf("stories were %v, are %v", before, after)
	}
	b.settle()
	if after := b.tellers(); !slices.Equal(before, after) {
		t.Errorf("stories were %v, are %v after settling", before, after)
	}
}

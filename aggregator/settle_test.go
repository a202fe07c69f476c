package aggregator

import (
	"context"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

func TestBacklogFillsTheArchive(t *testing.T) {
	old := entry{"/a-1", "Khai mạc lễ hội", opening, noon.Add(-40 * 24 * time.Hour)}
	undated := entry{"/b-2", "Giải chạy", running, time.Time{}}
	p := newPortal(t, map[string]string{"/rss": rss(old, undated)})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	arrived := map[string]time.Time{}
	for _, s := range b.stories() {
		arrived[s.Centre.Title] = s.Arrived
	}
	if !arrived["Khai mạc lễ hội"].Equal(old.at) || !arrived["Giải chạy"].Equal(noon.Add(-undatedAge)) {
		t.Errorf("arrivals of a first document: %v", arrived)
	}
	late := entry{"/c-3", "Bế mạc lễ hội", "Đêm bế mạc " + opening, noon.Add(-35 * 24 * time.Hour)}
	p.set("/rss", rss(old, undated, late))
	b.pass(time.Hour)
	b.round()
	first := b.stories()[0]
	if first.Centre.Title != "Bế mạc lễ hội" || !first.Arrived.Equal(noon.Add(time.Hour)) || !first.Centre.Published.Equal(late.at) {
		t.Errorf("a late item: %+v", first)
	}
}

func TestCorrectionKeepsIDAndMovesUpdated(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, day})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	before := b.stories()[0]
	p.set("/rss", rss(entry{"/a-1", "Khai mạc lễ hội", running, day.Add(time.Hour)}))
	b.pass(time.Hour)
	var told []string
	b.Changed = func(_ context.Context, selections []string) { told = append(told, selections...) }
	b.round()
	after := b.stories()[0]
	if after.ID != before.ID || !after.Centre.Published.Equal(day) || !after.Updated.Equal(noon.Add(time.Hour)) || after.Centre.Summary != running {
		t.Errorf("after a correction: %+v", after)
	}
	if len(told) != 2 {
		t.Errorf("changed selections: %q", told)
	}
}

func TestMergeSplitAndHide(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	one := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, day})})
	two := newPortal(t, map[string]string{"/rss": rss(entry{"/x-9", "Tưng bừng lễ hội", running, day.Add(time.Hour)})})
	sources := []feeds.Source{source("mot", "lao-cai", one.URL+"/rss"), source("hai", "son-la", two.URL+"/rss")}
	pair := [2]string{dedupe.Address(one.URL + "/a-1"), dedupe.Address(two.URL + "/x-9")}
	b := newBench(t, sources...)
	b.round()
	b.load(dedupe.Corrections{Merge: [][2]string{pair}}, sources...)
	merged := b.stories()
	if len(merged) != 1 || merged[0].Centre.Source != "mot" || len(merged[0].Also) != 1 {
		t.Fatalf("merged: %+v", merged)
	}
	b.load(dedupe.Corrections{Split: [][2]string{pair}}, sources...)
	if got := b.stories(); len(got) != 2 {
		t.Fatalf("split: %+v", got)
	}
	b.load(dedupe.Corrections{Hide: pair[:1]}, sources...)
	if got := b.stories(); len(got) != 1 || got[0].Centre.Source != "hai" {
		t.Errorf("hidden: %+v", got)
	}
}

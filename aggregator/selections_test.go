package aggregator

import (
	"context"
	"slices"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// merged is a site of areas of which one went into another.
func merged() feeds.Site {
	s := site
	s.Areas = []feeds.Area{
		{ID: "ha-giang", Name: "Hà Giang", Until: time.Date(2025, 6, 30, 0, 0, 0, 0, s.Zone), Successor: "tuyen-quang"},
		{ID: "tuyen-quang", Name: "Tuyên Quang"}, {ID: "son-la", Name: "Sơn La"},
	}
	s.Departments = []feeds.Department{{ID: "so-hg", Area: "ha-giang"}, {ID: "so-sl", Area: "son-la"}}
	s.Topics = []feeds.Topic{
		{ID: "van-hoa", Name: "Văn hóa", Words: []string{"lễ hội"}},
		{ID: "the-thao", Name: "Thể thao", Words: []string{"giải chạy"}},
		{ID: "du-lich", Name: "Du lịch"},
	}
	return s
}

func (b *bench) use(s feeds.Site, rules dedupe.Corrections, sources ...feeds.Source) {
	b.t.Helper()
	if err := b.Load(b.t.Context(), s, sources, rules); err != nil {
		b.t.Fatal(err)
	}
}

// filed lists the titles of every selection that has any, newest first, and
// holds them to what filing all stories anew would make of them.
func (b *bench) filed() map[string][]string {
	b.t.Helper()
	read := func() map[string][]string {
		m := map[string][]string{}
		for _, sel := range []string{"department:so-hg", "department:so-sl", "area:ha-giang", "area:tuyen-quang", "area:son-la",
			"topic:van-hoa", "topic:the-thao", "topic:du-lich"} {
			list, err := b.Store.Window(b.t.Context(), sel, storage.Bounds{Fill: 50})
			if err != nil {
				b.t.Fatal(err)
			}
			for _, s := range list {
				m[sel] = append(m[sel], s.Centre.Title)
			}
		}
		return m
	}
	is := read()
	var ids []string
	for _, s := range b.stories() {
		ids = append(ids, s.ID)
	}
	if err := b.Store.File(b.t.Context(), ids, b.selecting().of); err != nil {
		b.t.Fatal(err)
	}
	b.want("filed anew", read(), is)
	return is
}

func (b *bench) want(when string, got, want map[string][]string) {
	b.t.Helper()
	for sel := range want {
		if !slices.Equal(got[sel], want[sel]) {
			b.t.Errorf("%s, in %s: %q, want %q", when, sel, got[sel], want[sel])
		}
	}
	for sel := range got {
		if want[sel] == nil {
			b.t.Errorf("%s, in %s: %q, want nothing", when, sel, got[sel])
		}
	}
}

func TestStoriesAreFiledByAreaAndTopic(t *testing.T) {
	before, after := time.Date(2025, 6, 30, 16, 59, 0, 0, time.UTC), time.Date(2025, 6, 30, 17, 0, 0, 0, time.UTC)
	p := newPortal(t, map[string]string{"/rss": rss(
		entry{"/a-1", "Khai mạc lễ hội", opening, before}, entry{"/b-2", "Giải chạy băng rừng", running, after})})
	src := source("mot", "so-hg", p.URL+"/rss")
	src.Topics = []string{"du-lich"}
	b := newBench(t)
	b.use(merged(), dedupe.Corrections{}, src)
	b.round()
	both := []string{"Giải chạy băng rừng", "Khai mạc lễ hội"}
	want := map[string][]string{"department:so-hg": both, "area:ha-giang": both[1:], "area:tuyen-quang": both,
		"topic:van-hoa": both[1:], "topic:the-thao": both[:1], "topic:du-lich": both}
	b.want("at first", b.filed(), want)

	changed := merged()
	changed.Topics[0].Words = []string{"băng rừng"}
	changed.Departments[0].Area = "son-la"
	src.Topics = nil
	b.use(changed, dedupe.Corrections{}, src)
	b.want("after other settings", b.filed(), map[string][]string{"department:so-hg": both, "area:son-la": both,
		"topic:van-hoa": both[:1], "topic:the-thao": both[:1]})
	b.use(changed, dedupe.Corrections{})
	b.want("when the source has left", b.filed(), map[string][]string{"department:so-hg": both, "area:son-la": both,
		"topic:van-hoa": both[:1], "topic:the-thao": both[:1]})

	src.Topics, src.Department = []string{"du-lich"}, "so-sl"
	b.use(merged(), dedupe.Corrections{}, src)
	b.want("under another department", b.filed(), map[string][]string{"department:so-sl": both, "area:son-la": both,
		"topic:van-hoa": both[1:], "topic:the-thao": both[:1], "topic:du-lich": both})
}

func TestFilingByTheSameSettingsIsDoneOnce(t *testing.T) {
	b := newBench(t)
	rules := func() string { return b.selecting().digest }
	b.use(merged(), dedupe.Corrections{}, source("mot", "so-hg", "http://127.0.0.1:1/"), source("hai", "so-sl", "http://127.0.0.1:2/"))
	first := rules()
	same := merged()
	same.Areas[0].Name, same.Title = "Hà Giang cũ", "Tên khác"
	same.Departments[0].Name = "Sở"
	b.use(same, dedupe.Corrections{}, source("hai", "so-sl", "http://127.0.0.1:3/"), source("mot", "so-hg", "http://127.0.0.1:1/"))
	if rules() != first {
		t.Error("names, addresses and the order of sources file everything anew")
	}
	for name, change := range map[string]func(*feeds.Site, *feeds.Source){
		"a word":                func(s *feeds.Site, _ *feeds.Source) { s.Topics[0].Words = append(s.Topics[0].Words, "hội") },
		"a topic's name":        func(s *feeds.Site, _ *feeds.Source) { s.Topics[0].Name = "Lễ hội" },
		"a last day":            func(s *feeds.Site, _ *feeds.Source) { s.Areas[0].Until = s.Areas[0].Until.AddDate(0, 0, 1) },
		"a successor":           func(s *feeds.Site, _ *feeds.Source) { s.Areas[0].Successor = "son-la" },
		"a department's area":   func(s *feeds.Site, _ *feeds.Source) { s.Departments[0].Area = "son-la" },
		"a source's topic":      func(_ *feeds.Site, src *feeds.Source) { src.Topics = []string{"van-hoa"} },
		"a source's department": func(_ *feeds.Site, src *feeds.Source) { src.Department = "so-sl" },
	} {
		s, src := merged(), source("mot", "so-hg", "http://127.0.0.1:1/")
		change(&s, &src)
		if newSelections(s, []feeds.Source{src, source("hai", "so-sl", "http://127.0.0.1:3/")}).digest == first {
			t.Errorf("%s files nothing anew", name)
		}
	}
}

func TestAJoinBringsTheStoryToItsDepartment(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	one := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội văn hóa", opening, day})})
	two := newPortal(t, map[string]string{"/rss": rss()})
	b := newBench(t)
	sources := []feeds.Source{source("mot", "so-hg", one.URL+"/rss"), source("hai", "so-sl", two.URL+"/rss")}
	sources[1].Topics = []string{"du-lich"}
	b.use(merged(), dedupe.Corrections{}, sources...)
	b.round()
	alone := map[string][]string{"department:so-hg": {"Khai mạc lễ hội văn hóa"}, "area:tuyen-quang": {"Khai mạc lễ hội văn hóa"}, "topic:van-hoa": {"Khai mạc lễ hội văn hóa"}}
	b.want("alone", b.filed(), alone)

	var told []string
	b.Changed = func(_ context.Context, selections []string) { told = append(told, selections...) }
	two.set("/rss", rss(entry{"/x-9", "Khai mạc lễ hội văn hoá", opening, day.Add(time.Hour)}))
	b.pass(time.Hour)
	b.round()
	joined := map[string][]string{"department:so-sl": alone["department:so-hg"], "area:son-la": alone["department:so-hg"], "topic:du-lich": alone["department:so-hg"]}
	for sel, titles := range alone {
		joined[sel] = titles
	}
	b.want("joined", b.filed(), joined)
	slices.Sort(told)
	if all := []string{"", "area:son-la", "area:tuyen-quang", "department:so-hg", "department:so-sl", "topic:du-lich", "topic:van-hoa"}; !slices.Equal(told, all) {
		t.Errorf("told of the join: %q, want %q", told, all)
	}

	pair := [2]string{dedupe.Address(one.URL + "/a-1"), dedupe.Address(two.URL + "/x-9")}
	b.use(merged(), dedupe.Corrections{Split: [][2]string{pair}}, sources...)
	apart := map[string][]string{"department:so-sl": {"Khai mạc lễ hội văn hoá"}, "area:son-la": {"Khai mạc lễ hội văn hoá"}, "topic:du-lich": {"Khai mạc lễ hội văn hoá"}}
	for sel, titles := range alone {
		apart[sel] = titles
	}
	apart["topic:van-hoa"] = []string{"Khai mạc lễ hội văn hoá", "Khai mạc lễ hội văn hóa"}
	b.want("split", b.filed(), apart)
	b.use(merged(), dedupe.Corrections{Merge: [][2]string{pair}}, sources...)
	b.want("merged", b.filed(), joined)
	b.use(merged(), dedupe.Corrections{Hide: pair[:1]}, sources...)
	b.want("hidden", b.filed(), nil)
}

func TestACorrectedTitleMovesAStory(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, day}, entry{"/b-2", "Bế mạc lễ hội", running, day})})
	b := newBench(t)
	b.use(merged(), dedupe.Corrections{}, source("mot", "so-hg", p.URL+"/rss"))
	b.round()
	var told []string
	b.Changed = func(_ context.Context, selections []string) { told = append(told, selections...) }
	p.set("/rss", rss(entry{"/a-1", "Khai mạc giải chạy", opening, day}, entry{"/b-2", "Bế mạc lễ hội", running, day}))
	b.pass(time.Hour)
	b.round()
	got := b.filed()
	if !slices.Equal(got["topic:van-hoa"], []string{"Bế mạc lễ hội"}) || !slices.Equal(got["topic:the-thao"], []string{"Khai mạc giải chạy"}) {
		t.Errorf("after a correction: %q", got)
	}
	if !slices.Contains(told, "topic:van-hoa") || !slices.Contains(told, "topic:the-thao") {
		t.Errorf("told: %q", told)
	}
}

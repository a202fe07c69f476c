package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// titles writes a listing page that gives titles and links only. The remark

// changes the page and none of its entries.

func titles(remark string, entries ...entry) string {
	var b strings.Builder
	b.WriteString(`<html><head><title>Sở</title></head><body><p>` + remark + `</p><ul>`)
	for _, e := range entries {
		fmt.Fprintf(&b, `<li><h3><a href="%s">%s</a></h3>`, e.path, e.title)
		if e.text != "" {
			b.WriteString(`<p>` + e.text + `</p>`)
		}
		if !e.at.IsZero() {
			b.WriteString(`<i>` + e.at.In(site.Zone).Format("02/01/2006 15:04") + `</i>`)
		}
		b.WriteString(`</li>`)
	}
	return b.String() + `</ul></body></html>`
}

// titleSource is a listing page that may give a date and a summary.

func titleSource(id, department, url string) feeds.Source {
	src := source(id, department, url)
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href", Summary: "p", Date: "i"}}
	return src
}

// page writes the page of an article as portals do.

func page(e entry) string {
	date := ""
	if !e.at.IsZero() {
		date = `<p class="date">` + e.at.In(site.Zone).Format("02/01/2006 15:04") + `</p>`
	}
	return `<html><head><title>Sở</title></head><body><div><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></div>
<div class="bai"><h1>` + e.title + `</h1>` + date + `<p>` + e.text + `</p></div>
<div>Đang online: 3 Hôm nay: 41 Lượt truy cập: 5.019</div></body></html>`
}

var (
	festival = entry{"/a-1", "Khai mạc lễ hội văn hóa các dân tộc", opening, noon.Add(-20 * time.Hour)}
	race     = entry{"/b-2", "Giải chạy băng rừng quanh hồ", running, noon.Add(-44 * time.Hour)}
)

// bare is an entry as a list has it that gives titles only.

func bare(list ...entry) []entry {
	for i := range list {
		list[i].text, list[i].at = "", time.Time{}
	}
	return list
}

func TestArticlePagesGiveDateAndText(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival, race)...), "/a-1": page(festival), "/b-2": page(race)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	sum := b.round()
	if sum.Read != 2 || sum.Stories != 2 {
		t.Fatalf("%+v", sum)
	}
	for i, want := range []entry{festival, race} {
		s := b.stories()[i]
		it := s.Centre
		if it.Title != want.title || it.Summary != want.text || !strings.Contains(it.Content, want.text) || strings.Contains(it.Content, "online") {
			t.Errorf("text: %+v", it.Item)
		}
		if !it.Published.Equal(want.at) || it.DateOrigin != feeds.DateArticle || !s.Arrived.Equal(want.at) {
			t.Errorf("published %v (%s), arrived %v, want %v", it.Published, it.DateOrigin, s.Arrived, want.at)
		}
	}
}

func TestArticlesAreReadOnceAndAreNoEdits(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...), "/a-1": page(festival)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	b.round()
	before := b.stories()
	for day := range 3 {
		b.pass(24 * time.Hour)
		p.set("/tin", titles(fmt.Sprint("lượt xem ", day), bare(festival)...))
		if sum := b.round(); sum.Unchanged+sum.Edited+sum.Fresh+sum.Read != 0 || sum.Visited != 1 {
			t.Errorf("day %d: %+v", day, sum)
		}
	}
	if n := p.askedFor("/a-1"); n != 1 {
		t.Errorf("the article was asked for %d times", n)
	}
	if after := b.stories(); after[0].Centre.Content != before[0].Centre.Content || !after[0].Updated.Equal(before[0].Updated) {
		t.Errorf("after three days: %+v", after)
	}
}

func TestACorrectedEntryKeepsItsArticle(t *testing.T) {
	cut := festival
	cut.title = "Khai mạc lễ hội văn hóa…"
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(cut)...), "/a-1": page(festival)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	b.round()
	first := b.stories()[0]
	if first.Centre.Title != festival.title {
		t.Fatalf("a title that the list cuts: %q", first.Centre.Title)
	}
	corrected := festival
	corrected.title, corrected.text = "Khai mạc ngày hội văn hóa các dân tộc", running
	p.set("/tin", titles("2", bare(corrected)...))
	p.set("/a-1", page(corrected))
	b.pass(24 * time.Hour)
	if sum := b.round(); sum.Edited != 1 || sum.Read != 0 {
		t.Fatalf("corrected: %+v", sum)
	}
	edited := b.stories()[0]
	if edited.ID != first.ID || edited.Centre.Title != corrected.title || edited.Centre.Content != first.Centre.Content ||
		!edited.Centre.Published.Equal(festival.at) || !edited.Updated.Equal(noon.Add(24*time.Hour)) {
		t.Errorf("with its new title: %+v", edited)
	}
	b.pass(rereadAfter)
	if sum := b.round(); sum.Read != 1 {
		t.Fatalf("half an hour later: %+v", sum)
	}
	if again := b.stories()[0]; !strings.Contains(again.Centre.Content, running) || !again.Updated.Equal(noon.Add(24*time.Hour+rereadAfter)) {
		t.Errorf("with its new text: %+v", again)
	}
}

func TestWhichArticlesAreRead(t *testing.T) {
	old := entry{"/cu-3", "Tổng kết mùa lễ hội năm ngoái", "", noon.Add(-61 * 24 * time.Hour)}
	dated, told := festival, race
	dated.text = ""
	for _, c := range []struct {
		name    string
		content feeds.Extent
		feed    bool
		entry   entry
		want    int
	}{
		{"a list without summaries", feeds.SummaryOnly, false, dated, 1},
		{"a list without dates", feeds.SummaryOnly, false, entry{race.path, race.title, race.text, time.Time{}}, 1},
		{"a list with both", feeds.SummaryOnly, false, told, 0},
		{"a list with both, and content wanted", feeds.FullContent, false, told, 1},
		{"an old entry of a backlog", feeds.SummaryOnly, false, old, 0},
		{"an old entry of a backlog, and content wanted", feeds.FullContent, false, old, 1},
		{"a feed with summaries", feeds.SummaryOnly, true, told, 0},
		{"a feed with summaries, and content wanted", feeds.FullContent, true, told, 1},
		{"a feed without dates", feeds.SummaryOnly, true, entry{race.path, race.title, race.text, time.Time{}}, 0},
		{"a feed with content, and content wanted", feeds.FullContent, true, entry{race.path, race.title, "&lt;p&gt;" + running + "&lt;/p&gt;&lt;p&gt;" + opening + "&lt;/p&gt;", race.at}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			full := c.entry
			full.text = running
			p := newPortal(t, map[string]string{"/tin": titles("1", c.entry), c.entry.path: page(full)})
			src := titleSource("mot", "lao-cai", p.URL+"/tin")
			if c.feed {
				src.Kind = feeds.Feed
				p.set("/tin", rss(c.entry))
			}
			src.Content = c.content
			b := newBench(t, src)
			sum := b.round()
			if n := p.askedFor(c.entry.path); n != c.want || sum.Read != c.want || sum.Stories != 1 {
				t.Errorf("asked for %d times, want %d; %+v", n, c.want, sum)
			}
		})
	}
}

func TestContentThatIsWantedLater(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", race), "/b-2": page(race)})
	src := titleSource("mot", "lao-cai", p.URL+"/tin")
	b := newBench(t, src)
	b.round()
	before := b.stories()[0]
	src.Content = feeds.FullContent
	b.load(b.rules, src)
	if sum := b.round(); sum.Read != 1 || sum.Edited != 0 {
		t.Fatalf("%+v", sum)
	}
	if s := b.stories()[0]; s.ID != before.ID || !strings.Contains(s.Centre.Content, running) {
		t.Errorf("%+v", s)
	}
}

func TestAClockIsNoDate(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	b.round()
	b.pass(articleRetry[0])
	late := festival
	late.at = b.clock() // when the page is read, a quarter of an hour after the article was met
	p.set("/a-1", page(late))
	b.round()
	s := b.stories()
	if len(s) != 1 || s[0].Centre.Summary != opening || s[0].Centre.DateOrigin != feeds.DateFirstSeen {
		t.Errorf("%+v", s)
	}
}

func TestArticlesAreJoinedByTheirText(t *testing.T) {
	one := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...), "/a-1": page(festival)})
	two := newPortal(t, map[string]string{"/rss": rss(festival)})
	b := newBench(t, titleSource("mot", "lao-cai", one.URL+"/tin"), source("hai", "son-la", two.URL+"/rss"))
	b.round()
	if s := b.stories(); len(s) != 1 || len(s[0].Also) != 1 {
		t.Errorf("%+v", s)
	}
}

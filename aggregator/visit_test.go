package aggregator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

func TestUnchangedBodyIsNotParsed(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	if sum := b.round(); sum.Unchanged != 1 {
		t.Errorf("the same bytes without validators: %+v", sum)
	}
}

func TestMendedSelectorIsReadDespite304(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": `<html><body><ul><li><h3><a href="/a-1">Khai mạc lễ hội văn hóa</a></h3><p>` + opening + `</p></li></ul></body></html>`})
	p.etags = true
	src := source("mot", "lao-cai", p.URL+"/tin")
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href"}}
	b := newBench(t, src)
	b.round()
	b.pass(articlePatience) // there is no page of the article
	if sum := b.round(); sum.Unchanged != 1 {
		t.Fatalf("the site did not answer 304: %+v", sum)
	}
	if s := b.stories(); len(s) != 1 || s[0].Centre.Summary != "" {
		t.Fatalf("without a summary selector: %+v", s)
	}
	id := b.stories()[0].ID
	src.Lists = []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href", Summary: "p"}}
	b.load(dedupe.Corrections{}, src)
	if sum := b.round(); sum.Edited != 1 {
		t.Errorf("mended: %+v", sum)
	}
	if s := b.stories(); len(s) != 1 || s[0].ID != id || s[0].Centre.Summary != opening {
		t.Errorf("after mending: %+v", s)
	}
}

func TestAutoFollowsAnAnnouncedFeed(t *testing.T) {
	p := newPortal(t, map[string]string{
		"/":    `<html><head><title>Sở</title><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Xin chào</body></html>`,
		"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}),
		"/tin": `<html><head><title>Chỉ có danh sách</title></head><body><ul><li><a href="/a">Một tin dài vừa phải</a></li></ul></body></html>`,
	})
	found, bare := source("mot", "lao-cai", p.URL+"/"), source("hai", "son-la", p.URL+"/tin")
	found.Kind, bare.Kind = feeds.Auto, feeds.Auto
	b := newBench(t, found, bare)
	listed := 0
	b.Listed = func(context.Context) { listed++ }
	b.round()
	if st := b.state("mot"); st.FeedURL != p.URL+"/rss" || st.Problem != nil || st.Items != 1 || listed != 1 {
		t.Errorf("announced feed: %+v", st)
	}
	if st := b.state("hai"); st.Problem == nil || st.Problem.Class != feeds.NoList {
		t.Errorf("bare list: %+v", st)
	}
	before, _ := p.counts()
	b.round()
	if after, _ := p.counts(); after != before+1 {
		t.Errorf("%d requests for a feed that is known", after-before)
	}
	if listed != 1 {
		t.Errorf("the list of sources was made %d times for one discovery", listed)
	}
	delete(p.pages, "/rss")
	b.round()
	if st := b.state("mot"); st.FeedURL != "" || st.Problem == nil || listed != 2 {
		t.Errorf("the feed is gone, and still remembered: %+v; listed %d times", st, listed)
	}
}

func TestEmptiedFeedIsAProblem(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}), "/moi": rss()})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"), source("moi", "son-la", p.URL+"/moi"))
	b.round()
	p.set("/rss", rss())
	b.round()
	if st := b.state("mot"); st.Problem == nil || st.Problem.Class != feeds.NoItems || len(b.stories()) != 1 {
		t.Errorf("emptied: %+v", st)
	}
	if st := b.state("moi"); st.Problem != nil {
		t.Errorf("never had anything: %v", st.Problem)
	}
}

func TestOrderOfDayAndMonthIsRemembered(t *testing.T) {
	feed := func(dates ...string) string {
		var b strings.Builder
		b.WriteString(`<rss version="2.0"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
		for i, d := range dates {
			fmt.Fprintf(&b, `<item><title>Tin ngày %s</title><link>/bai-%d-%s</link><pubDate>%s</pubDate></item>`, d, i, d[:4], d)
		}
		return b.String() + `</channel></rss>`
	}
	p := newPortal(t, map[string]string{"/rss": feed("9/14/2026 6:44:00 PM", "9/15/2026 6:44:00 PM")})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", feed("10/2/2026 9:30:00 AM")) // nothing in it tells day from month
	b.pass(time.Hour)
	b.round()
	want := time.Date(2026, time.October, 2, 2, 30, 0, 0, time.UTC)
	if s := b.stories()[0]; !s.Centre.Published.Equal(want) {
		t.Errorf("%s was read as %v, want %v", s.Centre.RawPublished, s.Centre.Published, want)
	}
}

func TestItemsWithoutAddressAreNotKept(t *testing.T) {
	const lost = `<item><title>Không địa chỉ</title></item>`
	mixed := strings.Replace(rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}), "<item>", lost+"<item>", 1)
	p := newPortal(t, map[string]string{"/rss": mixed, "/moi": `<rss><channel>` + lost + `</channel></rss>`})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"), source("moi", "son-la", p.URL+"/moi"))
	b.round()
	st := b.state("mot")
	if len(b.stories()) != 1 || st.DocumentItems != 1 || st.Problem != nil {
		t.Errorf("one of two can be published: %d stories of %+v", len(b.stories()), st)
	}
	if want := []feeds.Repair{{Code: feeds.RepairNoLink, Before: "1"}}; !slices.Equal(st.Warnings, want) {
		t.Errorf("warnings %v, want %v", st.Warnings, want)
	}
	if st := b.state("moi"); st.Problem == nil || st.Problem.Class != feeds.Unusable || st.Problem.Detail != "1" {
		t.Errorf("nothing can be published: %+v", st)
	}

	reader := &Reader{Fetch: b.Fetch, Zone: b.site.Zone, Now: b.clock}
	v, err := reader.Visit(t.Context(), source("mot", "lao-cai", p.URL+"/rss"), storage.SourceState{})
	if err != nil || len(v.Found) != 2 || v.Found[0].Title != "Không địa chỉ" || len(v.Document.Items) != 1 {
		t.Errorf("a visit found %+v, %v", v.Found, err)
	}
}

func TestAnotherAddressIsReadFromTheBeginning(t *testing.T) {
	front := func(feed string) string {
		return `<html><head><title>Sở</title><link rel="alternate" type="application/rss+xml" href="` + feed + `"></head><body>Xin chào</body></html>`
	}
	p := newPortal(t, map[string]string{
		"/cu": front("/cu.xml"), "/cu.xml": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}),
		"/moi": front("/moi.xml"), "/moi.xml": strings.Replace(rss(entry{"/b-1", "Giải chạy Fansipan", running, noon}), "<title>Tin<", "<title>Sở mới<", 1),
	})
	src := source("mot", "lao-cai", p.URL+"/cu")
	src.Kind = feeds.Auto
	b := newBench(t, src)
	b.round()
	old := b.state("mot")
	src.URL = p.URL + "/moi"
	b.load(dedupe.Corrections{}, src)
	late := storage.Poll{ // of a visit that began before the change
		Source: "mot", At: noon, Due: noon, Digest: old.Digest, FeedURL: old.FeedURL, Title: old.Title, DocumentItems: 1,
	}
	if err := b.Store.SavePoll(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.FeedURL != p.URL+"/moi.xml" || st.Items != 2 {
		t.Errorf("after the change: %+v", st)
	}
}

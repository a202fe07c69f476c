package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// portalPage is a page with a list and nothing else; names are the class names
// of its list, an item and a title.
func portalPage(head string, names [3]string, titles ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><head><title>Tin tức</title>%s</head><body><div class="%s">`, head, names[0])
	for _, title := range titles {
		fmt.Fprintf(&b, `<div class="%s"><h3 class="%s"><a href="/tin/%s">%s</a></h3><span>21/11/2026</span><p>%s</p></div>`,
			names[1], names[2], strings.ReplaceAll(strings.ToLower(title), " ", "-"), title, opening)
	}
	return b.String() + `</div></body></html>`
}

var portalNames = [3]string{"ds", "tin", "tieu-de"}

var newsTitles = []string{"Khai mac le hoi hoa ban lan thu muoi", "Ban giao tu sach cho diem truong vung cao", "Giai keo co lien xa tim ra nha vo dich",
	"Lop truyen day khen be giang truoc mua mua", "Nha van hoa thon ban don them ban doc", "Doi van nghe quan chung di hoi dien tinh ban"}

func autoSource(id, url string) feeds.Source {
	src := source(id, "lao-cai", url)
	src.Kind = feeds.Auto
	return src
}

func TestListIsFoundAndRemembered(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": portalPage("", portalNames, newsTitles[1:]...)})
	b := newBench(t, autoSource("mot", p.URL+"/tin"))
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.Items != 5 || !strings.Contains(st.Learned, `"path":"body/div/div/h/a"`) {
		t.Fatalf("read at first: %+v", st)
	}
	p.set("/tin", portalPage("", portalNames, newsTitles...))
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.Items != 6 || len(st.Warnings) != 0 {
		t.Errorf("with one article more: %+v", st)
	}
}

func TestRebuiltPageIsNoticed(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": portalPage("", portalNames, newsTitles...)})
	b := newBench(t, autoSource("mot", p.URL+"/tin"))
	b.round()
	before := b.state("mot").Learned
	strange := `<html><title>Tin</title><body><main><section><ol>` + strings.Repeat(`<li><a href="/x/bai-viet-khac-hoan-toan-so-%d"><b>Một bài viết khác hoàn toàn, số %d</b></a><time>20/11/2026</time></li>`, 5) + `</ol></section></main></body></html>`
	p.set("/tin", fmt.Sprintf(strange, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5))
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem == nil || st.Problem.Class != feeds.Layout || st.Items != 6 || st.Learned != before {
		t.Errorf("other articles in other markup: %+v", st)
	}
	p.set("/tin", strings.NewReplacer("<div", "<section", "</div", "</section", "h3", "h2").Replace(portalPage("", [3]string{"x", "y", "z"}, newsTitles...)))
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.Items != 6 || len(st.Warnings) != 1 || st.Warnings[0].Code != feeds.RepairRebuilt {
		t.Errorf("the same articles in other markup: %+v", st)
	}
}

func TestSettingsGiveUpWhatWasLearned(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": portalPage("", portalNames, newsTitles...)})
	src := autoSource("mot", p.URL+"/tin")
	b := newBench(t, src)
	b.round()
	p.set("/moi", `<html><title>Tin</title><body><main><ol>`+
		fmt.Sprintf(strings.Repeat(`<li><h2><a href="/moi/chuyen-muc-moi-co-bai-viet-khac-%d">Chuyên mục mới có bài viết khác, số %d</a></h2><p>%s</p></li>`, 3), 1, 1, opening, 2, 2, opening, 3, 3, opening)+`</ol></main></body></html>`)
	src.URL = p.URL + "/moi"
	b.load(dedupe.Corrections{}, src)
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.Items != 9 || len(st.Warnings) > 1 {
		t.Errorf("at another address: %+v", st)
	}
}

func TestFeedThatAppearsIsReported(t *testing.T) {
	const link = `<link rel="alternate" type="application/rss+xml" href="/rss">`
	p := newPortal(t, map[string]string{"/tin": portalPage(link, portalNames, newsTitles[3:]...), "/rss": rss()})
	b := newBench(t, autoSource("mot", p.URL+"/tin"))
	b.round()
	if st := b.state("mot"); st.Problem != nil || st.FeedURL != "" || st.Items != 3 {
		t.Fatalf("the announced feed is empty: %+v", st)
	}
	visit := func(after time.Duration, titles []string) (requests int) {
		p.set("/tin", portalPage(link, portalNames, titles...))
		b.pass(after)
		before, _ := p.counts()
		b.round()
		now, _ := p.counts()
		return now - before
	}
	if n := visit(time.Hour, newsTitles[2:]); n > 2 { // the page, and that of its new article
		t.Errorf("%d requests, though the feed was tried an hour ago", n)
	}
	p.set("/rss", rss(entry{"/tin/moi", newsTitles[2], opening, noon}))
	visit(8*24*time.Hour, newsTitles[1:])
	st := b.state("mot")
	if st.Problem != nil || st.FeedURL != "" || len(st.Warnings) != 1 || st.Warnings[0] != (feeds.Repair{Code: feeds.RepairFeedAppeared, Before: p.URL + "/rss"}) {
		t.Errorf("the feed has an item by now: %+v", st)
	}
	visit(time.Hour, newsTitles)
	if st := b.state("mot"); st.Problem != nil || len(st.Warnings) != 1 || st.Items != 6 {
		t.Errorf("an hour later: %+v", st)
	}
}

func TestAnnouncedFeedThatCannotBeReadIsNotThePagesName(t *testing.T) {
	p := newPortal(t, map[string]string{"/": `<html><head><title>Sở</title><link rel="alternate" type="application/rss+xml" href="/mat"></head><body>Xin chào</body></html>`})
	b := newBench(t, autoSource("mot", p.URL+"/"))
	var seen *feeds.Problem
	b.Visited = func(out Outcome) { seen = out.Problem }
	b.round()
	if seen == nil || seen.Class != feeds.NoList || strings.Contains(seen.Detail, "/mat") || !strings.Contains(seen.Error(), "/mat: not-found") {
		t.Errorf("got %v", seen)
	}
}

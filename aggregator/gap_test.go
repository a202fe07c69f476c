package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// list writes a listing page of articles with the given numbers.
func list(next string, numbers ...int) string {
	var b strings.Builder
	b.WriteString(`<html><body><ul>`)
	for _, n := range numbers {
		fmt.Fprintf(&b, `<li><a href="/bai-%d">Bài số %d về đời sống văn hóa</a><p>Nội dung riêng của bài số %d.</p><i>22/11/2026</i></li>`, n, n, n)
	}
	b.WriteString(`</ul>`)
	if next != "" {
		fmt.Fprintf(&b, `<a rel="next" href="%s">Trang sau</a>`, next)
	}
	return b.String() + `</body></html>`
}

func TestFollowingPagesCloseAGap(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": list("/tin/2", 1, 2)})
	src := source("mot", "lao-cai", p.URL+"/tin")
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "a", Link: "a@href", Summary: "p", Date: "i"}}
	b := newBench(t, src)
	b.round()
	if requests, _ := p.counts(); requests != 1 {
		t.Fatalf("%d requests for a first document", requests)
	}
	p.set("/tin", list("/tin/2", 9, 8))
	p.set("/tin/2", list("/tin/3", 7, 6))
	p.set("/tin/3", list("/tin/4", 5, 2))
	p.set("/tin/4", list("", 1))
	b.pass(time.Hour)
	if sum := b.round(); sum.Fresh != 5 {
		t.Errorf("articles 5 to 9 are new: %+v", sum)
	}
	if requests, _ := p.counts(); requests != 4 {
		t.Errorf("%d requests, want the list, then three pages up to a known article", requests)
	}
	if st := b.state("mot"); len(st.Warnings) != 0 {
		t.Errorf("the gap is closed: %v", st.Warnings)
	}
	p.set("/tin", list("", 30, 31))
	b.pass(2 * time.Hour)
	b.round()
	if st := b.state("mot"); len(st.Warnings) != 1 || st.Warnings[0].Code != feeds.RepairGap {
		t.Errorf("a gap that no page closes: %v", st.Warnings)
	}
}

func TestAnotherTopicsFeedIsNotTaken(t *testing.T) {
	named := func(title, feed string) string { return strings.Replace(feed, "<title>Tin<", "<title>"+title+"<", 1) }
	mine := rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})
	other := named("Giá vàng hôm nay", rss(entry{"/vang-9", "Giá vàng trong nước tăng", running, noon}))
	p := newPortal(t, map[string]string{"/rss": mine})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", other)
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem == nil || st.Problem.Class != feeds.OtherFeed || len(b.stories()) != 1 {
		t.Fatalf("another topic's feed: %+v", st)
	}
	p.set("/rss", named("Tin văn hóa", mine)) // renamed, with known articles
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem != nil {
		t.Fatalf("a new name and old articles: %v", st.Problem)
	}
	p.set("/rss", other)
	for range believedAfter + 1 {
		b.pass(24 * time.Hour)
		b.round()
	}
	if st := b.state("mot"); st.Problem != nil || len(b.stories()) != 2 {
		t.Errorf("a feed that stays under its new name is lost: %+v", st)
	}
}

package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// announcing is the head of a page that announces feeds at these paths.
func announcing(paths ...string) string {
	var b strings.Builder
	for _, path := range paths {
		fmt.Fprintf(&b, `<link rel="alternate" type="application/rss+xml" href="%s">`, path)
	}
	return b.String()
}

func TestTheListWinsOverAFeedOfSomethingElse(t *testing.T) {
	listed := func(paths ...string) string { return portalPage(announcing(paths...), portalNames, newsTitles...) }
	bare := func(paths ...string) string {
		return `<html><head><title>Sở</title>` + announcing(paths...) + `</head><body>Xin chào</body></html>`
	}
	own := entry{"/tin/" + strings.ReplaceAll(strings.ToLower(newsTitles[0]), " ", "-"), "Một tiêu đề khác", opening, noon}
	p := newPortal(t, map[string]string{
		"/comments/feed": rss(entry{own.path + "#comment-3", "Hay quá", "Rất hay.", noon}),
		"/f2":            rss(entry{own.path + "#comment-3", "Hay quá", "Rất hay.", noon}, entry{own.path + "#comment-4", "Đúng thế", "Đúng thế.", noon}),
		"/the-thao.rss":  rss(entry{"/the-thao/giai-chay-7", "Giải chạy của người khác", opening, noon}),
		"/en/rss":        rss(entry{"/en/news-9", "The festival opened", "Many people came.", noon}),
		"/rss":           rss(own),
		"/rss2":          rss(entry{"https://feedproxy.example.com/x/9", newsTitles[3], opening, noon}),

		"/1": listed("/comments/feed"),
		"/2": listed("/f2"),
		"/3": listed("/the-thao.rss"),
		"/4": listed("/en/rss"),
		"/5": listed("/the-thao.rss", "/f2", "/comments/feed", "/rss"),
		"/6": listed("/rss2"),
		"/7": bare("/the-thao.rss"),
		"/8": bare("/comments/feed"),
		"/9": bare("/f2"),
	})
	var sources []feeds.Source
	for n := range 9 {
		sources = append(sources, autoSource(fmt.Sprintf("s%d", n+1), fmt.Sprintf("%s/%d", p.URL, n+1)))
	}
	b := newBench(t, sources...)
	b.round()
	for id, c := range map[string]struct {
		feed  string
		items int
	}{
		"s1": {"", 6}, "s2": {"", 6}, "s3": {"", 6}, "s4": {"", 6}, "s5": {"/rss", 1}, "s6": {"/rss2", 1}, "s7": {"/the-thao.rss", 1}, "s8": {"", 0}, "s9": {"", 0},
	} {
		st := b.state(id)
		want := c.feed
		if want != "" {
			want = p.URL + want
		}
		if st.FeedURL != want || st.Items != c.items || (st.Problem != nil) != (c.items == 0) {
			t.Errorf("%s: feed %q, %d items, %v", id, st.FeedURL, st.Items, st.Problem)
		}
	}
	b.pass(8 * 24 * time.Hour)
	b.round()
	for _, id := range []string{"s1", "s2", "s3", "s4"} {
		if st := b.state(id); st.FeedURL != "" || st.Items != 6 || len(st.Warnings) != 0 {
			t.Errorf("%s a week later: feed %q, %d items, %+v", id, st.FeedURL, st.Items, st.Warnings)
		}
	}
}

func TestMentions(t *testing.T) {
	page := []byte(`<a href="../tin/le-hoi-12.html">a</a> <a href="/Default.aspx?tabid=3&amp;id=50">b</a> <a href="/v%C4%83n-h%C3%B3a/9">c</a>`)
	for address, want := range map[string]bool{
		"https://so.vn/tin/le-hoi-12.html":         true,
		"https://so.vn/tin/le-hoi-13.html":         false,
		"https://so.vn/Default.aspx?tabid=3&id=50": true,
		"https://so.vn/Default.aspx?tabid=3&id=51": false,
		"https://so.vn/văn-hóa/9":                  true,
		"https://so.vn/":                           false,
		"":                                         false,
		":":                                        false,
	} {
		if got := mentions(page, address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}

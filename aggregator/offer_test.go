package aggregator

import (
	"fmt"
	"strings"
	"testing"

	"bantin/feeds"
)

// feedRows is a list of links to feeds.
func feedRows(paths ...string) string {
	var b strings.Builder
	for _, path := range paths {
		fmt.Fprintf(&b, `<li>Chuyên mục %s <a href="%s">RSS</a></li>`, path, path)
	}
	return "<ul>" + b.String() + "</ul>"
}

func TestPagesOfFeedsAreOffered(t *testing.T) {
	page := func(title, body string) string {
		return `<html><head><title>` + title + `</title>` + announcing("/rss/home.rss") + `</head><body>` + body + `</body></html>`
	}
	list := portalPage("", portalNames, newsTitles...)
	p := newPortal(t, map[string]string{
		"/rss/home.rss": rss(entry{"/tin/moi", newsTitles[2], opening, noon}),
		"/rss":          page("Kênh RSS", feedRows("/rss/a.rss", "/rss/b.rss", "/rss/c.rss", "/rss/c.rss", "/khac/comments/feed")),
		"/hai":          strings.Replace(list, "</body>", feedRows("/rss/a.rss", "/rss/b.rss", "/rss/c.rss")+"</body>", 1),
		"/chan":         `<html><head><title>Sở</title></head><body><p>Xin chào</p>` + feedRows("/rss/a.rss") + `</body></html>`,
		"/kenh-rss":     strings.Replace(strings.Replace(list, "<title>", "<title>RSS ", 1), "</body>", feedRows("/rss/a.rss", "/rss/b.rss", "/rss/c.rss")+"</body>", 1),
	})
	b := newBench(t, autoSource("rss", p.URL+"/rss"), autoSource("hai", p.URL+"/hai"), autoSource("chan", p.URL+"/chan"), autoSource("kenh", p.URL+"/kenh-rss"))
	seen := seenOf(b)
	for id, want := range map[string]int{"rss": 3, "hai": 0, "chan": 1, "kenh": 3} {
		got := seen[id]
		if len(got.Offers) != want || (want > 0) != (got.Problem != nil && got.Problem.Class == feeds.FeedIndex) {
			t.Errorf("%s: %v, %+v", id, got.Problem, got.Offers)
		}
	}
	if first := seen["rss"].Offers[0]; first != (feeds.Link{URL: p.URL + "/rss/a.rss", Title: "Chuyên mục /rss/a.rss"}) {
		t.Errorf("%+v", first)
	}
}

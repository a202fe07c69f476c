package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// refreshing is a page that leads on by itself.
func refreshing(to string) string {
	return fmt.Sprintf(`<html><head><title>Cổng</title><meta http-equiv="refresh" content="0;url=%s"></head><body>Đang chuyển</body></html>`, to)
}

// seenOf is how the visits of one round went, by source.
func seenOf(b *bench) map[string]Outcome {
	seen := map[string]Outcome{}
	b.Visited = func(out Outcome) { seen[out.Source.ID] = out }
	b.round()
	return seen
}

func TestPagesThatLeadOn(t *testing.T) {
	p := newPortal(t, map[string]string{
		"/":      refreshing("/tin"),
		"/tin":   portalPage("", portalNames, newsTitles...),
		"/hai":   refreshing("/"),
		"/vong":  refreshing("/vong2"),
		"/vong2": refreshing("/vong"),
		"/mat":   refreshing("/khong-co"),
		"/xa":    refreshing("http://moi.example.vn/tin"),
		"/kin":   refreshing("http://169.254.169.254/tin"),
		"/ma":    `<html><head><title>Cổng</title><script>location.href="/tin"</script></head><body></body></html>`,
		"/tep":   refreshing("/rss"),
		"/rss":   rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}),
	})
	p.etags = true
	var sources []feeds.Source
	for _, name := range []string{"", "hai", "vong", "mat", "xa", "kin", "ma", "tep"} {
		sources = append(sources, autoSource("s"+name, p.URL+"/"+name))
	}
	b := newBench(t, sources...)
	seen := seenOf(b)
	for id, want := range map[string]struct {
		class  feeds.Class
		detail string
	}{
		"s":     {},
		"shai":  {feeds.LeadsOn, p.URL + "/tin"},
		"svong": {feeds.RedirectLoop, p.URL + "/vong2"},
		"smat":  {feeds.NotFound, p.URL + "/khong-co"},
		"sxa":   {feeds.LeadsOn, "http://moi.example.vn/tin"},
		"skin":  {feeds.LeadsOn, "http://169.254.169.254/tin"},
		"sma":   {feeds.LeadsOn, p.URL + "/tin"},
		"step":  {},
	} {
		switch got := seen[id].Problem; {
		case want.class == "" && got != nil, want.class != "" && (got == nil || got.Class != want.class || got.Detail != want.detail):
			t.Errorf("%s: %v, want %+v", id, got, want)
		}
	}
	if n := p.askedFor("/vong"); n != 1 {
		t.Errorf("a loop was asked %d times", n)
	}
	if st := b.state("s"); st.Items != len(newsTitles) || st.MovedURL != "" || st.ETag != "" {
		t.Errorf("a page that leads on: %+v", st)
	}
	b.pass(time.Hour)
	if got := seenOf(b)["s"]; got.Problem != nil || !got.Unchanged {
		t.Errorf("the same an hour later: %+v", got)
	}
}

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://so.vn/a", "http://www.so.vn:8080/b", true},
		{"https://so.vn/a", "https://tin.so.vn/b", true},
		{"https://tin.so.vn/a", "https://so.vn/b", true},
		{"https://so.vn/a", "https://khacso.vn/b", false},
		{"https://so.vn/a", "https://so.vn.example.com/b", false},
		{"https://so.vn/a", ":", false},
		{"", "", false},
	} {
		if got := sameSite(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
	if strings.Contains(siteName("http://[::1]:80/"), "]") {
		t.Error("an address in brackets keeps them")
	}
}

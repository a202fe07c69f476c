package aggregator

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/feeds/fetch"
)

const listPage = `<html><body><ul><li><h3><a href="/a-1">Khai mạc lễ hội văn hóa các dân tộc</a></h3></li></ul></body></html>`

func listSource(id, url string) feeds.Source {
	src := source(id, "lao-cai", url)
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href"}}
	return src
}

func TestRobotsIsForPages(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": listPage, "/rss": rss(entry{"/b-2", "Giải chạy băng rừng", running, noon})})
	p.robots = "User-agent: *\nDisallow: /\n"
	b := newBench(t, listSource("trang", p.URL+"/tin"), source("rss", "lao-cai", p.URL+"/rss"))
	b.round()
	if st := b.state("trang"); st.Problem == nil || st.Problem.Class != feeds.Robots {
		t.Errorf("a page that robots.txt forbids: %+v", st.Problem)
	}
	if st := b.state("rss"); st.Problem != nil || st.Items != 1 {
		t.Errorf("a feed: %v", st.Problem)
	}
}

// A program that is started by cron remembers what is in its store only.
func TestSilentRobotsIsNotWaitedForForEver(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": listPage})
	p.down = true
	b := newBench(t, listSource("trang", p.URL+"/tin"))
	for _, step := range []struct {
		pass time.Duration
		read bool
	}{{0, false}, {time.Hour, false}, {22 * time.Hour, false}, {2 * time.Hour, true}, {time.Hour, false}} {
		b.pass(step.pass)
		b.Fetch = &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}
		if _, err := b.Round(t.Context(), Order{All: true}); err != nil {
			t.Fatal(err)
		}
		b.Fetch.Close()
		if st := b.state("trang"); (st.Problem == nil) != step.read || !step.read && st.Problem.Class != feeds.RobotsDown {
			t.Errorf("after %v more: %v", step.pass, st.Problem)
		}
	}
}

// What a feed gave to ask "has it changed since?" must not be asked of the
// page that announced it.
func TestForgottenFeedTakesItsValidatorsAlong(t *testing.T) {
	announced := "/rss"
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" && r.URL.Path == "/" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		switch r.URL.Path {
		case "/":
			io.WriteString(w, `<html><head><link rel="alternate" type="application/rss+xml" href="`+announced+`"></head><body>Xin chào</body></html>`)
		case announced:
			w.Header().Set("ETag", `"1"`)
			io.WriteString(w, rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	src := source("mot", "lao-cai", srv.URL+"/")
	src.Kind = feeds.Auto
	b := newBench(t, src)
	b.round()
	announced = "/rss2"
	for range 2 { // the feed is found to be gone, then another one is found
		b.pass(24 * time.Hour)
		b.round()
	}
	if st := b.state("mot"); st.Problem != nil || st.FeedURL != srv.URL+"/rss2" {
		t.Errorf("%+v", st)
	}
}

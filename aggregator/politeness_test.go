package aggregator

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"bantin/feeds"
)

// A judge is a portal that answers as a test tells it, and writes down what
// it is asked.
type judge struct {
	*httptest.Server
	mu     sync.Mutex
	answer func(w http.ResponseWriter, r *http.Request)
	asked  []*http.Request
	now    int
	most   int // requests at once
}

func newJudge(t *testing.T, answer http.HandlerFunc) *judge {
	t.Helper()
	j := &judge{answer: answer}
	j.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		j.mu.Lock()
		j.asked = append(j.asked, r.Clone(r.Context()))
		j.now++
		j.most = max(j.most, j.now)
		answer := j.answer
		j.mu.Unlock()
		answer(w, r)
		j.mu.Lock()
		j.now--
		j.mu.Unlock()
	}))
	t.Cleanup(j.Close)
	return j
}

func (j *judge) say(answer http.HandlerFunc) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.answer = answer
}

// heard returns the requests since it was last called.
func (j *judge) heard() []*http.Request {
	j.mu.Lock()
	defer j.mu.Unlock()
	list := j.asked
	j.asked = nil
	return list
}

// serve answers with a feed of one entry and the given header fields.
func serve(fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(fields); i += 2 {
			w.Header().Set(fields[i], fields[i+1])
		}
		io.WriteString(w, rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}))
	}
}

// refuse answers with a status and the given header fields.
func refuse(status int, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(fields); i += 2 {
			w.Header().Set(fields[i], fields[i+1])
		}
		w.WriteHeader(status)
	}
}

func TestEveryRequestSaysWhoAsks(t *testing.T) {
	j := newJudge(t, serve("Set-Cookie", "phien=1; Path=/"))
	b := newBench(t, source("mot", "lao-cai", j.URL+"/rss"))
	for range 3 {
		b.round()
		b.pass(2 * time.Hour)
	}
	for _, r := range j.heard() {
		if r.UserAgent() != "bantin/thu" || r.Header.Get("Cookie") != "" {
			t.Errorf("asked as %q with cookie %q", r.UserAgent(), r.Header.Get("Cookie"))
		}
	}
}

func TestValidatorsAreEchoedAndDropped(t *testing.T) {
	tag, date := `W/"lạ; \x'`, "Mon, 23 Nov 2026 04:00:00 +0700 (ICT)"
	j := newJudge(t, serve("ETag", tag, "Last-Modified", date))
	b := newBench(t, source("mot", "lao-cai", j.URL+"/rss"))
	visit := func() *http.Request {
		b.round()
		b.pass(2 * time.Hour)
		return j.heard()[0]
	}
	if r := visit(); r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != "" {
		t.Errorf("a first request is conditional: %v", r.Header)
	}
	j.say(serve()) // and no validators from now on
	if r := visit(); r.Header.Get("If-None-Match") != tag || r.Header.Get("If-Modified-Since") != date {
		t.Errorf("not echoed byte for byte: %v", r.Header)
	}
	if r := visit(); r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != "" {
		t.Errorf("old validators after an answer without any: %v", r.Header)
	}
}

func TestWishesToBeLeftAloneAreObeyed(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		least  time.Duration
	}{
		{"429 with seconds", refuse(http.StatusTooManyRequests, "Retry-After", "7200"), 2 * time.Hour},
		{"503 with seconds", refuse(http.StatusServiceUnavailable, "Retry-After", "7200"), 2 * time.Hour},
		{"max-age", serve("Cache-Control", "public, max-age=5400"), 90 * time.Minute},
		{"an error without a word", refuse(http.StatusInternalServerError), 4 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := newJudge(t, c.answer)
			path := filepath.Join(t.TempDir(), "bantin.db")
			src := source("mot", "lao-cai", j.URL+"/rss")
			b := openBench(t, path, src)
			b.round()
			b.pass(c.least - time.Minute)
			b.round()
			if asked := len(j.heard()); asked != 1 {
				t.Fatalf("asked %d times before %v had passed", asked, c.least)
			}
			b.Store.Close()
			again := openBench(t, path, src) // a restart is no burst
			again.pass(c.least - time.Minute)
			again.round()
			if asked := len(j.heard()); asked != 0 {
				t.Errorf("asked %d times after a restart", asked)
			}
			again.pass(c.least)
			again.round()
			if asked := len(j.heard()); asked != 1 {
				t.Errorf("asked %d times when the time had passed", asked)
			}
		})
	}
}

func TestGoneIsBelievedOnce(t *testing.T) {
	j := newJudge(t, refuse(http.StatusGone))
	b := newBench(t, source("mot", "lao-cai", j.URL+"/rss"))
	for range 60 {
		b.round()
		b.pass(12 * time.Hour)
	}
	if asked := len(j.heard()); asked < 2 || asked > 5 {
		t.Errorf("what is gone was asked for %d times in a month", asked)
	}
}

func TestMaintenanceRedirectMovesNothing(t *testing.T) {
	j := newJudge(t, serve())
	src := source("mot", "lao-cai", j.URL+"/rss")
	b := newBench(t, src)
	b.round()
	j.say(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bao-tri" {
			io.WriteString(w, "<html><head><title>Bảo trì</title></head><body>Hệ thống đang bảo trì, mời bạn quay lại sau.</body></html>")
			return
		}
		http.Redirect(w, r, "/bao-tri", http.StatusMovedPermanently)
	})
	for range 12 {
		b.pass(14 * time.Hour) // the longest wait after failures, and its spread
		b.round()
	}
	if st := b.state("mot"); st.MovedURL != "" || st.Problem == nil || len(b.stories()) != 1 {
		t.Errorf("after days of maintenance: %+v", st)
	}
	j.heard()
	j.say(serve())
	b.pass(14 * time.Hour) // the longest wait after failures, and its spread
	b.round()
	if asked := j.heard(); len(asked) != 1 || asked[0].URL.Path != "/rss" {
		t.Errorf("after the maintenance it asked for %v", asked)
	}
}

func TestPagesObeyRobotsAndFeedsNeedNot(t *testing.T) {
	j := newJudge(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			io.WriteString(w, "User-agent: *\nDisallow: /\n")
		case "/rss":
			io.WriteString(w, rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}))
		default:
			io.WriteString(w, list("", 1, 2, 3))
		}
	})
	page := source("trang", "lao-cai", j.URL+"/tin")
	page.Kind, page.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "a", Link: "a@href", Summary: "p"}}
	b := newBench(t, page, source("rss", "lao-cai", j.URL+"/rss"))
	b.round()
	if st := b.state("trang"); st.Problem == nil || st.Problem.Class != feeds.Robots {
		t.Errorf("a page that robots.txt forbids: %+v", st.Problem)
	}
	if st := b.state("rss"); st.Problem != nil {
		t.Errorf("a feed, which is made for programs: %v", st.Problem)
	}
	for _, r := range j.heard() {
		if r.URL.Path == "/tin" {
			t.Error("the forbidden page was asked for")
		}
	}
}

func TestManySourcesOfOneHostTakeTurns(t *testing.T) {
	j := newJudge(t, serve())
	var sources []feeds.Source
	for i := range 9 {
		sources = append(sources, source(fmt.Sprintf("s%d", i), "lao-cai", fmt.Sprintf("%s/%d", j.URL, i)))
	}
	b := newBench(t, sources...)
	b.Workers = 0 // the usual number
	b.round()
	var paths []string
	for _, r := range j.heard() {
		paths = append(paths, r.URL.Path)
	}
	slices.Sort(paths)
	if len(slices.Compact(paths)) != 9 || j.most != 1 {
		t.Errorf("%d addresses asked, at most %d at once", len(paths), j.most)
	}
}

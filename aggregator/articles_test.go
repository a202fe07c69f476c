package aggregator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"bantin/feeds"
)

func TestItemsWaitForTheirArticlesAndNoLonger(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...), "/rss": rss(race)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"), source("hai", "son-la", p.URL+"/rss"))
	if sum := b.round(); sum.Missed != 1 || sum.Stories != 1 {
		t.Fatalf("the article is not there yet: %+v", sum)
	}
	if s := b.stories(); len(s) != 1 || s[0].Centre.Source != "hai" {
		t.Fatalf("while it is awaited: %+v", s)
	}
	b.pass(14 * time.Minute)
	b.round()
	if n := p.askedFor("/a-1"); n != 1 {
		t.Errorf("asked for %d times in a quarter of an hour", n)
	}
	for range 12 {
		b.pass(20 * time.Minute)
		b.round()
	}
	if n := p.askedFor("/a-1"); n != articleTries {
		t.Errorf("asked for %d times before it was given up", n)
	}
	s := b.stories() // an undated one of a first document is put down as old
	if len(s) != 2 || s[1].Centre.Title != festival.title || s[1].Centre.DateOrigin != feeds.DateFirstSeen || !s[1].Centre.Published.Equal(noon) {
		t.Errorf("given up: %+v", s)
	}
}

func TestTwoHoursAreEnough(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	b.round()
	b.pass(articlePatience - time.Second)
	b.round()
	if s := b.stories(); len(s) != 0 {
		t.Errorf("before: %+v", s)
	}
	b.pass(time.Second)
	b.round()
	s := b.stories()
	if len(s) != 1 {
		t.Fatalf("after: %+v", s)
	}
	p.set("/a-1", page(festival))
	b.pass(articleRetry[1])
	if sum := b.round(); sum.Read != 1 {
		t.Fatalf("the last try: %+v", sum)
	}
	late := b.stories()
	if len(late) != 1 || late[0].ID != s[0].ID || late[0].Centre.Summary != opening || !late[0].Centre.Published.Equal(noon) {
		t.Errorf("what comes late corrects the text and nothing else: %+v", late)
	}
}

func TestALateArticleIsRead(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	b.round()
	p.set("/a-1", page(festival))
	b.pass(articleRetry[0])
	if sum := b.round(); sum.Read != 1 || sum.Stories != 1 {
		t.Errorf("%+v", sum)
	}
	if s := b.stories(); len(s) != 1 || !s[0].Centre.Published.Equal(festival.at) {
		t.Errorf("%+v", s)
	}
}

func TestBacklogIsReadBitByBit(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	var entries []entry
	for i := range articlesOfSource + 10 {
		e := entry{fmt.Sprintf("/bai-%d", i), fmt.Sprintf("Bài số %d về đời sống văn hóa", i), fmt.Sprintf("Bài %d. ", i) + opening, noon.Add(-time.Duration(i) * time.Hour)}
		entries = append(entries, e)
		pages[e.path] = page(e)
	}
	pages["/tin"] = titles("1", bare(entries...)...)
	p := newPortal(t, pages)
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	if sum := b.round(); sum.Read != articlesOfSource || sum.Stories != articlesOfSource {
		t.Errorf("first round: %+v", sum)
	}
	if p.askedFor("/bai-0") != 1 || p.askedFor(fmt.Sprintf("/bai-%d", articlesOfSource)) != 0 {
		t.Error("the newest are not the first")
	}
	if sum := b.round(); sum.Read != 10 || sum.Stories != 10 {
		t.Errorf("second round: %+v", sum)
	}
}

func TestAPageThatIsNotTheArticle(t *testing.T) {
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		tries int
	}{
		{"a file", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "%PDF-1.7 "+strings.Repeat("x", 2000))
		}, 1},
		{"a file called a page", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "%PDF-1.7 "+strings.Repeat("x", 2000)) }, 1},
		{"gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }, 1},
		{"an error that says all is well", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, page(entry{"", "Thông báo", "Bài viết không tồn tại hoặc đã bị xóa khỏi hệ thống.", time.Time{}}))
		}, 3},
		{"the front page", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, 3},
		{"the list", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/tin", http.StatusFound) }, 3},
		{"another article", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, page(race)) }, 3},
		{"an error of the server", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			mux := http.NewServeMux()
			mux.HandleFunc("/tin", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, titles("1", bare(festival)...)) })
			mux.HandleFunc("/a-1", func(w http.ResponseWriter, r *http.Request) { asked++; c.serve(w, r) })
			mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, page(festival)) })
			srv := httptest.NewServer(mux)
			t.Cleanup(srv.Close)
			b := newBench(t, titleSource("mot", "lao-cai", srv.URL+"/tin"))
			for range 4 {
				b.round()
				b.pass(articleRetry[1])
			}
			if asked != c.tries {
				t.Errorf("asked for %d times, want %d", asked, c.tries)
			}
			if s := b.stories(); len(s) != 1 || s[0].Centre.Title != festival.title || s[0].Centre.Content != "" || s[0].Centre.Summary != "" {
				t.Errorf("%+v", s)
			}
		})
	}
}

func TestRobotsMayForbidArticles(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...), "/a-1": page(festival)})
	p.robots = "User-agent: *\nDisallow: /a-\n"
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	if sum := b.round(); sum.Missed != 1 || sum.Stories != 1 || p.askedFor("/a-1") != 0 {
		t.Errorf("%+v", sum)
	}
}

func TestStoppingLosesNoArticle(t *testing.T) {
	reached, hanging := make(chan struct{}), true
	var mu sync.Mutex
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		hang := hanging && r.URL.Path == "/b-2"
		mu.Unlock()
		switch {
		case hang:
			close(reached)
			<-r.Context().Done()
		case r.URL.Path == "/tin":
			io.WriteString(w, titles("1", bare(festival, race)...))
		case r.URL.Path == "/a-1":
			io.WriteString(w, page(festival))
		case r.URL.Path == "/b-2":
			io.WriteString(w, page(race))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	b := newBench(t, titleSource("mot", "lao-cai", srv.URL+"/tin"))
	ctx, stop := context.WithCancel(t.Context())
	kept := make(chan struct{})
	go func() {
		<-reached
		<-kept
		stop()
	}()
	if _, err := b.Round(ctx, Order{Page: func() { close(kept) }}); !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped round: %v", err)
	}
	if s := b.stories(); len(s) != 1 || s[0].Centre.Title != festival.title {
		t.Errorf("public after the stop: %+v", s)
	}
	mu.Lock()
	hanging = false
	mu.Unlock()
	if sum := b.round(); sum.Read != 1 || sum.Missed != 0 || sum.Stories != 1 {
		t.Errorf("after the stop: %+v", sum)
	}
}

func TestArticlesOfOneHostOneAtATime(t *testing.T) {
	var mu sync.Mutex
	now, most, asked := 0, 0, 0
	var entries []entry
	for i := range 12 {
		entries = append(entries, entry{fmt.Sprintf("/bai-%d", i), fmt.Sprintf("Bài số %d về đời sống văn hóa", i), opening, noon})
	}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now++
		most = max(most, now)
		asked++
		mu.Unlock()
		defer func() {
			mu.Lock()
			now--
			mu.Unlock()
		}()
		if strings.HasPrefix(r.URL.Path, "/tin") {
			io.WriteString(w, titles(r.URL.Path, bare(append([]entry(nil), entries...)...)...))
			return
		}
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.WriteHeader(http.StatusBadGateway)
	}))
	t.Cleanup(srv.Close)
	b := newBench(t, titleSource("mot", "lao-cai", srv.URL+"/tin/1"), titleSource("hai", "son-la", srv.URL+"/tin/2"))
	sum := b.round()
	if most != 1 {
		t.Errorf("%d at once", most)
	}
	if sum.Missed != lostInARow {
		t.Errorf("a host that fails is asked for %d articles in a row", sum.Missed)
	}
}

func TestRunReadsArticlesBesideItsRounds(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": titles("1", bare(festival)...), "/a-1": page(festival)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"))
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	b.Changed = func(context.Context, []string) { stop() }
	if err := b.Run(ctx, func() Schedule { return step(time.Hour) }); err != nil {
		t.Fatal(err)
	}
	if s := b.stories(); len(s) != 1 || !s[0].Centre.Published.Equal(festival.at) {
		t.Errorf("%+v", s)
	}
}

func TestReadOneArticle(t *testing.T) {
	p := newPortal(t, map[string]string{"/a-1": page(festival)})
	b := newBench(t)
	r := &Reader{Fetch: b.Fetch, Zone: site.Zone, Now: b.clock}
	it, err := r.ReadArticle(t.Context(), feeds.Source{URL: p.URL + "/a-1"}, feeds.Item{URL: p.URL + "/a-1"})
	if err != nil || it.Title != festival.title || !it.Published.Equal(festival.at) || it.URL != p.URL+"/a-1" || !strings.Contains(it.Content, opening) {
		t.Errorf("%+v, %v", it, err)
	}
	var problem *feeds.Problem
	if _, err := r.ReadArticle(t.Context(), feeds.Source{}, feeds.Item{URL: p.URL + "/khong-co"}); !errors.As(err, &problem) || problem.Class != feeds.NotFound {
		t.Errorf("%v", err)
	}
}

func TestAHangingArticleHoldsUpNobody(t *testing.T) {
	reached := make(chan struct{})
	var once sync.Once
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		once.Do(func() { close(reached) })
		<-r.Context().Done()
	}))
	t.Cleanup(srv.Close)
	hanging := festival
	hanging.path = srv.URL + "/a-1"
	p := newPortal(t, map[string]string{"/rss": rss(race), "/tin": titles("1", bare(hanging)...)})
	b := newBench(t, titleSource("mot", "lao-cai", p.URL+"/tin"), source("hai", "son-la", p.URL+"/rss"))
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	rounds := 0
	b.Visited = func(out Outcome) {
		select {
		case <-reached:
		default:
			return
		}
		if out.Source.ID == "hai" {
			if rounds++; rounds == 3 {
				stop()
			}
		}
	}
	if err := b.Run(ctx, func() Schedule { return step(time.Millisecond) }); err != nil || rounds != 3 {
		t.Errorf("%d rounds while an article hangs, %v", rounds, err)
	}
	if s := b.stories(); len(s) != 1 || s[0].Centre.Source != "hai" {
		t.Errorf("%+v", s)
	}
}

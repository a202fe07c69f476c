package aggregator

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

func TestRoundTellsAStoryOnce(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	one := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội văn hóa", opening, day}, entry{"/b-2", "Giải chạy băng rừng", running, day})})
	two := newPortal(t, map[string]string{"/rss": rss(entry{"/x-9", "Khai mạc lễ hội văn hoá", opening, day.Add(time.Hour)})})
	b := newBench(t, source("mot", "lao-cai", one.URL+"/rss"), source("hai", "son-la", two.URL+"/rss"))

	sum := b.round()
	if sum.Visited != 2 || sum.Fresh != 3 || sum.Stories != 2 || sum.Joined != 1 {
		t.Fatalf("first round: %+v", sum)
	}
	var joined feeds.Story
	for _, s := range b.stories() {
		if len(s.Also) > 0 {
			joined = s
		}
	}
	if joined.Centre.Source != "mot" || len(joined.Also) != 1 || joined.Also[0].Source != "hai" {
		t.Fatalf("the older telling is not the centre: %+v", joined)
	}
	if sum := b.round(); sum.Unchanged != 2 || sum.Stories+sum.Joined != 0 {
		t.Errorf("second round of the same bytes: %+v", sum)
	}
}

func TestFailureBacksOffAndSparesOthers(t *testing.T) {
	good := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	bad := newPortal(t, map[string]string{})
	b := newBench(t, source("tot", "lao-cai", good.URL+"/rss"), source("hong", "son-la", bad.URL+"/rss"))
	if sum := b.round(); sum.Failed != 1 || sum.Fresh != 1 {
		t.Fatalf("%+v", sum)
	}
	st := b.state("hong")
	if st.Failures != 1 || st.Problem == nil || st.Problem.Class != feeds.NotFound || st.Due.Sub(noon) < 4*time.Minute {
		t.Errorf("after a failure: %+v", st)
	}
	if sum := b.round(); sum.Visited != 1 {
		t.Errorf("the failed source is visited again at once: %+v", sum)
	}
	b.pass(10 * time.Minute)
	b.round()
	if st := b.state("hong"); st.Failures != 2 || !st.FailingSince.Equal(noon) {
		t.Errorf("after two failures: %+v", st)
	}
	bad.set("/rss", rss())
	b.pass(time.Hour)
	b.round()
	if st := b.state("hong"); st.Problem != nil || st.Failures != 0 {
		t.Errorf("after it recovered: %+v", st)
	}
}

func TestStoppingBlamesNobody(t *testing.T) {
	fast := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	reached := make(chan struct{})
	hang := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(reached)
		<-r.Context().Done()
	}))
	t.Cleanup(hang.Close)
	b := newBench(t, source("nhanh", "lao-cai", fast.URL+"/rss"), source("treo", "son-la", hang.URL+"/rss"))
	ctx, stop := context.WithCancel(t.Context())
	kept := make(chan struct{})
	b.Visited = func(Outcome) { close(kept) }
	go func() {
		<-reached
		<-kept
		stop()
	}()
	if _, err := b.Round(ctx, Order{}); err == nil {
		t.Fatal("a stopped round says nothing")
	}
	if st := b.state("treo"); st.Problem != nil || st.Failures != 0 || !st.Polled.IsZero() {
		t.Errorf("the hanging source is blamed: %+v", st)
	}
	if got := len(b.stories()); got != 1 {
		t.Errorf("%d stories public after the stop, want 1", got)
	}
	claimed, err := b.Store.Claim(t.Context(), noon, noon.Add(time.Minute))
	if err != nil || len(claimed) != 2 {
		t.Errorf("%d sources due after the stop (%v), want both", len(claimed), err)
	}
}

func TestBackoff(t *testing.T) {
	for failures, want := range []time.Duration{5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 40 * time.Minute} {
		if got := backoff(failures); got != want {
			t.Errorf("after %d failures %v, want %v", failures, got, want)
		}
	}
	if got := backoff(1000); got != maxRetry {
		t.Errorf("after a thousand failures %v", got)
	}
	if a, z := jittered(time.Hour, 0), jittered(time.Hour, 1); a != 54*time.Minute || z != 66*time.Minute {
		t.Errorf("jitter from %v to %v", a, z)
	}
}

// step is a schedule that comes due over and over.
type step time.Duration

func (s step) Next(t time.Time) time.Time { return t.Add(time.Duration(s)) }

func TestRunGoesOnUntilStopped(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	ctx, stop := context.WithCancel(t.Context())
	var rounds atomic.Int32
	b.Visited = func(Outcome) {
		if rounds.Add(1) == 3 {
			stop()
		}
	}
	if err := b.Run(ctx, func() Schedule { return step(time.Millisecond) }); err != nil || rounds.Load() < 3 {
		t.Errorf("%d rounds, %v", rounds.Load(), err)
	}
}

func TestHangingSiteDelaysNobody(t *testing.T) {
	hangs := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(hangs.Close)
	good := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	b := newBench(t, source("treo", "son-la", hangs.URL+"/rss"), source("tot", "lao-cai", good.URL+"/rss"))
	ctx, stop := context.WithCancel(t.Context())
	var visits atomic.Int32
	b.Visited = func(out Outcome) {
		if out.Source.ID == "treo" {
			t.Error("the hanging site was waited for")
		}
		if visits.Add(1) == 5 {
			stop()
		}
	}
	if err := b.Run(ctx, func() Schedule { return step(time.Millisecond) }); err != nil || visits.Load() < 5 {
		t.Errorf("%d visits of the good site, %v", visits.Load(), err)
	}
}

func TestSourcesThatAreNotLoadedYetAreLeftAlone(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	one, other := source("mot", "lao-cai", p.URL+"/rss"), source("hai", "son-la", p.URL+"/rss")
	b := newBench(t, one)
	// Settings being taken over reach the store first.
	if err := b.Store.Sync(t.Context(), []feeds.Source{one, other}, noon); err != nil {
		t.Fatal(err)
	}
	if sum := b.round(); sum.Visited != 1 || sum.Fresh != 1 {
		t.Errorf("visited what is loaded: %+v", sum)
	}
	b.load(dedupe.Corrections{}, one, other)
	if sum := b.round(); sum.Visited != 2 {
		t.Errorf("and the other once it is loaded: %+v", sum)
	}
}

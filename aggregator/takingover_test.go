package aggregator

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// TestSettingsBeingTakenOver looks at sources between the moment at which the
// store knows those of new settings and that at which the rest does.
func TestSettingsBeingTakenOver(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	old, coming := source("cu", "lao-cai", p.URL+"/rss"), source("moi", "lao-cai", p.URL+"/rss?2")
	b := newBench(t, old)
	if err := b.Store.Sync(t.Context(), []feeds.Source{old, coming}, b.clock()); err != nil {
		t.Fatal(err)
	}
	b.round()
	watches, err := b.Store.Watches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if w, ok := watches["moi"]; ok {
		t.Errorf("a source that is just coming is held to be %q", w.State)
	}
	if _, ok := watches["cu"]; !ok {
		t.Error("nobody looks at the other one")
	}
	if st := b.state("moi"); st.Due.After(b.clock().Add(time.Minute)) {
		t.Errorf("it is due at %v", st.Due)
	}
}

// TestSettingsChangeDuringAVisit changes how a source is read while it is being
// read: it is read anew at once, not when it would be due.
func TestSettingsChangeDuringAVisit(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusNotFound} {
		asked, answer := make(chan bool, 9), make(chan bool)
		slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			asked <- true
			select {
			case <-answer:
			case <-time.After(20 * time.Second):
			}
			w.WriteHeader(status)
			io.WriteString(w, rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}))
		}))
		defer slow.Close()
		p := newPortal(t, map[string]string{"/rss": rss(entry{"/b-1", "Giải chạy băng rừng", running, noon})})
		b := newBench(t, source("mot", "lao-cai", slow.URL+"/rss"))
		var round sync.WaitGroup
		round.Go(func() { b.round() })
		<-asked
		b.load(dedupe.Corrections{}, source("mot", "lao-cai", p.URL+"/rss"))
		close(answer)
		round.Wait()
		if st := b.state("mot"); st.Due.After(b.clock()) {
			t.Errorf("after %d: due only at %v, now is %v", status, st.Due, b.clock())
		}
		if sum := b.round(); sum.Fresh != 1 {
			t.Errorf("after %d: %+v", status, sum)
		}
	}
}

// TestMendedAddressIsReadAtOnce mends the address of a source that never could
// be read.
func TestMendedAddressIsReadAtOnce(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/b-1", "Giải chạy băng rừng", running, noon})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rsss"))
	b.round()
	b.load(dedupe.Corrections{}, source("mot", "lao-cai", p.URL+"/rss"))
	if sum := b.round(); sum.Fresh != 1 {
		t.Errorf("%+v; due at %v, now is %v", sum, b.state("mot").Due, b.clock())
	}
	list := source("hai", "lao-cai", p.URL+"/rss?2")
	list.Kind, list.Lists = feeds.HTML, []feeds.List{{Item: "div.sai", Title: "h3", Link: "a@href"}}
	b.load(dedupe.Corrections{}, list)
	b.round()
	list.Kind, list.Lists = feeds.Feed, nil // another way to read the same address
	b.load(dedupe.Corrections{}, list)
	if sum := b.round(); sum.Visited != 1 {
		t.Errorf("%+v; due at %v, now is %v", sum, b.state("hai").Due, b.clock())
	}
}

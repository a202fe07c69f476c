package aggregator

import (
	"testing"
	"time"

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

package aggregator

import (
	"slices"
	"testing"
	"time"

	"bantin/feeds"
)

// The original is the centre of its story although the text of its copy is
// there before its own; and where its own never comes, nobody waits for long.
func TestACopyWaitsForTheTextOfItsOriginal(t *testing.T) {
	for name, comes := range map[string]bool{"it comes": true, "it never comes": false} {
		t.Run(name, func(t *testing.T) {
			first := entry{"/a-1", festival.title, opening, noon.Add(-5 * time.Hour)}
			again := entry{"/b-1", festival.title, opening, noon.Add(-time.Hour)}
			p := newPortal(t, map[string]string{"/tin": rss(first), "/rss": rss(again), "/khac": rss(race)})
			original := source("mot", "lao-cai", p.URL+"/tin")
			original.Content = feeds.FullContent
			b := newBench(t, original, source("hai", "son-la", p.URL+"/rss"), source("ba", "lai-chau", p.URL+"/khac"))
			b.round()
			if got := b.tellers(); !slices.Equal(got, []string{"ba"}) {
				t.Fatalf("while the original is awaited: %q", got)
			}
			if comes {
				p.set("/a-1", page(festival))
				b.pass(articleRetry[0])
			} else {
				b.pass(articlePatience)
			}
			b.round()
			if got := b.tellers(); !slices.Equal(got, []string{"ba", "mot hai"}) {
				t.Errorf("in the end: %q", got)
			}
		})
	}
}

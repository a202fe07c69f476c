package aggregator

import (
	"bytes"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// What was stored without an index is indexed at a start, and the log says so.
func TestIndexingWhatWasThereBefore(t *testing.T) {
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	noon := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	if err := store.Sync(t.Context(), []feeds.Source{{ID: "lc", Department: "lao-cai"}}, noon); err != nil {
		t.Fatal(err)
	}
	const n = 3*indexStep + 7
	poll := storage.Poll{Source: "lc", At: noon}
	var settled []storage.Settled
	for i := range n {
		id := fmt.Sprint("item ", i)
		poll.Fresh = append(poll.Fresh, storage.Item{
			Telling: feeds.Telling{ID: id, Source: "lc", Item: feeds.Item{Title: "Chợ phiên " + id}},
			Print:   feeds.Fingerprint{ID: id, Source: "lc", Key: id},
		})
		settled = append(settled, storage.Settled{
			Decision: feeds.Decision{Item: id, Story: id, Rule: feeds.RuleOwn, At: noon}, Published: noon, Arrived: noon.Add(time.Duration(i) * time.Hour),
		})
	}
	if err := store.SavePoll(t.Context(), poll); err != nil {
		t.Fatal(err)
	}
	if err := store.SaveSettling(t.Context(), settled); err != nil {
		t.Fatal(err)
	}
	store.Index.Version += " made anew"
	if err := store.PrepareIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	a := &Aggregator{Store: store, Now: func() time.Time { return noon }, Log: slog.New(slog.NewTextHandler(&log, nil))}
	for range 2 {
		if err := a.indexAll(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	found, err := store.Search(t.Context(), storage.Query{})
	if err != nil || found.Total != n || found.Partial {
		t.Errorf("%d of %d are found, partial %v (%v)", found.Total, n, found.Partial, err)
	}
	if text := log.String(); strings.Count(text, "\n") != 2 || !strings.Contains(text, fmt.Sprint("left=", n-indexStep)) || !strings.Contains(text, "all stories are indexed") {
		t.Errorf("the log says:\n%s", text)
	}
}

package aggregator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

// asBefore makes the store what it is after an upgrade of one that knew no index
// of likeness.
func (b *bench) asBefore() {
	b.t.Helper()
	for _, q := range []string{
		`INSERT INTO unsketched (item, settled_at) SELECT id, joined_at FROM items WHERE story = id`,
		`UPDATE items SET likeness = 0`,
		`DELETE FROM likenesses`,
		`DELETE FROM sketches`,
		`DELETE FROM habits`,
	} {
		if _, err := b.Store.Write.ExecContext(b.t.Context(), q); err != nil {
			b.t.Fatal(err)
		}
	}
}

// What an earlier program published is recognised when it is copied, even if
// the first attempt to learn of it is broken off.
func TestCopiesOfWhatAnEarlierProgramPublished(t *testing.T) {
	b := newBench(t, three()...)
	another := slices.Clone(report) // of which no two words follow each other as there
	slices.Reverse(another)
	first, last := told{"lao-cai", "first", "Lớp xòe khai giảng", report, 0}, told{"lao-cai", "last", "Giải chạy băng rừng", another, 1}
	b.take(first)
	b.settle()
	for i := range sketchStep + 10 {
		b.take(told{"lai-chau", fmt.Sprint(i), fmt.Sprintf("Bản tin thời tiết số %d", i), []string{"Trời", "rét", fmt.Sprint(i)}, 0})
	}
	b.pass(time.Minute)
	b.settle()
	b.pass(time.Minute)
	b.take(last)
	b.settle()
	b.asBefore()

	b.pass(24 * time.Hour)
	b.take(told{"son-la", "first", first.title, altered(report, 30, 8, "khác"), 20}, told{"son-la", "last", last.title, altered(another, 30, 8, "khác"), 20})
	ctx, stop := context.WithCancel(t.Context())
	b.Now = func() time.Time { stop(); return b.clock() } // in the middle of the first step
	if _, err := b.Settle(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off with %v", err)
	}
	b.Now = b.clock
	waiting, err := b.Store.Unsketched(t.Context(), 2*sketchStep)
	if err != nil || len(waiting) != sketchStep+12 {
		t.Errorf("%d wait after a step that was broken off, %v", len(waiting), err)
	}
	b.settle()
	if waiting, err = b.Store.Unsketched(t.Context(), 1); err != nil || len(waiting) != 0 {
		t.Errorf("%d wait in the end, %v", len(waiting), err)
	}
	joined := slices.DeleteFunc(b.tellers(), func(s string) bool { return s == "lai-chau" })
	if !slices.Equal(joined, []string{"lao-cai son-la", "lao-cai son-la"}) {
		t.Errorf("stories: %q", joined)
	}
}

package likeness_test

import (
	"slices"
	"testing"

	"bantin/aggregator/dedupe/likeness"
)

func TestSketchesOfCopiesMeet(t *testing.T) {
	for _, p := range labelled(t, "tuning") {
		a, b := likeness.Prepare(p.A, nil), likeness.Prepare(p.B, nil)
		if !likeness.Compare(a, b).Same {
			continue
		}
		if !slices.ContainsFunc(a.Sketch(), func(h uint32) bool { return slices.Contains(b.Sketch(), h) }) {
			t.Errorf("%s: no index would find one by the other", p.ID)
		}
	}
}

func TestSketch(t *testing.T) {
	whole := likeness.Prepare(article(newsTitle, news...), nil).Sketch()
	if len(whole) != 24 || !slices.IsSorted(whole) || len(slices.Compact(slices.Clone(whole))) != 24 {
		t.Errorf("%d hashes, want 24 different ones in order", len(whole))
	}
	if s := likeness.Prepare(article(newsTitle, "Vào cửa tự do."), nil).Sketch(); s != nil {
		t.Errorf("a text of four words has the sketch %v", s)
	}
	// Sketches are stored: what makes them must not change by accident.
	if want := uint32(0x1cd5140); whole[0] != want {
		t.Errorf("the first hash is %#x, want %#x", whole[0], want)
	}
}

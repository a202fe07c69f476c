package aggregator

import (
	"context"
	"fmt"

	"bantin/aggregator/dedupe"
	"bantin/storage"
)

// sketchStep is how many centres enter the index in one go.
const sketchStep = 200

// sketchAll lets the stories be found by what they say that were settled before
// there was an index of that, as far back as copies of them may still come: a
// copy that comes first would be a story of its own for ever. It is done once
// after an upgrade; where it is broken off, it goes on at the next settling.
func (a *Aggregator) sketchAll(ctx context.Context) error {
	total := 0
	for {
		n, err := a.sketchSome(ctx)
		if err != nil {
			return fmt.Errorf("sketch earlier stories: %w", err)
		}
		if n == 0 {
			break
		}
		total += n
	}
	if total > 0 {
		a.Log.Info("earlier stories can be found by what they say", "stories", total)
	}
	return nil
}

// sketchSome does that for the next of them, and learns what their sources
// repeat first.
func (a *Aggregator) sketchSome(ctx context.Context) (int, error) {
	centres, err := a.Store.Unsketched(ctx, sketchStep)
	if err != nil || len(centres) == 0 {
		return 0, err
	}
	items, ids := make([]dedupe.Unsettled, len(centres)), make([]string, len(centres))
	for i, f := range centres {
		items[i], ids[i] = dedupe.Unsettled{Fingerprint: f}, f.ID
	}
	wordings, err := a.Store.Wordings(ctx, ids)
	if err != nil {
		return 0, err
	}
	habits, err := a.learnHabits(ctx, items, wordings)
	if err != nil {
		return 0, err
	}
	sketches := make([]storage.Sketch, len(centres))
	for i, f := range centres {
		sketches[i].Item = f.ID
		if w, stored := wordings[f.ID]; stored {
			sketches[i].Hashes = a.texts.prepare(f, w).Sketch()
		}
	}
	return len(centres), a.Store.SaveSketches(ctx, sketches, a.Now(), habits...)
}

package aggregator

import (
	"context"
	"time"
)

const (
	indexStep  = 50               // stories that are indexed in one go: others write between two
	indexEvery = time.Minute      // between two looks for what waits to be indexed, as after other settings
	indexTell  = 10 * time.Second // between two lines in the log
)

// index indexes stories that wait for it, as after an upgrade, and looks every
// now and then whether there are more, until ctx ends. Where it is broken off,
// it goes on at the next start.
func (a *Aggregator) index(ctx context.Context) {
	for {
		if err := a.indexAll(ctx); stopped(ctx, err) != nil {
			a.Log.Error("indexing broken off", "error", err)
		}
		timer := time.NewTimer(indexEvery)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
	}
}

// indexAll indexes until no story waits.
func (a *Aggregator) indexAll(ctx context.Context) error {
	var told time.Time
	for ctx.Err() == nil {
		n, err := a.Store.IndexSome(ctx, indexStep)
		if err != nil {
			return err
		}
		if n < indexStep {
			break
		}
		if now := a.Now(); now.Sub(told) >= indexTell {
			left, err := a.Store.Unindexed(ctx)
			if err != nil {
				return err
			}
			a.Log.Info("indexing stories for searches", "left", left)
			told = now
		}
	}
	if !told.IsZero() && ctx.Err() == nil {
		a.Log.Info("all stories are indexed")
	}
	return ctx.Err()
}

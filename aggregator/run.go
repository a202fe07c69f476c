package aggregator

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Run settles what an earlier run left, then visits what is due at once and at
// every time of the schedule until ctx ends, which is no error. Visits that
// take longer than the schedule's step delay the next; none is made up for. The
// pages of articles are read meanwhile, and delay nothing. A round that the
// store refuses is logged and tried again at its next time.
func (a *Aggregator) Run(ctx context.Context, schedule func() Schedule) error {
	if _, err := a.Settle(ctx); err != nil {
		return stopped(ctx, err)
	}
	visited := make(chan struct{}, 1)
	var beside sync.WaitGroup
	beside.Go(func() { a.readOn(ctx, visited) })
	defer beside.Wait()
	for {
		sum, err := a.visits(ctx, Order{})
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			a.Log.Error("round broken off", "error", err)
		} else if sum.Visited > 0 {
			a.Log.Info("round", "visited", sum.Visited, "failed", sum.Failed, "unchanged", sum.Unchanged,
				"new", sum.Fresh, "edited", sum.Edited, "stories", sum.Stories, "joined", sum.Joined)
		}
		select {
		case visited <- struct{}{}:
		default: // it is still to be heard that there was one before
		}
		now := a.Now()
		timer := time.NewTimer(schedule().Next(now).Sub(now))
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		}
	}
}

// readOn reads the articles that are awaited after each round, and every now
// and then between rounds that are far apart, until ctx ends.
func (a *Aggregator) readOn(ctx context.Context, visited <-chan struct{}) {
	for {
		timer := time.NewTimer(articleEvery)
		select {
		case <-ctx.Done():
		case <-visited:
		case <-timer.C:
		}
		timer.Stop()
		if ctx.Err() != nil {
			return
		}
		if _, _, err := a.readArticles(ctx, Order{}); stopped(ctx, err) != nil {
			a.Log.Error("articles broken off", "error", err)
		}
	}
}

// stopped turns the error of a context that ended into none.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}

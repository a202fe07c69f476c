package aggregator

import (
	"context"
	"errors"
	"time"
)

// Run settles what an earlier run left, then does a round at once and at
// every time of the schedule until ctx ends, which is no error. A round that
// takes longer than the schedule's step delays the next; none is made up for.
// A round that the store refuses is logged and tried again at its next time.
func (a *Aggregator) Run(ctx context.Context, schedule func() Schedule) error {
	if _, err := a.Settle(ctx); err != nil {
		return stopped(ctx, err)
	}
	for {
		sum, err := a.Round(ctx, Order{})
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			a.Log.Error("round broken off", "error", err)
		} else if sum.Visited > 0 {
			a.Log.Info("round", "visited", sum.Visited, "failed", sum.Failed, "unchanged", sum.Unchanged,
				"new", sum.Fresh, "edited", sum.Edited, "stories", sum.Stories, "joined", sum.Joined)
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

// stopped turns the error of a context that ended into none.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}

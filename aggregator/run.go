package aggregator

import (
	"context"
	"errors"
	"sync"
	"time"
)

// maxRounds is how many rounds go on at once. Sources that are being visited
// are in no second one, so sites that hang delay nobody else's visits.
const maxRounds = 4

// Run settles what an earlier run left, then visits what is due at once and at
// every time of the schedule until ctx ends, which is no error. The pages of
// articles are read meanwhile, and stories indexed that were not, which delays
// nothing. A round that the store refuses is logged and tried again at its next
// time.
func (a *Aggregator) Run(ctx context.Context, schedule func() Schedule) error {
	if _, err := a.Settle(ctx); err != nil {
		return stopped(ctx, err)
	}
	visited := make(chan struct{}, 1)
	var beside sync.WaitGroup
	beside.Go(func() { a.readOn(ctx, visited) })
	beside.Go(func() { a.index(ctx) })
	defer beside.Wait()
	rounds := make(chan struct{}, maxRounds)
	for {
		select {
		case rounds <- struct{}{}:
			beside.Go(func() {
				a.visitDue(ctx, visited)
				<-rounds
			})
		default:
			a.Log.Warn("no new round: earlier ones still wait for slow sites", "rounds", maxRounds)
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

// visitDue does the part of a round that visits sources, and says when it is
// over.
func (a *Aggregator) visitDue(ctx context.Context, visited chan<- struct{}) {
	sum, err := a.visits(ctx, Order{})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		a.Log.Error("round broken off", "error", err)
	} else if sum.Visited > 0 {
		a.Log.Info("round", "visited", sum.Visited, "failed", sum.Failed, "unchanged", sum.Unchanged,
			"new", sum.Fresh, "edited", sum.Edited, "stories", sum.Stories, "joined", sum.Joined)
	}
	if err := a.watchHealth(ctx); stopped(ctx, err) != nil {
		a.Log.Error("staff not told how sources are", "error", err)
	}
	select {
	case visited <- struct{}{}:
	default: // it is still to be heard that there was one before
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
		if err := a.lookAfter(ctx, Order{}); stopped(ctx, err) != nil {
			a.Log.Error("looking after articles broken off", "error", err)
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

package fetch

import (
	"context"
	"errors"
	"time"
)

var (
	errTimeout = errors.New("no whole answer in time")
	errDrip    = errors.New("answer comes too slowly")
)

// A stopwatch ends its context when the time of a fetch is used up. It stands
// while the fetch waits for its turn.
type stopwatch struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	left   time.Duration
	since  time.Time
}

// newStopwatch returns a standing stopwatch. It must be closed.
func newStopwatch(ctx context.Context, limit time.Duration) *stopwatch {
	ctx, cancel := context.WithCancelCause(ctx)
	return &stopwatch{ctx: ctx, cancel: cancel, left: limit}
}

func (w *stopwatch) run() {
	w.since = time.Now()
	if w.timer == nil {
		w.timer = time.AfterFunc(w.left, func() { w.cancel(errTimeout) })
		return
	}
	w.timer.Reset(w.left)
}

func (w *stopwatch) pause() {
	if w.timer.Stop() {
		w.left -= time.Since(w.since)
	}
}

// close ends the context, whether time is left or not.
func (w *stopwatch) close() {
	if w.timer != nil {
		w.timer.Stop()
	}
	w.cancel(context.Canceled)
}

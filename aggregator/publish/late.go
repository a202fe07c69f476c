package publish

import (
	"context"
	"log/slog"
	"time"
)

// What could not be published is owed: it is made with whatever is made next,
// and by CatchUp if nothing is. What was published before is served until
// then.

// A debt is what is to be made. The zero value is nothing.
type debt struct {
	all        bool
	selections map[string]bool
}

func (d *debt) add(selections []string) {
	if d.selections == nil {
		d.selections = map[string]bool{}
	}
	for _, s := range selections {
		d.selections[s] = true
	}
}

// A lateness says since when something could not be published, and why the
// last time.
type lateness struct {
	since time.Time
	err   error
}

// settle makes what is owed. Being stopped is no failure, but what was to be
// made is still owed.
func (p *Publisher) settle(ctx context.Context) error {
	err := p.rebuild(ctx)
	switch {
	case err == nil:
		p.owed = debt{}
		p.late.Store(nil)
	case ctx.Err() == nil:
		late := &lateness{since: p.Now(), err: err}
		if before := p.late.Load(); before != nil {
			late.since = before.since
		}
		p.late.Store(late)
	}
	return err
}

// Late says since when something could not be published, and why. Without an
// error everything is.
func (p *Publisher) Late() (since time.Time, err error) {
	if l := p.late.Load(); l != nil {
		return l.since, l.err
	}
	return time.Time{}, nil
}

// How long is waited before what could not be published is tried again: at
// first, and at most.
const (
	soonest = 5 * time.Second
	latest  = 5 * time.Minute
)

// CatchUp publishes what could not be, again and again and ever more rarely,
// until ctx ends. Published is called after it succeeded.
func (p *Publisher) CatchUp(ctx context.Context, log *slog.Logger, published func()) {
	for wait := soonest; pause(ctx, wait); {
		since, err := p.Late()
		if err == nil {
			wait = soonest
			continue
		}
		if err := p.Rebuild(ctx); err == nil {
			log.Info("published what could not be", "since", since)
			published()
			wait = soonest
		} else if ctx.Err() == nil {
			wait = min(2*wait, latest)
			log.Error("still not published", "since", since, "again in", wait, "error", err)
		}
	}
}

// pause waits, and reports whether ctx goes on.
func pause(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

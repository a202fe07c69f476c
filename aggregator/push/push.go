// Package push tells WebSub hubs outside that feeds have changed, so that
// their subscribers need not ask. It knows which state of each feed a hub was
// told of last; whatever is published in another state is still to be told,
// also after a restart. It knows addresses and states of feeds, not what is in
// them.
package push

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"bantin/feeds/fetch"
	"bantin/storage"
)

// coalesced is how long further changes are waited for after the first.
const coalesced = 5 * time.Second

// A Notifier tells hubs of changes. Its fields are set before its first method
// is called; its methods are safe for concurrent use.
type Notifier struct {
	Store  *storage.Store
	Fetch  *fetch.Client
	Now    func() time.Time
	Log    *slog.Logger
	Topics func() map[string]string // the feeds as they are published: ETags by address
	Wait   time.Duration            // how long further changes are waited for; 0 means 5 s

	once  sync.Once
	woken chan struct{}
}

func (n *Notifier) start() {
	n.woken = make(chan struct{}, 1)
	if n.Wait == 0 {
		n.Wait = coalesced
	}
}

// Use tells the given hubs from now on, and no others.
func (n *Notifier) Use(ctx context.Context, hubs []string) error {
	if err := n.Store.KeepHubs(ctx, hubs); err != nil {
		return err
	}
	n.Changed()
	return nil
}

// Changed says that feeds may have changed. It does not wait for anything.
func (n *Notifier) Changed() {
	n.once.Do(n.start)
	select {
	case n.woken <- struct{}{}:
	default: // it is going to look anyway
	}
}

// Run tells hubs what changes until ctx ends.
func (n *Notifier) Run(ctx context.Context) error {
	n.once.Do(n.start)
	for {
		next, err := n.tellAll(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			n.Log.Error("hubs not told", "error", err)
			next = n.Now().Add(leastPause)
		}
		if !n.sleep(ctx, next) {
			return nil
		}
	}
}

// sleep waits until something has changed, and a little longer for what else
// does, or until a time that is not zero. It returns false when ctx ends.
func (n *Notifier) sleep(ctx context.Context, next time.Time) bool {
	var due <-chan time.Time
	if !next.IsZero() {
		timer := time.NewTimer(max(next.Sub(n.Now()), 0))
		defer timer.Stop()
		due = timer.C
	}
	select {
	case <-ctx.Done():
		return false
	case <-due:
		return true
	case <-n.woken:
	}
	more := time.NewTimer(n.Wait)
	defer more.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-more.C:
	}
	select {
	case <-n.woken: // it came within the wait
	default:
	}
	return true
}

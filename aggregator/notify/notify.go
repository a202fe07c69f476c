// Package notify carries what staff should hear of to where they hear it: by
// e-mail and to a webhook, each change once, and every day or week a digest.
// What was carried is remembered, so that nothing is lost or repeated over a
// restart; a server that is down is tried again later and delays nobody. It
// knows what was told, and nothing of sources.
package notify

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// A Carrier brings a message to staff. An Email and a Webhook are carriers.
type Carrier interface {
	Carry(ctx context.Context, m Message) error
}

// Orders say what is carried, and where to.
type Orders struct {
	Site     feeds.Site
	Language string             // "vi" or "en"
	Carriers map[string]Carrier // by the names under which the store knows them
	Digest   Digest
}

const (
	leastPause = time.Minute
	mostPause  = 6 * time.Hour
	mostEvents = 50               // in one message
	patience   = 90 * time.Second // for one message
	lookAgain  = 10 * time.Minute // settings and clocks are changed meanwhile
)

// A Notifier has messages carried. Its fields are set before its first method
// is called; its methods are safe for concurrent use.
type Notifier struct {
	Store *storage.Store
	Now   func() time.Time
	Log   *slog.Logger

	mu     sync.Mutex // guards orders
	orders Orders

	once  sync.Once
	woken chan struct{}
}

// Use follows the given orders from now on. A carrier that is new does not
// carry what is past; one that is not named any more is forgotten.
func (n *Notifier) Use(ctx context.Context, o Orders) error {
	for _, name := range []string{EmailName, WebhookName} {
		if _, named := o.Carriers[name]; !named {
			if err := n.Store.DismissMessenger(ctx, name); err != nil {
				return err
			}
			continue
		}
		m, err := n.Store.Messenger(ctx, name)
		if err != nil {
			return err
		}
		if m.Digest.IsZero() {
			m.Digest = n.Now()
		}
		m.Due = time.Time{} // whatever was wrong may have been mended
		if err := n.Store.SaveMessenger(ctx, name, m); err != nil {
			return err
		}
	}
	n.mu.Lock()
	n.orders = o
	n.mu.Unlock()
	n.Changed()
	return nil
}

// Changed says that there may be something to carry. It waits for nothing.
func (n *Notifier) Changed() {
	n.once.Do(func() { n.woken = make(chan struct{}, 1) })
	select {
	case n.woken <- struct{}{}:
	default: // it is going to look anyway
	}
}

// Run has messages carried until ctx ends.
func (n *Notifier) Run(ctx context.Context) error {
	n.once.Do(func() { n.woken = make(chan struct{}, 1) })
	for {
		next := n.carryAll(ctx)
		timer := time.NewTimer(min(max(next.Sub(n.Now()), 0), lookAgain))
		select {
		case <-ctx.Done():
		case <-n.woken:
		case <-timer.C:
		}
		timer.Stop()
		if ctx.Err() != nil {
			return nil
		}
	}
}

// carryAll has everything carried that is to be, by all carriers side by side,
// and returns when there is something to do next.
func (n *Notifier) carryAll(ctx context.Context) time.Time {
	n.mu.Lock()
	o := n.orders
	n.mu.Unlock()
	now := n.Now()
	next := now.Add(lookAgain)
	if at := o.Digest.next(now, o.Site.Zone); !at.IsZero() && at.Before(next) {
		next = at
	}
	var mu sync.Mutex
	var carriers sync.WaitGroup
	for name, c := range o.Carriers {
		carriers.Go(func() {
			due, err := n.carry(ctx, o, name, c)
			if err != nil && ctx.Err() == nil {
				n.Log.Error("staff not told", "by", name, "error", err)
			}
			mu.Lock()
			defer mu.Unlock()
			if !due.IsZero() && due.Before(next) {
				next = due
			}
		})
	}
	carriers.Wait()
	return next
}

// carry has one carrier bring what it did not bring yet. It returns when it is
// to be tried again; zero: nothing is left. The error is the store's.
func (n *Notifier) carry(ctx context.Context, o Orders, name string, c Carrier) (time.Time, error) {
	m, err := n.Store.Messenger(ctx, name)
	if err != nil || m.Due.After(n.Now()) {
		return m.Due, err
	}
	events, err := n.Store.Events(ctx, m.Told, mostEvents)
	if err != nil {
		return time.Time{}, err
	}
	if len(events) > 0 {
		next := storage.Messenger{Told: events[0].Number, Digest: m.Digest}
		if due, err := n.bring(ctx, name, c, newsOf(o, events, m.Told), m, next); !due.IsZero() || err != nil {
			return due, err
		}
		m = next
	}
	at := o.Digest.last(n.Now(), o.Site.Zone)
	if at.IsZero() || !m.Digest.Before(at) {
		return time.Time{}, nil
	}
	digest, err := n.digest(ctx, o, m.Digest, at)
	if err != nil {
		return time.Time{}, err
	}
	return n.bring(ctx, name, c, digest, m, storage.Messenger{Told: m.Told, Digest: at})
}

// bring has one message brought, and notes how that went: next, if it went
// well. It returns when to try again, if it did not.
func (n *Notifier) bring(ctx context.Context, name string, c Carrier, msg Message, m, next storage.Messenger) (time.Time, error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	problem := c.Carry(limited, msg)
	cancel()
	if ctx.Err() != nil && problem != nil {
		return time.Time{}, ctx.Err() // it is tried again at the next start
	}
	if problem == nil {
		if !m.FailingSince.IsZero() {
			n.Log.Info("staff can be told again", "by", name, "failed_since", m.FailingSince)
		}
		return time.Time{}, n.Store.SaveMessenger(context.WithoutCancel(ctx), name, next)
	}
	now := n.Now()
	if m.FailingSince.IsZero() {
		m.FailingSince = now
		n.Log.Warn("staff not told, will be tried again", "by", name, "error", problem)
	}
	var refused *Refused
	m.Failures++
	m.Problem, m.Due = problem.Error(), now.Add(pause(m.Failures))
	if errors.As(problem, &refused) {
		m.Due = now.Add(mostPause) // it will be again until somebody mends something
	}
	return m.Due, n.Store.SaveMessenger(ctx, name, m)
}

// Refused says that a server refuses for good: an address or a password is
// wrong.
type Refused struct{ Err error }

// Error says why.
func (r *Refused) Error() string { return "refused: " + r.Err.Error() }

// Unwrap returns the cause.
func (r *Refused) Unwrap() error { return r.Err }

// pause is how long a carrier is left alone after so many failures in a row.
func pause(failures int) time.Duration {
	if failures > 12 {
		return mostPause
	}
	return min(leastPause<<(failures-1), mostPause)
}

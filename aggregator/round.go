package aggregator

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"bantin/storage"
)

// claimFor is how long a claimed source is left to the round that claimed it:
// longer than it waits for its turn behind others of a host that hangs. A
// worker that is killed leaves its claims to the next one at once
// (Store.ReleaseAll).
const claimFor = 2 * time.Hour

// restBatch is how many unchanged sources are written together.
const restBatch = 200

// An Order says what a round is to visit; the zero Order is all that is due.
type Order struct {
	All     bool     // every active source, due or not
	Sources []string // these, due or not
	Started func(n int)

	// Reading is called before the pages of so many articles are read, and Page
	// after each of them; nil means that nobody wants to know.
	Reading func(n int)
	Page    func()
}

// A Summary counts what a round did.
type Summary struct {
	Visited, Failed, Unchanged, Fresh, Edited int
	Articles
	Settling
}

// Round visits the sources of an order and keeps what they bring, and reads the
// pages of the articles that are awaited. Hosts are asked side by side, one host
// one page at a time. When ctx ends, what is under way is dropped, blamed on
// nobody, and due again.
func (a *Aggregator) Round(ctx context.Context, order Order) (Summary, error) {
	sum, err := a.visits(ctx, order)
	if err != nil {
		return sum, err
	}
	if err := a.watchHealth(ctx); err != nil {
		return sum, err
	}
	articles, settled, err := a.readArticles(ctx, order)
	sum.Articles = articles
	sum.Stories += settled.Stories
	sum.Joined += settled.Joined
	if err != nil {
		return sum, err
	}
	return sum, a.lookAfter(ctx, order)
}

// visits is the part of a round that visits sources.
func (a *Aggregator) visits(ctx context.Context, order Order) (Summary, error) {
	site, sources, _ := a.inForce()
	claimed, err := a.claim(ctx, order, sources)
	if err != nil {
		return Summary{}, fmt.Errorf("claim sources: %w", err)
	}
	if order.Started != nil {
		order.Started(len(claimed))
	}
	visits := make(chan visited)
	reader := &Reader{Fetch: a.Fetch, Zone: site.Zone, Now: a.Now}
	ctx, stop := context.WithCancel(ctx)
	var visiting sync.WaitGroup
	visiting.Go(func() {
		defer close(visits)
		a.visitHosts(ctx, reader, byHost(claimed, sources), sources, visits)
	})
	r := round{aggregator: a, waiting: make(map[string]bool, len(claimed))}
	for _, st := range claimed {
		r.waiting[st.ID] = true
	}
	err = r.keepAll(ctx, visits)
	stop()
	for range visits { // drop what is still under way
	}
	visiting.Wait()
	return r.sum, errors.Join(err, r.close(context.WithoutCancel(ctx), err))
}

// round is a round under way, as its one keeping goroutine sees it.
type round struct {
	aggregator *Aggregator
	sum        Summary
	waiting    map[string]bool // claimed, and nothing stored yet
	quiet      []storage.Quiet // unchanged, to be stored together
	quietly    []Outcome
	unsettled  bool
	renamed    bool // a source has another title, or another feed was found behind it
}

// keepAll keeps visits as they come, and settles what has waited long enough.
func (r *round) keepAll(ctx context.Context, visits <-chan visited) error {
	var due <-chan time.Time
	for {
		select {
		case v, open := <-visits:
			if !open {
				return ctx.Err()
			}
			if err := r.keep(ctx, v); err != nil {
				return err
			}
			if r.unsettled && due == nil {
				due = time.After(settleDelay)
			}
		case <-due:
			due = nil
			if err := r.settle(ctx); err != nil {
				return err
			}
		}
	}
}

func (r *round) keep(ctx context.Context, v visited) error {
	if v.err != nil {
		return v.err
	}
	a := r.aggregator
	r.sum.Visited++
	if v.Unchanged {
		r.sum.Unchanged++
		r.quiet = append(r.quiet, storage.Quiet{
			Source: v.Source.ID, At: v.At, Due: nextDue(v.Visit, v.known, false),
			ETag: v.Response.Validators.ETag, LastModified: v.Response.Validators.LastModified,
			SetValidators: !v.Response.NotModified, CertificateUntil: v.Response.CertificateExpires,
			Took: smoothed(v.Took, v.known), History: a.historyOf(v.Visit, v.known, 0),
		})
		r.quietly = append(r.quietly, Outcome{Visit: v.Visit})
		if len(r.quiet) >= restBatch {
			return r.rest(ctx)
		}
		return nil
	}
	out, touched, err := a.keep(ctx, v.Visit, v.known)
	if err == nil {
		err = a.renew(ctx, out)
	}
	if err != nil {
		return fmt.Errorf("keep %s: %w", v.Source.ID, err)
	}
	r.count(out)
	r.unsettled = r.unsettled || out.Fresh > 0
	r.renamed = r.renamed || v.FeedURL != v.known.FeedURL || v.Problem == nil && v.Document.Title != v.known.Title
	if len(touched) > 0 {
		selections, err := a.refile(ctx, touched)
		if err != nil {
			return err
		}
		a.changed(ctx, selections)
	}
	return nil
}

// count adds an outcome that is stored to the sum, and reports it.
func (r *round) count(out Outcome) {
	delete(r.waiting, out.Source.ID)
	r.sum.Fresh += out.Fresh
	r.sum.Edited += out.Edited
	log := r.aggregator.Log.With("source", out.Source.ID)
	switch {
	case out.Problem != nil:
		r.sum.Failed++
		log.Warn("not read", "problem", out.Problem)
	case out.Unchanged:
		log.Debug("unchanged")
	default:
		log.Info("polled", "items", len(out.Document.Items), "new", out.Fresh, "edited", out.Edited)
	}
	if r.aggregator.Visited != nil {
		r.aggregator.Visited(out)
	}
}

// rest stores the visits that found nothing new.
func (r *round) rest(ctx context.Context) error {
	if err := r.aggregator.Store.Rest(ctx, r.quiet); err != nil {
		return fmt.Errorf("keep %d unchanged sources: %w", len(r.quiet), err)
	}
	if err := r.aggregator.renew(ctx, r.quietly...); err != nil {
		return err
	}
	for _, out := range r.quietly {
		r.count(out)
	}
	r.quiet, r.quietly = r.quiet[:0], r.quietly[:0]
	return nil
}

func (r *round) settle(ctx context.Context) error {
	r.unsettled = false
	done, err := r.aggregator.Settle(ctx)
	r.sum.Stories += done.Stories
	r.sum.Joined += done.Joined
	return err
}

// close stores what is pending and gives back the sources whose visits came
// to nothing. After an error of the store it only gives back.
func (r *round) close(ctx context.Context, failed error) error {
	var errs []error
	if failed == nil || errors.Is(failed, context.Canceled) {
		errs = append(errs, r.rest(ctx), r.settle(ctx))
	}
	if r.renamed && r.aggregator.Listed != nil {
		r.aggregator.Listed(ctx)
	}
	if len(r.waiting) > 0 {
		ids := make([]string, 0, len(r.waiting))
		for id := range r.waiting {
			ids = append(ids, id)
		}
		errs = append(errs, r.aggregator.Store.Unclaim(ctx, ids))
	}
	return errors.Join(errs...)
}

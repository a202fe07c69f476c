package aggregator

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"
	"time"

	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
)

// looksOfSource and looksOfHost are how many articles are looked at in a row.
const looksOfSource, looksOfHost = 3, 10

// A look is an article that is to be looked at, with its source and another
// article that should be there if the host is well.
type look struct {
	storage.Checked
	source  feeds.Source
	witness string // an address; empty: there is none
}

// lookAfter looks whether articles are still at their addresses, a few of each
// host: hosts side by side, one host one article at a time with a pause. When
// ctx ends, what was not answered is left for later.
func (a *Aggregator) lookAfter(ctx context.Context, order Order) error {
	a.reading.Lock()
	defer a.reading.Unlock()
	groups, err := a.looks(ctx, order)
	if err != nil || len(groups) == 0 {
		return err
	}
	var mu sync.Mutex
	var answers []storage.Checked
	sideBySide(ctx, a.workers(), groups, func(group []look) {
		some := a.askAfter(ctx, group)
		mu.Lock()
		defer mu.Unlock()
		answers = append(answers, some...)
	})
	return a.Store.SaveChecks(context.WithoutCancel(ctx), answers)
}

// looks gathers what is to be looked at, by host.
func (a *Aggregator) looks(ctx context.Context, order Order) (groups [][]look, err error) {
	due, err := a.Store.DueChecks(ctx, a.Now(), looksOfSource)
	if err != nil {
		return nil, err
	}
	_, sources, _ := a.inForce()
	place, asked := map[string]int{}, map[string][]string{}
	for _, c := range due {
		asked[c.Source] = append(asked[c.Source], c.Item)
	}
	for _, c := range due {
		src, named := sources[c.Source]
		host := hostOf(c.URL)
		if !named || host == "" || len(order.Sources) > 0 && !slices.Contains(order.Sources, src.ID) {
			continue
		}
		l := look{Checked: c, source: src}
		if l.witness, err = a.Store.Witness(ctx, c.Source, asked[c.Source]); err != nil {
			return nil, err
		}
		i, met := place[host]
		if !met {
			i, place[host] = len(groups), len(groups)
			groups = append(groups, nil)
		}
		if len(groups[i]) < looksOfHost {
			groups[i] = append(groups[i], l)
		}
	}
	return groups, nil
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// askAfter asks for the articles of one host one after another, and for one
// that should be there if any is missing.
func (a *Aggregator) askAfter(ctx context.Context, group []look) []storage.Checked {
	var answers []answer
	suspect := -1
	for i, l := range group {
		if i > 0 && !pause(ctx, a.articlePause()) {
			break
		}
		problem, err := a.there(ctx, l.source, l.URL)
		if err != nil {
			break // the program is stopping
		}
		w := answer{l.Checked, a.Now(), problem}
		answers = append(answers, w)
		if w.missing() && suspect < 0 {
			suspect = i
		}
		if problem != nil && !ofPage(problem) {
			break // the host is in trouble, or asks to be left alone
		}
	}
	well := suspect >= 0 && a.answers(ctx, group[suspect])
	if ctx.Err() != nil {
		answers = slices.DeleteFunc(answers, answer.missing)
	}
	list := make([]storage.Checked, len(answers))
	for i, w := range answers {
		list[i] = verdict(w, well)
		a.tell(w.Checked, list[i])
	}
	return list
}

// answers reports whether a host brings an article that should be there.
func (a *Aggregator) answers(ctx context.Context, l look) bool {
	if l.witness == "" || hostOf(l.witness) != hostOf(l.URL) || !pause(ctx, a.articlePause()) {
		return false
	}
	problem, err := a.there(ctx, l.source, l.witness)
	return err == nil && problem == nil
}

// there asks for an article. The problem is nil if there is one; the error is
// that of a context that was ended.
func (a *Aggregator) there(ctx context.Context, src feeds.Source, address string) (*feeds.Problem, error) {
	_, err := a.Fetch.Get(ctx, fetch.Request{URL: address, Trust: src.TrustFor(address), Robots: true})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var problem *feeds.Problem
	if err != nil && !errors.As(err, &problem) {
		return nil, fmt.Errorf("look at %s: %w", address, err)
	}
	return problem, nil
}

// tell logs that an article is found to be gone, or back.
func (a *Aggregator) tell(before, after storage.Checked) {
	log := a.Log.With("source", after.Source, "url", after.URL)
	switch {
	case before.Gone.IsZero() && !after.Gone.IsZero():
		log.Warn("article gone from its address", "since", after.Gone.UTC().Format(time.DateOnly))
	case !before.Gone.IsZero() && after.Gone.IsZero():
		log.Info("article is at its address again")
	case after.Class != "":
		log.Debug("article not seen", "class", after.Class)
	}
}

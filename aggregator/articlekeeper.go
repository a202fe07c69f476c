package aggregator

import (
	"context"
	"fmt"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// An articleKeeper stores pages as they come, one at a time.
type articleKeeper struct {
	*Aggregator
	order     Order
	sum       Articles
	settled   Settling
	unsettled bool
}

// keepAll keeps pages as they come, and settles what has waited long enough.
func (k *articleKeeper) keepAll(ctx context.Context, pages <-chan articlePage) error {
	var due <-chan time.Time
	for {
		select {
		case p, open := <-pages:
			if !open {
				return ctx.Err()
			}
			if err := k.keep(ctx, p); err != nil {
				return err
			}
			if k.unsettled && due == nil {
				due = time.After(settleDelay)
			}
		case <-due:
			due = nil
			if err := k.settle(ctx); err != nil {
				return err
			}
		}
	}
}

func (k *articleKeeper) keep(ctx context.Context, p articlePage) error {
	if k.order.Page != nil {
		defer k.order.Page()
	}
	log := k.Log.With("source", p.source.ID, "url", p.URL)
	if p.problem != nil {
		k.sum.Missed++
		due := nextTry(p)
		if due.IsZero() {
			log.Warn("article given up", "problem", p.problem)
		} else {
			log.Debug("article not read", "problem", p.problem, "again", due)
		}
		k.unsettled = k.unsettled || due.IsZero()
		return k.Store.FailArticle(ctx, storage.ArticleFailed{Item: p.ID, At: p.at, Due: due, Class: p.problem.Class})
	}
	k.sum.Read++
	log.Debug("article read")
	read := p.read()
	if err := k.Store.SaveArticle(ctx, read); err != nil {
		return fmt.Errorf("keep article %s: %w", p.URL, err)
	}
	k.unsettled = k.unsettled || p.Print.Story == ""
	if p.Print.Story == "" || !read.TextChanged {
		return nil
	}
	selections, err := k.refile(ctx, []string{p.Print.Story})
	if err != nil {
		return err
	}
	k.changed(ctx, selections)
	return nil
}

// clockSlack is how far the clocks of sites may be ahead.
const clockSlack = 10 * time.Minute

// read is what the store takes over from a page. An article that says it was
// published after it had been met has the clock of its page for a date.
func (p articlePage) read() storage.ArticleRead {
	it := p.item
	if p.Published.IsZero() && it.Published.After(p.FirstSeen.Add(clockSlack)) {
		it = undated(it)
	}
	r := storage.ArticleRead{Item: p.Item, At: p.at}
	r.Telling.Item = it
	r.Print.Title, r.Print.Text = dedupe.Words(it)
	r.TextChanged = p.Print.Story != "" && p.shown(it) != p.shown(p.Telling.Item)
	return r
}

// shown identifies the words of an item that are published.
func (p articlePage) shown(it feeds.Item) string {
	if p.source.Content != feeds.FullContent {
		it.Content = ""
	}
	title, text := dedupe.Words(it)
	return title + text
}

func (k *articleKeeper) settle(ctx context.Context) error {
	k.unsettled = false
	done, err := k.Settle(ctx)
	k.settled.Stories += done.Stories
	k.settled.Joined += done.Joined
	return err
}

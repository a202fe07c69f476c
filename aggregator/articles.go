package aggregator

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/storage"
)

const (
	// articlesOfSource is how many articles of one source are read in a row.
	// What is left of a backlog is for later rounds.
	articlesOfSource = 30
	// articlePause is the pause between two articles of one host.
	articlePause = 2 * time.Second
	// articleTries is how often an article is tried before it is given up.
	articleTries = 3
	// lostInARow is after how many failures in a row a host is left alone until
	// the next round.
	lostInARow = 3
	// articleEvery is how often awaited articles are looked for between rounds
	// that are far apart.
	articleEvery = 10 * time.Minute
)

// articleRetry is the wait before each further try: all of them are over
// before the item has waited for articlePatience.
var articleRetry = [articleTries - 1]time.Duration{15 * time.Minute, 75 * time.Minute}

// Articles counts what became of the pages of articles.
type Articles struct {
	Read   int
	Missed int // not read this time, or not at all
}

// readArticles reads the articles that are awaited, of the given sources or of
// all: hosts side by side, one host one article at a time with a pause. What is
// read is settled every few seconds. When ctx ends, pages under way are
// dropped and stay awaited.
func (a *Aggregator) readArticles(ctx context.Context, order Order) (Articles, Settling, error) {
	a.reading.Lock()
	defer a.reading.Unlock()
	site, sources, _ := a.inForce()
	awaited, err := a.Store.AwaitedArticles(ctx, a.Now(), articlesOfSource)
	if err != nil {
		return Articles{}, Settling{}, err
	}
	groups, n := articlesByHost(awaited, sources, order)
	if order.Reading != nil && n > 0 {
		order.Reading(n)
	}
	pages := make(chan articlePage)
	reader := &Reader{Fetch: a.Fetch, Zone: site.Zone, Now: a.Now}
	ctx, stop := context.WithCancel(ctx)
	var asking sync.WaitGroup
	asking.Go(func() {
		defer close(pages)
		sideBySide(ctx, a.workers(), groups, func(group []awaitedArticle) { a.askHost(ctx, reader, group, pages) })
	})
	k := articleKeeper{Aggregator: a, order: order}
	err = k.keepAll(ctx, pages)
	stop()
	for range pages { // drop what is still under way
	}
	asking.Wait()
	if err == nil || errors.Is(err, context.Canceled) {
		err = errors.Join(err, k.settle(context.WithoutCancel(ctx)))
	}
	if k.sum != (Articles{}) {
		a.Log.Info("articles", "read", k.sum.Read, "missed", k.sum.Missed)
	}
	return k.sum, k.settled, err
}

// An awaitedArticle is an article with its source.
type awaitedArticle struct {
	storage.Awaited
	source feeds.Source
}

// hint is what is known of an article beside its page: a summary that is on the
// page, too, is the page's to say anew when it is read again.
func (w awaitedArticle) hint() feeds.Item {
	it := w.Telling.Item
	if text := plaintext.Of(it.Content); !w.Read.IsZero() && strings.Contains(text, strings.TrimRight(it.Summary, "… ")) {
		it.Summary = ""
	}
	it.Content = ""
	return it
}

// articlesByHost groups articles by the host that will be asked, in the order
// in which they come.
func articlesByHost(awaited []storage.Awaited, sources map[string]feeds.Source, order Order) (groups [][]awaitedArticle, n int) {
	chosen := map[string]bool{}
	for _, id := range order.Sources {
		chosen[id] = true
	}
	place := map[string]int{}
	for _, w := range awaited {
		src, named := sources[w.Source]
		u, err := url.Parse(w.URL)
		if !named || err != nil || len(chosen) > 0 && !chosen[src.ID] {
			continue
		}
		i, met := place[u.Host]
		if !met {
			i = len(groups)
			place[u.Host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], awaitedArticle{w, src})
		n++
	}
	return groups, n
}

// An articlePage is what came of reading one page.
type articlePage struct {
	awaitedArticle
	at      time.Time
	item    feeds.Item
	problem *feeds.Problem // nil: it was read
}

// askHost reads the articles of one host one after another, and leaves a host
// alone that does not answer or asks to be.
func (a *Aggregator) askHost(ctx context.Context, reader *Reader, group []awaitedArticle, out chan<- articlePage) {
	lost := 0
	for i, w := range group {
		if i > 0 && !pause(ctx, a.articlePause()) {
			return
		}
		p := articlePage{awaitedArticle: w}
		item, err := reader.ReadArticle(ctx, w.source, w.hint())
		if ctx.Err() != nil {
			return // the program is stopping
		}
		p.at, p.item = a.Now(), item
		if err != nil && !errors.As(err, &p.problem) {
			p.problem = &feeds.Problem{Class: feeds.NoArticle, Err: err}
		}
		select {
		case out <- p:
		case <-ctx.Done():
			return
		}
		if lost++; p.problem == nil || ofPage(p.problem) {
			lost = 0
		}
		if lost == lostInARow || p.problem != nil && p.problem.RetryAfter > 0 {
			return
		}
	}
}

// pause waits, and reports whether to go on.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (a *Aggregator) articlePause() time.Duration {
	if a.ArticlePause > 0 {
		return a.ArticlePause
	}
	return articlePause
}

// ofPage reports whether a problem is one page's rather than its host's.
func ofPage(p *feeds.Problem) bool {
	switch p.Class {
	case feeds.NotFound, feeds.Gone, feeds.NoArticle, feeds.NotAPage, feeds.TooDeep, feeds.TooLarge, feeds.Empty,
		feeds.SoftNotFound, feeds.Robots, feeds.BadRedirect, feeds.RedirectLoop, feeds.Private:
		return true
	}
	return false
}

// lasting reports whether a further try of an article would end alike.
func lasting(p *feeds.Problem) bool {
	switch p.Class {
	case feeds.Gone, feeds.NotAPage, feeds.TooDeep, feeds.TooLarge, feeds.Robots, feeds.BadRedirect, feeds.Private:
		return true
	}
	return false
}

// nextTry says when an article is to be tried again after one more failure;
// zero: it is given up.
func nextTry(p articlePage) time.Time {
	tries := p.Tries + 1
	if lasting(p.problem) || tries >= articleTries {
		return time.Time{}
	}
	return p.at.Add(max(articleRetry[tries-1], min(p.problem.RetryAfter, mostAsked)))
}

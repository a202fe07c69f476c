package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds/render"
	"bantin/storage"
)

const (
	searchPath = "/tim-kiem"
	searchRows = 25 // stories on one page
	searchFill = 50 // stories in a feed

	longestSearch = 2 * time.Second
	mostSearches  = 2       // at once: readers of the store are left for others
	mostSearched  = 1 << 19 // bytes of an answer that is kept
)

// addSearch lists the page of searches.
func (h *handler) addSearch() {
	h.routes[searchPath] = route{serve: h.serveSearch}
}

// addSearchFeeds lists the feeds of searches.
func (h *handler) addSearchFeeds() {
	for _, f := range render.Formats() {
		serve := func(w http.ResponseWriter, r *http.Request) { h.serveSearchFeed(w, r, f) }
		h.routes[searchPath+"/"+f.File()] = route{serve: serve, open: true}
	}
}

// serveSearch answers with the page of a search.
func (h *handler) serveSearch(w http.ResponseWriter, r *http.Request) {
	l, problem := h.readLookup(r.URL.Query())
	if problem != "" {
		h.refuseSearch(w, r, l, problem)
		return
	}
	at := l.at(h.base+searchPath, false)
	if r.URL.RawQuery != l.query(false) {
		moved(at)(w, r)
		return
	}
	h.answerSearch(w, r, at, pageCached, func(ctx context.Context) (*publish.Rendered, bool, error) {
		var found storage.Found
		if !l.empty() {
			q := l.stored()
			q.After, q.Limit = (l.page-1)*searchRows, searchRows
			if !l.newest {
				q.Order = storage.Fitting
			}
			var err error
			if found, err = h.Store.Search(ctx, q); err != nil {
				return nil, false, err
			}
			if l.page > 1 && len(found.Stories) == 0 {
				return nil, false, nil
			}
		}
		view, err := h.searchView(ctx, l, found)
		if err != nil {
			return nil, false, err
		}
		body, err := page("search", view)
		if err != nil {
			return nil, false, err
		}
		d := publish.Plain(pageType, body)
		d.AddGzip()
		d.Links = view.links()
		return d, found.Partial, nil
	})
}

// serveSearchFeed answers with what a search finds as a feed, newest first.
func (h *handler) serveSearchFeed(w http.ResponseWriter, r *http.Request, f render.Format) {
	l, problem := h.readLookup(r.URL.Query())
	if problem != "" {
		h.refuseSearch(w, r, l, problem)
		return
	}
	path := searchPath + "/" + f.File()
	switch at := l.at(path, true); {
	case l.empty():
		moved("/"+f.File())(w, r)
	case r.URL.RawQuery != l.query(true):
		moved(at)(w, r)
	default:
		h.answerSearch(w, r, at, feedCached, func(ctx context.Context) (*publish.Rendered, bool, error) {
			q := l.stored()
			q.Limit = searchFill
			found, err := h.Store.Search(ctx, q)
			if err != nil {
				return nil, false, err
			}
			asked := h.described(l)
			d, err := h.Publisher.List(ctx, publish.Listing{
				Name:        l.at(searchPath, true),
				Title:       h.say["titleSearch"] + ": " + asked + " · " + h.Site.Title,
				Description: fmt.Sprintf(h.say["searchFeedWhat"], asked),
				Page:        l.at(searchPath, true),
				Self:        at,
				Stories:     found.Stories,
			}, f)
			return d, found.Partial, err
		})
	}
}

// answerSearch answers with what a search makes, from memory if nothing was
// published since it was made. What does not hold yet is not kept; without a
// document there is no such page.
func (h *handler) answerSearch(w http.ResponseWriter, r *http.Request, at string, caching []string,
	build func(context.Context) (d *publish.Rendered, passing bool, err error)) {
	changes := h.Publisher.Changes()
	p := h.found.find(at, changes)
	if p == nil {
		d, passing, err := h.search(r.Context(), build)
		switch {
		case errors.Is(err, context.DeadlineExceeded) && r.Context().Err() == nil:
			h.note(r, "search took too long", "address", at)
			w.Header().Set("Retry-After", "10")
			h.fail(w, r, http.StatusServiceUnavailable)
			return
		case err != nil:
			h.broken(w, r, fmt.Errorf("search %s: %w", at, err))
			return
		case d == nil:
			h.fail(w, r, http.StatusNotFound)
			return
		}
		p = packed(d)
		if !passing && len(d.Body) <= mostSearched {
			h.found.keep(at, changes, p)
		}
	}
	if p.document.ContentType == pageType {
		guardPage(w.Header())
	}
	h.send(w, r, p, caching)
}

// search lets few searches be made at once, and none take long.
func (h *handler) search(ctx context.Context, build func(context.Context) (*publish.Rendered, bool, error)) (*publish.Rendered, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	select {
	case h.searching <- struct{}{}:
		defer func() { <-h.searching }()
		return build(ctx)
	case <-ctx.Done():
		return nil, false, ctx.Err()
	}
}

// refuseSearch says what is wrong with a search, and offers it to be mended.
func (h *handler) refuseSearch(w http.ResponseWriter, r *http.Request, l lookup, problem string) {
	view := h.searchForm(l)
	view.Problem, view.More = problem, view.More || l.wrong == nil
	body, err := page("search", view)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	p := packed(publish.Plain(pageType, body))
	guardPage(w.Header())
	w.Header()["Cache-Control"] = notStored
	p.write(w, r, http.StatusBadRequest, &p.plain)
}

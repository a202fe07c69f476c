package aggregator

import (
	"context"
	"mime"
	"net/url"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/article"
	"bantin/feeds/fetch"
	"bantin/feeds/normalize"
	"bantin/feeds/parse"
)

// ReadArticle reads the page of one article of a source. The hint is what is
// known of the article, clean; its address is read, and with nothing else in it
// the page is taken for whatever article it holds. The result is the hint with
// what the page adds, clean; its date stays if it has one.
//
// The error is a *feeds.Problem, or that of a context that was ended.
func (r *Reader) ReadArticle(ctx context.Context, src feeds.Source, hint feeds.Item) (feeds.Item, error) {
	resp, err := r.Fetch.Get(ctx, fetch.Request{URL: hint.URL, Trust: src.TrustFor(hint.URL), Robots: true})
	if err != nil {
		return feeds.Item{}, err
	}
	if err := notArticle(resp, hint.URL, src.URL); err != nil {
		return feeds.Item{}, err
	}
	text, repairs := parse.Page(resp)
	raw, err := article.Read(text, resp.URL, hint)
	if err != nil {
		return feeds.Item{}, err
	}
	now := r.Now()
	doc := normalize.Document(feeds.Document{Format: "html", URL: resp.URL, Base: resp.URL, Items: []feeds.Item{raw}}, src, r.Zone, now)
	if len(doc.Items) == 0 || !doc.Items[0].Publishable() {
		return feeds.Item{}, &feeds.Problem{Class: feeds.NoArticle}
	}
	it := doc.Items[0]
	it.Repairs = append(it.Repairs, repairs...)
	return dated(it, hint), nil
}

// notArticle refuses an answer that cannot be the article that was asked for:
// a file, or the site's front page or list, to which portals lead from what
// they no longer have.
func notArticle(resp *feeds.Response, asked, list string) error {
	kind, _, _ := mime.ParseMediaType(resp.ContentType)
	pages := []string{"", "text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain", "application/octet-stream"}
	if !slices.Contains(pages, kind) {
		return &feeds.Problem{Class: feeds.NotAPage, Detail: kind}
	}
	if resp.URL != asked && (samePlace(resp.URL, list) || frontPage(resp.URL)) && !frontPage(asked) {
		return &feeds.Problem{Class: feeds.NoArticle, Detail: resp.URL}
	}
	return nil
}

func samePlace(a, b string) bool {
	u, err1 := url.Parse(a)
	w, err2 := url.Parse(b)
	return err1 == nil && err2 == nil && u.Host == w.Host && strings.TrimRight(u.Path, "/") == strings.TrimRight(w.Path, "/") &&
		u.RawQuery == w.RawQuery
}

// frontPage reports whether an address is that of a site rather than of a page
// in it.
func frontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// dated gives an article that was read the date that was known, or says that it
// is its page's. A page that dates its article in the future means something
// else than the day on which it was published.
func dated(it, hint feeds.Item) feeds.Item {
	if !hint.Published.IsZero() {
		it.Published, it.Updated, it.DateOrigin, it.RawPublished = hint.Published, hint.Updated, hint.DateOrigin, hint.RawPublished
		return it
	}
	future := slices.ContainsFunc(it.Repairs, func(r feeds.Repair) bool { return r.Code == feeds.RepairDateFuture })
	switch {
	case future:
		it = undated(it)
	case it.DateOrigin == feeds.DateStated:
		it.DateOrigin = feeds.DateArticle
	}
	return it
}

// undated takes a date from an item that cannot be its own.
func undated(it feeds.Item) feeds.Item {
	it.Repairs = append(slices.Clone(it.Repairs), feeds.Repair{Code: feeds.RepairDateClock, Before: it.RawPublished})
	it.Published, it.Updated, it.DateOrigin = time.Time{}, time.Time{}, feeds.DateNone
	return it
}

package aggregator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"bantin/feeds"
	"bantin/feeds/listing"
	"bantin/feeds/parse"
	"bantin/storage"
)

// maxAnnounced is how many of a page's announced feeds are tried.
const maxAnnounced = 3

// triedFor is how long an announced feed that was of no use is not tried
// again, while the page is read by its list.
const triedFor = 7 * 24 * time.Hour

// pageState is what is remembered of a page that a source of kind auto is
// read from, as JSON in storage.
type pageState struct {
	List     listing.Learned      `json:"list"`
	Tried    map[string]time.Time `json:"tried,omitempty"`    // announced feeds of no use, and when they were tried
	Appeared string               `json:"appeared,omitempty"` // a feed with items that is announced by now
}

func pageStateOf(stored string) pageState {
	var s pageState
	if stored != "" && json.Unmarshal([]byte(stored), &s) != nil {
		return pageState{} // of another version: the page is learned anew
	}
	return s
}

// discover reads a page: by the first feed that it announces and that brings
// what the page is about, else by its list. A source that is read by its list goes on being
// read so; a feed that appears later is reported.
func (r *Reader) discover(ctx context.Context, v *Visit, page feeds.Document, known storage.SourceState) (feeds.Document, error) {
	state := pageStateOf(known.Learned)
	if page.IsIndex && state.List.Path == "" {
		return feeds.Document{}, offer(v, page, nil)
	}
	answer, digest := v.Response, v.BodyDigest
	text, _ := parse.Page(&answer)
	find := sync.OnceValues(func() (listing.Found, error) { return listing.Find(text, answer.URL, state.List) })
	doc, failed, err := r.announced(ctx, v, page, &state, func(doc feeds.Document) bool {
		found, err := find()
		return ofComments(doc) || err == nil && strange(doc, text, found)
	})
	if err == nil || ctx.Err() != nil {
		return doc, err
	}
	v.Response, v.BodyDigest = answer, digest
	found, err := find()
	if err != nil && len(page.Offers) > 0 && withoutNews(err) {
		return feeds.Document{}, offer(v, page, err)
	}
	if err != nil {
		return feeds.Document{}, elsewhere(withFeed(err, failed), v, &answer)
	}
	state.List, v.List = found.Learned, &found
	learned, err := json.Marshal(state)
	if err != nil {
		return feeds.Document{}, fmt.Errorf("what was learned of %s: %w", answer.URL, err)
	}
	v.Learned = string(learned)
	page.Items = found.Items
	if found.Anew {
		page.Repairs = append(page.Repairs, feeds.Repair{Code: feeds.RepairRebuilt})
	}
	if state.Appeared != "" {
		page.Repairs = append(page.Repairs, feeds.Repair{Code: feeds.RepairFeedAppeared, Before: state.Appeared})
	}
	return page, nil
}

// errNoFeed says that a page is to be read by its list.
var errNoFeed = errors.New("no feed with items is announced")

// announced returns the first announced feed that has items and is none of
// something else than the page, or errNoFeed and what was wrong with the last
// one.
func (r *Reader) announced(ctx context.Context, v *Visit, page feeds.Document, state *pageState, other func(feeds.Document) bool) (doc feeds.Document, failed, err error) {
	listed := state.List.Path != ""
	if !slices.ContainsFunc(page.Feeds, func(l feeds.Link) bool { return l.URL == state.Appeared }) {
		state.Appeared = ""
	}
	for _, link := range page.Feeds[:min(len(page.Feeds), maxAnnounced)] {
		if link.Comments || state.Appeared != "" || listed && v.At.Sub(state.Tried[link.URL]) < triedFor {
			continue
		}
		src := v.Source
		src.Kind = feeds.Feed
		doc, err := r.get(ctx, v, link.URL, src, storage.SourceState{})
		switch {
		case ctx.Err() != nil:
			return feeds.Document{}, nil, ctx.Err()
		case err == nil && (len(doc.Items) == 0 || other(doc)):
		case err == nil && listed:
			state.Appeared = link.URL
			return feeds.Document{}, nil, errNoFeed
		case err == nil:
			v.FeedURL = link.URL
			return doc, nil, nil
		default:
			failed = fmt.Errorf("%s: %w", link.URL, err)
		}
		if state.Tried == nil {
			state.Tried = map[string]time.Time{}
		}
		state.Tried[link.URL] = v.At
	}
	return feeds.Document{}, failed, errNoFeed
}

// withFeed adds to a problem, for the log, what was wrong with the feed that
// would have been read instead, where nothing else is known of the page.
func withFeed(err, failed error) error {
	if p, ok := err.(*feeds.Problem); ok && p.Class == feeds.NoList && failed != nil {
		return &feeds.Problem{Class: p.Class, Detail: p.Detail, Err: failed}
	}
	return err
}

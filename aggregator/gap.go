package aggregator

import (
	"context"
	"strconv"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
	"bantin/storage"
)

// mostPages is how many following pages of a list are read to close a gap.
const mostPages = 5

// closeGap reads the following pages of a list of which no item is known: in
// between something may have been published and pushed off the page. It stops
// at the first page with a known item. What no page closes is noted in the
// document, for staff to see. A source's first document has no gap.
func (a *Aggregator) closeGap(ctx context.Context, reader *Reader, v *Visit, known storage.SourceState) error {
	if v.Problem != nil || v.Unchanged || known.FirstOK.IsZero() || known.Items == 0 || len(v.Document.Items) == 0 {
		return nil
	}
	met, err := a.anyKnown(ctx, *v)
	if err != nil || met {
		return err
	}
	if otherFeed(*v, known) {
		v.Problem = &feeds.Problem{Class: feeds.OtherFeed, Detail: v.Document.Title}
		return nil
	}
	next := *v
	for pages := 0; pages < mostPages && !met && next.Document.Next != ""; pages++ {
		if next, err = reader.following(ctx, next); err != nil {
			return err
		}
		if next.Problem != nil || len(next.Document.Items) == 0 {
			break
		}
		if met, err = a.anyKnown(ctx, next); err != nil {
			return err
		}
		v.Document.Items = append(v.Document.Items, next.Document.Items...)
	}
	if !met {
		v.Document.Repairs = append(v.Document.Repairs, feeds.Repair{Code: feeds.RepairGap, Before: strconv.Itoa(len(v.Document.Items))})
	}
	return nil
}

// believedAfter is how often in a row a feed must come under another name
// before it is believed to be the same source.
const believedAfter = 3

// otherFeed reports whether a feed of which nothing is known has another name
// than the source had under the same settings: portals answer with their
// general feed, or another section's, where one is missing.
func otherFeed(v Visit, known storage.SourceState) bool {
	return v.Digest == known.Digest && v.Document.Format != "html" && known.Failures < believedAfter &&
		known.Title != "" && vietnamese.Key(known.Title) != vietnamese.Key(v.Document.Title)
}

// anyKnown reports whether the ledger has any item of a visit's document.
func (a *Aggregator) anyKnown(ctx context.Context, v Visit) (bool, error) {
	found, err := a.recognise(ctx, v)
	return err == nil && found.known() > 0, err
}

// following visits the page on which the list of a visit goes on.
func (r *Reader) following(ctx context.Context, v Visit) (Visit, error) {
	src := v.Source
	src.URL, src.Trust = v.Document.Next, src.TrustFor(v.Document.Next)
	known := storage.SourceState{DateOrder: v.Document.DateOrder, Digest: readingDigest(src, r.Zone), Learned: v.Learned}
	next, err := r.Visit(ctx, src, known)
	next.Source = v.Source
	return next, err
}

package aggregator

import (
	"context"
	"slices"
	"strings"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/article"
	"bantin/storage"
)

const (
	// articlePatience is how long an item waits for its article's page before
	// it is settled with what its list says.
	articlePatience = 2 * time.Hour
	// archivedAfter is how old an item of a source's first document may be for
	// its page to be worth reading.
	archivedAfter = 60 * 24 * time.Hour
	// rereadAfter is how long an entry that was corrected has to stay as it is
	// before its page is read again.
	rereadAfter = 30 * time.Minute
)

// wantsArticle reports whether the page of an item's article is to be read: the
// source's content is republished and its own document does not bring it, or a
// listing page gives no date or no summary. An old item of a first document is
// not worth it unless its content is.
func wantsArticle(v Visit, it feeds.Item, first bool) bool {
	switch {
	case !strings.HasPrefix(it.URL, "http"):
		return false
	case v.Source.Content == feeds.FullContent && it.Content == "":
		return true
	case v.Document.Format != "html", !it.Published.IsZero() && it.Summary != "":
		return false
	}
	return !first || it.Published.IsZero() || v.At.Sub(it.Published) < archivedAfter
}

// expect asks for the pages that the items of a document need, and lets the new
// ones among them wait for theirs.
func expect(poll *storage.Poll, v Visit, matches []dedupe.Match, first bool) {
	waiting := map[string]bool{}
	for place, m := range matches {
		if !wantsArticle(v, m.Item.Item, first) {
			continue
		}
		w := storage.Want{Item: m.ID(), Due: v.At, Place: place, Lacking: m.Known != nil}
		if m.Known != nil && m.TextChanged {
			w.Due, w.Again = v.At.Add(rereadAfter), true
		}
		poll.Wants = append(poll.Wants, w)
		waiting[m.ID()] = true
	}
	for i := range poll.Fresh {
		if it := &poll.Fresh[i]; waiting[it.ID] {
			it.Ready = v.At.Add(articlePatience)
		}
	}
	for i := range poll.Edited {
		if it := &poll.Edited[i]; waiting[it.ID] {
			it.Ready = time.Time{} // when it was
		}
	}
}

// preserve lets edited items keep what only their articles' pages have said,
// and the text of a source whose document brings none any more, such as a feed
// that became a list. What reads as before then was not edited in its words.
func (a *Aggregator) preserve(ctx context.Context, poll *storage.Poll) error {
	if len(poll.Edited) == 0 {
		return nil
	}
	ids := make([]string, len(poll.Edited))
	for i, e := range poll.Edited {
		ids[i] = e.ID
	}
	read, err := a.Store.ReadArticles(ctx, ids)
	if err != nil {
		return err
	}
	words, err := a.Store.Wordings(ctx, ids)
	if err != nil {
		return err
	}
	unedited := map[string]bool{}
	for i := range poll.Edited {
		e := &poll.Edited[i]
		if had, ok := read[e.ID]; ok {
			e.Item = preserved(e.Item, had)
		}
		had := dedupe.Wording(words[e.ID])
		if e.Content == "" && had.Content != "" && had.Heads(e.Telling.Item) {
			e.Content = had.Content
			e.Print.Title, e.Print.Text = dedupe.Words(e.Telling.Item)
			unedited[e.ID] = true
		}
		e.TextChanged = e.TextChanged && !had.Reads(e.Telling.Item)
	}
	poll.Wants = slices.DeleteFunc(poll.Wants, func(w storage.Want) bool { return unedited[w.Item] })
	return nil
}

// preserved is an item as its list says it now, with what its page has added
// before.
func preserved(it, had storage.Item) storage.Item {
	it.Content, it.Print.Text = had.Content, had.Print.Text
	if article.Completes(had.Title, it.Title) {
		it.Title = had.Title
	}
	if it.Summary == "" || article.Completes(had.Summary, it.Summary) {
		it.Summary = had.Summary
	}
	if it.Image == "" {
		it.Image = had.Image
	}
	if len(it.Authors) == 0 {
		it.Authors = had.Authors
	}
	if it.Published.IsZero() {
		it.Published, it.DateOrigin, it.RawPublished = had.Published, had.DateOrigin, had.RawPublished
		it.Print.Published = had.Published
	}
	it.Print.Title, it.Print.Text = dedupe.Words(it.Item)
	return it
}

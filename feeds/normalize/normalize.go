// Package normalize makes a faithful Document a clean one: plain text where
// plain text is promised, safe HTML, absolute addresses, true dates. Whatever
// had to be repaired is noted, and nothing is invented: what cannot be known
// stays empty.
//
// It knows one document at a time. Whether an item is new, or tells the same
// as another, is not its concern, nor what the clock says: the time of the
// visit is given.
package normalize

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// Document returns doc with every field as package feeds promises it. Times
// without a zone are in zone (nil: UTC); now is the time of the visit, which no
// date exceeds. Items that cannot be published, for want of an address or of
// anything to read, are marked and counted, not left out. The given document is
// not changed.
func Document(doc feeds.Document, src feeds.Source, zone *time.Location, now time.Time) feeds.Document {
	if zone == nil {
		zone = time.UTC
	}
	n := notes(slices.Clone(doc.Repairs))
	at := place{base: base(doc.Base, doc.URL, src.URL), relative: doc.Format == "html" || doc.Format == "atom"}
	about := feeds.Item{Title: doc.Title, Summary: doc.Description}
	legacy(&about, &n)
	doc.Title = title(about.Title, &n)
	doc.Description = plain(about.Summary, &n)
	doc.Link = resolve(at.base, doc.Link)
	doc.Language = strings.ReplaceAll(strings.TrimSpace(doc.Language), "_", "-")
	doc.Feeds = links(doc.Feeds, at)
	if at.base != nil {
		doc.Base = at.base.String()
	}

	var items []feeds.Item
	var untitled, unlinked int
	for _, it := range doc.Items {
		at := at
		if own := base(it.Base, doc.Base); it.Base != "" && own != nil {
			at.base, it.Base = own, own.String()
		}
		it = item(it, at)
		items = append(items, it)
		switch {
		case it.Title == "":
			untitled++
		case it.URL == "":
			unlinked++
		}
	}
	n.count(feeds.RepairNoTitle, untitled)
	n.count(feeds.RepairNoLink, unlinked)
	n.spread(feeds.RepairMojibake, items)
	n.spread(feeds.RepairLegacyFont, items)
	doc.DateOrder = date(items, doc.DateOrder, &n, moment{zone: zone, now: now.UTC().Truncate(time.Second), feed: doc.Format != "html"})

	doc.Items, doc.Repairs = items, n
	return doc
}

// spread notes for the document what was found in one of its items and is the
// fault of their source, unless it was found in the document's own texts.
func (n *notes) spread(code feeds.RepairCode, items []feeds.Item) {
	if slices.ContainsFunc(*n, func(r feeds.Repair) bool { return r.Code == code }) {
		return
	}
	for _, it := range items {
		for _, r := range it.Repairs {
			if r.Code == code {
				*n = append(*n, r)
				return
			}
		}
	}
}

// links returns the usable links of a document.
func links(list []feeds.Link, at place) []feeds.Link {
	var usable []feeds.Link
	for _, l := range list {
		if l.URL = resolve(at.base, l.URL); l.URL != "" {
			l.Title = plaintext.Line(l.Title)
			usable = append(usable, l)
		}
	}
	return usable
}

// count notes how many items something happened to, together with those that
// it happened to before.
func (n *notes) count(code feeds.RepairCode, items int) {
	if items == 0 {
		return
	}
	for i, r := range *n {
		if before, err := strconv.Atoi(r.Before); err == nil && r.Code == code {
			(*n)[i].Before = strconv.Itoa(before + items)
			return
		}
	}
	*n = append(*n, feeds.Repair{Code: code, Before: strconv.Itoa(items)})
}

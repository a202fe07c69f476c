package parse

import (
	"fmt"

	"github.com/PuerkitoBio/goquery"

	"bantin/feeds"
)

// readLists reads the lists of a page that the settings know.
func readLists(doc *feeds.Document, text []byte, lists []feeds.List) *feeds.Problem {
	p, problem := readPage(doc, text)
	if problem != nil {
		return problem
	}
	if len(lists) == 0 {
		return &feeds.Problem{Class: feeds.NoList, Detail: pageTitle(text)}
	}
	var left leftOut
	for _, list := range lists {
		if problem := p.read(doc, list, &left); problem != nil {
			return problem
		}
	}
	p.foldDuplicates(doc, &left)
	count(doc, feeds.RepairNoTitle, left.untitled)
	count(doc, feeds.RepairNoLink, left.unlinked)
	count(doc, feeds.RepairDuplicates, left.twice)
	return nil
}

// leftOut counts items that are not in the document.
type leftOut struct{ untitled, unlinked, twice int }

// read adds the items of one list to doc.
func (p page) read(doc *feeds.Document, list feeds.List, left *leftOut) *feeds.Problem {
	l, problem := newLayout(list)
	if problem != nil {
		return problem
	}
	blocks := l.item.in(p.Selection)
	if blocks.Length() > maxItems {
		return beyond(maxItems, "items")
	}
	var mine leftOut
	before := len(doc.Items)
	blocks.Each(func(_ int, block *goquery.Selection) {
		it := l.read(block)
		switch {
		case it.URL == "":
			mine.unlinked++
		case it.Title == "":
			mine.untitled++
		default:
			doc.Items = append(doc.Items, it)
		}
	})
	least := max(list.MinItems, 1)
	if found := len(doc.Items) - before; found < least {
		return &feeds.Problem{Class: feeds.Layout, Detail: l.shortage(blocks.Length(), found, least, mine)}
	}
	left.untitled += mine.untitled
	left.unlinked += mine.unlinked
	return nil
}

// shortage says which selector found too little.
func (l layout) shortage(blocks, found, least int, left leftOut) string {
	detail := fmt.Sprintf("item %q: %d", l.item.source, blocks)
	name := func(s *selector) string {
		if s == nil {
			return "a@href"
		}
		return s.source
	}
	linked := blocks - left.unlinked
	if left.unlinked > 0 {
		detail += fmt.Sprintf(", link %q: %d of %d", name(l.link), linked, blocks)
	}
	if left.untitled > 0 {
		detail += fmt.Sprintf(", title %q: %d of %d", name(l.title), linked-left.untitled, linked)
	}
	return detail + fmt.Sprintf("; usable: %d, at least %d expected", found, least)
}

// foldDuplicates keeps each address once: where it stood first, as it was
// given with the most fields.
func (p page) foldDuplicates(doc *feeds.Document, left *leftOut) {
	seen := map[string]int{}
	kept := doc.Items[:0]
	for _, it := range doc.Items {
		at := against(p.base, it.URL)
		i, twice := seen[at]
		switch {
		case !twice:
			seen[at] = len(kept)
			kept = append(kept, it)
			continue
		case filled(it) > filled(kept[i]):
			kept[i] = it
		}
		left.twice++
	}
	doc.Items = kept
}

// filled counts the fields of an item that say something.
func filled(it feeds.Item) int {
	n := 0
	for _, s := range []string{it.Title, it.Summary, it.RawPublished, it.Image} {
		if s != "" {
			n++
		}
	}
	return n
}

package parse

import (
	"fmt"
	"html"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"bantin/feeds"
)

// A layout is a list of the settings, compiled. Fields that the settings leave
// out have no selector.
type layout struct {
	item                              selector
	title, link, date, summary, image *selector
}

// newLayout compiles a list.
func newLayout(list feeds.List) (layout, *feeds.Problem) {
	var l layout
	item, err := compile(list.Item)
	if err == nil && item.attr != "" {
		err = &SelectorError{What: feeds.Text{VI: "mỗi tin là một phần tử, không phải một thuộc tính", EN: "an item is an element, not an attribute"}}
	}
	if err != nil {
		return l, &feeds.Problem{Class: feeds.Layout, Detail: fmt.Sprintf("item %q", list.Item), Err: err}
	}
	l.item = item
	for _, field := range []struct {
		name, source string
		to           **selector
	}{{"title", list.Title, &l.title}, {"link", list.Link, &l.link}, {"date", list.Date, &l.date},
		{"summary", list.Summary, &l.summary}, {"image", list.Image, &l.image}} {
		if field.source == "" {
			continue
		}
		s, err := compile(field.source)
		if err != nil {
			return l, &feeds.Problem{Class: feeds.Layout, Detail: fmt.Sprintf("%s %q", field.name, field.source), Err: err}
		}
		*field.to = &s
	}
	return l, nil
}

// read makes an item of a block.
func (l layout) read(block *goquery.Selection) feeds.Item {
	link := l.linkOf(block)
	it := feeds.Item{URL: link.address, Title: html.EscapeString(l.titleOf(block, link))}
	if l.date != nil {
		it.RawPublished = l.date.read(block)
	}
	if l.summary != nil {
		it.Summary = html.EscapeString(l.summary.read(block))
	}
	if l.image != nil {
		it.Image = imageOf(*l.image, block)
	}
	return it
}

// A link is the element that leads to an article, and where it leads.
type link struct {
	element *goquery.Selection
	address string
}

// linkOf returns the link that the settings mean, or the first in the block.
func (l layout) linkOf(block *goquery.Selection) link {
	candidates, attr := block.Filter("a[href]").AddSelection(block.Find("a[href]")), "href"
	if l.link != nil {
		candidates = l.link.in(block)
		attr = either(l.link.attr, "href")
	}
	var found link
	candidates.EachWithBreak(func(_ int, s *goquery.Selection) bool {
		address := strings.TrimSpace(s.AttrOr(attr, ""))
		if l.link != nil && l.link.attr == "" && address == "" {
			address = textOf(s)
		}
		if leads(address) {
			found = link{s, address}
		}
		return found.element == nil
	})
	return found
}

// leads reports whether an address leads to a page.
func leads(address string) bool {
	if address == "" || address[0] == '#' {
		return false
	}
	scheme, _, found := strings.Cut(strings.ToLower(address), ":")
	switch {
	case !found, strings.ContainsAny(scheme, "/?#"):
		return true
	}
	return scheme == "http" || scheme == "https"
}

// titleOf returns the title that the settings mean, or else the link's: its
// text, that of another link to the same place, or its title attribute.
func (l layout) titleOf(block *goquery.Selection, to link) string {
	if l.title != nil {
		return l.title.read(block)
	}
	if to.element == nil {
		return ""
	}
	if title := textOf(to.element); title != "" {
		return title
	}
	var title string
	block.Find("a[href]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if strings.TrimSpace(s.AttrOr("href", "")) == to.address {
			title = textOf(s)
		}
		return title == ""
	})
	return either(title, fold(to.element.AttrOr("title", "")))
}

// lazy are attributes that hold a picture's address until a script puts it
// into src, where a placeholder stands.
var lazy = []string{"data-src", "data-original", "data-lazy-src"}

// imageOf returns the address of a picture.
func imageOf(s selector, block *goquery.Selection) string {
	attrs := []string{s.attr}
	if s.attr == "" || s.attr == "src" {
		attrs = append(append([]string{}, lazy...), "src")
	}
	var found string
	s.in(block).EachWithBreak(func(_ int, e *goquery.Selection) bool {
		for _, attr := range attrs {
			address := strings.TrimSpace(e.AttrOr(attr, ""))
			if found == "" && address != "" && !strings.HasPrefix(strings.ToLower(address), "data:") {
				found = address
			}
		}
		return found == ""
	})
	return found
}

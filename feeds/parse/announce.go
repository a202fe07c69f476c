package parse

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"bantin/feeds"
)

// feedTypes are the media types of announced feeds. Those that are also used
// for other things come last.
var feedTypes = map[string]int{
	"application/rss+xml": 0, "application/atom+xml": 0, "application/feed+json": 0, "application/rdf+xml": 0,
	"application/xml": 1, "text/xml": 1, "application/json": 2,
}

// commentWords mark feeds of what readers write, in title or address. Those in
// Vietnamese are also names of sections.
var commentWords = []string{"comment", "bình luận", "binh-luan", "binhluan", "phản hồi", "phan-hoi", "phanhoi"}

// How much lower feeds rank that are of something else than the page, and how
// much higher those that bear its name.
const (
	ofComments   = 30
	ofOthers     = 10
	ofTheSection = -5
)

// announced returns the feeds that a page announces, most likely first: that
// of its section before those of the site, those in other languages later and
// those of comments last, each in the order of the page.
func (p page) announced() []feeds.Link {
	type candidate struct {
		feeds.Link
		rank int
	}
	var found []candidate
	seen := map[string]bool{}
	p.Find("link[href][rel]").Each(func(_ int, s *goquery.Selection) {
		link := feeds.Link{
			URL:   against(p.base, s.AttrOr("href", "")),
			Type:  mediaType(s.AttrOr("type", "")),
			Title: fold(s.AttrOr("title", "")),
		}
		rank, known := feedTypes[link.Type]
		rels := strings.Fields(strings.ToLower(s.AttrOr("rel", "")))
		if !known || seen[link.URL] || address(link.URL) == "" ||
			!slices.Contains(rels, "alternate") && !slices.Contains(rels, "feed") {
			return
		}
		seen[link.URL] = true
		if link.Comments = p.isOfComments(link); link.Comments {
			rank += ofComments
		}
		if p.isForeign(link.URL, s.AttrOr("hreflang", "")) {
			rank += ofOthers
		}
		if name := lastName(p.at); len(name) >= 5 && strings.Contains(strings.ToLower(link.URL), name) {
			rank += ofTheSection
		}
		found = append(found, candidate{link, rank})
	})
	slices.SortStableFunc(found, func(a, b candidate) int { return a.rank - b.rank })
	var links []feeds.Link
	for _, c := range found {
		links = append(links, c.Link)
	}
	return links
}

func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}

// isOfComments tells whether a feed brings what readers write: by what it is
// called, unless the page is a section of that name.
func (p page) isOfComments(link feeds.Link) bool {
	text := strings.ToLower(link.Title + " " + link.URL)
	here := strings.ToLower(p.at.Path)
	return slices.ContainsFunc(commentWords, func(word string) bool {
		return strings.Contains(text, word) && (word == "comment" || !named(here, "binh-luan", "binhluan", "phan-hoi", "phanhoi"))
	})
}

func named(path string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(path, name) })
}

// languageFolder is a part of an address that says in which language a page is.
var languageFolder = regexp.MustCompile(`(?i)[/=](en|vi|vn|zh|cn|fr|lo|km|ja|ko|ru)(?:[/&?]|$)`)

// isForeign tells whether a feed says that it is in another language than the
// page.
func (p page) isForeign(address, language string) bool {
	here := p.Find("html").AttrOr("lang", "")
	if len(language) >= 2 && len(here) >= 2 && !strings.EqualFold(language[:2], here[:2]) {
		return true
	}
	theirs := languageFolder.FindStringSubmatch(address)
	ours := languageFolder.FindStringSubmatch(p.at.String())
	switch {
	case theirs == nil, ours != nil && strings.EqualFold(ours[1], theirs[1]):
		return false
	case ours == nil:
		return !strings.EqualFold(theirs[1], "vi") && !strings.EqualFold(theirs[1], "vn")
	}
	return true
}

// lastName is the last part of an address's path without its ending, which
// names a section.
func lastName(at *url.URL) string {
	name := path.Base(strings.ToLower(at.Path))
	name = strings.TrimSuffix(name, path.Ext(name))
	switch name {
	case "index", "default", "trang-chu", "home", "tin-tuc":
		return ""
	}
	return name
}

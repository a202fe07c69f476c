package parse

import (
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

// commentWords mark feeds of what readers write, in title or address.
var commentWords = []string{"comment", "bình luận", "binh-luan", "binhluan", "phản hồi", "phan-hoi"}

// announced returns the feeds that a page announces, most likely first: those
// of comments last, and before that in the order of the page.
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
		if isOfComments(link) {
			rank += 10
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

func isOfComments(link feeds.Link) bool {
	text := strings.ToLower(link.Title + " " + link.URL)
	return slices.ContainsFunc(commentWords, func(word string) bool { return strings.Contains(text, word) })
}

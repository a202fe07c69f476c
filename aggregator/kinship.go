package aggregator

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"bantin/feeds"
	"bantin/feeds/listing"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// fewestListed is how many articles the list of a page has at least that is
// believed rather than a feed.
const fewestListed = 4

// strange tells whether a feed that a page announces is of something else: of
// another section or language, or of another time. The page then shows a list
// that can be relied on, and names no article of the feed.
func strange(feed feeds.Document, page []byte, found listing.Found) bool {
	if why := found.Why; why.Items < fewestListed || 2*max(why.Dated, why.Summaries) < why.Items {
		return false
	}
	titles := map[string]bool{}
	for _, it := range found.Items {
		titles[titleKey(it)] = true
	}
	for _, it := range feed.Items {
		if titles[titleKey(it)] || mentions(page, it.URL) {
			return false
		}
	}
	return true
}

func titleKey(it feeds.Item) string { return vietnamese.Key(plaintext.Line(plaintext.Of(it.Title))) }

// mentions tells whether an address stands in the source of a page, however
// much of its beginning is left out there.
func mentions(page []byte, address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(strings.Trim(u.Path, "/"))+len(u.RawQuery) < 3 {
		return false
	}
	for _, path := range []string{u.EscapedPath(), u.Path} {
		if u.RawQuery != "" {
			path += "?" + u.RawQuery
		}
		path = strings.Trim(path, "/")
		if bytes.Contains(page, []byte(path)) || bytes.Contains(page, []byte(html.EscapeString(path))) {
			return true
		}
	}
	return false
}

// ofComments tells whether a feed brings what readers write below articles.
func ofComments(feed feeds.Document) bool {
	n := 0
	for _, it := range feed.Items {
		_, place, _ := strings.Cut(strings.ToLower(it.URL), "#")
		if strings.HasPrefix(place, "comment") || strings.HasPrefix(place, "binh-luan") {
			n++
		}
	}
	if 2*n > len(feed.Items) {
		return true
	}
	title := vietnamese.Fold(plaintext.Of(feed.Title))
	for _, start := range []string{"comments for ", "comments on ", "binh luan cho ", "binh luan ve ", "phan hoi cho ", "phan hoi ve "} {
		if strings.HasPrefix(strings.TrimSpace(title), start) {
			return true
		}
	}
	return false
}

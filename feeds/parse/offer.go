package parse

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"bantin/feeds"
)

// How many feeds of a page are offered, and how many links to feeds are looked
// at for that.
const (
	mostOffered = 60
	mostLooked  = 4 * mostOffered
)

var (
	// feedEnding ends addresses of feeds.
	feedEnding = regexp.MustCompile(`(?i)\.(rss|rdf|atom)$`)
	// feedFolder is a part of an address that feeds stand under, or are called.
	feedFolder = regexp.MustCompile(`(?i)(^|/)(rss|feeds?|atom|rdf)\d?(\.(aspx|ashx|php|jsp))?(/|$)`)
	// feedQuery is a parameter that asks for a feed.
	feedQuery = regexp.MustCompile(`(?i)(^|&)((feed|format|type|op|alt|output)=(rss|atom|feed)|rss=|feed=)`)
	// noFeed are addresses that only look so.
	noFeed = regexp.MustCompile(`(?i)feedback|sitemap|\.(png|jpe?g|gif|svg|css|js|pdf|docx?|opml)$`)
	// sayNothing are links to feeds that do not say which section they are of.
	sayNothing = regexp.MustCompile(`(?i)^(rss( ?\d(\.\d)?)?|xml|atom|feed|https?://.*|/.*|xem|đăng ký|tải về|link|add to .*|my yahoo.*)?$`)
)

// offered returns the feeds to which links on the page lead, called as the
// page calls them: the sections of a site that has a page of its feeds.
func (p page) offered() []feeds.Link {
	var found []feeds.Link
	seen := map[string]bool{}
	p.Find("a[href]").EachWithBreak(func(_ int, a *goquery.Selection) bool {
		address := against(p.base, a.AttrOr("href", ""))
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || seen[address] || !leadsToFeed(u) {
			return true
		}
		if u.Fragment = ""; u.String() == p.at.String() {
			return true
		}
		seen[address] = true
		link := feeds.Link{URL: address, Title: p.nameOf(a)}
		if link.Comments = p.isOfComments(link); !link.Comments {
			found = append(found, link)
		}
		return len(found) < mostOffered && len(seen) < mostLooked
	})
	return found
}

// leadsToFeed tells feeds by their addresses. A page of feeds has often a name
// like theirs, so that "/rss" alone is none.
func leadsToFeed(u *url.URL) bool {
	name := strings.TrimSuffix(u.Path, "/")
	switch {
	case noFeed.MatchString(u.Path):
		return false
	case feedEnding.MatchString(name), feedQuery.MatchString(u.RawQuery):
		return true
	case strings.EqualFold(path.Ext(name), ".xml"):
		return true
	}
	return feedFolder.MatchString(name) && (strings.Count(name, "/") > 1 || u.RawQuery != "")
}

// nameOf is what a page calls a feed: what its link says, else what stands
// beside it, else the name in its address.
func (p page) nameOf(a *goquery.Selection) string {
	for _, text := range []string{textOf(a), a.AttrOr("title", ""), a.Find("img").AttrOr("alt", "")} {
		if text = fold(text); !sayNothing.MatchString(text) {
			return excerpt(text)
		}
	}
	for around, level := a.Parent(), 0; level < 3 && around.Length() > 0 && !around.Is("body"); around, level = around.Parent(), level+1 {
		text := textOf(around)
		if len(text) > longest || around.Find("a[href]").Length() > 3 {
			break
		}
		around.Find("a[href]").Each(func(_ int, other *goquery.Selection) {
			if said := textOf(other); sayNothing.MatchString(said) {
				text = strings.Replace(text, said, " ", 1)
			}
		})
		if text = strings.Trim(fold(text), " -–|:»›"); !sayNothing.MatchString(text) && len(text) < 100 {
			return text
		}
	}
	u, err := url.Parse(a.AttrOr("href", ""))
	if err != nil {
		return ""
	}
	name := path.Base(strings.TrimSuffix(u.Path, "/"))
	return strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "-", " ")
}

// fewestOffered is how many feeds a page of feeds lists at least.
const fewestOffered = 3

// called are the names of pages of feeds.
var called = regexp.MustCompile(`(?i)\brss\b|\bfeeds?\b`)

// isIndex tells whether a page is there for its feeds: it offers many, and is
// called so in its address or its title.
func (p page) isIndex(offered []feeds.Link) bool {
	return len(offered) >= fewestOffered &&
		(called.MatchString(p.Find("title").First().Text()) || called.MatchString(p.Find("h1").First().Text()) || called.MatchString(path.Base(p.at.Path)))
}

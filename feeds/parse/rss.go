package parse

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"bantin/feeds"
)

// fromRSS fills doc from RSS 0.9x, 1.0 or 2.0.
func fromRSS(doc *feeds.Document, feed *rss.Feed) {
	doc.Format = "rss"
	doc.Title = either(feed.Title, htmlOf(feed.Extensions, "dc", "title"))
	doc.Description = either(feed.Description, htmlOf(feed.Extensions, "dc", "description"),
		htmlOf(feed.Extensions, "itunes", "subtitle"), htmlOf(feed.Extensions, "itunes", "summary"))
	doc.Link = either(either(feed.Links...), atomLink(feed.Extensions))
	doc.Language = either(feed.Language, value(feed.Extensions, "dc", "language"))
	doc.TTL = minutes(feed.TTL)
	doc.SkipHours = hours(feed.SkipHours)
	doc.SkipDays = days(feed.SkipDays)
	for _, item := range feed.Items {
		doc.Items = append(doc.Items, rssItem(item))
	}
}

func rssItem(item *rss.Item) feeds.Item {
	e := item.Extensions
	it := feeds.Item{
		GUID:         either(rssGUID(item), value(e, own, "about"), value(e, "dc", "identifier")),
		URL:          either(either(item.Links...), atomLink(e), permalink(item.GUID)),
		Title:        either(item.Title, htmlOf(e, "dc", "title"), htmlOf(e, "media", "title")),
		Summary:      either(item.Description, value(e, own, "summary"), htmlOf(e, "dc", "description"), htmlOf(e, "itunes", "summary"), mediaDescription(e)),
		Content:      either(item.Content, value(e, own, "body"), value(e, own, "fullitem")),
		Authors:      people(rssPeople(item)),
		Categories:   names(append(rssCategories(item), topics(e)...)),
		RawPublished: either(item.PubDate, dated(e, "dc", "date"), dated(e, "dcterms", "created", "issued"), dated(e, "atom", "published")),
		RawUpdated:   either(dated(e, "atom", "updated"), dated(e, "dcterms", "modified")),
		Base:         value(e, own, "base"),
	}
	if summary := value(e, own, "summary"); it.Content == "" && item.Description != "" && summary != "" {
		it.Summary, it.Content = summary, item.Description
		if len(summary) > len(item.Description) {
			it.Summary, it.Content = it.Content, it.Summary
		}
	}
	for _, enc := range item.Enclosures {
		it.Enclosures = append(it.Enclosures, feeds.Enclosure{
			URL: strings.TrimSpace(enc.URL), Type: strings.TrimSpace(enc.Type), Length: number(enc.Length)})
	}
	addMedia(&it, e)
	it.Image = either(it.Image, attr(e, "itunes", "image", "href"), picture(it.Enclosures), address(item.Custom["image"]))
	return it
}

// rssPeople returns who wrote an item, by whatever name it calls that.
func rssPeople(item *rss.Item) []string {
	e := item.Extensions
	list := append(values(e, "dc", "creator"), values(e, "dc", "author")...)
	return append(append(list, item.Author), values(e, "itunes", "author")...)
}

func rssGUID(item *rss.Item) string {
	if item.GUID == nil {
		return ""
	}
	return item.GUID.Value
}

// permalink returns a guid that is the item's address: it says so by default,
// but only what looks like an address is one.
func permalink(guid *rss.GUID) string {
	if guid == nil || strings.EqualFold(strings.TrimSpace(guid.IsPermalink), "false") {
		return ""
	}
	return address(guid.Value)
}

// address returns s if it is the address of a page, else nothing.
func address(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

func rssCategories(item *rss.Item) []string {
	var list []string
	for _, c := range item.Categories {
		list = append(list, c.Value)
	}
	return list
}

// dated returns the first of the named elements that is there.
func dated(e ext.Extensions, prefix string, names ...string) string {
	for _, name := range names {
		if s := value(e, prefix, name); s != "" {
			return s
		}
	}
	return ""
}

// minutes reads a ttl. What is no number asks nothing.
func minutes(s string) time.Duration {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(n > 0) {
		return 0
	}
	const year = 365 * 24 * 60
	return time.Duration(min(n, year) * float64(time.Minute))
}

// hours reads skipHours; some write 24 for midnight.
func hours(list []string) []int {
	var hours []int
	for _, s := range list {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err == nil && n >= 0 && n <= 24 && !slices.Contains(hours, n%24) {
			hours = append(hours, n%24)
		}
	}
	return hours
}

// days reads skipDays.
func days(list []string) []time.Weekday {
	var days []time.Weekday
	for _, s := range list {
		for day := time.Sunday; day <= time.Saturday; day++ {
			if strings.EqualFold(strings.TrimSpace(s), day.String()) && !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
	}
	return days
}

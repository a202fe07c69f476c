package render

import (
	"cmp"
	"encoding/xml"
	"strconv"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// An rssItem has of the library's item what is right: link, description,
// content:encoded after it, enclosure, guid and pubDate.
type rssItem struct {
	XMLName xml.Name `xml:"item"`
	Title   plain    `xml:"title"`
	gorilla.RssItem
	Abstract   *plain         `xml:"dcterms:abstract"`
	Updated    string         `xml:"atom:updated,omitempty"`
	Language   string         `xml:"dc:language,omitempty"`
	Creators   []string       `xml:"dc:creator"`
	Rights     *plain         `xml:"dc:rights"`
	Categories []plain        `xml:"category"`
	Source     *rssSource     `xml:"source"`
	Related    []link         `xml:"atom:link"`
	Thumbnail  *thumbnail     `xml:"media:thumbnail"`
	Media      []mediaContent `xml:"media:content"`
}

// An rssSource says which feed or page an item was taken from.
type rssSource struct {
	URL string `xml:"url,attr"`
	XML string `xml:",innerxml"`
}

func newRSSItem(x entry) rssItem {
	item := rssItem{
		Title:     plainText(x.title),
		Abstract:  abstract(x),
		Language:  x.language,
		Source:    newRSSSource(x.origin),
		Related:   related(x.also),
		Thumbnail: newThumbnail(x.image),
		RssItem: gorilla.RssItem{
			Link:        x.link,
			Description: cmp.Or(x.brief, asHTML(x.excerpt)),
			Guid:        &gorilla.RssGuid{Id: x.id, IsPermaLink: "false"},
			PubDate:     rfc822(x.published),
		},
	}
	if x.whole != "" {
		item.Content = &gorilla.RssContent{Content: x.whole}
	}
	if x.rights != "" {
		rights := plainText(x.rights)
		item.Rights = &rights
	}
	if x.updated.After(x.published) {
		item.Updated = rfc3339(x.updated)
	}
	for _, a := range x.authors {
		item.Creators = append(item.Creators, literal(a.name))
	}
	for _, c := range x.categories {
		item.Categories = append(item.Categories, plainText(c.Label))
	}
	item.attach(x.enclosures)
	item.Media = append(item.Media, picture(x)...)
	return item
}

// attach makes the first enclosure of known type and length the item's own, and
// media of the others: RSS insists on both.
func (item *rssItem) attach(list []feeds.Enclosure) {
	for _, c := range list {
		if item.Enclosure == nil && c.Type != "" && c.Length > 0 {
			item.Enclosure = &gorilla.RssEnclosure{Url: c.URL, Length: strconv.FormatInt(c.Length, 10), Type: c.Type}
			continue
		}
		item.Media = append(item.Media, newMediaContent(c))
	}
}

func newRSSSource(o feeds.Origin) *rssSource {
	if o.URL == "" || o.Name == "" {
		return nil
	}
	return &rssSource{URL: o.URL, XML: plainText(o.Name).XML}
}

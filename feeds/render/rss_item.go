package render

import (
	"encoding/xml"
	"strconv"
	"strings"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// An rssItem has of the library's item what is right: link, description,
// content:encoded after it, enclosure, guid and pubDate.
type rssItem struct {
	XMLName xml.Name `xml:"item"`
	Title   plain    `xml:"title"`
	gorilla.RssItem
	Updated    string         `xml:"atom:updated,omitempty"`
	Language   string         `xml:"dc:language,omitempty"`
	Creators   []string       `xml:"dc:creator"`
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

// A mediaContent is an enclosure for which an item has no place: RSS has one
// enclosure an item, and that must have a type.
type mediaContent struct {
	URL    string `xml:"url,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Medium string `xml:"medium,attr,omitempty"`
	Size   int64  `xml:"fileSize,attr,omitempty"`
	Title  *plain `xml:"media:title"`
}

func newRSSItem(x entry) rssItem {
	item := rssItem{
		Title:     plainText(x.title),
		Language:  x.language,
		Source:    newRSSSource(x.origin),
		Related:   related(x.also),
		Thumbnail: newThumbnail(x.image),
		RssItem: gorilla.RssItem{
			Link:        x.link,
			Description: asHTML(x.excerpt),
			Guid:        &gorilla.RssGuid{Id: x.id, IsPermaLink: "false"},
			PubDate:     rfc822(x.published),
		},
	}
	if x.html != "" {
		item.Content = &gorilla.RssContent{Content: x.html}
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
	return item
}

// attach makes the first enclosure of known type the item's own, and media of
// the others. A length that is not known is 0 there, as the Best Practices
// Profile has it.
func (item *rssItem) attach(list []feeds.Enclosure) {
	for _, c := range list {
		if item.Enclosure == nil && c.Type != "" {
			item.Enclosure = &gorilla.RssEnclosure{Url: c.URL, Length: strconv.FormatInt(c.Length, 10), Type: c.Type}
			continue
		}
		item.Media = append(item.Media, newMediaContent(c))
	}
}

func newMediaContent(c feeds.Enclosure) mediaContent {
	m := mediaContent{URL: c.URL, Type: c.Type, Size: c.Length}
	switch medium, _, _ := strings.Cut(c.Type, "/"); medium {
	case "image", "audio", "video":
		m.Medium = medium
	}
	if c.Title != "" {
		title := plainText(c.Title)
		m.Title = &title
	}
	return m
}

func newRSSSource(o feeds.Origin) *rssSource {
	if o.URL == "" || o.Name == "" {
		return nil
	}
	return &rssSource{URL: o.URL, XML: plainText(o.Name).XML}
}

package render

import (
	"encoding/xml"
	"slices"
	"strings"

	"bantin/feeds"
)

// Media RSS, in items of RSS and entries of Atom.
const mediaSpace = "http://search.yahoo.com/mrss/"

// A thumbnail is the picture that stands for an entry.
type thumbnail struct {
	XMLName xml.Name `xml:"media:thumbnail"`
	URL     string   `xml:"url,attr"`
}

func newThumbnail(url string) *thumbnail {
	if url == "" {
		return nil
	}
	return &thumbnail{URL: url}
}

// A mediaContent is a file for which an item has no place as an enclosure: RSS
// has one of them an item, of known type and length.
type mediaContent struct {
	URL    string `xml:"url,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Medium string `xml:"medium,attr,omitempty"`
	Size   int64  `xml:"fileSize,attr,omitempty"`
	Title  *plain `xml:"media:title"`
}

// newMediaContent says of a file what is known of it.
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

// picture is the picture that stands for an entry, if it is none of the
// entry's enclosures.
func picture(x entry) []mediaContent {
	if x.image == "" || slices.ContainsFunc(x.enclosures, func(c feeds.Enclosure) bool { return c.URL == x.image }) {
		return nil
	}
	m := newMediaContent(feeds.Enclosure{URL: x.image, Type: mediaType("", x.image)})
	m.Medium = "image"
	return []mediaContent{m}
}

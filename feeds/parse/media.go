package parse

import (
	"html"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"

	"bantin/feeds"
)

// mediaDescription returns what Media RSS says of an item, as HTML.
func mediaDescription(e ext.Extensions) string {
	for _, group := range append([]map[string][]ext.Extension{e["media"]}, mediaGroups(e)...) {
		for _, d := range group["description"] {
			if d.Value != "" && d.Attrs["type"] == "html" {
				return d.Value
			}
			if d.Value != "" {
				return html.EscapeString(d.Value)
			}
		}
	}
	return ""
}

// mediaGroups returns the elements of the groups that an item's media are in.
func mediaGroups(e ext.Extensions) []map[string][]ext.Extension {
	var groups []map[string][]ext.Extension
	for _, group := range e["media"]["group"] {
		groups = append(groups, group.Children)
	}
	return groups
}

// addMedia adds what Media RSS says of an item: files as enclosures, and a
// thumbnail, or else the first picture, as its image.
func addMedia(it *feeds.Item, e ext.Extensions) {
	groups := append([]map[string][]ext.Extension{e["media"]}, mediaGroups(e)...)
	thumbnails, pictures := []string{}, []string{}
	for _, group := range groups {
		for _, t := range group["thumbnail"] {
			thumbnails = append(thumbnails, mediaURL(t))
		}
		for _, c := range group["content"] {
			enc := feeds.Enclosure{URL: mediaURL(c), Type: c.Attrs["type"], Length: number(c.Attrs["fileSize"])}
			if titles := c.Children["title"]; len(titles) > 0 {
				enc.Title = titles[0].Value
			}
			it.Enclosures = append(it.Enclosures, enc)
			for _, t := range c.Children["thumbnail"] {
				thumbnails = append(thumbnails, mediaURL(t))
			}
			if c.Attrs["medium"] == "image" || isPicture(enc.Type) {
				pictures = append(pictures, enc.URL)
			}
		}
	}
	it.Enclosures = files(it.Enclosures)
	it.Image = either(append(thumbnails, pictures...)...)
}

func mediaURL(e ext.Extension) string { return strings.TrimSpace(e.Attrs["url"]) }

// files returns enclosures that have an address, once each.
func files(list []feeds.Enclosure) []feeds.Enclosure {
	seen := map[string]bool{"": true}
	var kept []feeds.Enclosure
	for _, enc := range list {
		if !seen[enc.URL] {
			seen[enc.URL] = true
			kept = append(kept, enc)
		}
	}
	return kept
}

// picture returns the address of the first enclosure that is one.
func picture(list []feeds.Enclosure) string {
	for _, enc := range list {
		if isPicture(enc.Type) {
			return enc.URL
		}
	}
	return ""
}

func isPicture(mediaType string) bool {
	return strings.HasPrefix(strings.ToLower(mediaType), "image/")
}

package parse

import (
	"html"
	"strconv"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"

	"bantin/feeds"
)

// values returns the texts of all elements of a name.
func values(e ext.Extensions, prefix, name string) []string {
	var texts []string
	for _, element := range e[prefix][name] {
		if element.Value != "" {
			texts = append(texts, element.Value)
		}
	}
	return texts
}

// value returns the text of the first element of a name.
func value(e ext.Extensions, prefix, name string) string { return either(values(e, prefix, name)...) }

// htmlOf returns the text of an element that holds plain text, as HTML.
func htmlOf(e ext.Extensions, prefix, name string) string {
	return html.EscapeString(value(e, prefix, name))
}

// attr returns an attribute of the first element of a name that has it.
func attr(e ext.Extensions, prefix, name, key string) string {
	for _, element := range e[prefix][name] {
		if s := strings.TrimSpace(element.Attrs[key]); s != "" {
			return s
		}
	}
	return ""
}

// atomLink returns the page that an atom:link in RSS names.
func atomLink(e ext.Extensions) string {
	for _, link := range e["atom"]["link"] {
		if rel := link.Attrs["rel"]; (rel == "" || rel == "alternate") && link.Attrs["href"] != "" {
			return strings.TrimSpace(link.Attrs["href"])
		}
	}
	return ""
}

// addMedia adds what Media RSS says of an item: files as enclosures, and a
// thumbnail, or else the first picture, as its image.
func addMedia(it *feeds.Item, e ext.Extensions) {
	elements := e["media"]
	groups := []map[string][]ext.Extension{elements}
	for _, group := range elements["group"] {
		groups = append(groups, group.Children)
	}
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

// people returns the names in what feeds write of authors: "a@b (Name)",
// "Name (a@b)" and "Name <a@b>" are Name.
func people(list []string) []string {
	var found []string
	for _, s := range list {
		found = append(found, withoutMail(strings.TrimSpace(s), "(", ")"))
	}
	for i, s := range found {
		found[i] = withoutMail(s, "<", ">")
	}
	return names(found)
}

// withoutMail returns the name beside an address, one of which is in brackets.
func withoutMail(s, left, right string) string {
	outside, inside, bracketed := strings.Cut(strings.TrimSuffix(s, right), left)
	outside, inside = strings.TrimSpace(outside), strings.TrimSpace(inside)
	switch {
	case !bracketed || !strings.HasSuffix(s, right):
	case strings.Contains(outside, "@") && inside != "":
		return inside
	case strings.Contains(inside, "@") && outside != "":
		return outside
	}
	return s
}

// either returns the first text that is not empty.
func either(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// names returns the texts that are not blank, once each, in order.
func names(list []string) []string {
	seen := map[string]bool{"": true}
	var kept []string
	for _, s := range list {
		if s = strings.TrimSpace(s); !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// number reads a length; 0 is unknown.
func number(s string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

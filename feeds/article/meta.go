package article

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A statement is what a page says to programs about its article.
type statement struct {
	title       string
	description string
	published   string // as written
	image       string
	author      string
	site        string // the name of the site
}

// readMeta reads the meta elements of a page; each field is that of the first
// name of a list that the page uses.
func readMeta(root *html.Node) statement {
	values := map[string]string{}
	for n := range root.Descendants() {
		value := attr(n, "content")
		switch {
		case element(n, atom.Meta):
		case n.Type == html.ElementNode && strings.EqualFold(attr(n, "itemprop"), "datePublished"):
			value = cmp.Or(value, attr(n, "datetime"), textOf(n))
		default:
			continue
		}
		for _, key := range []string{attr(n, "property"), attr(n, "name"), attr(n, "itemprop")} {
			key = strings.ToLower(key)
			if key != "" && value != "" && values[key] == "" {
				values[key] = value
			}
		}
	}
	first := func(keys ...string) string {
		for _, key := range keys {
			if values[key] != "" {
				return values[key]
			}
		}
		return ""
	}
	return statement{
		title:       clean(first("og:title", "twitter:title", "dc.title", "headline", "title")),
		description: clean(first("og:description", "twitter:description", "description", "dc.description")),
		published: first("article:published_time", "og:article:published_time", "datepublished", "pubdate",
			"publishdate", "publish_date", "publish-date", "parsely-pub-date", "dc.date.issued", "dcterms.issued",
			"dcterms.created", "dc.date", "date"),
		image:  first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"),
		author: clean(first("article:author", "author", "dc.creator")),
		site:   clean(first("og:site_name", "application-name")),
	}
}

// or fills what is empty with what another statement says.
func (s statement) or(other statement) statement {
	for _, field := range []struct {
		to   *string
		from string
	}{
		{&s.title, other.title}, {&s.description, other.description}, {&s.published, other.published},
		{&s.image, other.image}, {&s.author, other.author}, {&s.site, other.site},
	} {
		if *field.to == "" {
			*field.to = field.from
		}
	}
	return s
}

// baseOf is what the page says its addresses are relative to.
func baseOf(root *html.Node) string {
	for n := range root.Descendants() {
		if element(n, atom.Base) && attr(n, "href") != "" {
			return attr(n, "href")
		}
	}
	return ""
}

package validate

import (
	"slices"
	"strings"
)

// relations are those that may stand in feeds (RFC 4287, RFC 5005, WebSub).
var relations = []string{"alternate", "related", "self", "enclosure", "via", "hub", "current", "first", "last",
	"next", "previous", "prev-archive", "next-archive", "license", "replies", "search", "up"}

// relation is what a link is to its entry (RFC 4287, 4.2.7.2).
func relation(link *node) string {
	if link.has("rel") {
		return link.attr("rel")
	}
	return "alternate"
}

// link looks at one link of Atom, in RSS as well.
func (r *report) link(where string, n *node) {
	rel := relation(n)
	r.web(where, rel+" link", n.attr("href"))
	if !slices.Contains(relations, rel) {
		r.add(where, "link has the unregistered relation %q", rel)
	}
	if n.has("type") {
		r.mediaType(where, rel+" link's type", n.attr("type"))
	}
	if n.has("title") {
		r.plain(where, rel+" link's title", n.attr("title"))
	}
	if n.has("length") {
		r.number(where, rel+" link's length", n.attr("length"), 0)
	}
	if n.has("hreflang") {
		r.language(where, n.attr("hreflang"))
	}
	if len(n.children) > 0 || strings.TrimSpace(n.text) != "" {
		r.add(where, "%s link is not empty", rel)
	}
}

// alternates wants one alternate link a type and language (RFC 4287, 4.1.1).
func (r *report) alternates(where string, n *node) {
	met := map[string]bool{}
	for _, l := range n.all("atom:link") {
		kind := l.attr("type") + " " + l.attr("hreflang")
		if relation(l) != "alternate" {
			continue
		}
		if met[kind] {
			r.add(where, "has two alternate links of one type")
		}
		met[kind] = true
	}
}

// selfLink wants exactly one link that says where the document is served.
func (r *report) selfLink(where string, n *node, tag, self, mediaType string) {
	count := 0
	for _, l := range n.all(tag) {
		if relation(l) != "self" {
			continue
		}
		count++
		if l.attr("href") != self {
			r.add(where, "self link %q is not the address %q", l.attr("href"), self)
		}
		if l.attr("type") != mediaType {
			r.add(where, "self link is of type %q, not %s", l.attr("type"), mediaType)
		}
	}
	if count != 1 {
		r.add(where, "has %d self links", count)
	}
}

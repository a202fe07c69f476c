package validate

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

var (
	atomFeed = []string{"atom:title", "atom:subtitle", "atom:id", "atom:updated", "atom:author", "atom:contributor",
		"atom:link", "atom:category", "atom:generator", "atom:icon", "atom:logo", "atom:rights",
		"history:archive", "atom:entry"}
	atomEntry = []string{"atom:title", "atom:id", "atom:updated", "atom:published", "atom:author", "atom:contributor",
		"atom:link", "atom:category", "atom:content", "atom:summary", "atom:rights", "atom:source",
		"dcterms:abstract", "media:thumbnail", "media:content"}
)

func (r *report) atom(root *node, self string) {
	if root.tag() != "atom:feed" {
		r.add("document", "is <%s>, not a feed in the namespace of Atom", root.tag())
		return
	}
	const where = "feed"
	r.elements(where, root, atomFeed)
	if tag, ok := root.language(); ok {
		r.language(where, tag)
	}
	changed := r.atomMetadata(where, root)
	r.selfLink(where, root, "atom:link", self, "application/atom+xml")
	r.inChain(where, root)
	r.metadataFirst(where, root, "atom:entry")
	for i, e := range root.all("atom:entry") {
		entry := fmt.Sprintf("entry %d", i+1)
		if t := r.atomEntry(entry, e); !changed.IsZero() && t.After(changed) {
			r.add(entry, "was updated after the feed was")
		}
		if e.first("atom:author") == nil && root.first("atom:author") == nil {
			r.add(entry, "has no author, nor has the feed")
		}
	}
}

// atomMetadata looks at what feeds, sources and entries have in common, and
// returns when it was updated.
func (r *report) atomMetadata(where string, n *node) (updated time.Time) {
	for _, need := range []string{"atom:title", "atom:id", "atom:updated"} {
		if n.first(need) == nil {
			r.add(where, "has no %s", need)
		}
	}
	for _, c := range n.children {
		switch tag := c.tag(); tag {
		case "atom:title", "atom:subtitle", "atom:summary", "atom:rights", "atom:content":
			r.text(where, c)
		case "dcterms:abstract":
			r.plain(where, tag, c.text)
		case "atom:id":
			r.id(where, tag, c.text)
		case "atom:icon", "atom:logo":
			r.web(where, tag, c.text)
		case "atom:updated":
			updated = r.rfc3339(where, tag, c.text)
		case "atom:author", "atom:contributor":
			r.person(where, c)
		case "atom:category":
			r.plain(where, "category term", c.attr("term"))
			if c.has("label") {
				r.plain(where, "category label", c.attr("label"))
			}
		case "atom:generator":
			r.plain(where, tag, c.text)
		case "atom:link":
			r.link(where, c)
		}
	}
	r.alternates(where, n)
	return updated
}

func (r *report) atomEntry(where string, e *node) time.Time {
	r.elements(where, e, atomEntry)
	if tag, ok := e.language(); ok {
		r.language(where, tag)
	}
	updated := r.atomMetadata(where, e)
	if c := e.first("atom:id"); c != nil {
		r.unique(where, "id", c.text)
	}
	if c := e.first("atom:updated"); c != nil {
		r.unique(where, "updated", c.text)
	}
	if c := e.first("atom:published"); c != nil {
		r.order(where, r.rfc3339(where, "atom:published", c.text), updated)
	}
	if e.first("atom:content") == nil {
		if e.first("atom:summary") == nil {
			r.add(where, "has neither content nor summary")
		}
		if !slices.ContainsFunc(e.all("atom:link"), func(l *node) bool { return relation(l) == "alternate" }) {
			r.add(where, "has neither content nor an alternate link")
		}
	}
	r.atomSource(where, e)
	for _, c := range e.children {
		if strings.HasPrefix(c.tag(), "media:") {
			r.media(where, c)
		}
	}
	return updated
}

// atomSource wants the source last, and complete.
func (r *report) atomSource(where string, e *node) {
	source := e.first("atom:source")
	if source == nil {
		return
	}
	if e.children[len(e.children)-1] != source {
		r.add(where, "has its source not at the end")
	}
	r.elements(where+", source", source, atomFeed[:len(atomFeed)-2])
	r.atomMetadata(where+", source", source)
}

// text looks at a text construct or content (RFC 4287, 3.1 and 4.1.3).
func (r *report) text(where string, n *node) {
	tag := n.tag()
	switch kind := n.attr("type"); {
	case len(n.children) > 0:
		r.add(where, "%s contains elements", tag)
	case kind == "html":
		r.html(where, tag, n.text)
		if strings.TrimSpace(n.text) == "" {
			r.add(where, "%s is blank", tag)
		}
	case kind == "text":
		r.plain(where, tag, n.text)
	default:
		r.add(where, "%s is of type %q, not text or html", tag, kind)
	}
}

func (r *report) person(where string, n *node) {
	names := n.all("atom:name")
	if len(names) != 1 {
		r.add(where, "%s has %d names", n.tag(), len(names))
	}
	for _, c := range n.children {
		switch tag := c.tag(); tag {
		case "atom:name":
			r.plain(where, n.tag(), c.text)
		case "atom:uri":
			r.web(where, tag, c.text)
		case "atom:email":
			r.email(where, tag, c.text)
		default:
			r.add(where, "%s has the unknown element %s", n.tag(), tag)
		}
	}
}

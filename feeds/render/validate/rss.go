package validate

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

var (
	rssChannel = []string{"title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
		"pubDate", "lastBuildDate", "category", "generator", "docs", "ttl", "atom:link", "history:archive", "item"}
	rssItem = []string{"title", "link", "description", "author", "category", "comments", "enclosure", "guid",
		"pubDate", "source", "content:encoded", "dc:creator", "dc:language", "dc:rights", "atom:link", "atom:updated",
		"dcterms:abstract", "media:thumbnail", "media:content"}
	repeated = []string{"item", "category", "dc:creator", "atom:link", "media:content",
		"atom:entry", "atom:author", "atom:contributor", "atom:category"}
)

func (r *report) rss(root *node, self string) {
	if root.tag() != "rss" || root.attr("version") != "2.0" {
		r.add("document", "is <%s> of version %q, not RSS 2.0", root.tag(), root.attr("version"))
		return
	}
	channels := root.all("channel")
	if len(channels) != 1 || len(root.children) != 1 {
		r.add("rss", "has %d channels among %d elements, not one alone", len(channels), len(root.children))
		return
	}
	ch := channels[0]
	r.elements("channel", ch, rssChannel)
	r.channelTexts(ch)
	r.selfLink("channel", ch, "atom:link", self, "application/rss+xml")
	r.inChain("channel", ch)
	r.metadataFirst("channel", ch, "item")
	for i, item := range ch.all("item") {
		r.rssItem(fmt.Sprintf("item %d", i+1), item)
	}
}

func (r *report) channelTexts(ch *node) {
	const where = "channel"
	for _, need := range []string{"title", "link", "description"} {
		if ch.first(need) == nil {
			r.add(where, "has no %s", need)
		}
	}
	for _, n := range ch.children {
		switch tag := n.tag(); tag {
		case "title":
			r.plain(where, tag, n.text)
		case "description", "copyright", "category", "generator":
			if n.text != "" {
				r.plain(where, tag, n.text)
			}
		case "link", "docs":
			r.web(where, tag, n.text)
		case "language":
			r.language(where, n.text)
		case "atom:link":
			r.link(where, n)
		case "managingEditor", "webMaster":
			r.mailbox(where, tag, n.text)
		case "pubDate", "lastBuildDate":
			r.rfc822(where, tag, n.text)
		case "ttl":
			if minutes, err := strconv.Atoi(n.text); err != nil || minutes <= 0 {
				r.add(where, "ttl %q is no positive number", n.text)
			}
		}
	}
}

func (r *report) rssItem(where string, item *node) {
	r.elements(where, item, rssItem)
	if item.first("title") == nil && item.first("description") == nil {
		r.add(where, "has neither title nor description")
	}
	if item.first("guid") == nil {
		r.add(where, "has no guid")
	}
	if item.first("author") != nil && item.first("dc:creator") != nil {
		r.add(where, "has both author and dc:creator")
	}
	described := false
	for _, n := range item.children {
		switch tag := n.tag(); tag {
		case "title", "category", "dc:creator", "dc:rights", "dcterms:abstract":
			r.plain(where, tag, n.text)
		case "description":
			described = true
			r.html(where, tag, n.text)
		case "content:encoded":
			if !described {
				r.add(where, "has content:encoded before its description")
			}
			r.html(where, tag, n.text)
		case "link", "comments":
			r.web(where, tag, n.text)
		case "author":
			r.mailbox(where, tag, n.text)
		case "dc:language":
			r.language(where, n.text)
		case "atom:link":
			r.link(where, n)
			if relation(n) == "self" {
				r.add(where, "has a self link of its own")
			}
		case "guid":
			r.guid(where, n)
		case "enclosure":
			r.enclosure(where, n)
		case "source":
			r.plain(where, tag, n.text)
			r.web(where, "source url", n.attr("url"))
		case "media:thumbnail", "media:content":
			r.media(where, n)
		}
	}
	r.rssDates(where, item)
}

func (r *report) rssDates(where string, item *node) {
	var published, updated time.Time
	if n := item.first("pubDate"); n != nil {
		published = r.rfc822(where, "pubDate", n.text)
	}
	if n := item.first("atom:updated"); n != nil {
		updated = r.rfc3339(where, "atom:updated", n.text)
	}
	r.order(where, published, updated)
}

func (r *report) guid(where string, n *node) {
	r.unique(where, "guid", n.text)
	switch permalink := n.attr("isPermaLink"); {
	case permalink == "false":
		r.id(where, "guid", n.text)
	case permalink == "true", !n.has("isPermaLink"):
		r.web(where, "guid that is a permalink", n.text)
	default:
		r.add(where, "isPermaLink %q is neither true nor false", permalink)
	}
}

func (r *report) enclosure(where string, n *node) {
	r.web(where, "enclosure url", n.attr("url"))
	r.mediaType(where, "enclosure type", n.attr("type"))
	r.number(where, "enclosure length", n.attr("length"), 1)
}

// media looks at an element of Media RSS.
func (r *report) media(where string, n *node) {
	tag := n.tag()
	r.web(where, tag+" url", n.attr("url"))
	if n.has("type") {
		r.mediaType(where, tag+" type", n.attr("type"))
	}
	if n.has("fileSize") {
		r.number(where, tag+" fileSize", n.attr("fileSize"), 1)
	}
	if m := n.attr("medium"); n.has("medium") && !slices.Contains([]string{"image", "audio", "video", "document", "executable"}, m) {
		r.add(where, "%s medium %q is none", tag, m)
	}
	for _, title := range n.all("media:title") {
		r.plain(where, "media:title", title.text)
	}
}

package normalize

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// A page is a text that was HTML, made safe to show.
type page struct {
	facts
	html string // balanced, every address absolute
}

// rich says whether the page of an article, at the given address, is more than
// one paragraph of words.
func (f facts) rich(article string) bool {
	return f.pictures > 0 || f.structures > 0 || f.paragraphs > 1 || f.leads(article)
}

// leads says whether a page has links to elsewhere than its article.
func (f facts) leads(article string) bool {
	return slices.ContainsFunc(f.links, func(to string) bool {
		to, _, _ = strings.Cut(to, "#")
		return to != article
	})
}

// safe returns HTML as it may be republished. Addresses in it are resolved
// against at.
func safe(source string, at *url.URL, n *notes) page {
	if repaired, ok := undecoded(source); ok {
		n.add(feeds.RepairMojibake, source, repaired)
		source = repaired
	}
	source = markup(source, n)
	f := fragment{
		base: at, input: source, vietnamese: icelandic(source),
		out: make([]byte, 0, len(source)+len(source)/4),
	}
	f.read()
	if f.harm != "" {
		n.found(feeds.RepairHTML, f.harm)
	}
	if f.entities != nil {
		n.add(feeds.RepairEntities, f.entities.before, f.entities.after)
	}
	if f.characters != nil {
		n.add(feeds.RepairUnicode, f.characters.before, f.characters.after)
	}
	return page{facts: f.facts, html: policy().Sanitize(string(f.out))}
}

// icelandic says whether HTML has Icelandic letters where Vietnamese ones are
// meant.
func icelandic(source string) bool {
	return (hasEth(source) || strings.Contains(source, "ETH;") || strings.Contains(source, "#208;")) &&
		lookalikes(plaintext.Of(source))
}

// markup returns the HTML of a text that was escaped once too often, or has no
// tags at all: there an empty line is the end of a paragraph.
func markup(source string, n *notes) string {
	if tagged(source) {
		return source
	}
	if strings.Contains(source, "&lt;") || strings.Contains(source, "&#") || strings.Contains(source, "&amp;lt;") {
		if once := unescaped(html.UnescapeString(source)); marked(once) {
			n.add(feeds.RepairEntities, source, once)
			return once
		}
	}
	source = strings.ReplaceAll(source, "\r\n", "\n")
	if !strings.Contains(source, "\n\n") {
		return source
	}
	return "<p>" + strings.ReplaceAll(source, "\n\n", "</p><p>") + "</p>"
}

package parse

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"bantin/feeds"
)

// A page is an HTML document as a tree.
type page struct {
	*goquery.Document
	base *url.URL // what its addresses are relative to; nil: unknown
	at   *url.URL // where it was read
}

// readPage reads a page and fills doc with what it says of itself.
func readPage(doc *feeds.Document, text []byte) (page, *feeds.Problem) {
	plain, tags, problem := flatten(text)
	if problem != nil {
		return page{}, problem
	}
	root, err := nethtml.ParseWithOptions(bytes.NewReader(plain), nethtml.ParseOptionEnableScripting(false))
	if err != nil { // it nests deeper than the parser goes
		return page{}, &feeds.Problem{Class: feeds.TooDeep, Err: err}
	}
	restore(root, tags)
	p := page{Document: goquery.NewDocumentFromNode(root), at: whereabouts(doc.URL)}
	p.base, _ = url.Parse(doc.URL)
	if href, ok := p.Find("base[href]").First().Attr("href"); ok && p.base != nil {
		if base, err := p.base.Parse(strings.TrimSpace(href)); err == nil {
			p.base = base
		}
	}
	doc.Format = "html"
	doc.Link = doc.URL
	doc.Title = html.EscapeString(fold(p.Find("title").First().Text()))
	doc.Language = strings.TrimSpace(p.Find("html").AttrOr("lang", ""))
	if p.base != nil {
		doc.Base = p.base.String()
	}
	doc.Feeds = p.announced()
	doc.Next = p.next()
	return p, nil
}

// readAnnounced reads a page for the feeds that it announces. Its items are
// nobody's business here: no list of it is known.
func readAnnounced(doc *feeds.Document, text []byte) *feeds.Problem {
	p, problem := readPage(doc, text)
	if problem != nil {
		return problem
	}
	doc.Offers = p.offered()
	doc.IsIndex = p.isIndex(doc.Offers)
	return nil
}

// maxText is how much text of one element is read. Blocks inside blocks would
// each repeat what the innermost holds.
const maxText = 16 << 10

// textOf returns the text of a selection, a space between blocks.
func textOf(s *goquery.Selection) string {
	var b strings.Builder
	for _, n := range s.Nodes {
		writeText(&b, n)
	}
	return fold(strings.ToValidUTF8(b.String(), "")) // the end may be cut in a character
}

// inline are the elements that do not part words.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "big": true, "code": true, "em": true, "font": true,
	"i": true, "mark": true, "q": true, "s": true, "small": true, "span": true, "strong": true, "sub": true,
	"sup": true, "tt": true, "u": true, "wbr": true}

func writeText(b *strings.Builder, n *nethtml.Node) {
	switch {
	case b.Len() >= maxText:
		return
	case n.Type == nethtml.TextNode:
		b.WriteString(n.Data[:min(len(n.Data), maxText-b.Len())])
		return
	case n.Type == nethtml.ElementNode && !inline[n.Data]:
		b.WriteByte(' ')
		defer b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		writeText(b, c)
	}
}

package article

import (
	"bytes"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// regionOf is the smallest element that holds the heading and most of the
// page's prose; the body where the heading was not found.
func regionOf(body, title *html.Node) *html.Node {
	if title == nil {
		return body
	}
	all := weigh(body).prose
	for n := title.Parent; n != nil && n != body; n = n.Parent {
		if n.Type == html.ElementNode && 10*weigh(n).prose >= 6*all && all > 0 {
			return n
		}
	}
	return body
}

// before takes out of a region what stands before a node, and the node.
func before(region, n *html.Node) {
	title := n
	for n != region && n.Parent != nil {
		for p := n.PrevSibling; p != nil; p = n.PrevSibling {
			drop(p)
		}
		n = n.Parent
	}
	drop(title)
}

// content is the article in a region as HTML. A region of its own that has
// hardly a link in it is the article; from others readability takes it, unless
// that loses much of the prose, as happens to lists and to texts of many links.
func content(region *html.Node, base *url.URL) (string, error) {
	own := !element(region, atom.Body)
	whole := detach(region)
	w := weigh(whole)
	if w.text == 0 && w.images == 0 {
		return "", nil
	}
	if own && w.clean() {
		return render(bodyOf(whole))
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseDocument(whole, base)
	if err != nil || found.Node == nil {
		return render(bodyOf(whole))
	}
	got := weigh(found.Node)
	if got.text == 0 && got.images == 0 || own && 4*got.prose < 3*w.prose {
		return render(bodyOf(whole))
	}
	return render(found.Node)
}

// detach makes a page of a region.
func detach(region *html.Node) *html.Node {
	doc := &html.Node{Type: html.DocumentNode}
	top := newElement(atom.Html)
	body := newElement(atom.Body)
	doc.AppendChild(top)
	top.AppendChild(newElement(atom.Head))
	top.AppendChild(body)
	if element(region, atom.Body) {
		for c := region.FirstChild; c != nil; c = region.FirstChild {
			region.RemoveChild(c)
			body.AppendChild(c)
		}
		loosen(body)
		return doc
	}
	drop(region)
	loosen(region)
	body.AppendChild(region)
	return doc
}

// loosen makes of tables that only place things on the page what stands
// without one.
func loosen(top *html.Node) {
	if element(top, atom.Li, atom.Dd, atom.Dt) {
		rename(top)
	}
	for _, table := range append([]*html.Node{top}, collect(top, func(n *html.Node) bool { return element(n, atom.Table) })...) {
		if element(table, tableParts...) && places(table) {
			rename(table)
			for _, part := range cellsOf(table) {
				rename(part)
			}
		}
	}
}

var tableParts = []atom.Atom{atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th}

func rename(n *html.Node) { n.Data, n.DataAtom = "div", atom.Div }

// cellsOf are the parts of a table that are not those of a table in it.
func cellsOf(table *html.Node) (parts []*html.Node) {
	for n := range table.ChildNodes() {
		if !element(n, tableParts...) || element(n, atom.Table) {
			continue
		}
		parts = append(append(parts, n), cellsOf(n)...)
	}
	return parts
}

// longestCell is how many bytes of prose a cell of figures or names has at most.
const longestCell = 400

// places says whether a table, or a part of one, only places things: it has
// no headings, and a cell a row, or a text in one of its cells.
func places(table *html.Node) bool {
	if !element(table, atom.Table) {
		return true // a table that is cut up is none
	}
	single := true
	for _, part := range cellsOf(table) {
		switch {
		case element(part, atom.Th, atom.Thead):
			return false
		case element(part, atom.Tr):
			single = single && len(cellsOf(part)) < 2
		case element(part, atom.Td) && weigh(part).prose > longestCell:
			return true
		}
	}
	return single
}

func newElement(kind atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: kind.String(), DataAtom: kind}
}

func bodyOf(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if element(n, atom.Body) {
			return n
		}
	}
	return nil
}

// render writes what is in an element.
func render(n *html.Node) (string, error) {
	var b bytes.Buffer
	for c := range n.ChildNodes() {
		if err := html.Render(&b, c); err != nil {
			return "", err
		}
	}
	return strings.TrimSpace(b.String()), nil
}

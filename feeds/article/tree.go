package article

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"bantin/feeds/plaintext"
)

// inline are the elements that do not end a line.
var inline = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.B: true, atom.Big: true, atom.Code: true,
	atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Mark: true, atom.Nobr: true, atom.Q: true,
	atom.S: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Wbr: true, atom.Label: true, atom.Input: true}

// element says whether a node is an element of one of the given kinds, or any.
func element(n *html.Node, kinds ...atom.Atom) bool {
	return n.Type == html.ElementNode && (len(kinds) == 0 || slices.Contains(kinds, n.DataAtom))
}

// attr returns an attribute of an element, "" without one.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// longestNames is how many bytes of the names of an element are looked at.
const longestNames = 200

// names are the class and id of an element, in lower case.
func names(n *html.Node) string {
	text := attr(n, "class") + " " + attr(n, "id")
	return strings.ToLower(text[:min(len(text), longestNames)])
}

// textOf is the text of a tree in one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	write(&b, n)
	return clean(b.String())
}

func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode && !inline[n.DataAtom] {
		b.WriteByte(' ')
		defer b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		write(b, c)
	}
}

// holds says whether the text of a tree is the given line.
func holds(n *html.Node, text string) bool {
	size, most := 0, 2*len(text) // letters may not be composed
	if n.Type == html.TextNode {
		return clean(n.Data) == text
	}
	for t := range n.Descendants() {
		if t.Type != html.TextNode {
			continue
		}
		if size += len(strings.TrimSpace(t.Data)); size > most {
			return false
		}
	}
	return textOf(n) == text
}

// clean makes one line of a text, in composed letters.
func clean(text string) string { return norm.NFC.String(plaintext.Line(text)) }

// within says whether n is top, or stands inside of it.
func within(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

// inside returns the innermost element of a kind that n is, or stands in.
func inside(n *html.Node, kinds ...atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if element(n, kinds...) {
			return n
		}
	}
	return nil
}

// collect returns the elements below a node of which a rule holds. They may
// be taken out of the tree while they are gone through.
func collect(root *html.Node, rule func(*html.Node) bool) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && rule(n) {
			list = append(list, n)
		}
	}
	return list
}

// unlink makes plain text of the links that lead to the page itself.
func unlink(root *html.Node, base *url.URL, address string) {
	own, _, _ := strings.Cut(address, "#")
	for n := range root.Descendants() {
		if !element(n, atom.A) {
			continue
		}
		u, err := base.Parse(attr(n, "href"))
		if err != nil || u.Fragment != "" || u.String() != own {
			continue
		}
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	}
}

// drop takes a node out of its tree, if it is in one.
func drop(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// hidden says whether browsers do not show an element.
func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	shown, off := false, false
	for _, name := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		off = off || name == "hidden" || name == "hide" || name == "d-none"
		shown = shown || strings.HasPrefix(name, "d-") && name != "d-none" // on screens of some widths
	}
	return off && !shown
}

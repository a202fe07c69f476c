package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A node is an element of a page.
type node struct{ *html.Node }

// parsed reads a page, and fails the test if it is not written as it is meant
// to be read: every element closed, in order, none invented by the reader.
func parsed(t testing.TB, page string) node {
	t.Helper()
	wellFormed(t, page)
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return node{root}
}

// wellFormed holds a page to closing what it opens, in the right order.
func wellFormed(t testing.TB, page string) {
	t.Helper()
	void := map[atom.Atom]bool{atom.Meta: true, atom.Link: true, atom.Img: true, atom.Br: true, atom.Wbr: true, atom.Input: true}
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("left open: %q", open)
			}
			return
		case html.StartTagToken:
			if tok := z.Token(); !void[tok.DataAtom] {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			tok := z.Token()
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Errorf("</%s> closes %q", tok.Data, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// find lists the elements of a name, in order.
func (n node) find(name string) []node {
	var list []node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			list = append(list, node{d})
		}
	}
	return list
}

func (n node) has(name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func (n node) attr(name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// words is the text inside an element, spaces folded.
func (n node) words() string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (n node) texts(name string) []string {
	var list []string
	for _, e := range n.find(name) {
		list = append(list, e.words())
	}
	return list
}

// baseOf is what the paths of all pages in the language of one begin with.
func baseOf(path string) string {
	if path == englishRoot || strings.HasPrefix(path, englishRoot+"/") {
		return englishRoot
	}
	return ""
}

// hidden is whether an element is not shown, unless the style does because
// scripts run.
func hidden(n node) bool {
	for p := n.Node; p != nil; p = p.Parent {
		if (node{p}).has("hidden") {
			return true
		}
	}
	return false
}

// checkForm holds a page to what every page promises.
func checkForm(t testing.TB, path, page string) {
	t.Helper()
	doc := parsed(t, page)
	ids := map[string]bool{}
	level := 0
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		n := node{d}
		if id := n.attr("id"); id != "" {
			if ids[id] {
				t.Errorf("%s: two elements with the id %q", path, id)
			}
			ids[id] = true
		}
		switch d.Data {
		case "h1", "h2", "h3", "h4":
			now := int(d.Data[1] - '0')
			if now > level+1 {
				t.Errorf("%s: <%s> %q after <h%d>", path, d.Data, n.words(), level)
			}
			level = now
		case "img":
			if n.attr("width") == "" || n.attr("height") == "" || !n.has("alt") {
				t.Errorf("%s: a picture without room or alternative", path)
			}
		case "script":
			if n.attr("type") == "application/ld+json" {
				break // data
			}
			if n.attr("src") != assets().script || n.words() != "" {
				t.Errorf("%s: a script that is not the site's: %q", path, n.attr("src"))
			}
		case "style", "iframe":
			t.Errorf("%s: <%s>", path, d.Data)
		case "button":
			if n.attr("type") != "submit" && !hidden(n) {
				t.Errorf("%s: the button %q does nothing without scripts", path, n.words())
			}
		case "form":
			if n.attr("method") != "get" || strings.TrimPrefix(n.attr("action"), baseOf(path)) != searchPath {
				t.Errorf("%s: a form to %s %s", path, n.attr("method"), n.attr("action"))
			}
		case "input", "select":
			if !strings.Contains(page, `<label for="`+n.attr("id")+`"`) {
				t.Errorf("%s: the field %q has no label", path, n.attr("name"))
			}
		case "a":
			if n.words() == "" {
				t.Errorf("%s: a link to %q without words", path, n.attr("href"))
			}
		}
		for _, a := range d.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s %s>", path, d.Data, a.Key)
			}
		}
	}
	for _, name := range []string{"h1", "main", "title", "header", "footer"} {
		among := doc
		if name == "title" { // drawings have some too
			among = doc.find("head")[0]
		}
		if len(among.find(name)) != 1 {
			t.Errorf("%s: %d <%s>", path, len(doc.find(name)), name)
		}
	}
	language := "vi"
	if baseOf(path) != "" {
		language = "en"
	}
	if doc.find("html")[0].attr("lang") != language || strings.TrimSpace(doc.find("title")[0].words()) == "" {
		t.Errorf("%s: no language or title", path)
	}
	for _, a := range doc.find("a") {
		if anchor, ok := strings.CutPrefix(a.attr("href"), "#"); ok && !ids[anchor] {
			t.Errorf("%s: %q leads nowhere", path, anchor)
		}
	}
}

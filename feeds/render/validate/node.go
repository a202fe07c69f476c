package validate

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// A node is an element of XML.
type node struct {
	name     xml.Name // with the namespace's short name, see spaces
	attrs    []xml.Attr
	text     string // of the element itself
	children []*node
}

// spaces are the namespaces that a document may use, and the short names
// under which rules speak of them.
var spaces = map[string]string{
	"":                                 "",
	"http://www.w3.org/2005/Atom":      "atom",
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://purl.org/dc/terms/":        "dcterms",
	"http://purl.org/rss/1.0/modules/content/": "content",
	"http://search.yahoo.com/mrss/":            "media",
	"http://purl.org/syndication/history/1.0":  "history",
}

// parse reads a document of XML; nil: it is not even that.
func (r *report) parse(doc []byte) *node {
	if !utf8.Valid(doc) {
		r.add("document", "is not UTF-8")
		return nil
	}
	top, err := tree(xml.NewDecoder(bytes.NewReader(doc)))
	switch {
	case err != nil:
		r.add("document", "is not well-formed: %v", err)
		return nil
	case len(top.children) != 1 || strings.TrimSpace(top.text) != "":
		r.add("document", "has not exactly one element that holds everything")
		return nil
	}
	return top.children[0]
}

// tree reads all elements, below one that is not in the document.
func tree(d *xml.Decoder) (*node, error) {
	path := []*node{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return path[0], nil
		}
		if err != nil {
			return nil, err
		}
		last := path[len(path)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := element(t)
			last.children = append(last.children, n)
			path = append(path, n)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			last.text += string(t)
		}
	}
}

func element(t xml.StartElement) *node {
	space, ok := spaces[t.Name.Space]
	if !ok {
		space = t.Name.Space // no rule knows it
	}
	n := &node{name: xml.Name{Space: space, Local: t.Name.Local}}
	for _, a := range t.Copy().Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			n.attrs = append(n.attrs, a)
		}
	}
	return n
}

// tag is how rules call an element: "title", "atom:link".
func (n *node) tag() string {
	if n.name.Space == "" {
		return n.name.Local
	}
	return n.name.Space + ":" + n.name.Local
}

// all returns the children of a kind.
func (n *node) all(tag string) []*node {
	var list []*node
	for _, c := range n.children {
		if c.tag() == tag {
			list = append(list, c)
		}
	}
	return list
}

// first returns the first child of a kind, or nil.
func (n *node) first(tag string) *node {
	for _, c := range n.children {
		if c.tag() == tag {
			return c
		}
	}
	return nil
}

// attr returns an attribute without a namespace; "" if there is none.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n *node) has(name string) bool {
	for _, a := range n.attrs {
		if a.Name.Space == "" && a.Name.Local == name {
			return true
		}
	}
	return false
}

// language returns xml:lang.
func (n *node) language() (tag string, ok bool) {
	for _, a := range n.attrs {
		if a.Name.Local == "lang" && strings.HasSuffix(a.Name.Space, "/XML/1998/namespace") {
			return a.Value, true
		}
	}
	return "", false
}

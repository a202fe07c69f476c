package listing

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
)

// What a page may have at most. Elements that nest deeper than maxNesting are
// taken for siblings, which no page that people read would notice.
const (
	maxNodes      = 120_000
	maxAttributes = 120_000
	maxLinks      = 10_000
	maxNesting    = 256
	maxValue      = 4 << 10  // bytes of an attribute
	maxText       = 64 << 10 // bytes of one text
	maxScripts    = 2 << 20  // bytes of data that scripts hold
	maxElement    = 16 << 10 // bytes of text that are read of one element
)

// A node is an element or a text. The zero node of a tree is its root, so 0
// stands for "none" wherever a sibling or a child is named.
type node struct {
	tag   string // "" for a text
	text  string // of a text: white space folded, a space at either end kept
	attrs []html.Attribute

	parent, prev, next, first, last int32
	end                             int32 // the nodes from this one up to end, exclusive, are its subtree

	depth int16  // how many elements that structure the page stand above
	path  uint64 // identifies the tags of these elements, and its own
	marks marks  // its own, and those of the elements around it
}

// A tree is a page in the order in which it is written.
type tree struct {
	nodes  []node
	texts  []int32 // bytes of text in all nodes before one
	title  string  // of the page
	href   string  // of the base element
	lang   string
	data   []string // what JSON-LD scripts hold
	loads  bool     // a script fetches data
	metas  map[string]string
	labels map[string]string // by fragment: what a link to a part of the page calls it
}

// readTree reads a page. It takes time and space in proportion to its length,
// whatever it nests.
func readTree(page []byte) (*tree, *feeds.Problem) {
	b := builder{tree: &tree{metas: map[string]string{}, labels: map[string]string{}}, tokens: html.NewTokenizer(bytes.NewReader(page))}
	b.nodes = append(b.nodes, node{tag: "#root", path: 1})
	b.stack = []int32{0}
	for {
		kind := b.tokens.Next()
		switch kind {
		case html.ErrorToken:
			b.finish()
			return b.tree, nil
		case html.TextToken:
			b.text(b.tokens.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := b.tokens.TagName()
			b.close(string(name))
		}
		if len(b.nodes) > maxNodes {
			return nil, beyond(maxNodes, "nodes")
		}
	}
}

// beyond says which limit a page breaks.
func beyond(limit int, what string) *feeds.Problem {
	return &feeds.Problem{Class: feeds.TooDeep, Detail: fmt.Sprintf("more than %d %s", limit, what)}
}

// attr returns an attribute of an element, without the space around it.
func (t *tree) attr(at int32, key string) string {
	for _, a := range t.nodes[at].attrs {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// contains says whether a node stands in the subtree of another, or is it.
func (t *tree) contains(ancestor, at int32) bool {
	return ancestor <= at && at < t.nodes[ancestor].end
}

// common returns the innermost node that contains both.
func (t *tree) common(a, b int32) int32 {
	for !t.contains(a, b) {
		a = t.nodes[a].parent
	}
	return a
}

// branch returns the child of an ancestor that contains a node.
func (t *tree) branch(ancestor, at int32) int32 {
	for at != ancestor && t.nodes[at].parent != ancestor {
		at = t.nodes[at].parent
	}
	return at
}

// size returns how many bytes of text an element holds.
func (t *tree) size(at int32) int {
	return int(t.texts[t.nodes[at].end] - t.texts[at])
}

// find returns the first element of a subtree that a condition holds for, or
// 0.
func (t *tree) find(at int32, is func(int32) bool) int32 {
	for i := at; i < t.nodes[at].end; i++ {
		if t.nodes[i].tag != "" && is(i) {
			return i
		}
	}
	return 0
}

// tagged says whether a subtree holds an element of one of the given tags.
func (t *tree) tagged(at int32, tags map[string]bool) bool {
	return t.find(at, func(i int32) bool { return tags[t.nodes[i].tag] }) != 0
}

// up returns the innermost element around a node, itself included, that a
// condition holds for, or 0.
func (t *tree) up(at int32, is func(int32) bool) int32 {
	for at != 0 && !is(at) {
		at = t.nodes[at].parent
	}
	return at
}

// heading returns the heading that a node stands in, or 0.
func (t *tree) heading(at int32) int32 {
	return t.up(at, func(i int32) bool { return headings[t.nodes[i].tag] })
}

var headings = map[string]bool{"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

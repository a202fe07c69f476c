package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	shortestProse = 40  // bytes of a text that is prose rather than a label
	longestTeaser = 600 // bytes of a box that leads to another article
)

// A weight says what the text of a tree is.
type weight struct {
	text   int // bytes
	linked int // of them in links
	prose  int // of them in sentences, outside of links and of what leads to other articles
	links  int
	images int
}

// weigh weighs a tree.
func weigh(n *html.Node) weight { return weighed(n, false) }

func weighed(n *html.Node, linked bool) (w weight) {
	switch {
	case n.Type == html.TextNode:
		w.text = len(strings.TrimSpace(n.Data))
		switch {
		case linked:
			w.linked = w.text
		case w.text >= shortestProse:
			w.prose = w.text
		}
		return w
	case element(n, atom.A) && attr(n, "href") != "":
		w.links++
		linked = true
	case element(n, atom.Img):
		w.images++
	}
	for c := range n.ChildNodes() {
		part := weighed(c, linked)
		w.text += part.text
		w.linked += part.linked
		w.prose += part.prose
		w.links += part.links
		w.images += part.images
	}
	if w.teaser() && n.Type == html.ElementNode && !inline[n.DataAtom] {
		w.prose = 0
	}
	return w
}

// teaser says whether a box is the title of another article, which leads to
// it, with a summary.
func (w weight) teaser() bool {
	return w.links > 0 && w.links <= 3 && w.text < longestTeaser && 4*w.linked >= w.text && w.linked >= shortestProse/2
}

// clean says whether a tree is text with hardly a link in it.
func (w weight) clean() bool { return w.text > 0 && 8*w.linked <= w.text }

// linky says whether a tree is links rather than text.
func (w weight) linky() bool { return w.links > 0 && 2*w.linked >= w.text }

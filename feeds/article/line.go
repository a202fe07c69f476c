package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A line is a text between two ends of lines, as a reader of the page sees it.
type line struct {
	text   string
	block  *html.Node // the innermost element that does not end inside of it
	first  *html.Node // its first text
	names  string     // classes and ids of the inline elements in it
	around string     // and of the block, up to two above it
	stamp  string     // what a time element in it says to programs
	linked int        // bytes of it in links
	strong int        // bytes of it that stand out
}

// lines are the lines of a tree, those without text left out.
func lines(root *html.Node) []line {
	r := liner{}
	r.walk(root, root, context{})
	r.end(root)
	return r.list
}

// A liner goes through a tree once.
type liner struct {
	list    []line
	current line
	text    strings.Builder

	block  *html.Node // that of the line before
	around string     // its names
}

// A context is what the inline elements around a text make of it.
type context struct{ linked, strong, headed bool }

func (r *liner) walk(n, block *html.Node, c context) {
	switch {
	case n.Type == html.TextNode:
		r.add(n, c)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case element(n, atom.Br) && c.headed:
		r.text.WriteByte(' ')
		return
	case element(n, atom.Br, atom.Hr):
		r.end(block)
		return
	case n.Type == html.ElementNode && inline[n.DataAtom]:
		r.enter(n, &c)
	default:
		r.end(block)
		block = n
		c.headed = c.headed || element(n, headings...)
		c.strong = c.strong || c.headed || element(n, atom.Th)
		defer r.end(n)
	}
	for child := range n.ChildNodes() {
		r.walk(child, block, c)
	}
}

// enter notes an inline element.
func (r *liner) enter(n *html.Node, c *context) {
	if n.FirstChild != nil { // others are icons
		r.current.names += " " + names(n)
	}
	switch n.DataAtom {
	case atom.A:
		c.linked = c.linked || attr(n, "href") != ""
	case atom.B, atom.Strong, atom.Em, atom.I, atom.Big:
		c.strong = true
	case atom.Time:
		if r.current.stamp == "" {
			r.current.stamp = attr(n, "datetime")
		}
	}
}

func (r *liner) add(n *html.Node, c context) {
	r.text.WriteString(n.Data)
	size := len(strings.TrimSpace(n.Data))
	if size > 0 && r.current.first == nil {
		r.current.first = n
	}
	if c.linked {
		r.current.linked += size
	}
	if c.strong {
		r.current.strong += size
	}
}

// end ends the line under way, which stands in the given block.
func (r *liner) end(block *html.Node) {
	l := r.current
	l.text, l.block = clean(r.text.String()), block
	if l.text != "" || l.stamp != "" {
		if r.block != block {
			r.block, r.around = block, namesAround(block)
		}
		l.around = r.around
		r.list = append(r.list, l)
	}
	r.current = line{}
	r.text.Reset()
}

// namesAround are the names of a block and of what it stands in.
func namesAround(block *html.Node) string {
	var b strings.Builder
	for n, up := block, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		b.WriteString(" " + names(n))
	}
	return b.String()
}

// called says whether a pattern fits the names of a line.
func (l line) called(pattern *regexp.Regexp) bool {
	return pattern.MatchString(l.names) || pattern.MatchString(l.around)
}

// mostlyLinks says whether a line leads elsewhere.
func (l line) mostlyLinks() bool { return 2*l.linked > len(l.text) }

// stands says whether nearly all of a line stands out.
func (l line) stands() bool { return 10*l.strong >= 9*len(l.text) && l.strong > 0 }

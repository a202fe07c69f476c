package listing

// inline are the elements that structure nothing: they part no words, and a
// path of tags leaves them out.
var inline = set("abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "em", "font", "i", "ins", "kbd",
	"label", "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tbody", "thead", "tfoot",
	"tt", "u", "var", "time")

// formatting are the elements whose end tag closes them alone, not what was
// opened in them since.
var formatting = set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "form")

var void = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")

// paragraphs end where one of these begins.
var ends = set("address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "dt", "dd", "fieldset",
	"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main",
	"menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul")

// walls are what no end tag from inside reaches beyond.
var (
	walls     = set("table", "td", "th", "caption", "button", "object", "template")
	tables    = set("table")
	rows      = set("table", "tr")
	listWalls = set("ul", "ol", "menu", "dir", "table", "td", "th", "section", "article", "aside", "main", "nav", "dl", "blockquote")
	termWalls = set("dl", "table", "td", "th", "section", "article", "aside", "main", "nav", "ul", "ol", "blockquote")
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}

// imply closes what cannot stay open when an element begins.
func (b *builder) imply(tag string) {
	if ends[tag] {
		b.shut("p", walls)
	}
	switch tag {
	case "li":
		b.shut("li", listWalls)
	case "dt", "dd":
		b.shut("dt", termWalls)
		b.shut("dd", termWalls)
	case "tr":
		b.shut("tr", tables)
	case "td", "th":
		b.shut("td", rows)
		b.shut("th", rows)
	case "tbody", "thead", "tfoot":
		b.shut("tr", tables)
		for _, part := range []string{"tbody", "thead", "tfoot"} {
			b.shut(part, tables)
		}
	case "option", "optgroup":
		b.shut("option", walls)
	case "a":
		if at := b.opened("a", walls); at >= 0 {
			b.remove(at)
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if headings[b.nodes[b.top()].tag] {
			b.stack = b.stack[:len(b.stack)-1]
		}
	}
}

// opened returns where in the stack the innermost open element of a tag is,
// if no wall stands before it; -1: nowhere.
func (b *builder) opened(tag string, wall map[string]bool) int {
	for i := len(b.stack) - 1; i > 0; i-- {
		switch name := b.nodes[b.stack[i]].tag; {
		case name == tag:
			return i
		case wall[name]:
			return -1
		}
	}
	return -1
}

// shut closes an element with all that is open in it.
func (b *builder) shut(tag string, wall map[string]bool) {
	if at := b.opened(tag, wall); at > 0 {
		b.stack = b.stack[:at]
	}
}

// remove closes one open element and leaves open what was opened in it, if
// that is more than formatting.
func (b *builder) remove(at int) {
	for _, i := range b.stack[at+1:] {
		if !inline[b.nodes[i].tag] {
			b.stack = append(b.stack[:at], b.stack[at+1:]...)
			return
		}
	}
	b.stack = b.stack[:at]
}

// close takes an end tag.
func (b *builder) close(tag string) {
	b.raw = ""
	if b.deep > 0 && !void[tag] && len(b.stack) >= maxNesting {
		b.deep--
		return
	}
	switch {
	case tag == "body" || tag == "html" || tag == "head":
	case formatting[tag]:
		wall := walls
		if tag == "form" {
			wall = nil
		}
		if at := b.opened(tag, wall); at > 0 {
			b.remove(at)
		}
	case headings[tag]:
		for i := len(b.stack) - 1; i > 0 && !walls[b.nodes[b.stack[i]].tag]; i-- {
			if headings[b.nodes[b.stack[i]].tag] {
				b.stack = b.stack[:i]
				break
			}
		}
	case tag == "table":
		b.shut(tag, nil)
	case tag == "tr" || tag == "td" || tag == "th" || tag == "tbody" || tag == "thead" || tag == "tfoot" || tag == "caption":
		b.shut(tag, tables)
	case tag == "li":
		b.shut(tag, listWalls)
	default:
		b.shut(tag, walls)
	}
}

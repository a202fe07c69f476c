package listing

import "strings"

// How far from a list its heading is looked for.
const (
	longestHeading = 90 // characters
	headingClimb   = 10 // levels
)

// leadIn returns the heading that stands above a block inside the subtree of
// an ancestor, and apart from it the day that does.
func (p *page) leadIn(block, ceiling int32) (heading, day string) {
	for level := 0; block != ceiling && block != 0 && level < headingClimb; level++ {
		if name := p.called(block); name != "" && level > 0 {
			return name, day
		}
		if tag := p.nodes[block].tag; tag != "td" && tag != "th" {
			found, date, stop := p.above(block)
			if day == "" {
				day = date
			}
			if found != "" || stop {
				return found, day
			}
		}
		block = p.nodes[block].parent
	}
	return "", day
}

// above looks at what stands before a node among its siblings.
func (p *page) above(at int32) (heading, day string, stop bool) {
	nearest := ""
	for s, n := p.nodes[at].prev, 0; s != 0 && n < 5; s, n = p.nodes[s].prev, n+1 {
		node := &p.nodes[s]
		if node.marks&(mute|unscripted) != 0 || p.size(s) == 0 && !p.tagged(s, pictures) {
			continue
		}
		h := p.find(s, func(i int32) bool { return headings[p.nodes[i].tag] })
		text, menu := p.label(s), p.isMenu(s)
		if menu && (h == 0 || p.isMenu(h)) {
			continue
		}
		if h != 0 && (menu || length(text) > longestHeading/2) {
			text = p.label(h)
		} else if h == 0 {
			text = p.withoutMore(s, text)
		}
		if date, ok := findDate(text); ok && date.rest < 12 {
			if day == "" {
				day = date.raw
			}
			continue
		}
		if length(text) > longestHeading || p.leading(s) {
			return nearest, day, nearest == ""
		}
		if generic(text) || silent(text) {
			continue
		}
		if h != 0 {
			return text, day, false
		}
		if nearest == "" {
			nearest = text
		}
	}
	return nearest, day, false
}

// menuWords are links that stand in menus and in no heading.
var menuWords = set("trang chu", "home", "gioi thieu", "lien he", "contact", "about", "english", "tieng viet", "dang nhap", "so do trang",
	"so do site", "sitemap", "hop thu", "thu dien tu", "rss", "tim kiem", "hoi dap")

// isMenu says whether a part of the page is a row of links to sections rather
// than a heading: many of them, or some that only menus have.
func (p *page) isMenu(at int32) bool {
	if p.nodes[at].marks&(navigation|menuNamed) != 0 {
		return true
	}
	links, typical := 0, 0
	p.find(at, func(i int32) bool {
		if n := &p.nodes[i]; n.tag != "a" || p.size(i) == 0 {
			return false
		}
		if key := spoken(p.label(i)); menuWords[key] {
			typical++
		} else if generic(key) {
			return false
		}
		links++
		return links > 8
	})
	return links >= 4 || links >= 2 && typical >= 1
}

// withoutMore takes from a heading's text the link to more that ends it.
func (p *page) withoutMore(at int32, text string) string {
	p.find(at, func(i int32) bool {
		if more := p.label(i); p.nodes[i].tag == "a" && generic(more) {
			text = strings.TrimSpace(strings.TrimSuffix(text, more))
		}
		return false
	})
	return text
}

// leading says whether a part of the page leads to articles, so that it is no
// heading of what follows. A heading may itself be a link to its section.
func (p *page) leading(at int32) bool {
	from, to := p.within(at)
	if to-from > 6 {
		return true
	}
	for _, l := range p.list[from:to] {
		if l.article && length(l.text) > 45 {
			return true
		}
	}
	return p.size(at) > 3*longestHeading
}

// called returns what an element is called by its own label, or by a link to
// it, such as that of a tab.
func (p *page) called(at int32) string {
	if label := p.attr(at, "aria-label"); label != "" {
		return label
	}
	if id := p.attr(at, "id"); id != "" {
		return p.labels[id]
	}
	return ""
}

var pictures = set("img")

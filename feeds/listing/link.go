package listing

import (
	"regexp"
	"sort"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// A link is an element that leads to a page.
type link struct {
	at      int32
	href    string // as written
	to      *address
	text    string // what it says, or its picture stands for
	title   string // its title attribute
	generic bool   // its text names nothing
	article bool   // it may well lead to an article, by itself
}

// scripted finds the address in a script that leads there.
var scripted = regexp.MustCompile(`(?i)(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|window\.open\s*\(|\w*(?:go|open|view|detail|redirect|load|link|url|chitiet|xem)\w*\s*\()\s*['"]([^'"]+)['"]`)

// hrefOf returns where an element leads, as it is written.
func (t *tree) hrefOf(at int32) string {
	n := &t.nodes[at]
	if n.tag == "a" || n.tag == "area" {
		href := t.attr(at, "href")
		lower := strings.ToLower(href)
		switch {
		case strings.HasPrefix(lower, "javascript:"):
			if m := scripted.FindStringSubmatch(href); m != nil {
				return m[1]
			}
		case href != "" && href[0] != '#':
			return href
		}
	}
	for _, a := range n.attrs {
		switch a.Key {
		case "data-href", "data-url", "data-link":
			if value := strings.TrimSpace(a.Val); strings.ContainsAny(value, "/.?") && !t.shared(at) {
				return value
			}
		case "onclick":
			if m := scripted.FindStringSubmatch(a.Val); m != nil && strings.ContainsAny(m[1], "/.?") {
				return m[1]
			}
		}
	}
	return ""
}

// shared says whether an element is a button for sharing, which names the
// address of what is shared.
func (t *tree) shared(at int32) bool {
	class := strings.ToLower(t.attr(at, "class"))
	for _, word := range []string{"share", "fb-", "zalo", "like", "comment", "addthis", "twitter"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

// links returns all links of the page that may lead to articles, in their
// order.
func (t *tree) links(r *resolver) ([]link, *feeds.Problem) {
	var list []link
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.tag == "" || n.marks&(mute|navigation|header) != 0 || len(n.attrs) == 0 {
			continue
		}
		href := t.hrefOf(int32(i))
		if href == "" {
			continue
		}
		to := r.resolve(href)
		if to == nil {
			t.nameOf(int32(i), href)
			continue
		}
		l := link{at: int32(i), href: href, to: to, text: t.label(int32(i)), title: plaintext.Line(t.attr(int32(i), "title"))}
		if turns(l.text) || n.marks&footer != 0 && to.foreign || t.inProse(int32(i)) {
			continue
		}
		l.generic = generic(l.text)
		l.article = t.looksLikeArticle(l)
		if list = append(list, l); len(list) > maxLinks {
			return nil, beyond(maxLinks, "links")
		}
	}
	return list, nil
}

// mostLabel is how many letters and digits may stand before a link in its line
// as a label.
const mostLabel = 24

// inProse says whether a link stands in a sentence: behind words in the same
// line that are more than a label or a day.
func (t *tree) inProse(at int32) bool {
	block := at
	for block != 0 && (inline[t.nodes[block].tag] || t.nodes[block].tag == "a") {
		block = t.nodes[block].parent
	}
	before := ""
	for i := at - 1; i > block && i > at-80 && len(before) < 200; i-- {
		n := &t.nodes[i]
		if n.tag != "" && parts(n.tag) {
			break
		}
		if n.text == "" || t.nodes[n.parent].tag == "a" {
			continue
		}
		if t.parted(i, at) {
			break
		}
		before = n.text + before
	}
	if rest(spoken(before)) <= mostLabel {
		return false
	}
	d, dated := findDate(before)
	return !dated || d.rest > mostLabel
}

// nameOf keeps what a link to a part of the page calls it.
func (t *tree) nameOf(at int32, href string) {
	if _, fragment, ok := strings.Cut(href, "#"); ok && fragment != "" && len(t.labels) < 500 {
		if _, met := t.labels[fragment]; !met {
			t.labels[fragment] = t.say(at, nil)
		}
	}
}

// looksLikeArticle judges a link by itself.
func (t *tree) looksLikeArticle(l link) bool {
	text := l.text
	if l.generic {
		text = ""
	}
	n := length(text)
	switch {
	case n == 0 && l.title != "" && !generic(l.title):
		n = length(l.title)
	case n == 0:
		return l.to.likeness >= 0.6
	}
	if n >= 12 && n < 20 && l.to.likeness >= 0.6 {
		return true
	}
	return n >= 32 || n >= 18 && l.to.likeness >= 0.4
}

// A page is a tree with its links.
type page struct {
	*tree
	*resolver
	list     []link
	articles []int // places in list of links that may lead to articles
	starts   []int32
	name     string // what the page says it is, in spoken form
	drafts   map[place]draft
}

// within returns the links of a subtree, as places in list from one up to
// another.
func (p *page) within(at int32) (from, to int) {
	from = sort.Search(len(p.starts), func(i int) bool { return p.starts[i] >= at })
	end := p.nodes[at].end
	to = from + sort.Search(len(p.starts)-from, func(i int) bool { return p.starts[from+i] >= end })
	return from, to
}

// others says whether a subtree holds a link to an article other than one,
// among its first few.
func (p *page) others(at int32, target string) bool {
	from := sort.Search(len(p.articles), func(i int) bool { return p.list[p.articles[i]].at >= at })
	end := p.nodes[at].end
	for n, i := range p.articles[from:] {
		l := &p.list[i]
		if l.at >= end || n > 40 {
			return false
		}
		if l.to.target != target {
			return true
		}
	}
	return false
}

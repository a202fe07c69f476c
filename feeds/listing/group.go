package listing

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A mention is one place where an article is linked to, by one link or by
// several that stand together.
type mention struct {
	at    int32 // the innermost element that holds all its links
	to    *address
	links []int // places in the page's list
}

// A group is a row of mentions that stand in alike places of one box.
type group struct {
	path     uint64
	mentions []mention
	segments [][]int32 // what of the page belongs to each mention
	drafts   []draft   // what each would be as an item
	traits
}

// maxGroups is how many groups are looked at closely.
const maxGroups = 80

// groups gathers the links of a page that stand in alike places.
func (p *page) groups() []*group {
	rows, order := p.byPath()
	var all []*group
	for _, key := range order {
		for _, ms := range p.split(p.gather(rows[key])) {
			all = append(all, &group{path: key, mentions: ms})
		}
	}
	slices.SortStableFunc(all, func(a, b *group) int { return cmp.Compare(p.promise(b), p.promise(a)) })
	all = all[:min(len(all), maxGroups)]
	slices.SortStableFunc(all, func(a, b *group) int { return cmp.Compare(a.mentions[0].at, b.mentions[0].at) })
	return all
}

// promise is what a quick look tells of a group.
func (p *page) promise(g *group) float64 {
	articles, text := 0, 0
	for _, m := range g.mentions {
		for _, i := range m.links {
			if p.list[i].article {
				articles++
				text += min(length(p.list[i].text), 100)
				break
			}
		}
	}
	return float64(articles) + float64(text)/200 + float64(min(len(g.mentions), 20))/20
}

// gather joins neighbouring links that lead to one article.
func (p *page) gather(links []int) []mention {
	var list []mention
	for k, i := range links {
		l := &p.list[i]
		if n := len(list); n > 0 && list[n-1].to.target == l.to.target {
			m := &list[n-1]
			at := p.common(m.at, l.at)
			if !p.crowded(at, l.to.target, links, k-len(m.links), k) {
				if !p.others(at, l.to.target) {
					m.at = at
				} else if length(l.text) > length(p.list[m.links[0]].text) {
					m.at = l.at // beside links to other articles: the one that says the title
				}
				m.links = append(m.links, i)
				continue
			}
		}
		list = append(list, mention{at: l.at, to: l.to, links: []int{i}})
	}
	return list
}

// crowded says whether a node holds another link of a row than those from one
// place to another.
func (p *page) crowded(at int32, target string, row []int, from, to int) bool {
	for _, k := range []int{from - 1, to + 1} {
		if k >= 0 && k < len(row) && p.list[row[k]].to.target != target && p.contains(at, p.list[row[k]].at) {
			return true
		}
	}
	return false
}

// split parts mentions in alike places into those of one box each.
func (p *page) split(ms []mention) [][]mention {
	if len(ms) < 2 {
		return [][]mention{ms}
	}
	top := p.common(ms[0].at, ms[len(ms)-1].at)
	var branches []branch
	for len(ms) > 0 {
		at := p.branch(top, ms[0].at)
		n := 1
		for n < len(ms) && p.contains(at, ms[n].at) {
			n++
		}
		if at == top { // a block that leads to an article has links in it
			n = 1
		}
		branches = append(branches, branch{at: at, mentions: ms[:n]})
		ms = ms[n:]
	}
	var apart [][]mention
	rows := map[string][]mention{}
	var order []string
	for _, b := range branches {
		kind := p.column(b.at)
		if len(b.mentions) > 1 {
			parted := p.split(b.mentions)
			if len(parted) > 1 || p.headed(b) {
				apart = append(apart, parted...)
				continue
			}
			kind += " " + p.style(b.at)
		}
		if _, met := rows[kind]; !met {
			order = append(order, kind)
		}
		rows[kind] = append(rows[kind], b.mentions...)
	}
	return append(apart, p.adopt(rows, order)...)
}

// A branch is a child of the node in which mentions come together.
type branch struct {
	at       int32
	mentions []mention
}

// adopt puts single mentions to the one row of their column that there is: a
// day, or a last row, may hold one item only.
func (p *page) adopt(rows map[string][]mention, order []string) [][]mention {
	for _, kind := range order {
		if strings.Contains(kind, " ") {
			continue
		}
		host := ""
		for _, other := range order {
			if strings.HasPrefix(other, kind+" ") {
				if host != "" {
					host = ""
					break
				}
				host = other
			}
		}
		if host != "" {
			rows[host] = append(rows[host], rows[kind]...)
			slices.SortStableFunc(rows[host], func(a, b mention) int { return cmp.Compare(a.at, b.at) })
			rows[kind] = nil
		}
	}
	var list [][]mention
	for _, kind := range order {
		if len(rows[kind]) > 0 {
			list = append(list, rows[kind])
		}
	}
	return list
}

// headed says whether a branch begins with a heading of its own, other than a
// day.
func (p *page) headed(b branch) bool {
	top := p.common(b.mentions[0].at, b.mentions[len(b.mentions)-1].at)
	first := p.branch(top, b.mentions[0].at)
	text, _ := p.leadIn(first, p.nodes[b.at].parent)
	return text != ""
}

// columnWord matches class names that give a column its width or place.
var columnWord = regexp.MustCompile(`^(col|span|grid|w|large|medium|small|xs|sm|md|lg|xl|one|two|three|four|five|six|seven|eight|nine|ten)([-_].*)?\d*$|left|right|side|main|content|trai|phai|giua|primary|secondary`)

// column returns what tells columns of a page apart: the tag, the width, and
// what class names say of place.
func (p *page) column(at int32) string {
	n := &p.nodes[at]
	kind := alike(n.tag) + "." + p.attr(at, "width")
	for _, name := range strings.Fields(strings.ToLower(p.attr(at, "class"))) {
		if columnWord.MatchString(name) {
			kind += "." + name
		}
	}
	return kind
}

var changing = regexp.MustCompile(`\d|^(first|last|odd|even|active|current|selected|hot|new|end|alt|dau|cuoi|le|chan)$`)

// style returns the class names of an element that its like share with it.
func (p *page) style(at int32) string {
	var kept []string
	for _, name := range strings.Fields(strings.ToLower(p.attr(at, "class"))) {
		if name, _, _ = strings.Cut(name, "__"); !changing.MatchString(name) {
			kept = append(kept, name)
		}
	}
	slices.Sort(kept)
	return strings.Join(slices.Compact(kept), ".")
}

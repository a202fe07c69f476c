package listing

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// traits are what is known of a group when groups are compared.
type traits struct {
	box      int32  // the element that holds the whole group
	heading  string // what stands above it
	day      string // the day that stands above it
	standing standing
	marks    marks // of most of its mentions

	titled, dated, summaries, pictures, headed float64 // shares of mentions, 0 to 1
	saying                                     float64 // share of mentions whose link says something

	length   int     // typical length of a title, in characters
	likeness float64 // of the addresses to those of articles
	foreign  float64 // share of addresses on other sites
	shape    string  // of most addresses
	articles int     // different articles
	numbered bool    // each item bears its number
	own      bool    // its heading is what the page calls itself
	text     int     // bytes of all its text

	known float64 // share of its articles that were known before
	score float64
}

// study reads a group's segments and weighs it.
func (p *page) study(g *group) {
	g.drafts = make([]draft, len(g.mentions))
	for i, m := range g.mentions {
		g.drafts[i] = p.draft(g.segments[i], m)
	}
	p.dates(g)
	g.prune()
	if len(g.mentions) == 0 {
		return
	}
	g.box = p.container(g)
	first := p.branch(g.box, g.segments[0][0])
	g.heading, g.day = p.leadIn(first, 0)
	p.inherit(g)
	g.measure(p)
	g.standing = standingOf(g.heading, p.name)
	if key := spoken(g.heading); len(key) >= 6 && strings.Contains(p.name, key) {
		g.own = true
	}
	g.score = g.weigh()
}

// prune drops mentions that are no articles beside others that are: a link to
// the whole section at the end of its box.
func (g *group) prune() {
	keep := func(i int) bool { return g.drafts[i].text != "" }
	var likely []float64
	var sizes []int
	for i, m := range g.mentions {
		if keep(i) {
			likely = append(likely, m.to.likeness)
			sizes = append(sizes, length(g.drafts[i].text))
		}
	}
	if len(likely) == 0 {
		g.mentions, g.segments, g.drafts = nil, nil, nil
		return
	}
	slices.Sort(likely)
	slices.Sort(sizes)
	typical, size := likely[len(likely)/2], sizes[len(sizes)/2]
	n := 0
	for i, m := range g.mentions {
		d := g.drafts[i]
		if !keep(i) || m.to.likeness < typical-0.3 && 2*length(d.text) < size && d.summary == "" && d.date == "" {
			continue
		}
		g.mentions[n], g.segments[n], g.drafts[n] = m, g.segments[i], d
		n++
	}
	g.mentions, g.segments, g.drafts = g.mentions[:n], g.segments[:n], g.drafts[:n]
}

// measure counts what the items of a group have.
func (g *group) measure(p *page) {
	n := float64(len(g.mentions))
	targets, shapes := map[string]bool{}, map[string]int{}
	var sizes []int
	var marked [16]int
	inOrder := 0
	for i, m := range g.mentions {
		d := g.drafts[i]
		targets[m.to.target] = true
		if shapes[m.to.shape]++; shapes[m.to.shape] > shapes[g.shape] {
			g.shape = m.to.shape
		}
		sizes = append(sizes, length(d.text))
		g.likeness += m.to.likeness / n
		g.foreign += one(m.to.foreign) / n
		g.titled += one(d.text != "") / n
		g.dated += one(d.date != "") / n
		g.summaries += one(d.summary != "") / n
		g.pictures += one(d.image != "") / n
		g.headed += one(d.title.heading) / n
		g.saying += one(slices.ContainsFunc(m.links, func(i int) bool { return !p.list[i].generic && p.size(p.list[i].at) > 0 })) / n
		for bit := range marked {
			if p.nodes[m.at].marks&(1<<bit) != 0 {
				marked[bit]++
			}
		}
		for _, root := range g.segments[i] {
			g.text += p.size(root)
		}
		if p.ordinal(g.segments[i]) == i+1 {
			inOrder++
		}
	}
	for bit, count := range marked {
		if 2*count > len(g.mentions) {
			g.marks |= 1 << bit
		}
	}
	slices.Sort(sizes)
	g.length, g.articles = sizes[len(sizes)/2], len(targets)
	g.numbered = len(g.mentions) >= 3 && inOrder == len(g.mentions)
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// ordinal returns the number that an item begins or ends with as a text of its own,
// unless it is the row of a table with numbered rows; 0: none.
func (p *page) ordinal(segment []int32) int {
	for _, root := range segment {
		if p.nodes[root].tag == "tr" {
			return 0
		}
		for i := root; i < p.nodes[root].end; i++ {
			text := p.nodes[i].text
			if text == "" || len(text) > 6 {
				continue
			}
			if n, err := strconv.Atoi(spoken(text)); err == nil && n > 0 && n < 100 {
				return n
			}
		}
	}
	return 0
}

// weigh says how much a group looks like the list of a page's articles.
func (g *group) weigh() float64 {
	quality := 2*titleWorth(g.length) + 1.5*g.likeness + 1.2*g.dated + 1.5*g.summaries + 0.8*g.pictures + g.headed
	size := min(1, math.Sqrt(float64(g.articles)/8)) + 0.1*min(1, float64(g.articles)/20)
	score := quality * size * (1 - 0.7*g.foreign)
	score *= 0.75 + 0.25*min(1, float64(g.text)/4000)
	return score * g.place() * (1 + 0.01*g.saying) // of equal rows of links, that which says the titles
}

// titleWorth says how much a text of that many characters looks like a title.
func titleWorth(n int) float64 {
	switch {
	case n < 10:
		return 0
	case n < 18:
		return 0.3
	case n < 28:
		return 0.65
	case n < 42:
		return 0.9
	case n > 220:
		return 0.4
	}
	return 1
}

// place says how much the place of a group speaks for it.
func (g *group) place() float64 {
	f := 1.0
	for _, hint := range []struct {
		mark   marks
		factor float64
	}{{sliding, 0.35}, {sideNamed, 0.6}, {menuNamed, 0.5}, {moreNamed, 0.4}, {hidden, 0.5}} {
		if g.marks&hint.mark != 0 {
			f *= hint.factor
		}
	}
	if g.numbered && !g.own {
		f *= 0.4
	}
	if g.own {
		f *= 1.2
	}
	if g.standing == beside {
		f *= 0.25
	}
	if g.excluded() {
		f *= 0.05
	}
	return f
}

// excluded says whether a group can be no list of the page's own articles,
// however it looks.
func (g *group) excluded() bool {
	return g.standing == echoing || g.marks&(navigation|aside|footer|header) != 0
}

// leastScore is what a group must reach to be taken for a list.
const leastScore = 1.9

// enough says whether a group can be the page's list.
func (g *group) enough() bool {
	if g.excluded() || g.articles < 2 || g.titled < 0.6 {
		return false
	}
	if g.articles == 2 {
		return g.score >= 1.6 && g.length >= 18 && (g.dated+g.summaries+g.pictures+g.headed >= 1 || g.likeness >= 0.6)
	}
	if g.bare() && (g.likeness < 0.45 || !g.own && (g.length < 36 || g.articles < 4)) {
		return false // titles alone look like a menu
	}
	return g.score >= leastScore
}

// bare says whether a group shows little more than titles.
func (g *group) bare() bool { return g.dated+g.summaries+g.pictures+g.headed < 0.5 }

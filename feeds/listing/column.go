package listing

import (
	"regexp"
	"sort"
	"strings"
)

// A dated place is a place in an item that says a day.
type dated struct {
	way  uint64 // where in the item
	date dateText
	at   int32
}

// dates sets the dates of a group. A date is a property of the column: the
// place that says a day in most items. What says a day elsewhere says it
// about something else.
func (p *page) dates(g *group) {
	places := make([][]dated, len(g.mentions))
	for i := range g.mentions {
		places[i] = p.datesIn(p.scene(g.segments[i], g.mentions[i]), g.drafts[i].titleAt)
	}
	way, found := column(places)
	if !found {
		return
	}
	for i, list := range places {
		for _, d := range list {
			if d.way == way {
				g.drafts[i].date = d.date.raw
				break
			}
		}
		if g.drafts[i].date == "" { // written a little differently
			for _, d := range list {
				if d.date.kind == whole && d.date.rest <= 12 {
					g.drafts[i].date = d.date.raw
					break
				}
			}
		}
	}
}

var clock = regexp.MustCompile(`\d ?[:hHgG]`)

// column returns the way that most items have a date at.
func column(places [][]dated) (way uint64, found bool) {
	type tally struct {
		way                  uint64
		items, score, order  int
		clocked, trust, rest int
	}
	counts := map[uint64]*tally{}
	for _, list := range places {
		seen := map[uint64]bool{}
		for _, d := range list {
			c := counts[d.way]
			if c == nil {
				c = &tally{way: d.way, order: len(counts)}
				counts[d.way] = c
			}
			if seen[d.way] {
				continue
			}
			seen[d.way] = true
			c.items++
			c.trust += int(d.date.kind)
			c.rest += d.date.rest
			if clock.MatchString(d.date.raw) {
				c.clocked++
			}
		}
	}
	var list []*tally
	for _, c := range counts {
		if 5*c.items >= 3*len(places) || 5*c.items >= 2*len(places) && c.trust == int(whole)*c.items && c.rest <= 12*c.items {
			c.score = 8*c.items + 6*c.trust + 2*c.clocked - c.rest/4
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return 0, false
	}
	sort.Slice(list, func(a, b int) bool {
		if list[a].score != list[b].score {
			return list[a].score > list[b].score
		}
		return list[a].order < list[b].order
	})
	return list[0].way, true
}

// datesIn returns the days that a scene says, apart from the words of its
// title and summary.
func (p *page) datesIn(s scene, titleAt int32) []dated {
	var list []dated
	for _, root := range s.roots {
		for i := root; i < p.nodes[root].end; i++ {
			n := &p.nodes[i]
			if n.marks&(mute|unscripted) != 0 {
				continue
			}
			way := n.path ^ p.nodes[root].path*31
			if n.tag == "" {
				list = p.dateAt(list, n.text, n.parent, way^p.inlineWay(n.parent), titleAt, s)
				continue
			}
			list = p.dateAttr(list, i, way^p.inlineWay(i))
			if size := p.size(i); size >= 6 && size <= 64 {
				if text, n := p.pieced(i); n > 1 {
					list = p.dateAt(list, text, i, way^p.inlineWay(i)^7, titleAt, s)
				}
			}
		}
	}
	return list
}

// inlineWay tells inline elements apart, which paths leave out.
func (p *page) inlineWay(at int32) uint64 {
	var way uint64
	for at != 0 && inline[p.nodes[at].tag] {
		way = (way ^ hash(p.nodes[at].tag)) * 1099511628211
		at = p.nodes[at].parent
	}
	return way
}

// pieced returns the texts of a small element with a space between any two,
// and how many there are.
func (p *page) pieced(at int32) (text string, n int) {
	var texts []string
	for i := at; i < p.nodes[at].end && i < at+30; i++ {
		if t := strings.TrimSpace(p.nodes[i].text); t != "" {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, " "), len(texts)
}

// dateAt appends the day that a text says, if it says little else.
func (p *page) dateAt(list []dated, text string, at int32, way uint64, titleAt int32, s scene) []dated {
	if len(text) > 2*longestDated {
		return list
	}
	d, ok := findDate(text)
	if !ok || d.kind == passed && d.rest > 24 || d.kind == yearless && d.rest > 6 || d.rest > 60 {
		return list
	}
	if d.rest > 3 && (at == titleAt || headings[p.nodes[at].tag] || p.isLinkTo(at, s.to.target)) {
		return list // words of the title
	}
	if p.otherDay(d.before, at) {
		return list
	}
	return append(list, dated{way, d, at})
}

func (p *page) isLinkTo(at int32, target string) bool {
	i, ok := p.linkAt(at)
	return ok && p.list[i].to.target == target
}

// otherDay says whether what stands before a day tells that the day is not that of publication.
func (p *page) otherDay(before string, at int32) bool {
	if otherDays.MatchString(before) {
		return true
	}
	for up, n := at, 0; n < 2; up, n = p.nodes[up].parent, n+1 {
		if prev := p.nodes[up].prev; prev != 0 && p.size(prev) < 60 {
			if label := p.say(prev, nil); strings.HasSuffix(label, ":") && otherDays.MatchString(spoken(label)) {
				return true
			}
		}
		if !inline[p.nodes[up].tag] {
			break
		}
	}
	return false
}

// dateAttr appends the day that an element's attributes say.
func (p *page) dateAttr(list []dated, at int32, way uint64) []dated {
	n := &p.nodes[at]
	for _, a := range n.attrs {
		switch {
		case a.Key == "datetime", strings.HasPrefix(a.Key, "data-") && (strings.Contains(a.Key, "date") || strings.Contains(a.Key, "time")),
			a.Key == "content" && strings.Contains(strings.ToLower(p.attr(at, "itemprop")), "date"),
			a.Key == "title" && (n.tag == "time" || n.tag == "span" || n.tag == "abbr" || n.tag == "em" || n.tag == "i" || n.tag == "small"):
		default:
			continue
		}
		prop := strings.ToLower(p.attr(at, "itemprop"))
		if strings.Contains(prop, "modified") || strings.Contains(prop, "start") || strings.Contains(prop, "end") {
			continue
		}
		if d, ok := findDate(a.Val); ok && d.kind == whole && d.rest < 12 {
			list = append(list, dated{way ^ hash(a.Key), d, at})
		}
	}
	return list
}

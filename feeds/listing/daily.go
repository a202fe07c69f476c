package listing

import "sort"

// inherit gives items without a date the day that stands above them, where
// days head the items of a list.
func (p *page) inherit(g *group) {
	missing := 0
	for _, d := range g.drafts {
		if d.date == "" {
			missing++
		}
	}
	if missing == 0 {
		return
	}
	var days []dated
	if len(g.drafts) > 1 {
		days = p.daysAround(g)
	}
	if g.day != "" && len(days) == 0 {
		if d, ok := findDate(g.day); ok && d.kind == whole && p.dayAbove(g) {
			days = []dated{{date: d}}
		}
	}
	for i := range g.drafts {
		at := sort.Search(len(days), func(k int) bool { return days[k].at > g.segments[i][0] })
		if g.drafts[i].date == "" && at > 0 {
			g.drafts[i].date, g.drafts[i].day = days[at-1].date.raw, true
		}
	}
}

// dayAbove says whether the day above a group stands right above it, and not
// at the top of the page.
func (p *page) dayAbove(g *group) bool {
	first := p.branch(g.box, g.segments[0][0])
	for _, at := range []int32{first, g.box} {
		if _, day, _ := p.above(at); day != "" {
			return true
		}
	}
	return false
}

// daysAround returns the days that stand by themselves in the box of a group,
// outside of its items.
func (p *page) daysAround(g *group) []dated {
	var list []dated
	next := 0
	box := g.box
	if before := p.nodes[box].parent; before != 0 && p.nodes[before].tag != "body" {
		if _, day, _ := p.above(p.branch(box, g.segments[0][0])); day == "" {
			if _, day, _ = p.above(box); day != "" {
				box = before
			}
		}
	}
	last := g.segments[len(g.segments)-1]
	for i := box; i < p.nodes[last[len(last)-1]].end; i++ {
		for next < len(g.segments) && p.nodes[g.segments[next][len(g.segments[next])-1]].end <= i {
			next++
		}
		if next < len(g.segments) && i >= g.segments[next][0] {
			i = p.nodes[g.segments[next][len(g.segments[next])-1]].end - 1
			continue
		}
		n := &p.nodes[i]
		if n.tag == "" || p.size(i) == 0 || p.size(i) > 80 || n.marks&mute != 0 {
			continue
		}
		if d, ok := findDate(p.say(i, nil)); ok && d.rest <= 10 && d.kind != passed && p.heads(i, g, next) {
			list = append(list, dated{date: d, at: i})
			i = n.end - 1
		}
	}
	return list
}

// heads says whether an element stands before an item of a group without an
// article of others beside it.
func (p *page) heads(day int32, g *group, next int) bool {
	if next >= len(g.segments) {
		return false
	}
	top := p.common(day, g.segments[next][0])
	return !p.others(p.branch(top, day), "")
}

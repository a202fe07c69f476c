package listing

import "slices"

// A union is a list with what belongs to it.
type union struct {
	*page
	best   *group
	groups []*group // the best among them
	all    []*group
	box    int32 // holds them all
}

// unite joins to a list the groups that belong to it: a featured item and the
// small ones, the boxes of a home page, items that are marked up otherwise.
func (p *page) unite(best *group, all []*group) union {
	u := union{page: p, best: best, groups: []*group{best}, all: all, box: best.box}
	for grown := true; grown; {
		grown = false
		for _, g := range all {
			if !slices.Contains(u.groups, g) && u.joins(g) {
				u.groups = append(u.groups, g)
				u.box = p.common(min(u.box, g.box), max(u.box, g.box))
				grown = true
			}
		}
	}
	return u
}

// joins says whether a group belongs to the list.
func (u union) joins(g *group) bool {
	if len(g.mentions) == 0 || g.excluded() || g.standing == beside || g.numbered && !g.own || g.titled < 0.6 || g.length < 12 ||
		g.marks&(sliding|menuNamed|moreNamed|sideNamed|hidden)&^u.best.marks != 0 {
		return false
	}
	if !akin(g.shape, u.best.shape) || g.foreign > 0.5 && u.best.foreign < 0.5 || !u.news(g) || u.within(g) || u.below(g) {
		return false
	}
	if u.contains(u.best.box, g.box) && u.best.articles > 1 || u.contains(u.box, g.box) && len(u.groups) > 1 {
		return true
	}
	if !u.clean(g) {
		return false
	}
	return u.alike(g) || u.featured(g) || u.companion(g) || u.section(g)
}

// news says whether a group has articles that the list lacks.
func (u union) news(g *group) bool {
	have := map[string]bool{}
	for _, j := range u.groups {
		for _, m := range j.mentions {
			have[m.to.target] = true
		}
	}
	for _, m := range g.mentions {
		if !have[m.to.target] {
			return true
		}
	}
	return false
}

// within says whether a group stands inside items of the list.
func (u union) within(g *group) bool {
	n := 0
	for _, m := range g.mentions {
		for _, j := range u.groups {
			if slices.ContainsFunc(j.segments, func(segment []int32) bool {
				return slices.ContainsFunc(segment, func(root int32) bool { return u.contains(root, m.at) })
			}) {
				n++
				break
			}
		}
	}
	return 2*n >= len(g.mentions)
}

// below says whether a group stands below the items of the list, a few in
// each: what newspapers add of older news to an item. Under a heading of their
// own an item and those below are a section.
func (u union) below(g *group) bool {
	ms := u.best.mentions
	if len(ms) < 3 || g.richness() > u.best.richness() {
		return false
	}
	n := 0
	for _, m := range g.mentions {
		for i, own := range ms {
			at := u.natural(ms, i)
			if u.contains(at, m.at) && m.at > own.at {
				if heading, _ := u.leadIn(u.branch(at, own.at), u.nodes[at].parent); heading == "" {
					n++
				}
				break
			}
		}
	}
	return 2*n > len(g.mentions)
}

// natural returns the outermost element around a mention that holds no other
// of the group.
func (u union) natural(ms []mention, i int) int32 {
	at := ms[i].at
	for {
		up := u.nodes[at].parent
		if up == 0 || i > 0 && u.contains(up, ms[i-1].at) || i+1 < len(ms) && u.contains(up, ms[i+1].at) {
			return at
		}
		at = up
	}
}

// clean says whether what sets a group apart from the list holds nothing that
// no list belongs to.
func (u union) clean(g *group) bool {
	top := u.common(min(u.box, g.box), max(u.box, g.box))
	if top == g.box {
		return true
	}
	at := u.branch(top, g.box)
	for _, o := range u.all {
		if len(o.mentions) > 0 && (o.excluded() || o.standing == beside) && u.contains(at, o.box) {
			return false
		}
	}
	return true
}

// alike says whether a group is built as one of the list is.
func (u union) alike(g *group) bool {
	for _, j := range u.groups {
		if g.path != j.path || diff(g.summaries, j.summaries) > 0.5 || diff(g.pictures, j.pictures) > 0.5 || diff(g.dated, j.dated) > 0.5 {
			continue
		}
		top := u.common(min(j.box, g.box), max(j.box, g.box))
		if top == j.box || top == g.box {
			return true
		}
		a, b := u.branch(top, j.box), u.branch(top, g.box)
		if u.column(a) == u.column(b) && u.style(a) == u.style(b) {
			return true
		}
	}
	return false
}

func diff(a, b float64) float64 { return max(a-b, b-a) }

func (g *group) richness() float64 { return g.summaries + g.pictures + g.headed }

// featured says whether a group is what a list is headed by: a few items right
// above it that show no less than its own.
func (u union) featured(g *group) bool {
	if g.articles > 6 || g.box > u.best.box || g.richness() < min(2, u.best.richness()) || g.richness() < 1 {
		return false
	}
	top := u.common(g.box, u.best.box)
	if u.nodes[top].tag == "body" && u.nodes[u.best.box].depth > u.nodes[top].depth+3 {
		return false
	}
	for _, o := range u.all { // between the two
		if o != g && len(o.mentions) > 0 && o.box > g.box && o.box < u.best.box && (o.excluded() || o.standing == beside) && o.articles > 1 {
			return false
		}
	}
	return true
}

// companion says whether a group shares its box with one of the list and with
// nothing else.
func (u union) companion(g *group) bool {
	for _, j := range u.groups {
		top := u.common(min(j.box, g.box), max(j.box, g.box))
		if u.tooWide(top) && u.nodes[top].tag == "body" || j == u.best && j.articles > 3 {
			continue
		}
		if u.nodes[top].tag != "body" && u.only(top, g) {
			return true
		}
	}
	return false
}

// only says whether an element holds no articles but those of the list and of
// one group.
func (u union) only(at int32, g *group) bool {
	have := map[string]bool{}
	for _, j := range append([]*group{g}, u.groups...) {
		for _, m := range j.mentions {
			have[m.to.target] = true
		}
	}
	from, to := u.page.within(at)
	for _, l := range u.list[from:to] {
		if l.article && !have[l.to.target] {
			return false
		}
	}
	return true
}

// section says whether a group stands in a box like that of the list, under a
// heading of its own.
func (u union) section(g *group) bool {
	top := u.common(min(u.best.box, g.box), max(u.best.box, g.box))
	if g.heading == "" || u.best.heading == "" || top == g.box || top == u.best.box || g.score < 0.4*u.best.score {
		return false
	}
	a, b := u.branch(top, u.best.box), u.branch(top, g.box)
	return u.nodes[a].tag == u.nodes[b].tag && u.column(a) == u.column(b) && u.style(a) == u.style(b) && u.style(a) != ""
}

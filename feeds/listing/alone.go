package listing

import "slices"

// alone gives a block that shares its element with other articles the
// siblings around it that say something and belong to none of them.
func (p *page) alone(g *group, i int, taken func(at int32, target string) bool) {
	f := flat{page: p, group: g}
	block, target := g.segments[i][0], g.mentions[i].to.target
	if up := p.nodes[block].parent; up == 0 || p.nodes[up].tag == "body" || !taken(up, target) && !p.others(up, target) {
		return
	}
	belongs := func(at int32) bool {
		return !p.others(at, target) && !p.tagged(at, rules) && (!p.tagged(at, headings) || p.leads(at, target))
	}
	var before, after []int32
	for s := p.nodes[block].prev; s != 0 && len(before) < 4 && belongs(s); s = p.nodes[s].prev {
		if f.says(s) {
			before = append(before, s)
		}
	}
	for s := p.nodes[block].next; s != 0 && len(after) < 4 && belongs(s); s = p.nodes[s].next {
		if f.says(s) {
			after = append(after, s)
		}
	}
	slices.Reverse(before)
	f.give(i, before, true)
	f.give(i, after, false)
}

// leads says whether an element holds a link to an article.
func (p *page) leads(at int32, target string) bool {
	from, to := p.within(at)
	return slices.ContainsFunc(p.list[from:to], func(l link) bool { return l.to.target == target })
}

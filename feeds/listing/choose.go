package listing

import (
	"cmp"
	"slices"
)

// choose studies the groups of a page and returns the one that is its list;
// nil: none is good enough. The list of yesterday is that of today as long as
// it stays where it was.
func (p *page) choose(all []*group, known Learned) (best *group) {
	var fit []*group
	for _, g := range all {
		p.settle(g, p.others)
		p.study(g)
		if len(g.mentions) > 0 {
			known.recall(g)
			fit = append(fit, g)
		}
	}
	slices.SortStableFunc(fit, func(a, b *group) int { return cmp.Compare(b.score, a.score) })
	stays := func(g *group) bool { return g.enough() && known.stayed(p, g) }
	if i := slices.IndexFunc(fit, stays); i > 0 {
		fit = slices.Insert(slices.Delete(slices.Clone(fit), i, i+1), 0, fit[i])
	}
	for _, g := range fit {
		switch {
		case best == nil && g.enough():
			best = g
		case best == nil:
		case g.articles > best.articles && !g.excluded() && shared(g, best) >= 0.6*float64(best.articles) && g.score > 0.6*best.score:
			best = g // the same list by links that no item lacks
		}
	}
	return best
}

// runnerUp returns the group that came next to a list, nil if nothing did.
func (l list) runnerUp(all []*group) *group {
	have := map[string]bool{}
	for _, e := range l.entries {
		have[e.to.target] = true
	}
	var next *group
	for _, g := range all {
		known := 0
		for _, m := range g.mentions {
			known += int(one(have[m.to.target]))
		}
		if 2*known < len(g.mentions) && (next == nil || g.score > next.score) {
			next = g
		}
	}
	return next
}

// shared counts the articles of a group that another has, too.
func shared(a, b *group) float64 {
	have := map[string]bool{}
	for _, m := range b.mentions {
		have[m.to.target] = true
	}
	n := 0.0
	for _, m := range a.mentions {
		if have[m.to.target] {
			n++
			delete(have, m.to.target)
		}
	}
	return n
}

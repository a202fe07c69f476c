package listing

// settle finds what of the page belongs to each mention of a group: the
// element around it that holds no other article, and where items have no
// element of their own, what stands beside it.
func (p *page) settle(g *group, taken func(at int32, target string) bool) {
	blocks := p.blocks(g, taken)
	g.segments = make([][]int32, len(blocks))
	for i, at := range blocks {
		g.segments[i] = []int32{at}
	}
	for from := 0; from < len(blocks); {
		to := from + 1
		for to < len(blocks) && p.nodes[blocks[to]].parent == p.nodes[blocks[from]].parent {
			to++
		}
		if to-from > 1 {
			p.spreadOut(g, from, to)
		} else if len(blocks) > 1 {
			p.alone(g, from, taken)
		}
		from = to
	}
}

// blocks returns an element around each mention. All of a group are of one
// depth: the least at which no two are one element and few hold articles of
// others.
func (p *page) blocks(g *group, taken func(at int32, target string) bool) []int32 {
	ms := g.mentions
	deepest := p.nodes[ms[0].at].depth
	depth := int16(1)
	for i := 1; i < len(ms); i++ {
		deepest = max(deepest, p.nodes[ms[i].at].depth)
		depth = max(depth, p.nodes[p.common(ms[i-1].at, ms[i].at)].depth+1)
	}
	for ; depth < deepest; depth++ {
		clean := 0
		for _, m := range ms {
			at := p.at(m.at, depth)
			if !taken(at, m.to.target) && !p.tooWide(at) {
				clean++
			}
		}
		if 5*clean >= 3*len(ms) {
			break
		}
	}
	list := make([]int32, len(ms))
	for i, m := range ms {
		list[i] = p.widen(p.at(m.at, depth), ms, i)
	}
	return list
}

// at returns the outermost element around a node that stands at a depth.
func (p *page) at(node int32, depth int16) int32 {
	for p.nodes[node].parent != 0 && p.nodes[p.nodes[node].parent].depth >= depth {
		node = p.nodes[node].parent
	}
	return node
}

// tooWide says whether an element is more than an item can be.
func (p *page) tooWide(at int32) bool {
	switch p.nodes[at].tag {
	case "body", "main", "#root", "html":
		return true
	}
	from, to := p.within(at)
	return to-from > 30
}

// widen takes in the inline elements around a block, as far as they hold no
// other mention.
func (p *page) widen(at int32, ms []mention, i int) int32 {
	for {
		up := p.nodes[at].parent
		if up == 0 || !inline[p.nodes[up].tag] ||
			i > 0 && p.contains(up, ms[i-1].at) || i+1 < len(ms) && p.contains(up, ms[i+1].at) {
			return at
		}
		at = up
	}
}

// container returns the innermost element that holds a whole group.
func (p *page) container(g *group) int32 {
	first, last := g.segments[0], g.segments[len(g.segments)-1]
	at := p.common(first[0], last[len(last)-1])
	if len(g.mentions) == 1 {
		return p.nodes[first[0]].parent
	}
	return at
}

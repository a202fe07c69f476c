package listing

// A line is a text that stands by itself in an item.
type line struct {
	text string
	at   int32 // the innermost element that holds it
	link int   // the place of the link that it stands in; -1: none
}

// A scene is what of the page belongs to one mention.
type scene struct {
	*page
	roots []int32
	to    *address
	links []int // that lead to the article
}

// What is read of one mention at most. An item that is larger is none.
const (
	maxScene      = 40 << 10 // bytes of text
	maxSceneNodes = 4000
	maxSceneLinks = 24
	maxLines      = 400
)

// scene gathers what a segment holds, or if that is beyond all use, what the
// links of the mention do.
func (p *page) scene(roots []int32, m mention) scene {
	s := scene{page: p, roots: roots, to: m.to}
	if !p.readable(roots) {
		if s.roots = []int32{p.list[m.links[0]].at}; !p.readable(s.roots) {
			s.roots = nil
			return s
		}
	}
	for _, root := range s.roots {
		from, to := p.within(root)
		for i := from; i < to && len(s.links) < maxSceneLinks; i++ {
			if p.list[i].to.target == m.to.target {
				s.links = append(s.links, i)
			}
		}
	}
	if len(s.links) == 0 {
		s.links = m.links[:min(len(m.links), maxSceneLinks)]
	}
	return s
}

// readable says whether nodes hold no more than an item can.
func (p *page) readable(roots []int32) bool {
	text, nodes := 0, 0
	for _, root := range roots {
		text += p.size(root)
		nodes += int(p.nodes[root].end - root)
	}
	return text <= maxScene && nodes <= maxSceneNodes
}

// lines returns the texts of the scene that stand by themselves.
func (s scene) lines() []line {
	var list []line
	for _, root := range s.roots {
		list = s.linesOf(list, root, s.linkAround(root))
	}
	return list
}

// linkAround returns the innermost link around a node inside the scene.
func (s scene) linkAround(at int32) int {
	for at != 0 {
		if i, ok := s.linkAt(at); ok {
			return i
		}
		for _, root := range s.roots {
			if root == at {
				return -1
			}
		}
		at = s.nodes[at].parent
	}
	return -1
}

// linkAt returns the link that an element is.
func (p *page) linkAt(at int32) (int, bool) {
	from, to := p.within(at)
	if from < to && p.list[from].at == at {
		return from, true
	}
	return 0, false
}

// linesOf appends the lines of a subtree.
func (s scene) linesOf(list []line, at int32, link int) []line {
	n := &s.nodes[at]
	if len(list) >= maxLines {
		return list
	}
	if n.tag == "" {
		if !silent(n.text) {
			list = append(list, line{s.say(at, nil), n.parent, link})
		}
		return list
	}
	if n.marks&(mute|unscripted) != 0 || s.size(at) == 0 {
		return list
	}
	if i, ok := s.linkAt(at); ok {
		link = i
	}
	if !s.worded(at) {
		for kid := n.first; kid != 0; kid = s.nodes[kid].next {
			list = s.linesOf(list, kid, link)
		}
		return list
	}
	run := int32(0) // the first node of a run of words
	for kid := n.first; ; kid = s.nodes[kid].next {
		if kid != 0 && !s.breaks(kid) {
			if run == 0 {
				run = kid
			}
			continue
		}
		if run != 0 {
			list = s.run(list, run, kid, link)
			run = 0
		}
		if kid == 0 {
			return list
		}
		list = s.linesOf(list, kid, link)
	}
}

// worded says whether an element has words of its own.
func (s scene) worded(at int32) bool {
	for kid := s.nodes[at].first; kid != 0; kid = s.nodes[kid].next {
		if s.nodes[kid].tag == "" && !silent(s.nodes[kid].text) {
			return true
		}
	}
	return false
}

// breaks says whether a line ends at an element: one that stands apart, a day,
// or a link to the article.
func (s scene) breaks(at int32) bool {
	n := &s.nodes[at]
	if n.tag == "" {
		return false
	}
	if parts(n.tag) || s.dateOnly(at) {
		return true
	}
	i, ok := s.linkAt(at)
	return ok && s.list[i].to.target == s.to.target
}

// dateOnly says whether an element says a day and next to nothing else.
func (s scene) dateOnly(at int32) bool {
	if size := s.size(at); size == 0 || size > longestDated {
		return false
	}
	d, ok := findDate(s.say(at, nil))
	return ok && d.rest <= 12
}

// run appends the line that the children of an element from one up to another
// make.
func (s scene) run(list []line, from, to int32, link int) []line {
	up := s.nodes[from].parent
	end := s.nodes[up].end
	if to != 0 {
		end = to
	}
	if i, ok := s.linkAt(from); ok && s.nodes[from].end == end {
		link = i
	}
	if text := s.span(from, end, nil); !silent(text) {
		list = append(list, line{text, up, link})
	}
	return list
}

package listing

import (
	"slices"
	"strings"
)

// maxGap is how many elements between two blocks may belong to them.
const maxGap = 12

// spreadOut gives the blocks of a group from one place to another, which are
// siblings, what stands between them: a heading with paragraphs behind it, a
// term with its definitions.
func (p *page) spreadOut(g *group, from, to int) {
	f := flat{page: p, group: g, from: from, to: to}
	f.gaps = make([][]int32, to-from+1)
	full := 0
	for i := range f.gaps {
		f.gaps[i] = f.gap(i)
		if i > 0 && i < to-from && len(f.gaps[i]) > 0 {
			full++
		}
	}
	if 2*full < to-from-1 || full == 0 {
		return
	}
	usual := f.usual()
	if f.days(usual) {
		return
	}
	cut := f.cut(usual)
	for i, gap := range f.gaps {
		f.share(i, gap, usual, cut)
	}
}

// flat is a row of blocks without elements around each of their items.
type flat struct {
	*page
	*group
	from, to int
	gaps     [][]int32 // before each block, and behind the last one
}

// gap returns the nodes before a block that say something, as far as they may
// belong to it or the block before.
func (f flat) gap(i int) []int32 {
	var list []int32
	at, stop := int32(0), int32(0)
	if i > 0 {
		at = f.nodes[f.segments[f.from+i-1][0]].next
	}
	if i < f.to-f.from {
		stop = f.segments[f.from+i][0]
	}
	if i == 0 { // backwards from the first block
		for s := f.nodes[stop].prev; s != 0 && len(list) < maxGap; s = f.nodes[s].prev {
			if f.says(s) {
				list = append(list, s)
			}
		}
		slices.Reverse(list)
		return list
	}
	for ; at != stop && at != 0; at = f.nodes[at].next {
		if !f.says(at) {
			continue
		}
		if list = append(list, at); len(list) >= maxGap {
			break
		}
	}
	return list
}

// says says whether a node has anything to show, or is a line between items.
func (f flat) says(at int32) bool {
	n := &f.nodes[at]
	return f.size(at) > 0 && !(n.tag == "" && silent(n.text)) || f.tagged(at, pictures) || f.tagged(at, rules)
}

var rules = set("hr")

// sign tells nodes apart that play different parts in an item.
func (f flat) sign(at int32) string {
	n := &f.nodes[at]
	sign := alike(n.tag)
	if n.tag == "" {
		sign = "#"
	}
	if f.tagged(at, pictures) {
		sign += "+img"
	} else if f.size(at) == 0 && f.tagged(at, rules) {
		return "hr"
	}
	if size := f.size(at); size > 0 && size < 2*longestDated {
		if d, ok := findDate(f.say(at, nil)); ok && d.rest < 40 {
			sign += "+date"
		}
	}
	return sign
}

func (f flat) signs(gap []int32) []string {
	list := make([]string, len(gap))
	for i, at := range gap {
		list[i] = f.sign(at)
	}
	return list
}

// usual returns the signs that most often stand between two blocks.
func (f flat) usual() []string {
	count := map[string]int{}
	best := ""
	for _, gap := range f.gaps[1 : len(f.gaps)-1] {
		key := strings.Join(f.signs(gap), " ")
		if count[key]++; count[key] > count[best] && key != "" {
			best = key
		}
	}
	return strings.Fields(best)
}

// days says whether what stands between blocks are days that head several
// items each, which then belong to no single one.
func (f flat) days(usual []string) bool {
	if len(usual) != 1 || !strings.HasSuffix(usual[0], "+date") {
		return false
	}
	empty := 0
	for _, gap := range f.gaps[1 : len(f.gaps)-1] {
		if len(gap) == 0 {
			empty++
		}
	}
	return empty > 0 && len(f.gaps[0]) > 0
}

// cut returns how many of the usual nodes between two blocks belong to the
// first of them.
func (f flat) cut(usual []string) int {
	if line := slices.Index(usual, "hr"); line >= 0 {
		return line
	}
	before, after := f.signs(f.gaps[0]), f.signs(f.gaps[len(f.gaps)-1])
	if n := len(usual); n <= len(after) && slices.Equal(after[:n], usual) && f.linked(n) == 0 {
		return n
	}
	best, most := len(usual), -100
	for j := len(usual); j >= 0; j-- {
		score := f.linked(j)
		if j > 0 {
			score += fits(j <= len(after) && slices.Equal(after[:j], usual[:j]))
		}
		if k := len(usual) - j; k > 0 {
			score += fits(k <= len(before) && slices.Equal(before[len(before)-k:], usual[j:]))
		}
		if score > most {
			best, most = j, score
		}
	}
	return best
}

func fits(ok bool) int {
	if ok {
		return 4
	}
	return -4
}

// linked says by the links between blocks whether the first j nodes belong to
// the block before and the others to the one behind.
func (f flat) linked(j int) int {
	score := 0
	for i := 1; i < len(f.gaps)-1; i++ {
		left, right := f.mentions[f.from+i-1].to.target, f.mentions[f.from+i].to.target
		for k, at := range f.gaps[i] {
			from, to := f.within(at)
			for _, l := range f.list[from:to] {
				switch {
				case l.to.target == left && k >= j, l.to.target == right && k < j:
					score -= 6
				}
			}
		}
	}
	return max(score, -30)
}

// share gives the nodes of a gap to the blocks at its sides.
func (f flat) share(i int, gap []int32, usual []string, cut int) {
	left, right := f.from+i-1, f.from+i
	signs := f.signs(gap)
	switch {
	case i == 0:
		if k := len(usual) - cut; k > 0 && k <= len(gap) && slices.Equal(signs[len(gap)-k:], usual[cut:]) {
			f.give(right, gap[len(gap)-k:], true)
		}
	case i == len(f.gaps)-1:
		n := 0
		for n < len(gap) && n < cut && (n >= len(usual) || signs[n] == usual[n]) {
			n++
		}
		f.give(left, gap[:n], false)
	default:
		n := len(gap)
		switch {
		case cut == 0:
			n = 0
		case cut < len(usual):
			n = max(0, len(gap)-(len(usual)-cut))
			if line := slices.Index(signs, "hr"); line >= 0 {
				n = line
			}
		}
		f.give(left, gap[:n], false)
		f.give(right, gap[n:], true)
	}
}

// give adds nodes to a mention's segment.
func (f flat) give(i int, nodes []int32, before bool) {
	if len(nodes) == 0 {
		return
	}
	if before {
		f.segments[i] = append(slices.Clone(nodes), f.segments[i]...)
		return
	}
	f.segments[i] = append(f.segments[i], nodes...)
}

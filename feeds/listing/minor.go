package listing

import "slices"

// byPath returns the links of the page by the path at which they stand, each
// in the order of the page, and the paths in the order in which they appear.
func (p *page) byPath() (rows map[uint64][]int, order []uint64) {
	rows = map[uint64][]int{}
	for i, l := range p.list {
		key := p.nodes[l.at].path
		if _, met := rows[key]; !met {
			order = append(order, key)
		}
		rows[key] = append(rows[key], i)
	}
	return rows, order
}

// setAside takes the links to sections out of the list: what many items name
// in alike places, and many places of the page link to.
func (p *page) setAside() {
	minor := p.repeated()
	rows, order := p.byPath()
	for _, key := range order {
		for target := range p.labelsIn(rows[key]) {
			minor[target] = true
		}
	}
	kept := p.list[:0]
	for _, l := range p.list {
		if !minor[l.to.target] {
			kept = append(kept, l)
		}
	}
	p.list = kept
}

// manyPlaces is how many places link to a section at least where that alone
// tells that it is one.
const manyPlaces = 6

// repeated returns targets that many places of the page link to.
func (p *page) repeated() map[string]bool {
	places := map[string]int{}
	last := ""
	for _, l := range p.list {
		if l.to.target != last {
			places[l.to.target]++
		}
		last = l.to.target
	}
	minor := map[string]bool{}
	for target, n := range places {
		if n >= manyPlaces {
			minor[target] = true
		}
	}
	return minor
}

// labelsIn returns the targets that come again and again between others in a
// row of links, and are called in fewer words than these: the sections that
// items belong to.
func (p *page) labelsIn(row []int) map[string]bool {
	type label struct{ runs, first, last, words int }
	met := map[string]*label{}
	var sizes []int
	var order []string
	run := 0
	for k, i := range row {
		l := p.list[i]
		if k == 0 || p.list[row[k-1]].to.target != l.to.target {
			run++
		}
		if !l.generic {
			sizes = append(sizes, length(l.text))
		}
		b := met[l.to.target]
		if b == nil {
			b = &label{first: run}
			met[l.to.target] = b
			order = append(order, l.to.target)
		}
		if b.last != run {
			b.runs++
		}
		b.last = run
		if !l.generic {
			b.words = max(b.words, length(l.text))
		}
	}
	if len(sizes) == 0 {
		return nil
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)*3/4]
	labels := map[string]bool{}
	for _, target := range order {
		b := met[target]
		if b.runs >= 2 && b.last-b.first > 2*(b.runs-1) && b.words > 0 && 4*b.words < 3*usual {
			labels[target] = true
		}
	}
	return labels
}

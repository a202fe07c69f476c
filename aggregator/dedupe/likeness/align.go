package likeness

import (
	"cmp"
	"slices"
)

// A run is a stretch of equal tokens: n of them, from a in one text and from b
// in the other.
type run struct{ a, b, n int }

// mostRuns bounds how many runs are put in order; real pairs have a few dozen.
const mostRuns = 256

// mostRepeats bounds how often one shingle of a text is paired.
const mostRepeats = 8

// common returns how many distinct shingles two texts share, and where: the
// places paired in order of their occurrence, sorted.
func common(a, b []shingle) (shared int, pairs []uint64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].hash(), b[j].hash(); {
		case x < y:
			i++
		case x > y:
			j++
		default:
			shared++
			n := 0
			for i < len(a) && j < len(b) && a[i].hash() == x && b[j].hash() == x {
				if n++; n <= mostRepeats {
					pairs = append(pairs, uint64(a[i].place())<<32|uint64(b[j].place()))
				}
				i++
				j++
			}
			for i < len(a) && a[i].hash() == x {
				i++
			}
			for j < len(b) && b[j].hash() == x {
				j++
			}
		}
	}
	return shared, pairs
}

// runs joins paired places into stretches of equal tokens, as long as they go.
func runs(a, b []token, pairs []uint64) []run {
	slices.Sort(pairs)
	var list []run
	for _, p := range pairs {
		x, y := int(p>>32), int(p&(1<<32-1))
		if n := len(list) - 1; n >= 0 && within(list[n], x, y) {
			continue
		}
		list = append(list, extended(a, b, run{x, y, width}))
	}
	return list
}

// within says whether a pair of places lies in a run.
func within(r run, x, y int) bool {
	return x-r.a == y-r.b && x >= r.a && x+width <= r.a+r.n
}

func extended(a, b []token, r run) run {
	for r.a > 0 && r.b > 0 && a[r.a-1].id == b[r.b-1].id {
		r.a, r.b, r.n = r.a-1, r.b-1, r.n+1
	}
	for r.a+r.n < len(a) && r.b+r.n < len(b) && a[r.a+r.n].id == b[r.b+r.n].id {
		r.n++
	}
	return r
}

// chain picks the runs that stand in the same order in both texts and hold
// the most tokens together, cut so that none overlap.
func chain(list []run) []run {
	if len(list) > mostRuns {
		slices.SortFunc(list, func(r, s run) int { return cmp.Or(s.n-r.n, r.a-s.a, r.b-s.b) })
		list = list[:mostRuns]
	}
	slices.SortFunc(list, func(r, s run) int { return cmp.Or(r.a-s.a, r.b-s.b) })
	best, before := make([]int, len(list)), make([]int, len(list))
	last := -1
	for i, s := range list {
		best[i], before[i] = s.n, -1
		for j, r := range list[:i] {
			if gain := after(r, s).n; gain > 0 && best[j]+gain > best[i] {
				best[i], before[i] = best[j]+gain, j
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	var picked []run
	for i := last; i >= 0; i = before[i] {
		picked = append(picked, list[i])
	}
	slices.Reverse(picked)
	for i := 1; i < len(picked); i++ {
		picked[i] = after(picked[i-1], picked[i])
	}
	return picked
}

// after returns what of s begins after r in both texts.
func after(r, s run) run {
	over := max(0, r.a+r.n-s.a, r.b+r.n-s.b)
	if s.a <= r.a || s.b <= r.b || over >= s.n {
		return run{}
	}
	return run{s.a + over, s.b + over, s.n - over}
}

// spare counts, for either text, the tokens of its lead that are in no run.
func spare(list []run, leadA, leadB int) (a, b int) {
	inA, inB := make([]bool, leadA), make([]bool, leadB)
	for _, r := range list {
		for i := 0; i < r.n; i++ {
			if at := r.a + i; at < leadA {
				inA[at] = true
			}
			if at := r.b + i; at < leadB {
				inB[at] = true
			}
		}
	}
	return missing(inA), missing(inB)
}

func missing(met []bool) int {
	n := 0
	for _, is := range met {
		if !is {
			n++
		}
	}
	return n
}

package likeness

// A change is a stretch of tokens that stands in one text where another one
// stands in the other, with how many equal tokens are directly around it.
type change struct {
	a, b        []token
	atA, atB    int
	left, right int
	start, end  bool // it begins, ends both texts
}

// largestGap is how many comparisons of tokens a stretch between two runs is
// worth; a larger one is another passage, not another wording.
const largestGap = 12000

// changes returns what was put in the place of something else, between the
// runs of a chain.
func changes(a, b []token, picked []run) []change {
	var list []change
	prev := run{}
	for _, next := range picked {
		_, list = gap(list, a, b, prev, next)
		prev = next
	}
	_, list = gap(list, a, b, prev, run{len(a), len(b), 0})
	return list
}

// gap adds the changes between two runs, and returns how many tokens between
// them are the same.
func gap(list []change, a, b []token, prev, next run) (same int, _ []change) {
	a0, b0 := prev.a+prev.n, prev.b+prev.n
	ga, gb := a[a0:next.a], b[b0:next.b]
	if len(ga) == 0 || len(gb) == 0 || len(ga)*len(gb) > largestGap {
		return 0, list
	}
	table := subsequence(ga, gb)
	from := len(list)
	list = table.walk(list)
	for i := from; i < len(list); i++ {
		c := &list[i]
		if c.atA == 0 && c.atB == 0 {
			c.left, c.start = prev.n, prev.n == 0
		}
		if c.atA+len(c.a) == len(ga) && c.atB+len(c.b) == len(gb) {
			c.right, c.end = next.n, next.n == 0
		}
		c.atA, c.atB = c.atA+a0, c.atB+b0
	}
	return int(table.cells[0]), list
}

// A table holds the lengths of the longest common subsequences of what is
// left of two stretches from each pair of places on.
type table struct {
	a, b  []token
	cells []uint16
}

func subsequence(a, b []token) table {
	w := len(b) + 1
	t := table{a, b, make([]uint16, (len(a)+1)*w)}
	for i := len(a) - 1; i >= 0; i-- {
		row, below := t.cells[i*w:(i+1)*w], t.cells[(i+1)*w:(i+2)*w]
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].id == b[j].id {
				row[j] = below[j+1] + 1
			} else {
				row[j] = max(below[j], row[j+1])
			}
		}
	}
	return t
}

// walk adds what differs on both sides between the tokens of the longest
// common subsequence.
func (t *table) walk(list []change) []change {
	equal := 0
	prev := change{} // what differs before those equal tokens, on one side or both
	for i, j := 0, 0; i < len(t.a) || j < len(t.b); {
		c := change{atA: i, atB: j, left: equal}
		i, j = t.apart(i, j)
		c.a, c.b = t.a[c.atA:i], t.b[c.atB:j]
		if t.crossed(prev, c) {
			c = change{a: t.a[prev.atA:i], b: t.b[prev.atB:j], atA: prev.atA, atB: prev.atB, left: prev.left}
		}
		for equal = 0; i < len(t.a) && j < len(t.b) && t.a[i].id == t.b[j].id; equal++ {
			i, j = i+1, j+1
		}
		c.right = equal
		if len(c.a) > 0 && len(c.b) > 0 {
			list = append(list, c)
		}
		prev = c
	}
	return list
}

// crossed says whether two names share a syllable in different places, as Sơn
// La and Lạng Sơn do, so that one seems to lose a word before it and to gain
// one after it.
func (t *table) crossed(before, c change) bool {
	return c.left == 1 && (t.a[c.atA-1].kind == name || t.b[c.atB-1].kind == name) &&
		(len(before.a) == 0 && len(c.b) == 0 || len(before.b) == 0 && len(c.a) == 0) &&
		len(before.a)+len(c.a) > 0 && len(before.b)+len(c.b) > 0
}

// apart goes on to the next tokens that are the same.
func (t *table) apart(i, j int) (int, int) {
	w := len(t.b) + 1
	for i < len(t.a) || j < len(t.b) {
		switch {
		case i == len(t.a):
			j++
		case j == len(t.b):
			i++
		case t.a[i].id == t.b[j].id:
			return i, j
		case t.cells[(i+1)*w+j] >= t.cells[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return i, j
}

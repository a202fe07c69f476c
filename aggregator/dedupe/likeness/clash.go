package likeness

import "slices"

// A clash is a value of one text that stands where the other has another
// value. Copies drop, move and reword; only forms and updated reports put
// values in the place of values.
type clash struct {
	a, b     []token
	atA, atB int
	title    bool // in the titles
}

const (
	// shortChange is how many tokens either side of a change has at most to be
	// one figure for another, or one short name, whatever else the texts say.
	shortChange = 2
	// longChange is how many it may have when both values are found nowhere in
	// the other text: names of places and offices.
	longChange = 8
	// longestChange is the same for figures.
	longestChange = 12
	// longName is how many syllables a name may have that is replaced by one.
	longName = 5
	// longestStart is how many it may have where both texts begin: beyond that,
	// one beginning was written anew.
	longestStart = 4
	// firmContext is how many equal tokens must stand around a change for the
	// two sides to stand in one place.
	firmContext = 4
)

// A judge looks for clashes between two texts.
type judge struct {
	a, b  *Text
	found []clash
}

// look adds the clashes among changes.
func (j *judge) look(list []change, title bool) {
	in := j.b.body
	if title {
		in = j.b.title
	}
	for i := range list {
		if c := &list[i]; j.clashing(c, in) && !j.met(c) {
			j.found = append(j.found, clash{c.a, c.b, c.atA, c.atB, title})
		}
	}
}

// met says whether one name was found in the place of the other before: a
// name that is spelt otherwise is so all through a text.
func (j *judge) met(c *change) bool {
	return slices.ContainsFunc(j.found, func(f clash) bool {
		return onlyNames(c.a) && slices.EqualFunc(f.a, c.a, sameToken) && slices.EqualFunc(f.b, c.b, sameToken)
	})
}

func sameToken(x, y token) bool { return x.id == y.id }

// clashing judges a change; in is the text whose place atB is.
func (j *judge) clashing(c *change, in []token) bool {
	if !c.short(longestChange) || !c.firm() {
		return false
	}
	if x, y := less(figures(c.a), figures(c.b)); len(x) > 0 && len(y) > 0 {
		return j.figuresClash(c)
	}
	if c.end || !c.short(longChange) || credited(in, c) {
		return false // a byline, or too loose for names, of which a text has many
	}
	if x, y := less(namesOf(c.a), namesOf(c.b)); len(x) > 0 && len(y) > 0 && !spelling(c.a, c.b) {
		tight := c.short(shortChange) || c.short(longName) && onlyNames(c.a) && onlyNames(c.b)
		return tight && (j.b.lacks(x) || j.a.lacks(y)) || j.novel(x, y)
	}
	return c.short(shortChange) && opposed(c.a, c.b)
}

// figuresClash says whether the figures of a firm change, which are not the
// same, contradict each other: one figure for another in one slot, or figures
// that the other text has nowhere.
func (j *judge) figuresClash(c *change) bool {
	if scaled(c.a, c.b) || rounded(c.a, c.b) {
		return false
	}
	x, y := less(values(c.a), values(c.b))
	if c.short(shortChange) && (onlyFigures(c.a) || onlyFigures(c.b)) {
		return !telling(x) || !telling(y) || j.b.lacks(x) || j.a.lacks(y)
	}
	return j.novel(peers(x, y))
}

// short says whether neither side is longer than a number of tokens.
func (c *change) short(n int) bool { return len(c.a) <= n && len(c.b) <= n }

// firm says whether a change is held in one place by what is equal around it.
// Where a passage was written anew, a few words are the same by chance.
func (c *change) firm() bool {
	if c.start && !c.short(longestStart) {
		return false
	}
	left, right := c.left, c.right
	if c.start {
		left = firmContext
	}
	if c.end {
		right = firmContext
	}
	least := firmContext / 2
	if c.short(shortChange) {
		least = 1
	}
	return min(left, right) >= least && left+right >= firmContext
}

// headlines adds what two titles say in figures that neither of the texts
// under the other one says; of two titles in like words, one text is enough
// where the other is much fuller: a report that was brought up to date tells
// the former figure, too.
func (j *judge) headlines(updated bool) {
	x, y := peers(less(exact(j.a.title), exact(j.b.title)))
	if len(x) == 0 || len(y) == 0 {
		return
	}
	if j.novel(x, y) || updated && (j.b.lacks(x) || j.a.lacks(y)) {
		j.found = append(j.found, clash{a: j.a.title, b: j.b.title, title: true})
	}
}

// novel says whether either side has a value that the other text never names.
func (j *judge) novel(x, y []string) bool {
	return j.b.lacks(x) && j.a.lacks(y)
}

// lacks says whether a text never names one of some values.
func (t *Text) lacks(values []string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return !t.says(v) })
}

// says reports whether a text has a value anywhere.
func (t *Text) says(value string) bool {
	id := identity(value)
	has := func(x token) bool {
		if x.id == id {
			return true
		}
		if x.kind != day && x.kind != clock {
			return false
		}
		return slices.Contains(figures([]token{x}), value)
	}
	return slices.ContainsFunc(t.body, has) || slices.ContainsFunc(t.title, has)
}

package likeness

import "slices"

const (
	// tokensPerSlip is how many common tokens one name may differ on: a copy
	// corrects a name now and then, a form has other names in each paragraph.
	tokensPerSlip = 300
	// tokensPerFigure is the same for figures, which forms and updated reports
	// are about: only in a text of a thousand words and more one is a slip.
	tokensPerFigure = 1200
	// untouched is how much two texts share that were not edited; another name in
	// one of them is no slip of an editor's.
	untouched = 0.85
	// mostSlips is how many may differ at most, however long the texts are.
	mostSlips = 2
	// leadTokens is how long the lead is, in which nothing may differ.
	leadTokens = 60
)

// refuses says whether the clashes are those of a form with new values or of
// an updated report. A clash in the titles or in the lead always is.
func (j *judge) refuses(m *measurement) bool {
	figures, others := 0, 0
	for i := range j.found {
		switch c := &j.found[i]; {
		case c.title, c.atA < leadTokens && c.atB < leadTokens:
			return true
		case slices.ContainsFunc(c.a, func(t token) bool { return t.value() }):
			figures++
		default:
			others++
		}
	}
	names := min(mostSlips, m.matched/tokensPerSlip)
	if m.jaccard >= untouched {
		names = 0
	}
	return figures > min(mostSlips, m.matched/tokensPerFigure) || figures+others > names
}

package likeness

const (
	// fewTitleTokens is how many tokens a title has at least to agree with
	// another one: "Thông báo" agrees with every notice.
	fewTitleTokens = 4
	// longestTitle is how many tokens of a title are compared.
	longestTitle = 48
)

// titles compares two titles: how much of the shorter one stands in the other
// in the same order, from 0 to 1, and what was put in the place of what.
func titles(a, b []token) (agreement float64, list []change) {
	if len(a) < fewTitleTokens || len(b) < fewTitleTokens {
		return 0, nil
	}
	same, list := gap(nil, a, b, run{}, run{len(a), len(b), 0})
	return float64(same) / float64(min(len(a), len(b))), list
}

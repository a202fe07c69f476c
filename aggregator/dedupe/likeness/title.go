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

// support is how much of a title's words the text under another title says; 0
// for a title too short to tell.
func support(title, body []token) float64 {
	if len(title) < fewTitleTokens {
		return 0
	}
	met := make(map[uint64]bool, len(body))
	for i := range body {
		met[body[i].id] = true
	}
	n := 0
	for i := range title {
		if met[title[i].id] {
			n++
		}
	}
	return float64(n) / float64(len(title))
}

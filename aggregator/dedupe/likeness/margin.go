package likeness

// Margin says by how much the scores of a verdict exceed what makes two texts
// similar enough to be one; below zero they are not. Beyond that, titles,
// values and places decide: a verdict may refuse what is similar enough.
func Margin(scores map[string]float64) float64 {
	return max(scores["jaccard"]-alikeJaccard, scores["containment"]-alikeContainment, scores["cover"]-alikeCover)
}

package render

import (
	"math"

	"bantin/feeds"
)

// A jsonWhy says why an item that also appeared elsewhere is part of the
// story: by which rule, with which scores from 0 to 1, and what agreed.
type jsonWhy struct {
	Rule     string             `json:"rule"`
	Scores   map[string]float64 `json:"scores,omitempty"`
	Evidence string             `json:"evidence,omitempty"`
}

// newJSONWhy is nil where nobody has told why.
func newJSONWhy(d *feeds.Decision) *jsonWhy {
	if d == nil {
		return nil
	}
	w := &jsonWhy{Rule: string(d.Rule)}
	if d.Rule != feeds.RuleText { // whose evidence is a digest
		w.Evidence = evidence(d.Evidence)
	}
	for name, score := range d.Scores {
		if w.Scores == nil {
			w.Scores = map[string]float64{}
		}
		w.Scores[name] = math.Round(score*1000) / 1000
	}
	return w
}

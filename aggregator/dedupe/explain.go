package dedupe

import (
	"maps"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// nearEnough is how much two texts that are two must have in common for that
// to be worth telling.
const nearEnough = 0.3

// score says how much two texts are alike, for choosing among several.
func score(v likeness.Verdict) float64 {
	return (v.Scores["jaccard"] + v.Scores["containment"]) / 2
}

// miss tells of the story that an item came nearest to, if it came near.
func miss(l *likened) *feeds.NearMiss {
	if l == nil {
		return nil
	}
	v := l.verdict
	reason := feeds.MissPart
	if v.Scores["clashes"] > 0 {
		reason = feeds.MissValues
	} else if max(v.Scores["jaccard"], v.Scores["containment"]) < nearEnough {
		return nil
	}
	return &feeds.NearMiss{Story: l.centre.Story, Reason: reason, Scores: maps.Clone(v.Scores), Evidence: v.Evidence}
}

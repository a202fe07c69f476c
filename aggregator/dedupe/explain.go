package dedupe

import (
	"maps"
	"strings"
	"unicode/utf8"

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
	return &feeds.NearMiss{Story: l.centre.Story, Reason: reason, Scores: maps.Clone(v.Scores), Evidence: excerpt(v.Evidence)}
}

// excerptBytes is how long evidence is at most.
const excerptBytes = 200

// excerpt is the beginning of a text, whole words if there are any.
func excerpt(text string) string {
	if len(text) <= excerptBytes {
		return text
	}
	const ellipsis = "…"
	end := excerptBytes - len(ellipsis)
	for !utf8.RuneStart(text[end]) {
		end--
	}
	if space := strings.LastIndexByte(text[:end+1], ' '); space > 0 {
		end = space
	}
	return text[:end] + ellipsis
}

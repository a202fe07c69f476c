// Package likeness tells whether one of two press texts is a republication of
// the other. It is the only home of text comparison, and pure: it knows two
// texts, no store, no clock and no third text.
//
// A republication may have lost sentences, gained an introduction, or been
// spelt, dated and abbreviated by other habits. The same event told by another
// hand, a form filled in with new values, a round-up and an updated report are
// none, however many words they share. In doubt two texts are two.
package likeness

import (
	"bantin/feeds"
)

// An Article is what is compared of an item. Without HTML the summary stands
// for the text. Whose it is decides nothing.
type Article struct{ Source, Title, Summary, HTML string }

// A Verdict says whether two texts are one, and why. Scores has "jaccard",
// "containment", "cover" and "title", each from 0 to 1, and "clashes", how many
// values contradict, where the texts are alike enough for that to be asked.
// Evidence is the longest passage in common, or the first values that clash.
type Verdict struct {
	Same     bool
	Rule     feeds.Rule // RuleAlike, RuleContained or RuleSummary; empty for two texts
	Scores   map[string]float64
	Evidence string
}

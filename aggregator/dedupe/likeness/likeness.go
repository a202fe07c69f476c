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
// for the text.
type Article struct{ Source, Title, Summary, HTML string }

// A Text is an article made ready for comparing. It is never changed and may
// be used by many at once.
type Text struct {
	article Article
}

// Prepare makes an article ready, leaving out what its source repeats.
func Prepare(a Article, drop Boilerplate) *Text {
	return &Text{article: a}
}

// Sketch returns at most 24 hashes under which an index finds texts that are
// like it: two texts that Compare would join share at least one of them. It is
// nil for a text so short that only its equal could be found.
func (t *Text) Sketch() []uint32 { return nil }

// A Verdict says whether two texts are one, and why. Scores and Evidence are
// given for refusals too.
type Verdict struct {
	Same     bool
	Rule     feeds.Rule // RuleAlike, RuleContained or RuleSummary; empty for two texts
	Scores   map[string]float64
	Evidence string
}

// Compare decides whether one text republishes the other. The order of the
// two makes no difference.
func Compare(a, b *Text) Verdict { return Verdict{Scores: map[string]float64{}} }

package likeness

import (
	"strings"

	"bantin/feeds"
)

// Texts of about one length are alike when one of the first three is reached.
// Copies of the labelled set begin at 0.37, 0.60 and 0.62 after several changes
// at once; other hands on one event end at 0.24, 0.42 and 0.43.
const (
	alikeJaccard     = 0.40 // shared of all shingles
	alikeContainment = 0.60 // shared of the shorter text's shingles
	alikeCover       = 0.70 // the shorter text's tokens in common runs

	// Under one headline less is enough, since other hands find other headlines
	// and forms are caught by their values.
	titledJaccard     = 0.33
	titledContainment = 0.52
	titledCover       = 0.62
)

const (
	// agreeing is how much of the shorter title stands in the other in the same
	// order when the two agree: a site's name, a province's or a few words more
	// change nothing.
	agreeing = 0.6
	// evenRatio is how much longer the fuller text is at most for the two to be
	// of about one length; beyond it one is a part of the other.
	evenRatio = 1.5
	// addedRatio is how much longer it is at most for what was added to need no
	// explanation: captions, page chrome, an introduction.
	addedRatio = 1.25
	// supporting is how much of the fuller text's title the shorter one must say
	// where that title is its own: a new headline is made of the text's words, a
	// round-up's is not. New headlines of the labelled set have 0.50 and more,
	// most of them above 0.65, round-ups' with few exceptions 0.40 and less.
	supporting = 0.6
)

// Two summaries, of which neither text is known, are one only when hardly
// anything else is possible: the summary of an updated report and of a form
// often says no value at all.
const (
	briefText    = 30  // tokens of the shorter one, at least
	briefJaccard = 0.6 // room for an abbreviation and a dateline
	briefWorth   = 12  // see weight: a date, a place, two people and a figure
)

// scatteredHole is how much of the fuller text may stand together that the
// shorter one has not, for the difference to be dropped sentences. A round-up
// of several items of one length has a third and more.
const scatteredHole = 0.15

const (
	// shortText is how many tokens a text has at most for being an item of a
	// round-up; found in one four times as long it joins by its summary only.
	shortText  = 120
	roundRatio = 4
	// halfRatio, halfStart: under another headline a part is recognised when it
	// is about a half, with room for chrome and captions, and begins the other.
	halfRatio = 2.5
	halfStart = 15
	// partStart is where in the fuller text a part begins at most that has its
	// title: after an introduction of 60 words and what surrounds it.
	partStart = 100
	// summaryStart is the same for a cut summary under another title.
	summaryStart = 60
	// summaryCover is how much of a summary the other text must begin with.
	summaryCover = 0.8
	// summaryContainment is how many of its shingles must be there: all but those
	// of two corrected words.
	summaryContainment = 0.75
	// summarySupport is how much of the fuller text's title a summary must say
	// that has another title.
	summarySupport = 0.25
	// summaryText is how many tokens a summary has at most.
	summaryText = 80
	// tinyText is how many tokens a text has at least: less is a formula.
	tinyText = 20
	// shortContainment is what a text of a summary's length must share under
	// another title.
	shortContainment = 0.8
	// specificWorth is what figures (two each) and words of names (one each) of a
	// summary must add up to for it to belong to one event only; a very short
	// one and one under another title need more, since they are likelier to be
	// nothing but a form's opening.
	specificWorth     = 4
	tinySpecificWorth = 8
	tinySummary       = 45
	// equalTitles and fullTitle: a headline of eight words and more that both
	// have is of one event, whatever a summary of the usual length says.
	equalTitles = 0.9
	fullTitle   = 8
)

// rule returns the rule by which two texts are one as long as no values
// clash; empty: there is none.
func (m *measurement) rule() feeds.Rule {
	switch {
	case len(m.chain) == 0, len(m.a.body) < tinyText, !m.similar():
		return ""
	case len(m.b.body) <= summaryText:
		return m.brief()
	case len(m.a.body) <= summaryText && !m.specific():
		return ""
	case !m.agree() && m.ratio() >= addedRatio && !m.supported() && !m.scattered():
		return m.summary()
	case m.ratio() >= evenRatio:
		return m.part()
	case len(m.a.body) <= summaryText && !m.agree() && m.containment < shortContainment:
		return ""
	}
	return feeds.RuleAlike
}

func (m *measurement) agree() bool { return m.title >= agreeing }

func (m *measurement) similar() bool {
	if m.agree() {
		return m.jaccard >= titledJaccard || m.containment >= titledContainment || m.cover >= titledCover
	}
	return m.jaccard >= alikeJaccard || m.containment >= alikeContainment || m.cover >= alikeCover
}

// supported says whether the fuller text's title is one for the shorter text.
func (m *measurement) supported() bool {
	return support(m.b.title, m.a.body) >= supporting && !roundUp(m.b.title)
}

// scattered says whether what only the fuller text has is spread over it, as
// dropped sentences are: a round-up's other items stand together.
func (m *measurement) scattered() bool {
	hole, end := 0, 0
	for _, r := range m.chain {
		hole, end = max(hole, r.b-end), r.b+r.n
	}
	hole = max(hole, len(m.b.body)-end)
	return float64(hole) <= scatteredHole*float64(len(m.b.body))
}

// part returns the rule by which a text is a part of one that is much longer.
func (m *measurement) part() feeds.Rule {
	if r := m.summary(); r != "" {
		return r
	}
	short := len(m.a.body) <= shortText
	switch {
	case m.containment < alikeContainment && m.cover < alikeCover, short && m.ratio() >= roundRatio:
		return ""
	case m.agree() && m.start() <= partStart,
		!short && m.ratio() <= halfRatio && (m.start() <= halfStart || m.scattered()):
		return feeds.RuleContained
	}
	return ""
}

// summary returns the rule for a short text that begins the other.
func (m *measurement) summary() feeds.Rule {
	if len(m.a.body) > shortText || m.containment < summaryContainment || !m.compact() {
		return ""
	}
	if m.agree() && m.start() <= partStart ||
		m.a.cut && m.start() <= summaryStart && !roundUp(m.b.title) && support(m.b.title, m.a.body) >= summarySupport {
		return feeds.RuleSummary
	}
	return ""
}

// compact says whether the common part is one passage of the fuller text and
// not gathered from all over it.
func (m *measurement) compact() bool {
	last := m.chain[len(m.chain)-1]
	return last.b+last.n-m.start() <= len(m.a.body)*5/4+width && float64(m.matched) >= summaryCover*float64(len(m.a.body))
}

// brief returns the rule for two summaries.
func (m *measurement) brief() feeds.Rule {
	if len(m.a.body) < briefText || m.jaccard < briefJaccard || m.title < equalTitles || m.worth() < briefWorth {
		return ""
	}
	return feeds.RuleAlike
}

// worth is the weight of what two texts have in common.
func (m *measurement) worth() int {
	n := 0
	for _, r := range m.chain {
		n += weight(m.a.body[r.a : r.a+r.n])
	}
	return n
}

// specific says whether two texts of which one is a summary share enough that
// belongs to one event only: the summaries of forms often say nothing of their
// values.
func (m *measurement) specific() bool {
	if len(m.a.body) >= tinySummary && m.title >= equalTitles && min(len(m.a.title), len(m.b.title)) >= fullTitle {
		return true
	}
	worth := m.worth()
	if m.agree() {
		worth += min(weight(m.a.title), weight(m.b.title))
	}
	if len(m.a.body) < tinySummary || !m.agree() {
		return worth >= tinySpecificWorth
	}
	return worth >= specificWorth
}

// weight is how much tokens say that belongs to one event.
func weight(tokens []token) int {
	n := 0
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.value() && !year(t.text):
			n += 2
		case t.kind == name:
			n++
		}
	}
	return n
}

// roundUps are what the titles of round-ups say.
var roundUps = []string{"điểm tin", "tin vắn", "tin nhanh", "điểm báo", "tin tổng hợp", "tin tức trong", "tuần qua", "trong tuần", "nổi bật"}

// roundUp says whether a title is that of a round-up.
func roundUp(title []token) bool {
	words := text(title)
	for _, r := range roundUps {
		if strings.Contains(words, r) {
			return true
		}
	}
	return false
}

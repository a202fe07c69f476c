package likeness

import "bantin/feeds"

// Two summaries, of which neither text is known, are one only when hardly
// anything else is possible: the summary of an updated report and of a form
// often says no value at all.
const (
	briefText    = 30  // tokens of the shorter one, at least
	briefJaccard = 0.6 // room for an abbreviation and a dateline
	briefWorth   = 12  // see weight: a date, a place, two people and a figure
)

const (
	// summaryText is how many tokens a summary has at most.
	summaryText = 80
	// tinyText is how many tokens a text has at least: less is a formula.
	tinyText = 20
	// partStart is where in the fuller text a summary begins at most that has its
	// title: after an introduction of 60 words and what surrounds it.
	partStart = 100
	// summaryStart is the same for a cut summary under another title.
	summaryStart = 60
	// summaryCover is how much of a summary the other text must begin with.
	summaryCover = 0.8
	// compactness is how much longer the passage is at most in which it stands: a
	// lead and a caption may have come between its sentences.
	compactness = 2
	// summaryContainment is how many of its shingles must be there: all but those
	// of two corrected words.
	summaryContainment = 0.75
	// summarySupport is how much of the fuller text's title a summary must say
	// that has another title, unless the text goes on with what it tells.
	summarySupport = 0.25
	// summaryCoherent is what coherence that takes; of the few words of a summary
	// fewer come back.
	summaryCoherent = 0.12
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
	// fullTitle is how many words of a headline that both have are of one event,
	// whatever a summary of the usual length says.
	fullTitle = 8
	// wholeSummary is how many of a cut summary's shingles the other text must
	// have for its prose alone to be of one event.
	wholeSummary = 0.9
)

// summary returns the rule for a short text that begins the other.
func (m *measurement) summary() feeds.Rule {
	if len(m.a.body) > shortText || m.containment < summaryContainment || !m.compact() {
		return ""
	}
	if m.agree() && m.start() <= partStart && (m.twins() || m.coherence() >= summaryCoherent) ||
		m.a.cut && m.start() <= summaryStart && !roundUp(m.b.title) && m.begins() {
		return feeds.RuleSummary
	}
	return ""
}

// begins says whether what a fuller text goes on with after a summary belongs
// to it.
func (m *measurement) begins() bool {
	return support(m.b.title, m.a.body) >= summarySupport || m.coherence() >= summaryCoherent
}

// compact says whether the common part is one passage of the fuller text and
// not gathered from all over it.
func (m *measurement) compact() bool {
	last := m.chain[len(m.chain)-1]
	return last.b+last.n-m.chain[0].b <= compactness*len(m.a.body) && float64(m.matched) >= summaryCover*float64(len(m.a.body))
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
	long := len(m.a.body) >= tinySummary
	if long && m.title >= equalTitles && min(len(m.a.title), len(m.b.title)) >= fullTitle {
		return true
	}
	whole := long && m.a.cut && m.containment >= wholeSummary
	if whole && m.title >= equalTitles && m.twins() {
		return true
	}
	worth := m.worth()
	if m.agree() {
		worth += min(weight(m.a.title), weight(m.b.title))
	}
	if !long || !m.agree() && !whole {
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

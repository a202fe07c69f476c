package likeness

import "bantin/feeds"

// Two texts are similar when one of these is reached. Of real papers' articles
// on one event, those below are by other hands who quote one statement or one
// press release, with few exceptions; copies with a new headline, a new lead
// and one word in twenty changed are above.
const (
	alikeJaccard     = 0.40 // shared of all shingles
	alikeContainment = 0.60 // shared of the shorter text's shingles
	// twinJaccard is the first of them under one and the same headline: other
	// hands find other headlines, and forms are caught by their values.
	twinJaccard = 0.34
	// alikeCover is the third, for texts of about one length: where a lead was
	// written anew, a paragraph added and a word in twenty changed, few shingles
	// are left, but nearly every word of what was kept; see held.
	alikeCover = 0.91
	// doubtful is from what containment on that is looked at.
	doubtful = 0.45
	// longestOwn is how many tokens a lead or a paragraph has at most.
	longestOwn = 80
	// fewKept and leastKept are how many tokens a text must have kept, and how
	// much of it that is, for their order to tell anything.
	fewKept   = 130
	leastKept = 0.7
)

const (
	// agreeing is how much of the shorter title stands in the other in the same
	// order when the two agree: a site's name, a province's or a few words more
	// change nothing.
	agreeing = 0.6
	// equalTitles and twinTitles: two titles are the same one when nearly all of
	// the shorter one stands in the other, which is hardly longer and so none of
	// several that a round-up's title lists.
	equalTitles = 0.9
	twinTitles  = 0.7
	// likeTitles is how much of them is the same in titles by one hand about one
	// matter.
	likeTitles = 0.3
	// evenRatio is how much longer the fuller text is at most for the two to be
	// of about one length; beyond it one is a part of the other.
	evenRatio = 1.5
	// editedRatio is the same for a copy of which a third was cut and which
	// gained a paragraph.
	editedRatio = 1.6
	// addedRatio is how much longer it is at most for what was added to need no
	// explanation: captions, page chrome, an introduction.
	addedRatio = 1.25
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
	case !m.agree() && m.ratio() >= addedRatio && !m.supported() && !m.scattered() && !m.continues():
		return m.summary()
	case m.ratio() >= evenRatio:
		return m.part()
	case len(m.a.body) <= summaryText && !m.agree() && m.containment < shortContainment:
		return ""
	}
	return feeds.RuleAlike
}

func (m *measurement) agree() bool { return m.title >= agreeing }

// twins says whether the two titles are the same one, but for a few words.
func (m *measurement) twins() bool {
	a, b := len(m.a.title), len(m.b.title)
	return m.agree() && float64(min(a, b)) >= twinTitles*float64(max(a, b)) && roundUp(m.a.title) == roundUp(m.b.title)
}

func (m *measurement) similar() bool {
	return m.jaccard >= alikeJaccard || m.containment >= alikeContainment ||
		m.cover >= alikeCover && m.ratio() <= editedRatio ||
		m.jaccard >= twinJaccard && m.title >= equalTitles && m.twins()
}

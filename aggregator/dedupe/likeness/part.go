package likeness

import (
	"strings"

	"bantin/feeds"
)

const (
	// supporting is how much of the fuller text's title the shorter one must say
	// where that title is its own: a new headline is made of the text's words, a
	// round-up's is not. New headlines of the labelled set have 0.50 and more,
	// most of them above 0.65, round-ups' with few exceptions 0.40 and less.
	supporting = 0.6
	// scatteredHole is how much of the fuller text may stand together that the
	// shorter one has not, for the difference to be dropped sentences. A round-up
	// of several items of one length has a third and more.
	scatteredHole = 0.15
	// shortText is how many tokens a text has at most for being an item of a
	// round-up; found in one four times as long it joins by its summary only.
	shortText  = 120
	roundRatio = 4
	// partContainment is how much of a part's shingles the fuller text must have
	// under another title: where two hands quote one statement at length, few
	// have as much.
	partContainment = 0.65
	// halfRatio, halfStart: what begins the fuller text and is about a half of it,
	// with room for chrome and captions, is likelier its beginning than a
	// round-up's first item.
	halfRatio = 2.5
	halfStart = 15
	// coherent and firmlyCoherent are how coherent the two must be in that case
	// and in most others.
	coherent       = 0.18
	firmlyCoherent = 0.25
	// wellCoherent is the same for one that is much longer, and wholePart how
	// much of the part's shingles it must have: a report that quotes the same
	// statement as another has less.
	wellCoherent = 0.33
	wholePart    = 0.8
)

// part returns the rule by which a text is a part of one that is much longer.
func (m *measurement) part() feeds.Rule {
	if r := m.summary(); r != "" {
		return r
	}
	short := len(m.a.body) <= shortText
	switch {
	case m.containment < alikeContainment, short && m.ratio() >= roundRatio:
		return ""
	case m.twins(), m.agree() && m.coherence() >= coherent,
		!short && m.containment >= partContainment && m.continues():
		return feeds.RuleContained
	}
	return ""
}

// continues says whether a fuller text under another title goes on with what
// the shorter one tells: a part of it that was dropped here and there, its
// beginning, or, where there is more of the story in it, any part.
func (m *measurement) continues() bool {
	switch {
	case m.scattered() && m.ratio() <= halfRatio:
		return true
	case m.start() <= halfStart && m.ratio() <= halfRatio:
		return m.coherence() >= coherent
	}
	if m.ratio() > roundRatio {
		return m.containment >= wholePart && m.coherence() >= wellCoherent
	}
	return m.coherence() >= firmlyCoherent
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

// roundUps are what the titles of round-ups say.
var roundUps = []string{"điểm tin", "tin vắn", "tin nhanh", "điểm báo", "tin tổng hợp", "tin tức trong", "tuần qua", "trong tuần", "nổi bật", "tin khác", "bản tin"}

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

package dedupe

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// Window is how far apart in time two tellings of one story may be.
const Window = 30 * 24 * time.Hour

// An Unsettled item waits for its story to be decided.
type Unsettled struct {
	feeds.Fingerprint
	Dated bool           // Published is the source's own date
	Seen  time.Time      // first met; stands for the date of an undated item
	Words *likeness.Text // nil: nothing is found to be like it
	Alike []Centre       // settled centres that share hashes with it
}

// When is the item's date, or the time it was first met.
func (u Unsettled) When() time.Time {
	if u.Dated {
		return u.Published
	}
	return u.Seen
}

// near reports whether a settled item is close enough in time.
func (u Unsettled) near(k feeds.Fingerprint) bool { return k.Published.Sub(u.When()).Abs() <= Window }

const (
	// formulaText is how many tokens a text has at most that may be a formula: a
	// list's summary of a weekly schedule says the same every week.
	formulaText = 60
	// elsewhereWithin is how far apart in time two sources carry one short text
	// that is no formula; copies travel in hours.
	elsewhereWithin = 72 * time.Hour
	// twiceWithin is the same for two addresses of one source, short enough for a
	// daily form to be news every day.
	twiceWithin = 12 * time.Hour
)

// again reports whether a settled item of the same title and text tells the
// same, and not the next week's news in the same words.
func (u Unsettled) again(k feeds.Fingerprint) bool {
	within := Window
	switch short := u.Words != nil && u.Words.Len() <= formulaText; {
	case short && k.Source == u.Source:
		within = twiceWithin
	case short && u.Dated: // one without a date may be as old as any
		within = elsewhereWithin
	}
	return k.Published.Sub(u.When()).Abs() <= within
}

// Settle decides for each item which story it belongs to, in the order of
// their dates, so that the oldest telling is the centre of its story. Known
// are the settled items that share an address or a text with one of them, or
// stand in a correction. The result is in the order of the decisions and
// depends on nothing but the arguments, whatever the order of items.
func Settle(items []Unsettled, known []feeds.Fingerprint, rules Corrections, at time.Time) []feeds.Decision {
	items = slices.Clone(items)
	slices.SortFunc(items, byDate)
	s := settling{rules: rules, byAddress: map[string][]feeds.Fingerprint{}, byText: map[string][]feeds.Fingerprint{},
		byListed: map[string][]feeds.Fingerprint{}, batch: centres{byHash: map[uint32][]int{}}}
	for _, k := range known {
		s.accept(k)
	}
	decisions := make([]feeds.Decision, 0, len(items))
	for _, it := range items {
		s.refused = ""
		d := s.decide(it)
		d.At = at
		it.Published, it.Story = it.When(), d.Story
		s.accept(it.Fingerprint)
		if d.Story == it.ID {
			s.batch.add(it.Fingerprint, it.Words)
		}
		decisions = append(decisions, d)
	}
	return decisions
}

// byDate is the order in which items are decided about: dated ones first, the
// oldest of them before all.
func byDate(a, b Unsettled) int {
	return cmp.Or(
		-cmp.Compare(b2i(a.Dated), b2i(b.Dated)),
		a.When().Compare(b.When()),
		cmp.Compare(a.Source, b.Source),
		cmp.Compare(a.Key, b.Key),
	)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// settling is what has been decided so far.
type settling struct {
	rules     Corrections
	byAddress map[string][]feeds.Fingerprint // any member of a story
	byText    map[string][]feeds.Fingerprint // centres only
	byListed  map[string][]feeds.Fingerprint // centres only
	batch     centres
	refused   string // of the item at hand: the story that only the settings keep it out of
}

func (s *settling) accept(f feeds.Fingerprint) {
	if f.Address != "" {
		s.byAddress[f.Address] = append(s.byAddress[f.Address], f)
	}
	if f.ID == f.Story && recognisable(f.Text) {
		s.byText[f.Text] = append(s.byText[f.Text], f)
	}
	if f.ID == f.Story && recognisable(listedText(f)) {
		s.byListed[f.Listed] = append(s.byListed[f.Listed], f)
	}
}

// decide takes the first of: what the settings merge, the same article's
// address, equal title and text, and a text that is like it.
func (s *settling) decide(it Unsettled) feeds.Decision {
	if d, ok := s.merged(it); ok {
		return d
	}
	if c, rule, evidence := s.equal(it); c != nil {
		return feeds.Decision{Item: it.ID, Story: c.Story, Rule: rule, Evidence: evidence,
			Scores: map[string]float64{string(rule): 1}}
	}
	best, near := s.alike(it)
	if best != nil {
		v := best.verdict
		return feeds.Decision{Item: it.ID, Story: best.centre.Story, Rule: v.Rule, Scores: v.Scores, Evidence: excerpt(v.Evidence)}
	}
	d := feeds.Decision{Item: it.ID, Story: it.ID, Rule: feeds.RuleOwn, Near: miss(near)}
	if s.refused != "" {
		d.Rule, d.Evidence = feeds.RuleSplit, s.refused
	}
	return d
}

// equal finds the story that an item tells again: by the same article's
// address, else by equal title and text, whether articles or lists have them;
// the oldest, then the smallest id.
func (s *settling) equal(it Unsettled) (c *feeds.Fingerprint, rule feeds.Rule, evidence string) {
	c = oldest(s.byAddress[it.Address], func(k feeds.Fingerprint) bool {
		return it.Address != "" && k.Source != it.Source && it.near(k) && s.allowed(it, k.Story)
	})
	if c != nil {
		return c, feeds.RuleAddress, it.Address
	}
	c = oldest(s.byText[it.Text], func(k feeds.Fingerprint) bool {
		return recognisable(it.Text) && k.Title == it.Title && it.again(k) && s.allowed(it, k.Story)
	})
	if c != nil {
		return c, feeds.RuleText, it.Text
	}
	c = oldest(s.byListed[it.Listed], func(k feeds.Fingerprint) bool {
		return sameListed(k, it.Fingerprint) && it.again(k) && s.allowed(it, k.Story)
	})
	return c, feeds.RuleText, it.Listed
}

// allowed reports whether an item may join a story that it tells again. One
// that only the settings keep apart is noted.
func (s *settling) allowed(it Unsettled, story string) bool {
	if !s.forbidden(it, story) {
		return true
	}
	if s.refused == "" {
		s.refused = story
	}
	return false
}

// sameListed reports whether two lists say the same of articles of which not
// both are known in full: those that are tell by their own texts.
func sameListed(a, b feeds.Fingerprint) bool {
	return recognisable(listedText(a)) && a.Source != b.Source && (a.Text == listedText(a) || b.Text == listedText(b))
}

func oldest(list []feeds.Fingerprint, ok func(feeds.Fingerprint) bool) *feeds.Fingerprint {
	var c *feeds.Fingerprint
	for _, k := range list {
		if ok(k) && (c == nil || cmp.Or(k.Published.Compare(c.Published), strings.Compare(k.Story, c.Story)) < 0) {
			c = &k
		}
	}
	return c
}

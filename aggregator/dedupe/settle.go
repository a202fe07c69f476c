package dedupe

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
)

// window is how far apart in time two tellings of one story may be.
const window = 30 * 24 * time.Hour

// An Unsettled item waits for its story to be decided.
type Unsettled struct {
	feeds.Fingerprint
	Dated bool      // Published is the source's own date
	Seen  time.Time // first met; stands for the date of an undated item
}

// when is the item's date, or the time it was first met.
func (u Unsettled) when() time.Time {
	if u.Dated {
		return u.Published
	}
	return u.Seen
}

// Corrections are what staff decided against the rules, by canonical
// addresses (see Address): pairs whose items are one story, pairs whose items
// are not, and articles whose stories are not to be seen.
type Corrections struct {
	Merge, Split [][2]string
	Hide         []string
}

// Settle decides for each item which story it belongs to, in the order of
// their dates, so that the oldest telling is the centre of its story. Known
// are the settled items that share an address or a text with one of them, or
// stand in a correction. The result is in the order of the decisions and
// depends on nothing but the arguments, whatever the order of items.
func Settle(items []Unsettled, known []feeds.Fingerprint, rules Corrections, at time.Time) []feeds.Decision {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b Unsettled) int {
		return cmp.Or(
			-cmp.Compare(b2i(a.Dated), b2i(b.Dated)),
			a.when().Compare(b.when()),
			cmp.Compare(a.Source, b.Source),
			cmp.Compare(a.Key, b.Key),
		)
	})
	s := settling{rules: rules, byAddress: map[string][]feeds.Fingerprint{}, byText: map[string][]feeds.Fingerprint{},
		byListed: map[string][]feeds.Fingerprint{}}
	for _, k := range known {
		s.accept(k)
	}
	decisions := make([]feeds.Decision, 0, len(items))
	for _, it := range items {
		d := s.decide(it)
		d.At = at
		it.Story, it.Published = d.Story, it.when()
		s.accept(it.Fingerprint)
		decisions = append(decisions, d)
	}
	return decisions
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

func (s *settling) decide(it Unsettled) feeds.Decision {
	if d, ok := s.merged(it); ok {
		return d
	}
	c, rule, evidence := s.best(it)
	switch {
	case c == nil:
		return feeds.Decision{Item: it.ID, Story: it.ID, Rule: feeds.RuleOwn}
	case s.forbidden(it, c.Story):
		return feeds.Decision{Item: it.ID, Story: it.ID, Rule: feeds.RuleSplit, Evidence: c.Story}
	}
	return feeds.Decision{Item: it.ID, Story: c.Story, Rule: rule, Evidence: evidence,
		Scores: map[string]float64{string(rule): 1}}
}

// merged applies the settings' merge.
func (s *settling) merged(it Unsettled) (feeds.Decision, bool) {
	for _, other := range partners(s.rules.Merge, it.Address) {
		for _, k := range s.byAddress[other] {
			return feeds.Decision{Item: it.ID, Story: k.Story, Rule: feeds.RuleMerge, Evidence: other}, true
		}
	}
	return feeds.Decision{}, false
}

// forbidden reports whether the settings' split keeps an item out of a story.
func (s *settling) forbidden(it Unsettled, story string) bool {
	for _, other := range partners(s.rules.Split, it.Address) {
		for _, k := range s.byAddress[other] {
			if k.Story == story {
				return true
			}
		}
	}
	return false
}

// partners returns what an address is paired with.
func partners(pairs [][2]string, address string) []string {
	var list []string
	for _, p := range pairs {
		switch address {
		case "":
		case p[0]:
			list = append(list, p[1])
		case p[1]:
			list = append(list, p[0])
		}
	}
	return list
}

// best finds the story that an item tells again: by the same article's
// address, else by equal title and text, whether articles or lists have them;
// the oldest, then the smallest id.
func (s *settling) best(it Unsettled) (c *feeds.Fingerprint, rule feeds.Rule, evidence string) {
	near := func(k feeds.Fingerprint) bool { return k.Published.Sub(it.when()).Abs() <= window }
	c = oldest(s.byAddress[it.Address], func(k feeds.Fingerprint) bool {
		return it.Address != "" && k.Source != it.Source && near(k)
	})
	if c != nil {
		return c, feeds.RuleAddress, it.Address
	}
	c = oldest(s.byText[it.Text], func(k feeds.Fingerprint) bool {
		return recognisable(it.Text) && k.Title == it.Title && near(k)
	})
	if c != nil {
		return c, feeds.RuleText, it.Text
	}
	c = oldest(s.byListed[it.Listed], func(k feeds.Fingerprint) bool { return sameListed(k, it.Fingerprint) && near(k) })
	return c, feeds.RuleText, it.Listed
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

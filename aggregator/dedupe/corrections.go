package dedupe

import "bantin/feeds"

// Corrections are what staff decided against the rules, by canonical
// addresses (see Address): pairs whose items are one story, pairs whose items
// are not, and articles whose stories are not to be seen.
type Corrections struct {
	Merge, Split [][2]string
	Hide         []string
}

// Of returns the corrections that speak of one of the given addresses.
func (c Corrections) Of(addresses map[string]bool) Corrections {
	var some Corrections
	for _, p := range c.Merge {
		if addresses[p[0]] || addresses[p[1]] {
			some.Merge = append(some.Merge, p)
		}
	}
	for _, p := range c.Split {
		if addresses[p[0]] || addresses[p[1]] {
			some.Split = append(some.Split, p)
		}
	}
	for _, a := range c.Hide {
		if addresses[a] {
			some.Hide = append(some.Hide, a)
		}
	}
	return some
}

// merged applies the settings' merge, unless their split forbids it.
func (s *settling) merged(it Unsettled) (feeds.Decision, bool) {
	for _, other := range partners(s.rules.Merge, it.Address) {
		k := oldest(s.byAddress[other], func(k feeds.Fingerprint) bool { return !s.forbidden(it, k.Story) })
		if k != nil {
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

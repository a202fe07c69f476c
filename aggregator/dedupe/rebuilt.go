package dedupe

import (
	"strings"

	"bantin/feeds"
)

const (
	fewest    = 3 // fewer articles under new names are no sign that a portal was rebuilt
	fairTitle = 5 // syllables of a title that says more than a formula
)

// adopt recognises the known articles of a portal that was rebuilt: where most
// names of a document are new and most of its titles are known, an article
// with a title that only one other ever had is that one, if day or body agree,
// or neither can be compared. It returns how many were recognised although
// their names are new; 0 if the portal is as it was.
func (m *matcher) adopt(items []Item, strong int) int {
	unseen := len(items) - strong
	if unseen < fewest || unseen*2 <= len(items) {
		return 0
	}
	titles := map[string]int{}
	for _, it := range items {
		titles[it.Print.Title]++
	}
	adopted := map[int]feeds.Known{}
	for i, it := range items {
		known := everyone(m.ledger("h:" + it.Print.Title))
		if m.found[i] != nil || titles[it.Print.Title] != 1 || len(known) != 1 {
			continue
		}
		if free := m.free(known); len(free) == 1 && m.agree(it, free[0]) {
			adopted[i] = free[0]
		}
	}
	recognised := m.matched() - strong + len(adopted)
	if recognised*2 < unseen || recognised < fewest {
		return 0
	}
	for i, k := range adopted {
		m.found[i], m.taken[k.ID] = &k, true
	}
	return recognised
}

// everyone returns the distinct items of a list.
func everyone(known []feeds.Known) []feeds.Known {
	all := matcher{}
	return all.free(known)
}

// agree reports whether day or body of two articles with one title agree, or
// nothing can be compared but a title that says something.
func (m *matcher) agree(it Item, k feeds.Known) bool {
	switch {
	case recognisable(it.Print.Text) && it.Print.Text == listedText(k.Fingerprint):
		return true
	case bothDated(it, k):
		return sameDay(it, k)
	}
	q, ok := m.pairOf(it, k)
	if !ok {
		return false
	}
	if _, contained, both := q.texts(); both {
		return contained >= sameText && !contradict(q.text, q.knownText)
	}
	return len(strings.Fields(q.title)) >= fairTitle
}

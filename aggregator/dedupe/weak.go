package dedupe

import (
	"strings"
	"time"

	"bantin/feeds"
)

// signs are the kinds of weak names of which two must agree, since names of
// one kind say the same twice over: where it stands, title, and text.
type signs struct{ place, title, text bool }

func (s *signs) add(name string) {
	switch name[0] {
	case 'i', 's', 'u', 'w':
		s.place = true
	case 'h', 't':
		s.title = true
	case 'b':
		s.text = true
	}
}

func (s signs) count() (n int) {
	for _, agrees := range []bool{s.place, s.title, s.text} {
		if agrees {
			n++
		}
	}
	return n
}

// byWeak finds the items of which two signs agree. The old item must be absent
// from this document, which the passes before have seen to.
func (m *matcher) byWeak(it Item) (list []feeds.Known) {
	candidates, agreeing := m.weak(it)
	for _, k := range candidates {
		if s := agreeing[k.ID]; s.count() >= 2 && twoAgree(it, k, *s) || s.count() == 1 && m.oneMore(it, k, *s) {
			list = append(list, k)
		}
	}
	return list
}

// weak returns the items that were met under the weak names of an item, and
// which signs those are.
func (m *matcher) weak(it Item) (candidates []feeds.Known, agreeing map[string]*signs) {
	agreeing = map[string]*signs{}
	for _, list := range [][]feeds.Alias{it.Aliases, it.also} {
		for _, a := range list {
			if a.Strong {
				continue
			}
			for _, k := range m.ledger(a.Name) {
				if agreeing[k.ID] == nil {
					agreeing[k.ID] = &signs{}
					candidates = append(candidates, k)
				}
				agreeing[k.ID].add(a.Name)
			}
		}
	}
	return candidates, agreeing
}

// twoAgree reports whether two signs that agree are enough. Title and text of
// a later day may be a form that comes again; so may anything where addresses
// are used again.
func twoAgree(it Item, k feeds.Known, s signs) bool {
	if it.reused {
		return !dated(it.Item) || !later(it, k)
	}
	return s.place || !daysLater(it, k)
}

// oneMore looks for a second sign beside the one that agrees: the body of the
// article, or where there is none, the day of a long title that only one had.
func (m *matcher) oneMore(it Item, k feeds.Known, s signs) bool {
	q, ok := m.pairOf(it, k)
	if !ok || it.reused {
		return false
	}
	_, contained, both := q.texts()
	switch {
	case s.title && !both:
		only := len(everyone(m.ledger("h:"+it.Print.Title))) == 1
		return only && len(strings.Fields(q.title)) >= longTitle && sameDay(it, k)
	case s.title:
		return contained >= sameText && !contradict(q.text, q.knownText) && (sameDay(it, k) || !bothDated(it, k))
	case s.place:
		return both && contained >= sameText && !contradict(q.title, q.knownTitle) && !contradict(q.text, q.knownText)
	}
	return q.titles() >= likeTitle && !contradict(q.title, q.knownTitle) && sameDay(it, k)
}

// bothDated reports whether an item and a known one have dates of their own.
func bothDated(it Item, k feeds.Known) bool {
	return dated(it.Item) && !k.Published.IsZero() && !k.Published.Equal(k.Seen)
}

// daysLater reports whether an item is dated a day or more after a known one.
func daysLater(it Item, k feeds.Known) bool {
	return bothDated(it, k) && it.Published.Sub(k.Published) >= 24*time.Hour
}

// sameDay reports whether an item and a known one are of one day: less than 24
// hours apart, since one of them may lack the hour.
func sameDay(it Item, k feeds.Known) bool {
	return bothDated(it, k) && it.Published.Sub(k.Published).Abs() < 24*time.Hour
}

// Suspects returns the ids of the known items whose words must be read before
// MatchAll can decide: those that an item may be although their titles differ
// or only one weak sign agrees. Of a document whose items are known by address
// and title there are none.
func Suspects(items []Item, past Past) (ids []string) {
	m := matcher{Past: past}
	met := map[string]bool{}
	for _, it := range items {
		if len(m.byAddress(it)) > 0 {
			continue
		}
		candidates, _ := m.weak(it)
		for _, list := range [][]feeds.Known{newest(m.at(it)), first(m.guided(it), 3), first(candidates, 5)} {
			for _, k := range list {
				if !met[k.ID] {
					met[k.ID] = true
					ids = append(ids, k.ID)
				}
			}
		}
	}
	return ids
}

func first(list []feeds.Known, n int) []feeds.Known { return list[:min(n, len(list))] }

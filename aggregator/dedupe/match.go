package dedupe

import (
	"slices"
	"strings"
	"time"

	"bantin/feeds"
)

// A Ledger is what is remembered of one source: its items by the names under
// which they were met.
type Ledger map[string][]feeds.Known

// A Past is what the items of a document are compared with.
type Past struct {
	Own    Ledger             // names in the source
	Former Ledger             // names in the sources that it replaces
	Texts  map[string]Wording // of the items that Suspects names, by id
	At     time.Time          // of the visit
}

// A Match says which item of the ledger an item of a document is.
type Match struct {
	Item
	Known       *feeds.Known  // nil: never met
	Changed     bool          // what would be published of it differs from what is known
	TextChanged bool          // its words differ, not only its form
	News        []feeds.Alias // names the ledger does not have yet
	Recycled    bool          // it was never met, but its address was, as another article's
	Later       bool          // it was never met, and stands above all that was
}

// ID is the id of the item: the known one's, or its own.
func (m Match) ID() string {
	if m.Known != nil {
		return m.Known.ID
	}
	return m.Print.ID
}

// maxNames is how many names one item may have. What still comes under new
// ones then is found by those that it has.
const maxNames = 32

// A Matching is what MatchAll found.
type Matching struct {
	Matches    []Match
	Renumbered int // how many were recognised although most names in the document are new; 0: names hold
}

// MatchAll recognises the items of one document. Every item of the ledger is
// matched at most once. Names with the same title come first: address, then
// guid; then an address, and a guid, under which the title is another one,
// unless it is another article; then weak names of which two agree; and in a
// portal that was rebuilt, titles. An item that is not recognised although its
// key was given away gets another one.
func MatchAll(items []Item, past Past) Matching {
	m := matcher{Past: past, taken: map[string]bool{}, found: make([]*feeds.Known, len(items))}
	m.pass(items, m.byKey)
	m.pass(items, m.byAddress)
	m.pass(items, m.byGUID)
	m.counting = m.countsInTitles(items)
	m.pass(items, m.byEditedAddress)
	m.pass(items, m.byEditedGUID)
	strong := m.matched()
	m.pass(items, m.byWeak)
	renumbered := m.adopt(items, strong)

	result := Matching{Matches: make([]Match, len(items)), Renumbered: renumbered}
	above := m.matched() > 0
	for i, it := range items {
		result.Matches[i] = m.compare(it, m.found[i])
		above = above && m.found[i] == nil
		result.Matches[i].Later = above
	}
	return result
}

type matcher struct {
	Past
	taken    map[string]bool // ids of known items that are matched already
	found    []*feeds.Known
	counting bool // titles hold numbers that only count
}

// ledger returns the items that were met under a name, the source's own first.
func (p Past) ledger(name string) []feeds.Known {
	own, former := p.Own[name], p.Former[name]
	if len(former) == 0 {
		return own
	}
	return append(slices.Clip(own), former...)
}

// pass matches what is still unmatched by one rule. A rule that finds two
// known items for one, or one for two, finds none.
func (m *matcher) pass(items []Item, rule func(Item) []feeds.Known) {
	chosen := make(map[int]feeds.Known)
	wanted := map[string]int{}
	for i, it := range items {
		if m.found[i] != nil {
			continue
		}
		if known := m.free(rule(it)); len(known) == 1 {
			chosen[i] = known[0]
			wanted[known[0].ID]++
		}
	}
	for i, known := range chosen {
		if wanted[known.ID] == 1 {
			m.found[i] = &known
			m.taken[known.ID] = true
		}
	}
}

// free returns the distinct known items that nothing is matched to.
func (m *matcher) free(known []feeds.Known) []feeds.Known {
	var list []feeds.Known
	met := map[string]bool{}
	for _, k := range known {
		if !m.taken[k.ID] && !met[k.ID] {
			met[k.ID] = true
			list = append(list, k)
		}
	}
	return list
}

func (m *matcher) matched() (n int) {
	for _, k := range m.found {
		if k != nil {
			n++
		}
	}
	return n
}

// byKey finds the item with the same key and title.
func (m *matcher) byKey(it Item) []feeds.Known {
	for _, k := range m.ledger(it.Print.Key) {
		if k.Key == it.Print.Key && sameTitle(it.Print, k) {
			return []feeds.Known{k}
		}
	}
	return nil
}

// byAddress finds the item with the same title that was met at the address; of
// several the one of the same day, else the last.
func (m *matcher) byAddress(it Item) []feeds.Known {
	var same []feeds.Known
	for _, k := range m.at(it) {
		if sameTitle(it.Print, k) {
			same = append(same, k)
		}
	}
	for _, k := range same {
		if it.Published.Equal(k.Published) {
			return []feeds.Known{k}
		}
	}
	return newest(same)
}

// byGUID finds the item with the same guid and title, unless it has another
// text of a later day.
func (m *matcher) byGUID(it Item) (same []feeds.Known) {
	for _, k := range m.guided(it) {
		if sameTitle(it.Print, k) && (!daysLater(it, k) || it.Print.Text == listedText(k.Fingerprint)) {
			same = append(same, k)
		}
	}
	return same
}

// byEditedAddress finds the last item that was met at the address, under
// another title, unless the address is used again for another article.
func (m *matcher) byEditedAddress(it Item) []feeds.Known {
	last := newest(m.at(it))
	if len(last) == 1 && m.recycled(it, last[0]) {
		return nil
	}
	return last
}

// byEditedGUID finds the item with the same guid under another title, if it
// may be the same article.
func (m *matcher) byEditedGUID(it Item) (like []feeds.Known) {
	for _, k := range m.guided(it) {
		if !sameTitle(it.Print, k) && m.mayBe(it, k) {
			like = append(like, k)
		}
	}
	return like
}

// at returns the items that were met under the strong names of an item but for
// its guid.
func (m *matcher) at(it Item) (list []feeds.Known) {
	for _, name := range it.strong() {
		if !strings.HasPrefix(name, "g:") {
			list = append(list, m.ledger(name)...)
		}
	}
	return list
}

// guided returns the items that were met under the guid of an item.
func (p Past) guided(it Item) (list []feeds.Known) {
	for _, a := range it.Aliases {
		if strings.HasPrefix(a.Name, "g:") {
			list = append(list, p.ledger(a.Name)...)
		}
	}
	return list
}

// newest is the item that was met last, in a list of its own: of those that
// bore a name one after another, the one that bears it now.
func newest(known []feeds.Known) (last []feeds.Known) {
	for _, k := range known {
		if last == nil || k.Seen.After(last[0].Seen) ||
			k.Seen.Equal(last[0].Seen) && len(k.Key) > len(last[0].Key) {
			last = []feeds.Known{k}
		}
	}
	return last
}

// sameTitle reports whether a known item has the title of another, as its
// document or as its article's page has it.
func sameTitle(p feeds.Fingerprint, k feeds.Known) bool {
	return p.Title == k.Title || p.Title == listedTitle(k.Fingerprint)
}

func has(known []feeds.Known, id string) bool {
	return slices.ContainsFunc(known, func(k feeds.Known) bool { return k.ID == id })
}

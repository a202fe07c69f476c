package dedupe

import (
	"strings"

	"bantin/feeds"
)

// A Ledger is what is remembered of one source: the fingerprints of its items
// by the names under which they were met.
type Ledger map[string][]feeds.Fingerprint

// A Match says which item of the ledger an item of a document is.
type Match struct {
	Item
	Known       *feeds.Fingerprint // nil: never met
	Changed     bool               // what would be published of it differs from what is known
	TextChanged bool               // its words differ, not only its form
	News        []feeds.Alias      // names the ledger does not have yet
}

// ID is the id of the item: the known one's, or its own.
func (m Match) ID() string {
	if m.Known != nil {
		return m.Known.ID
	}
	return m.Print.ID
}

// aliases lists the names under which an item may appear again.
func aliases(p feeds.Fingerprint, own, guid string) []feeds.Alias {
	list := []feeds.Alias{{Name: p.Key, Strong: true}}
	add := func(name string, strong bool) {
		for _, a := range list {
			if a.Name == name {
				return
			}
		}
		list = append(list, feeds.Alias{Name: name, Strong: strong})
	}
	if own != "" {
		add("u:"+own, true)
	}
	if guid != "" && !positional(guid) {
		add("g:"+guid, true)
		if _, rest, ok := strings.Cut(guid, "://"); ok {
			add("g:"+rest, true)
		}
	}
	if n := number(own); n != "" {
		add("i:"+n, false)
	}
	add("h:"+p.Title, false)
	if recognisable(p.Text) {
		add("b:"+p.Text, false)
	}
	return list
}

// positional reports whether a guid is so short a number that it may count
// the items of a document rather than name them.
func positional(guid string) bool {
	return len(guid) <= 3 && strings.Trim(guid, "0123456789") == ""
}

// LedgerNames lists every name of the items, for which the ledger is to be asked.
func LedgerNames(items []Item) []string {
	var names []string
	for _, it := range items {
		for _, a := range it.Aliases {
			names = append(names, a.Name)
		}
	}
	return names
}

// MatchAll recognises the items of one document. Every item of the ledger is
// matched at most once: by its key first, then by its strong names, then by
// two weak ones that agree.
func MatchAll(items []Item, ledger Ledger) []Match {
	m := matcher{ledger: ledger, taken: map[string]bool{}, found: make([]*feeds.Fingerprint, len(items))}
	m.pass(items, byKey)
	m.pass(items, byStrong)
	m.pass(items, byWeak)

	matches := make([]Match, len(items))
	for i, it := range items {
		matches[i] = compare(it, m.found[i], ledger)
	}
	return matches
}

type matcher struct {
	ledger Ledger
	taken  map[string]bool // ids of known items that are matched already
	found  []*feeds.Fingerprint
}

// pass matches what is still unmatched by one rule. A rule that finds two
// known items for one, or one for two, finds none.
func (m *matcher) pass(items []Item, rule func(Item, Ledger) []feeds.Fingerprint) {
	chosen := make(map[int]feeds.Fingerprint)
	wanted := map[string]int{}
	for i, it := range items {
		if m.found[i] != nil {
			continue
		}
		if known := m.free(rule(it, m.ledger)); len(known) == 1 {
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
func (m *matcher) free(known []feeds.Fingerprint) []feeds.Fingerprint {
	var list []feeds.Fingerprint
	met := map[string]bool{}
	for _, k := range known {
		if !m.taken[k.ID] && !met[k.ID] {
			met[k.ID] = true
			list = append(list, k)
		}
	}
	return list
}

func byKey(it Item, ledger Ledger) []feeds.Fingerprint {
	for _, k := range ledger[it.Print.Key] {
		if k.Key == it.Print.Key {
			return []feeds.Fingerprint{k}
		}
	}
	return nil
}

func byStrong(it Item, ledger Ledger) []feeds.Fingerprint {
	for _, a := range it.Aliases {
		if a.Strong && len(ledger[a.Name]) > 0 {
			return ledger[a.Name]
		}
	}
	return nil
}

// byWeak wants two of three signs to agree: the number in the address, the
// title, the text. The old item must be absent from this document, which the
// passes before have seen to.
func byWeak(it Item, ledger Ledger) []feeds.Fingerprint {
	signs := map[string]int{}
	var list []feeds.Fingerprint
	for _, a := range it.Aliases {
		if a.Strong {
			continue
		}
		for _, k := range ledger[a.Name] {
			if signs[k.ID]++; signs[k.ID] == 2 {
				list = append(list, k)
			}
		}
	}
	return list
}

// compare says what is new about an item that was recognised, or not.
func compare(it Item, known *feeds.Fingerprint, ledger Ledger) Match {
	m := Match{Item: it, Known: known}
	if known == nil {
		m.News = it.Aliases
		return m
	}
	m.Changed = known.Whole != it.Print.Whole
	m.TextChanged = known.Listed != it.Print.Listed
	for _, a := range it.Aliases {
		if !names(ledger[a.Name], known.ID) {
			m.News = append(m.News, a)
		}
	}
	return m
}

func names(known []feeds.Fingerprint, id string) bool {
	for _, k := range known {
		if k.ID == id {
			return true
		}
	}
	return false
}

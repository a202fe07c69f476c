package dedupe

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
)

// naming finds the names of one document's items.
type naming struct {
	addressing
	memory Memory

	// What items of the document with different titles share.
	shared, sharedSteady, sharedGUIDs, sharedNumbers map[string]bool
}

func (m Memory) naming(doc feeds.Document, src feeds.Source) naming {
	n := naming{addressing: newAddressing(doc, src, m), memory: m}
	n.shared = sharedBy(doc.Items, func(it feeds.Item) string { return n.own(it.URL) })
	n.sharedSteady = sharedBy(doc.Items, func(it feeds.Item) string { return n.steady(it.URL) })
	n.sharedGUIDs = sharedBy(doc.Items, func(it feeds.Item) string { return it.GUID })
	n.sharedNumbers = sharedBy(doc.Items, func(it feeds.Item) string { return numberName(n.steady(it.URL), it.Title) })
	return n
}

// A bearing is what an item can be named by.
type bearing struct {
	own     string // address; empty: it has none to itself
	steady  string // address without what changes
	common  string // address that it shares with others; empty: it shares none
	guid    string // guid; empty: it has none to itself
	demoted bool   // the source's guids are of no use
}

func (n naming) of(it feeds.Item) bearing {
	b := bearing{own: n.own(it.URL), steady: n.steady(it.URL), demoted: n.memory.guids}
	switch {
	case n.shared[b.own]:
		b.own, b.steady, b.common = "", "", b.own
	case n.sharedSteady[b.steady]:
		b.steady = b.own
	}
	if !n.sharedGUIDs[it.GUID] && !positional(it.GUID) {
		b.guid = it.GUID
	}
	return b
}

// key is the item's name inside its source; see the package comment.
func (b bearing) key(it feeds.Item, src feeds.Source, title string) string {
	k := ""
	switch id := patternMatch(src.IDPattern, it.URL); {
	case id != "":
		k = "n:" + id
	case b.own != "":
		k = "u:" + b.own
	case b.guid != "":
		k = "g:" + b.guid
	default:
		return "t:" + digest(title, day(it))
	}
	if src.Recycled {
		k = recycledKey(k, it, title)
	}
	return k
}

// recycledKey is the key of an article under a name that another article had.
func recycledKey(key string, it feeds.Item, title string) string {
	return key + "#" + digest(title, day(it))
}

// aliases lists the names under which an item may appear again, those under
// which it is looked for besides, and those of its guid that its address does
// not tell anyway.
func (n naming) aliases(it feeds.Item, p feeds.Fingerprint, b bearing) (keep, also []feeds.Alias, vouched []string) {
	var l names
	if l.add(p.Key, true); strings.HasPrefix(p.Key, "g:") && b.demoted || strings.HasPrefix(p.Key, "u:") && b.steady != b.own {
		l = names{}
	}
	unique := !n.src.Recycled
	switch {
	case b.steady != "":
		l.add("u:"+b.steady, unique)
	case b.common != "":
		l.add("w:"+b.common, false)
	}
	if b.guid != "" && !b.demoted && (unique || n.own(b.guid) == "") {
		for _, name := range guidNames(b.guid) {
			l.add(name, true)
			if n.own(b.guid) == "" || n.own(b.guid) != n.own(it.URL) {
				vouched = append(vouched, name)
			}
		}
	}
	if b.own == "" {
		l.add("t:"+digest(p.Title, day(it)), b.guid == "" || b.demoted)
	}
	if name := numberName(b.steady, it.Title); name != "" && unique && !n.sharedNumbers[name] {
		l.add(name, false)
	}
	l.add("h:"+p.Title, false)
	if recognisable(p.Text) {
		l.add("b:"+p.Text, false)
	}
	slices.SortStableFunc(l.list, strongFirst)
	return l.list, n.further(it, p, b), vouched
}

func strongFirst(a, b feeds.Alias) int {
	switch {
	case a.Strong == b.Strong:
		return 0
	case a.Strong:
		return -1
	}
	return 1
}

// further lists names under which an item may be known although it does not
// bear them now: of other hosts, of an address that was used again, and of an
// address that it had to itself before.
func (n naming) further(it feeds.Item, p feeds.Fingerprint, b bearing) []feeds.Alias {
	var l names
	if b.common != "" {
		l.add("u:"+b.common, false)
	}
	if b.steady == "" {
		return l.list
	}
	l.add("w:"+b.steady, false)
	for _, address := range n.elsewhere(b.steady) {
		l.add("u:"+address, !n.src.Recycled)
	}
	if !n.src.Recycled {
		l.add(recycledKey(p.Key, it, p.Title), true)
		l.add(recycledKey("u:"+b.steady, it, p.Title), true)
	}
	return l.list
}

// names is a list of names, each once.
type names struct{ list []feeds.Alias }

func (l *names) add(name string, strong bool) {
	for _, a := range l.list {
		if a.Name == name {
			return
		}
	}
	l.list = append(l.list, feeds.Alias{Name: name, Strong: strong})
}

// guidNames are the names that a guid gives: with and without its scheme.
func guidNames(guid string) []string {
	if _, rest, ok := strings.Cut(guid, "://"); ok {
		return []string{"g:" + guid, "g:" + rest}
	}
	return []string{"g:" + guid}
}

// positional reports whether a guid is so short a number that it may count
// the items of a document rather than name them.
func positional(guid string) bool {
	return len(guid) <= 3 && strings.Trim(guid, "0123456789") == ""
}

// LedgerNames lists the strong names of the items, for which the ledger is to
// be asked first.
func LedgerNames(items []Item) (names []string) {
	for _, it := range items {
		names = append(names, it.strong()...)
	}
	return names
}

// WeakNames lists the weak names of those items that no strong name tells, by
// the names that were asked for: many articles may share one, so the ledger is
// asked for them only where it must be.
func WeakNames(items []Item, past Past) (names []string) {
	m := matcher{Past: past}
	for _, it := range items {
		if len(m.byAddress(it)) == 0 {
			names = append(names, it.weak()...)
		}
	}
	return names
}

var (
	digits  = regexp.MustCompile(`\d{5,}`)
	segment = regexp.MustCompile(`[^/?]*$`)
	ending  = regexp.MustCompile(`[-_./](\d{2,4})(?:\.[a-z]{3,5})?$`)
)

// numberName is the name that the number in an address gives, where most
// portals put the article's own: the last one of five digits or more that is
// no date, or else the last segment when a number ends it that does not stand
// in the title.
func numberName(address, title string) string {
	all := digits.FindAllString(address, -1)
	for i := len(all) - 1; i >= 0; i-- {
		if !dateLike(all[i]) {
			return "i:" + all[i]
		}
	}
	bare, _, _ := strings.Cut(address, "?")
	last := segment.FindString(bare)
	m := ending.FindStringSubmatch(last)
	if m == nil || len(last) < 10 || strings.Contains(title, m[1]) {
		return ""
	}
	return "s:" + last
}

// dateLike reports whether digits may be a day, or a day and a time.
func dateLike(number string) bool {
	for _, form := range []string{"200601", "20060102", "02012006", "060102", "020106", "200601021504", "20060102150405", "02012006150405"} {
		if len(form) != len(number) {
			continue
		}
		if t, err := time.Parse(form, number); err == nil && (t.Year() >= 1995 && t.Year() < 2100) {
			return true
		}
	}
	return false
}

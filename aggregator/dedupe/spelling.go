package dedupe

import (
	"slices"
	"strings"

	"bantin/feeds"
)

// Spellings lists the names under which the ledger of a source may know an
// article that somebody calls by an address, however he writes it: with and
// without the hosts that are the source's own, now or before.
func (m Memory) Spellings(raw string, src feeds.Source) []string {
	a := newAddressing(feeds.Document{}, src, m)
	h, rest := canonical(raw, src.KeepParams, a.drop)
	if h == "" {
		return nil
	}
	var l names
	add := func(address string) {
		l.add("u:"+address, true)
		l.add("w:"+address, true)
	}
	add(h + rest)
	if slices.Contains(a.hosts, h) || slices.Contains(a.earlier, h) {
		add(rest)
	}
	if id := patternMatch(src.IDPattern, raw); id != "" {
		l.add("n:"+id, true)
	}
	for _, name := range guidNames(strings.TrimSpace(raw)) {
		l.add(name, true)
	}
	list := make([]string, len(l.list))
	for i, alias := range l.list {
		list[i] = alias.Name
	}
	return list
}

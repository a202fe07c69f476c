// Package dedupe tells which item is which and which items are one story. It
// is pure: it knows what it is handed, no store, no clock and no network.
//
// An item's key depends on the settings of its source and on one document
// only, so the same bytes read tomorrow give the same key. Whether an item was
// met before, under whatever name, Match decides by the ledger; which story it
// belongs to, Settle decides once and for all. A missed match shows a story
// twice, a false one loses it for ever: in doubt both decide for "new".
package dedupe

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"bantin/feeds"
)

// An Item is one item of a document with everything that identifies it.
type Item struct {
	feeds.Item
	Print   feeds.Fingerprint
	Aliases []feeds.Alias // names to be remembered

	also    []feeds.Alias // further names under which it is looked for
	vouched []string      // those of its guid, if that says more than its address
	reused  bool          // addresses of its source are used again
	names   Names
}

// Identify works out the keys, fingerprints and aliases of a normalized
// document's items, as if nothing were known of their source. An item that
// stands in the document twice is returned once, as it first appears.
func Identify(doc feeds.Document, src feeds.Source, names Names) []Item {
	return Memory{}.Identify(doc, src, names)
}

// Identify does as the function of this name, with what is remembered of the
// source: keys are the same, aliases those that are still of use.
func (m Memory) Identify(doc feeds.Document, src feeds.Source, names Names) []Item {
	n := m.naming(doc, src)
	var items []Item
	met := map[string]int{} // by key and by every strong name
	for _, it := range doc.Items {
		by := n.of(it)
		p := fingerprint(it)
		p.Source = src.ID
		p.Key = by.key(it, src, p.Title)
		p.ID = names.Item(src.ID, p.Key)
		if by.own != "" {
			p.Address = n.full(it.URL)
		}
		item := Item{Item: it, Print: p, reused: src.Recycled, names: names}
		item.Aliases, item.also, item.vouched = n.aliases(it, p, by)
		if again(item, items, met) {
			continue
		}
		met[p.Key] = len(items)
		for _, name := range item.distinct() {
			met[name] = len(items)
		}
		items = append(items, item)
	}
	return items
}

// again reports whether an item stood in the document before: under the same
// key, or under another strong name, or with the same number in its address,
// with the same title and no other text.
func again(item Item, items []Item, met map[string]int) bool {
	if _, twice := met[item.Print.Key]; twice {
		return true
	}
	for _, name := range item.distinct() {
		i, twice := met[name]
		if !twice {
			continue
		}
		p := items[i].Print
		if p.Title == item.Print.Title && (p.Text == item.Print.Text || p.Text == "" || item.Print.Text == "") {
			return true
		}
	}
	return false
}

// distinct lists the names under which no other article of the document stands.
func (it Item) distinct() []string {
	names := it.strong()
	for _, name := range it.weak() {
		if name[0] == 'i' || name[0] == 's' {
			names = append(names, name)
		}
	}
	return names
}

// strong lists the names that are alone enough to recognise an item, weak the
// others.
func (it Item) strong() []string { return it.named(true) }
func (it Item) weak() []string   { return it.named(false) }

func (it Item) named(strong bool) (names []string) {
	for _, list := range [][]feeds.Alias{it.Aliases, it.also} {
		for _, a := range list {
			if a.Strong == strong {
				names = append(names, a.Name)
			}
		}
	}
	return names
}

// fingerprint takes the digests of an item's texts.
func fingerprint(it feeds.Item) feeds.Fingerprint {
	f := feeds.Fingerprint{Whole: wholeDigest(it), Published: it.Published}
	f.Title, f.Text = Words(it)
	f.Listed = f.Title + "/" + f.Text
	return f
}

// listedTitle and listedText are the digests of title and text as an item's
// document has them.
func listedTitle(f feeds.Fingerprint) string {
	title, _, _ := strings.Cut(f.Listed, "/")
	return title
}

func listedText(f feeds.Fingerprint) string {
	_, text, _ := strings.Cut(f.Listed, "/")
	return text
}

// day is the day that an item states for itself, in UTC; empty when its date
// depends on when it was read.
func day(it feeds.Item) string {
	if !dated(it) {
		return ""
	}
	return it.Published.UTC().Format("2006-01-02")
}

// dated reports whether an item states its date for itself.
func dated(it feeds.Item) bool {
	if it.DateOrigin != feeds.DateStated && it.DateOrigin != feeds.DateAddress {
		return false
	}
	return !slices.ContainsFunc(it.Repairs, func(r feeds.Repair) bool { return r.Code == feeds.RepairDateFuture })
}

// sharedBy returns the values of f that items with different titles share.
func sharedBy(items []feeds.Item, f func(feeds.Item) string) map[string]bool {
	first := map[string]string{}
	shared := map[string]bool{}
	for _, it := range items {
		v := f(it)
		title, met := first[v]
		switch {
		case !met:
			first[v] = key(it.Title)
		case title != key(it.Title):
			shared[v] = true
		}
	}
	return shared
}

// digest is the hexadecimal SHA-256 of the parts, each with its length.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		for i, l := 0, len(p); i < len(n); i, l = i+1, l>>8 {
			n[i] = byte(l)
		}
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

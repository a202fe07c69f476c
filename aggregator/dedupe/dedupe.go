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
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// An Item is one item of a document with everything that identifies it.
type Item struct {
	feeds.Item
	Print   feeds.Fingerprint
	Aliases []feeds.Alias // strong ones first; the key is the first
}

// Identify works out the keys, fingerprints and aliases of a normalized
// document's items. An item that stands in the document twice is returned
// once, as it first appears.
func Identify(doc feeds.Document, src feeds.Source, names Names) []Item {
	addresses := newAddressing(doc, src)
	shared := sharedBy(doc.Items, func(it feeds.Item) string { return addresses.own(it.URL) })
	guids := sharedBy(doc.Items, func(it feeds.Item) string { return it.GUID })

	var items []Item
	met := map[string]bool{}
	for _, it := range doc.Items {
		own := addresses.own(it.URL)
		if shared[own] {
			own = ""
		}
		guid := it.GUID
		if guids[guid] {
			guid = ""
		}
		p := fingerprint(it)
		p.Source = src.ID
		p.Key = key(it, src, own, guid, p.Title)
		if met[p.Key] {
			continue
		}
		met[p.Key] = true
		p.ID = names.Item(src.ID, p.Key)
		if own != "" {
			p.Address = addresses.full(it.URL)
		}
		items = append(items, Item{Item: it, Print: p, Aliases: aliases(p, own, guid)})
	}
	return items
}

// key is the item's name inside its source; see the package comment.
func key(it feeds.Item, src feeds.Source, own, guid, title string) string {
	k := ""
	switch id := patternMatch(src.IDPattern, it.URL); {
	case id != "":
		k = "n:" + id
	case own != "":
		k = "u:" + own
	case guid != "":
		k = "g:" + guid
	default:
		return "t:" + digest(title, day(it))
	}
	if src.Recycled {
		k += "#" + digest(title, day(it))
	}
	return k
}

// fingerprint takes the digests of an item's texts.
func fingerprint(it feeds.Item) feeds.Fingerprint {
	f := feeds.Fingerprint{Whole: wholeDigest(it), Published: it.Published}
	f.Title, f.Text = Words(it)
	f.Listed = f.Title + "/" + f.Text
	return f
}

// listedText is the digest of a text as its source's document has it.
func listedText(f feeds.Fingerprint) string {
	_, text, _ := strings.Cut(f.Listed, "/")
	return text
}

// Words returns the digests of an item's title and text, as they stand in its
// fingerprint.
func Words(it feeds.Item) (title, text string) {
	return digest(vietnamese.Key(it.Title)), textDigest(it)
}

// minTextWords is how many syllables a text must have before articles are
// recognised by it: shorter ones are formulas that many articles share.
const minTextWords = 10

// textDigest is the digest of the text's key, marked with "~" when the text
// is too short, or too much the title over again, to recognise an article by.
func textDigest(it feeds.Item) string {
	text := it.Summary
	if it.Content != "" {
		text = plaintext.Of(it.Content)
	}
	k := vietnamese.Key(text)
	switch {
	case k == "":
		return ""
	case len(strings.Fields(k)) < minTextWords, k == vietnamese.Key(it.Title):
		return "~" + digest(k)
	}
	return digest(k)
}

// recognisable reports whether a text digest is of a text long enough to
// recognise an article by.
func recognisable(text string) bool { return text != "" && text[0] != '~' }

// wholeDigest covers everything that is published of an item but its dates:
// those are fixed when it settles.
func wholeDigest(it feeds.Item) string {
	parts := []string{it.URL, it.Title, it.Summary, it.Content, it.Image}
	parts = append(parts, it.Authors...)
	parts = append(parts, "\x00")
	parts = append(parts, it.Categories...)
	for _, e := range it.Enclosures {
		parts = append(parts, "\x00", e.URL, e.Type)
	}
	return digest(parts...)
}

// day is the day that an item states for itself, in UTC; empty when its date
// depends on when it was read.
func day(it feeds.Item) string {
	if it.DateOrigin != feeds.DateStated && it.DateOrigin != feeds.DateAddress {
		return ""
	}
	for _, r := range it.Repairs {
		if r.Code == feeds.RepairDateFuture {
			return ""
		}
	}
	return it.Published.UTC().Format("2006-01-02")
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
			first[v] = vietnamese.Key(it.Title)
		case title != vietnamese.Key(it.Title):
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

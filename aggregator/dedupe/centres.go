package dedupe

import (
	"cmp"
	"slices"
	"strings"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

const (
	// perHash is how many centres are looked at under one hash, the latest ones.
	perHash = 64
	// compared is how many centres one text is compared with, those first that
	// share most with it.
	compared = 12
)

// A Centre is the centre of a story, with what its text has in common with
// another one.
type Centre struct {
	feeds.Fingerprint
	Words  *likeness.Text // nil: it is no longer known
	Shared int            // hashes of both sketches
}

// Least is how many hashes a centre must share with a text to be compared with
// it: a short one has few, and a text that it begins has many others.
func Least(text *likeness.Text) int {
	if text.Len() <= shortText {
		return 1
	}
	return 2
}

// shortText is how many tokens a text has at most that is short: a summary with
// what a site adds to it.
const shortText = 100

// centres are those that a batch has brought, by what they say.
type centres struct {
	list   []Centre
	byHash map[uint32][]int
}

func (c *centres) add(f feeds.Fingerprint, text *likeness.Text) {
	if text == nil {
		return
	}
	for _, h := range text.Sketch() {
		c.byHash[h] = append(c.byHash[h], len(c.list))
	}
	c.list = append(c.list, Centre{Fingerprint: f, Words: text})
}

// like returns the centres that share hashes with a text.
func (c *centres) like(text *likeness.Text) []Centre {
	if text == nil || len(c.list) == 0 {
		return nil
	}
	hashes := text.Sketch()
	shared := map[int]int{}
	for _, h := range hashes {
		under := c.byHash[h]
		for _, i := range under[max(0, len(under)-perHash):] {
			shared[i]++
		}
	}
	var found []Centre
	for i, n := range shared {
		if n >= Least(text) {
			centre := c.list[i]
			centre.Shared = n
			found = append(found, centre)
		}
	}
	return found
}

// Candidates returns the centres with which an item is to be compared, of those
// that share hashes with it: the ones of other sources that are close enough in
// time and share most, a bounded number.
func (u Unsettled) Candidates(found []Centre) []Centre {
	var list []Centre
	for _, c := range found {
		if c.Source != u.Source && u.near(c.Fingerprint) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Centre) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), older(a.Fingerprint, b.Fingerprint))
	})
	return list[:min(len(list), compared)]
}

// alike finds the best centre of another source that a text republishes, and
// the one that it comes nearest to without.
func (s *settling) alike(it Unsettled) (best, near *likened) {
	if it.Words == nil {
		return nil, nil
	}
	for _, c := range it.Candidates(slices.Concat(it.Alike, s.batch.like(it.Words))) {
		if c.Words == nil {
			continue
		}
		l := &likened{centre: c.Fingerprint, verdict: likeness.Compare(it.Words, c.Words)}
		switch {
		case !l.verdict.Same:
			near = better(near, l)
		case s.allowed(it, c.Story):
			best = better(best, l)
		}
	}
	return best, near
}

// A likened centre was compared with a text.
type likened struct {
	centre  feeds.Fingerprint
	verdict likeness.Verdict
}

// better returns the one of two that is more like the text; then the older,
// then the one with the smaller id.
func better(a, b *likened) *likened {
	if a == nil || cmp.Or(cmp.Compare(score(b.verdict), score(a.verdict)), older(a.centre, b.centre)) > 0 {
		return b
	}
	return a
}

// older orders centres by their dates, then by their ids.
func older(a, b feeds.Fingerprint) int {
	return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.ID, b.ID))
}

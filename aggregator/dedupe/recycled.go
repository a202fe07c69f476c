package dedupe

import (
	"time"

	"bantin/feeds"
)

// restless is how young an undated article is whose title may count
// something: numbers in it that differ say nothing.
const restless = 20 * time.Hour

// recycled reports whether an address at which another title was met is used
// again for another article: nothing but the address says that they are one,
// the date is a later one, and the numbers in the titles contradict each
// other, or titles and texts both differ.
func (m *matcher) recycled(it Item, k feeds.Known) bool {
	if m.vouched(it, k) || !later(it, k) {
		return false
	}
	q, ok := m.pairOf(it, k)
	if !ok {
		return false
	}
	return q.otherArticle() || m.renumberedTitle(it, k, q)
}

// renumberedTitle reports whether the numbers in two titles say that they are
// of two articles.
func (m *matcher) renumberedTitle(it Item, k feeds.Known, q pair) bool {
	if m.counting || !contradict(q.title, q.knownTitle) {
		return false
	}
	if dated(it.Item) {
		return true
	}
	return m.At.Sub(k.Seen) >= restless && (q.text == "" || q.text != q.knownText)
}

// countsInTitles reports whether the titles of a document hold numbers that
// only count, such as those of visits in a form that is not known: in most
// articles at once they are others than before.
func (m *matcher) countsInTitles(items []Item) bool {
	other, known := 0, m.matched()
	for i, it := range items {
		last := newest(m.at(it))
		if m.found[i] != nil || len(last) == 0 {
			continue
		}
		known++
		if q, ok := m.pairOf(it, last[0]); ok && contradict(q.title, q.knownTitle) && q.titles() >= likeTitle {
			other++
		}
	}
	return other >= 3 && other*2 > known
}

// vouched reports whether the guid says what the address does.
func (m *matcher) vouched(it Item, k feeds.Known) bool {
	for _, name := range it.vouched {
		if has(m.ledger(name), k.ID) {
			return true
		}
	}
	return false
}

// later reports whether an item is dated after a known one, or not dated, so
// that it may be.
func later(it Item, k feeds.Known) bool {
	if !dated(it.Item) {
		return true
	}
	known := k.Published
	if known.IsZero() {
		known = k.Seen
	}
	return it.Published.After(known)
}

// mayBe reports whether an item that bears the guid of another under another
// title may be that one, edited.
func (m *matcher) mayBe(it Item, k feeds.Known) bool {
	q, ok := m.pairOf(it, k)
	return ok && !q.otherArticle() && (!contradict(q.title, q.knownTitle) || !later(it, k))
}

package dedupe

import "bantin/feeds"

// compare says what is new about an item that was recognised, or not.
func (m *matcher) compare(it Item, known *feeds.Known) Match {
	if known == nil {
		fresh, recycled := m.fresh(it)
		return Match{Item: fresh, News: fresh.Aliases, Recycled: recycled}
	}
	match := Match{Item: it, Known: known}
	match.Changed = known.Whole != it.Print.Whole
	match.TextChanged = match.Changed && !sameWords(known.Fingerprint, it.Print)
	if known.Names >= maxNames {
		return match
	}
	match.News = m.news(it, *known)
	return match
}

// news lists the names that a known item does not have yet. Weak ones are those
// of its words and addresses: they are known unless one of these is new.
func (m *matcher) news(it Item, known feeds.Known) (list []feeds.Alias) {
	reworded := known.Listed != it.Print.Listed
	for _, a := range it.Aliases { // strong ones come first
		if a.Strong && !has(m.Own[a.Name], known.ID) || !a.Strong && (reworded || len(list) > 0) {
			list = append(list, a)
		}
	}
	return list
}

// fresh is an item that was never met. Where another one has its key already,
// it gets one of its own.
func (m *matcher) fresh(it Item) (fresh Item, recycled bool) {
	key := it.Print.Key
	for m.borne(it, key) {
		key, recycled = recycledKey(key, it.Item, it.Print.Title), true
	}
	if recycled {
		it.Print.Key, it.Print.ID = key, it.names.Item(it.Print.Source, key)
		it.Aliases = append([]feeds.Alias{{Name: key, Strong: true}}, it.Aliases...)
	}
	return it, recycled
}

// borne reports whether an item of the source has a key.
func (m *matcher) borne(it Item, key string) bool {
	for _, name := range it.strong() {
		for _, k := range m.Own[name] {
			if k.Key == key && k.Source == it.Print.Source {
				return true
			}
		}
	}
	return false
}

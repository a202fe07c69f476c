package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bantin/feeds/vietnamese"
	"bantin/storage"
)

// A Piece of a text stands in the words that were searched for, or does not.
type Piece struct {
	Text  string
	Found bool
}

// longestText is how many bytes of a text are looked through.
const longestText = 64 << 10

// Mark cuts a text where what was searched for begins and ends in it.
func (w Words) Mark(text string) []Piece {
	return pieces(text, w.places(text), 0, len(text))
}

// Excerpt returns a stretch of a text, of so many characters at most, that has
// as much as possible of what was searched for; found is how many different
// phrases of that.
func (w Words) Excerpt(text string, most int) (list []Piece, found int) {
	text = cut(text)
	places := w.places(text)
	first, last, found := best(places, most)
	from, to := around(text, first, last, most)
	if list = pieces(text, places, from, to); len(list) == 0 {
		return nil, 0
	}
	if from > 0 {
		list = slices.Insert(list, 0, Piece{Text: "… "})
	}
	if to < len(text) {
		list = append(list, Piece{Text: "…"})
	}
	return list, found
}

// cut shortens a text to what is looked through.
func cut(text string) string {
	if len(text) <= longestText {
		return text
	}
	end := longestText
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// A place is where a phrase stands in a text, in bytes.
type place struct{ from, to, phrase int }

// places finds every phrase in a text, in the order of the text; none begins
// inside another one.
func (w Words) places(text string) (list []place) {
	words := slices.Collect(vietnamese.Words(text))
	for i := 0; i < len(words); {
		longest, which := 0, 0
		for n, p := range w.All {
			if len(p) > longest && begins(words[i:], p) {
				longest, which = len(p), n
			}
		}
		if longest == 0 {
			i++
			continue
		}
		list = append(list, place{words[i].Start, words[i+longest-1].End, which})
		i += longest
	}
	return list
}

// begins says whether words begin with a phrase. A word without marks stands
// for all that have any.
func begins(words []vietnamese.Word, p storage.Phrase) bool {
	if len(words) < len(p) {
		return false
	}
	for i, asked := range p {
		if words[i].Bare != asked.Bare || asked.Marked != asked.Bare && words[i].Marked != asked.Marked {
			return false
		}
	}
	return true
}

// best finds the stretch, no longer than so many bytes unless one place alone
// is, with the most different phrases, then with the most places, then the
// first one; found is how many phrases it has.
func best(places []place, most int) (from, to, found int) {
	score := -1
	for i := range places {
		met := map[int]bool{}
		for n, p := range places[i:] {
			if n > 0 && p.to-places[i].from > most {
				break
			}
			met[p.phrase] = true
			if s := len(met)*1000 + n; s > score {
				score, from, to, found = s, places[i].from, p.to, len(met)
			}
		}
	}
	return from, to, found
}

// around widens a stretch to so many characters, mostly after it, and ends it
// between words.
func around(text string, from, to, most int) (int, int) {
	spare := most - utf8.RuneCountInString(text[from:to])
	before := spare / 3
	if left := utf8.RuneCountInString(text[to:]); left < spare-before {
		before = spare - left
	}
	begin := from
	for ; before > 0 && begin > 0; before-- {
		_, size := utf8.DecodeLastRuneInString(text[:begin])
		begin, spare = begin-size, spare-1
	}
	if space := strings.IndexByte(text[begin:from], ' '); begin > 0 && space >= 0 {
		begin += space + 1
	}
	end := to
	for ; spare > 0 && end < len(text); spare-- {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	if space := strings.LastIndexByte(text[to:end], ' '); end < len(text) && space >= 0 {
		end = to + space
	}
	return begin, end
}

// pieces cuts a stretch of a text at places.
func pieces(text string, places []place, from, to int) (list []Piece) {
	add := func(end int, found bool) {
		if end > from {
			list = append(list, Piece{text[from:end], found})
			from = end
		}
	}
	for _, p := range places {
		if p.from < from || p.to > to {
			continue
		}
		add(p.from, false)
		add(p.to, true)
	}
	add(to, false)
	return list
}

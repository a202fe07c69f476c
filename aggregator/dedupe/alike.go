package dedupe

import (
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// A Wording is what a known item says.
type Wording struct {
	Title, Summary string // plain text
	Content        string // safe HTML
}

// Heads reports whether an item has the title and the summary of a wording.
func (w Wording) Heads(it feeds.Item) bool {
	return key(w.Title) == key(it.Title) && key(w.Summary) == key(it.Summary)
}

// Reads reports whether an item says what a wording does, word for word.
func (w Wording) Reads(it feeds.Item) bool {
	return w.Heads(it) && key(plaintext.Of(w.Content)) == key(plaintext.Of(it.Content))
}

const (
	otherText  = 0.2 // a text that has less than this in common with another was written anew
	sameText   = 0.6 // a text that contains so much of another, or is contained in it, is the same
	otherTitle = 0.2 // two titles with fewer words in common than this have nothing to do with each other
	likeTitle  = 0.5 // two titles with so many words in common may be one, edited
	runLength  = 5   // syllables of which the shingles of a text consist
	longTitle  = 8   // syllables of a title that hardly two articles of a day share
)

// shingles are the runs of so many syllables of a key; of a shorter one, all
// of it.
func shingles(key string, n int) map[string]bool {
	words := strings.Fields(key)
	set := map[string]bool{}
	if len(words) > 0 && len(words) < n {
		set[strings.Join(words, " ")] = true
	}
	for i := 0; i+n <= len(words); i++ {
		set[strings.Join(words[i:i+n], " ")] = true
	}
	return set
}

// overlap says how much two sets have in common: of all that is in either
// (jaccard), and of all that is in the smaller one (contained).
func overlap(a, b map[string]bool) (jaccard, contained float64) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0, 0
	}
	both := 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both), float64(both) / float64(len(a))
}

// numbers are the words of a key that begin with a digit, sorted.
func numbers(key string) (list []string) {
	for _, w := range strings.Fields(key) {
		if w[0] >= '0' && w[0] <= '9' {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// contradict reports whether each of two keys has a number that the other one
// lacks, as forms have that are filled in again.
func contradict(a, b string) bool {
	one, other := numbers(a), numbers(b)
	lacks := func(list, of []string) bool {
		return slices.ContainsFunc(of, func(n string) bool { return !slices.Contains(list, n) })
	}
	return lacks(one, other) && lacks(other, one)
}

// A pair is an item and a known one, with what there is to compare of them.
type pair struct {
	title, knownTitle string // keys
	text, knownText   string // keys; empty: there is none
}

// pairOf returns what an item and a known one say, or false if the known one's
// words were not read.
func (p Past) pairOf(it Item, k feeds.Known) (pair, bool) {
	had, ok := p.Texts[k.ID]
	if !ok {
		return pair{}, false
	}
	q := pair{title: key(it.Title), knownTitle: key(had.Title), text: textKey(it.Summary, it.Content)}
	q.knownText = textKey(had.Summary, had.Content)
	switch { // what is there of both is compared
	case it.Content == "" && had.Summary != "":
		q.knownText = key(had.Summary)
	case had.Content == "" && it.Summary != "":
		q.text = key(it.Summary)
	}
	return q, true
}

// texts says how much the texts have in common; ok is false where one of them
// has none.
func (q pair) texts() (jaccard, contained float64, ok bool) {
	if q.text == "" || q.knownText == "" {
		return 0, 0, false
	}
	jaccard, contained = overlap(shingles(q.text, runLength), shingles(q.knownText, runLength))
	return jaccard, contained, true
}

// titles says how many words of two titles are in both, of all in either.
func (q pair) titles() float64 {
	jaccard, _ := overlap(shingles(q.title, 1), shingles(q.knownTitle, 1))
	return jaccard
}

// otherArticle reports whether nothing says that two articles are one.
func (q pair) otherArticle() bool {
	if q.title == q.knownTitle {
		return false
	}
	if jaccard, contained, ok := q.texts(); ok {
		return jaccard < otherText && contained < sameText
	}
	return q.titles() < otherTitle
}

// Package topics says to which topics of the settings an item belongs: those
// that its source has, those that its own categories name, and those of which
// a word stands in its title. It knows one item at a time, and of a text only
// its words.
package topics

import (
	"slices"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// wholeSector is how many topics a category names that is the heading of
// everything a department does, and so says nothing of an item.
const wholeSector = 3

// An Index finds the topics of items. It is made once for the topics of the
// settings, never changed, and safe for use by many at once.
type Index struct {
	list   []feeds.Topic
	places map[string]int // of topics in list, by id

	// Words have marks, or have lost them where a text has none at all.
	marked, bare lexicon
}

// A lexicon holds what is looked for in texts of one spelling.
type lexicon struct {
	words   phrases // of topics
	names   phrases // names of topics
	offices phrases // what begins the name of an office
}

// officeWords begin the names of offices and of sectors. "Sở Văn hóa, Thể thao
// và Du lịch" is the name of who acts, not of what the news is about.
func officeWords() []string {
	return []string{"sở", "bộ", "ngành", "phòng", "ban", "vụ", "cục", "trung tâm", "trường"}
}

// Of makes the index of the given topics.
func Of(list []feeds.Topic) *Index {
	x := &Index{list: list, places: make(map[string]int, len(list)), marked: newLexicon(), bare: newLexicon()}
	for i, t := range list {
		x.places[t.ID] = i
		x.marked.names.add(vietnamese.Key(t.Name), i)
		x.bare.names.add(bareKey(t.Name), i)
		for _, word := range t.Words {
			x.marked.words.add(vietnamese.Key(word), i)
			x.bare.words.add(bareKey(word), i)
		}
	}
	for _, word := range officeWords() {
		x.marked.offices.add(vietnamese.Key(word), 0)
		x.bare.offices.add(bareKey(word), 0)
	}
	return x
}

func newLexicon() lexicon { return lexicon{phrases{}, phrases{}, phrases{}} }

// bareKey is the key of a text that is written without marks.
func bareKey(text string) string { return vietnamese.Fold(vietnamese.Key(text)) }

// Item returns the ids of the topics that an item with this title and these
// categories belongs to, in the order of the settings. Given are those that
// all items of its source have.
func (x *Index) Item(given []string, title string, categories []string) []string {
	in := make([]bool, len(x.list))
	for _, id := range given {
		if i, ok := x.places[id]; ok {
			in[i] = true
		}
	}
	x.read(title, func(l lexicon, words []string) { l.words.mark(words, in) })
	for _, c := range categories {
		x.read(c, func(l lexicon, words []string) {
			named := make([]bool, len(in))
			if l.names.mark(words, named); count(named) >= wholeSector {
				return
			}
			l.words.mark(words, named)
			for i := range in {
				in[i] = in[i] || named[i]
			}
		})
	}
	var ids []string
	for i, t := range x.list {
		if in[i] {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// read hands out the words of a text, without the names of offices, with what
// is to be looked for among words that are spelled like them.
func (x *Index) read(text string, use func(lexicon, []string)) {
	l, words := x.marked, spelled(vietnamese.Key(text))
	if isBare(words) {
		l = x.bare
	}
	use(l, l.withoutOffices(words))
}

func count(in []bool) (n int) {
	for _, b := range in {
		if b {
			n++
		}
	}
	return n
}

// withoutOffices blanks the names of offices that are made of two topics or
// more. "Sở Du lịch" stays: what it does is about its only topic.
func (l lexicon) withoutOffices(words []string) []string {
	for i := 0; i < len(words); i++ {
		n, _ := l.offices.at(words[i:])
		if n == 0 {
			continue
		}
		end := i + n
		met := map[int]bool{}
		for j := end; j < len(words); {
			if words[j] == "và" || words[j] == "va" {
				j++
				continue
			}
			n, topics := l.names.at(words[j:])
			if n == 0 {
				break
			}
			j += n
			end = j
			met[topics[0]] = true
		}
		if len(met) < 2 {
			continue
		}
		words = slices.Clone(words)
		for k := i; k < end; k++ {
			words[k] = "" // no word: phrases do not reach over it
		}
		i = end - 1
	}
	return words
}

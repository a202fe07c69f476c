package topics

import (
	"slices"
	"strings"
)

// phrases are sequences of words with the topics that they stand for, by their
// first word, longest first.
type phrases map[string][]phrase

type phrase struct {
	words  []string
	topics []int
}

// add takes in a key; an empty one stands for nothing.
func (p phrases) add(key string, topic int) {
	words := spelled(key)
	if len(words) == 0 {
		return
	}
	list := p[words[0]]
	i := slices.IndexFunc(list, func(f phrase) bool { return slices.Equal(f.words, words) })
	if i >= 0 {
		list[i].topics = append(list[i].topics, topic)
		return
	}
	list = append(list, phrase{words, []int{topic}})
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	p[words[0]] = list
}

// at returns the longest phrase that words begin with: its length, 0 for none,
// and its topics.
func (p phrases) at(words []string) (int, []int) {
	for _, f := range p[words[0]] {
		if begins(words, f.words) {
			return len(f.words), f.topics
		}
	}
	return 0, nil
}

// mark notes the topics of every phrase among words.
func (p phrases) mark(words []string, in []bool) {
	for i := range words {
		for _, f := range p[words[i]] {
			if begins(words[i:], f.words) {
				for _, t := range f.topics {
					in[t] = true
				}
			}
		}
	}
}

func begins(words, with []string) bool {
	return len(words) >= len(with) && slices.Equal(words[:len(with)], with)
}

// spelled are the words of a key.
func spelled(key string) []string { return strings.Fields(key) }

// isBare reports whether words are written without any marks, as in addresses,
// some old portals and other languages.
func isBare(words []string) bool {
	for _, w := range words {
		for i := range len(w) {
			if w[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}

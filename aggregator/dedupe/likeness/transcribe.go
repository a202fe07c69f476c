package likeness

import (
	"strings"

	"bantin/feeds/vietnamese"
)

// Foreign names are written as they are, respelt by ear, and mistyped:
// Singapore and Xin-ga-po, Moscow and Mátxcơva, Delhi and Dehli.

const (
	// typoLetters is how many letters a foreign name has for each that may be
	// missing, added, changed or swapped; shorter ones are told by every letter.
	typoLetters = 5
	// fewConsonants is how many consonants a name has at least to be recognised
	// by them, and heardConsonants for each that may differ.
	fewConsonants   = 3
	heardConsonants = 4
)

// transcribed says whether two names are one foreign name in two spellings,
// both given without diacritics.
func transcribed(x, y string) bool {
	if !foreign(x) && !foreign(y) {
		return false
	}
	x, y = strings.ReplaceAll(x, " ", ""), strings.ReplaceAll(y, " ", "")
	if edits(x, y) <= max(len(x), len(y))/typoLetters {
		return true
	}
	x, y = consonants(x), consonants(y)
	return min(len(x), len(y)) >= fewConsonants && edits(x, y) <= max(len(x), len(y))/heardConsonants
}

// foreign says whether a name has a word that no syllable of the language is.
func foreign(name string) bool {
	for _, word := range strings.Fields(name) {
		if len(word) > 3 && !syllable(word) {
			return true
		}
	}
	return false
}

// syllable says whether a word without diacritics may be one of the language:
// an onset, vowels in a row, and one of eight endings.
func syllable(word string) bool {
	rest := strings.TrimLeft(word, "bcdghklmnpqrstvx")
	onset, coda := word[:len(word)-len(rest)], strings.TrimLeft(rest, "aeiouy")
	vowels := len(rest) - len(coda)
	switch onset {
	case "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x":
	default:
		return false
	}
	switch coda {
	case "", "c", "ch", "m", "n", "ng", "nh", "p", "t":
		return vowels >= 1 && vowels <= 3
	}
	return false
}

// consonants is what is heard of a name's consonants.
func consonants(name string) string {
	var heard []byte
	for i := range len(name) {
		c := name[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h':
			continue
		case 'c', 'q':
			c = 'k'
		case 'w':
			c = 'v'
		case 'x', 'z':
			c = 's'
		case 'j':
			c = 'g'
		}
		if n := len(heard); n == 0 || heard[n-1] != c {
			heard = append(heard, c)
		}
	}
	return string(heard)
}

// edits is how many letters of a word must be put in, left out, changed or
// swapped with the next to make another.
func edits(x, y string) int {
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// folded is a stretch of tokens without diacritics.
func folded(tokens []token) string { return vietnamese.Fold(text(tokens)) }

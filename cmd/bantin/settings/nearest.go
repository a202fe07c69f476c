package settings

import (
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// didYouMean is the hint for a word that is nearly another.
func didYouMean(word string) feeds.Text {
	return say("Có phải bạn muốn viết %q?", "Did you mean %q?", word)
}

// Nearest returns the known word that somebody who wrote the given one most
// likely meant; "" if none is near.
func Nearest(written string, known []string) string {
	for _, word := range synonyms()[string(plain(written))] {
		if slices.Contains(known, word) {
			return word
		}
	}
	best, least := "", 0
	for _, k := range known {
		d := distance(plain(written), plain(k))
		if d <= max(1, len(k)/3) && (best == "" || d < least) {
			best, least = k, d
		}
	}
	return best
}

// plain folds what people confuse most: case, diacritics and separators.
func plain(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ', '.':
			return -1
		}
		return r
	}, vietnamese.Fold(s)))
}

// distance counts the letters that must be changed, added, dropped or swapped
// with their neighbour to make one word of the other.
func distance(a, b []rune) int {
	if len(a) > 64 || len(b) > 64 {
		return 64
	}
	before := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

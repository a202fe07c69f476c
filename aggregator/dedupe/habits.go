package dedupe

import "bantin/aggregator/dedupe/likeness"

const (
	// habitItems is how many texts of a source are enough to know its habits:
	// from then on older ones count for less and less.
	habitItems = 64
	// habitLines is how many lines of one text are looked at, from its top and
	// from its foot.
	habitLines = 60
	// A line is boilerplate that stood in so many texts, and in one of so many.
	habitLeast, habitShare = 3, 5
)

// Habits are the lines that the texts of one source have had, and in how many
// of its texts each of them stood.
type Habits struct {
	Texts int
	Lines map[uint64]int
}

// Learn returns the habits with further texts of the source, each given by its
// lines (likeness.Lines). The order of the texts makes no difference. What no
// other text repeats is forgotten in time.
func (h Habits) Learn(texts [][]uint64) Habits {
	next := Habits{Texts: h.Texts + len(texts), Lines: make(map[uint64]int, len(h.Lines))}
	for line, n := range h.Lines {
		next.Lines[line] = n
	}
	for _, lines := range texts {
		for _, line := range ends(lines) {
			next.Lines[line]++
		}
	}
	for next.Texts >= habitItems {
		next.Texts /= 2
		for line, n := range next.Lines {
			if n /= 2; n == 0 {
				delete(next.Lines, line)
			} else {
				next.Lines[line] = n
			}
		}
	}
	return next
}

// ends returns the first and the last lines of a text.
func ends(lines []uint64) []uint64 {
	if len(lines) <= habitLines {
		return lines
	}
	first, last := lines[:habitLines/2], lines[len(lines)-habitLines/2:]
	return append(append(make([]uint64, 0, habitLines), first...), last...)
}

// Boilerplate returns the lines that say nothing of a single text.
func (h Habits) Boilerplate() likeness.Boilerplate {
	drop := likeness.Boilerplate{}
	for line, n := range h.Lines {
		if n >= habitLeast && n*habitShare >= h.Texts {
			drop[line] = true
		}
	}
	return drop
}

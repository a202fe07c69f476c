package web

import (
	"slices"
	"strings"
)

// Bounds of comparing two texts: the work is at most that many steps, and what
// is shown of the outcome at most that many words.
const (
	mostSteps   = 4_000_000
	mostEdits   = 400
	mostWords   = 1200
	wordsAround = 8 // that are shown of what stayed, before and after a change
)

// A stretch is a run of words of which one thing is true: they stayed, or they
// are in one of two texts only.
type stretch struct {
	Kind stretchKind
	Text string
}

type stretchKind string

const (
	stayed  stretchKind = ""
	removed stretchKind = "del"
	added   stretchKind = "ins"
	omitted stretchKind = "…" // words that stayed and are not shown, or the rest
)

// compared shows what became of the words of a text, with a few of those
// around that stayed; nothing if the words are the same.
func compared(before, after string) []stretch {
	a, b := strings.Fields(before), strings.Fields(after)
	if slices.Equal(a, b) {
		return nil
	}
	return shown(edits(a, b))
}

// A run is words that stayed, or words that others took the place of.
type run struct{ same, out, in []string }

// edits parts two texts into runs: what they have in common at both ends is
// put aside, and the middle compared word by word, unless too much of it
// differs: then all of it does.
func edits(a, b []string) []run {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	runs := []run{{same: a[:head]}}
	runs = append(runs, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	return append(runs, run{same: a[len(a)-tail:]})
}

// middle finds a shortest way from one text to the other (Myers, "An O(ND)
// Difference Algorithm", 1986), if there is a short one.
func middle(a, b []string) []run {
	most := min(mostEdits, mostSteps/(len(a)+len(b)+1), len(a)+len(b))
	reach := make([]int, 2*most+3) // by diagonal, the furthest word of a
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, slices.Clone(reach[most+1-d:most+2+d]))
		for k := -d; k <= d; k += 2 {
			at := most + 1 + k
			x := reach[at-1] + 1
			if k == -d || k != d && reach[at-1] < reach[at+1] {
				x = reach[at+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			reach[at] = x
			if x >= len(a) && x-k >= len(b) {
				return steps(a, b, trace)
			}
		}
	}
	return []run{{out: a, in: b}}
}

// steps walks back the way that was found.
func steps(a, b []string, trace [][]int) []run {
	var runs []run // last first
	x, y := len(a), len(b)
	for d := len(trace) - 1; d >= 0; d-- {
		k, reach := x-y, trace[d] // reach[i] is that of diagonal i-d before step d
		from := k - 1
		if k == -d || k != d && reach[k-1+d] < reach[k+1+d] {
			from = k + 1
		}
		px := 0
		if d > 0 {
			px = reach[from+d]
		}
		py := px - from
		if d == 0 {
			py = 0
		}
		begin := x
		for x > px && y > py && a[x-1] == b[y-1] {
			x, y = x-1, y-1
		}
		runs = append(runs, run{same: a[x:begin]})
		if d > 0 {
			runs = append(runs, run{out: a[px:x], in: b[py:y]})
			x, y = px, py
		}
	}
	slices.Reverse(runs)
	return joined(runs)
}

// joined puts changes together that nothing stands between.
func joined(runs []run) []run {
	var list []run
	for _, r := range runs {
		if len(r.same)+len(r.out)+len(r.in) == 0 {
			continue
		}
		if n := len(list); n > 0 && len(r.same) == 0 && len(list[n-1].same) == 0 {
			last := &list[n-1]
			last.out, last.in = slices.Concat(last.out, r.out), slices.Concat(last.in, r.in)
			continue
		}
		list = append(list, r)
	}
	return list
}

// shown writes runs down, so many words of them.
func shown(runs []run) []stretch {
	w := diffWriter{left: mostWords}
	for i, r := range runs {
		w.same(r.same, i > 0, i < len(runs)-1)
		w.put(removed, r.out)
		w.put(added, r.in)
	}
	if w.left < 0 {
		w.list = append(w.list, stretch{omitted, "…"})
	}
	return w.list
}

type diffWriter struct {
	list []stretch
	left int // words that may be shown; below 0: some were not
}

// same shows the words that stayed next to a change.
func (w *diffWriter) same(words []string, before, after bool) {
	first, last := 0, 0
	if before {
		first = wordsAround
	}
	if after {
		last = wordsAround
	}
	if len(words) <= first+last+1 {
		w.put(stayed, words)
		return
	}
	w.put(stayed, words[:first])
	w.put(omitted, []string{"…"})
	w.put(stayed, words[len(words)-last:])
}

func (w *diffWriter) put(kind stretchKind, words []string) {
	if len(words) == 0 || w.left < 0 {
		return
	}
	if len(words) > w.left {
		words, w.left = words[:w.left], -1
	} else {
		w.left -= len(words)
	}
	if len(words) > 0 {
		w.list = append(w.list, stretch{kind, strings.Join(words, " ")})
	}
}

package likeness

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// values returns the figures in tokens as they are.
func values(tokens []token) []string {
	var list []string
	for i := range tokens {
		if tokens[i].value() {
			list = append(list, tokens[i].text)
		}
	}
	return list
}

// less returns the values of one side that the other has not, and the other
// way round.
func less(a, b []string) (onlyA, onlyB []string) {
	if len(a) == 0 || len(b) == 0 {
		return a, b
	}
	b = slices.Clone(b)
	for _, x := range a {
		if i := slices.Index(b, x); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			onlyA = append(onlyA, x)
		}
	}
	return onlyA, b
}

// peers leaves out the years where only one side has any: a year takes
// another year's place.
func peers(x, y []string) (a, b []string) {
	if slices.ContainsFunc(x, year) != slices.ContainsFunc(y, year) {
		x, y = slices.DeleteFunc(x, year), slices.DeleteFunc(y, year)
	}
	return x, y
}

// figures returns the numbers in tokens, by their parts: a day and a month
// may be written as one figure or as two.
func figures(tokens []token) []string {
	var list []string
	for i := range tokens {
		t := &tokens[i]
		if !t.value() {
			continue
		}
		for i, part := range strings.FieldsFunc(t.text, func(r rune) bool { return r == '/' || r == ':' || r == '.' }) {
			if part = amount(part); part != "0" || t.kind != clock || i == 0 {
				list = append(list, part)
			}
		}
	}
	return list
}

// scaled says whether the figures of two stretches differ only in the
// thousands or millions that one of them leaves to a later word: "từ 3,5 đến 4
// triệu đồng".
func scaled(a, b []token) bool {
	x, y := values(a), values(b)
	return len(x) == len(y) && slices.EqualFunc(x, y, func(x, y string) bool {
		return mantissa(x) == mantissa(y) && len(x) != len(y)
	})
}

// mantissa is a number without its dot and without the zeros at its end.
func mantissa(number string) string {
	return strings.TrimRight(strings.Replace(number, ".", "", 1), "0")
}

func namesOf(tokens []token) []string {
	var list []string
	for i := range tokens {
		if tokens[i].kind == name {
			list = append(list, tokens[i].text)
		}
	}
	return list
}

func onlyNames(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool { return t.kind != name })
}

// onlyFigures says whether tokens are figures and words about their size or
// time: then they fill a slot, and what they count stands outside.
func onlyFigures(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool {
		return !t.value() && about(t.text) == 0 && among([]token{t}, slices.Concat(opposites...)) == ""
	})
}

// telling says whether figures are so large that finding them elsewhere in the
// other text means that they have only moved.
func telling(values []string) bool {
	return !slices.ContainsFunc(values, func(v string) bool { return len(v) < 3 || strings.ContainsAny(v, "/:") || year(v) })
}

// exact returns the figures in tokens that are not said to be about so much.
func exact(tokens []token) []string {
	var list []string
	for i := range tokens {
		if tokens[i].value() && (i == 0 || about(tokens[i-1].text) == 0) {
			list = append(list, tokens[i].text)
		}
	}
	return list
}

// about returns 1 for words that say a figure was rounded down, -1 for those
// that say up, 2 for either, and 0 for all others.
func about(word string) int {
	switch word {
	case "hơn", "trên":
		return 1
	case "gần":
		return -1
	case "khoảng", "chừng", "ước":
		return 2
	}
	return 0
}

// rounded says whether one of two stretches has the other's only figure
// rounded: hơn 30 for 32. Forms say "hơn" on both sides or on none.
func rounded(a, b []token) bool {
	x, y := values(a), values(b)
	if len(x) != 1 || len(y) != 1 {
		return false
	}
	wayA, wayB := way(a), way(b)
	switch {
	case wayA != 0 && wayB == 0:
		return rounds(x[0], y[0], wayA)
	case wayB != 0 && wayA == 0:
		return rounds(y[0], x[0], wayB)
	}
	return false
}

func way(tokens []token) int {
	for i := range tokens {
		if w := about(tokens[i].text); w != 0 {
			return w
		}
	}
	return 0
}

// rounds says whether a round figure stands for an exact one.
func rounds(round, precise string, way int) bool {
	r, err1 := strconv.ParseFloat(round, 64)
	p, err2 := strconv.ParseFloat(precise, 64)
	if err1 != nil || err2 != nil {
		return false
	}
	zeros := len(round) - len(strings.TrimRight(round, "0"))
	if zeros == 0 || math.Abs(p-r) >= math.Pow10(zeros) {
		return false
	}
	return way == 2 || (p > r) == (way > 0)
}

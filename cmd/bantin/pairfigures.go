package main

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// shifts are by how much thresholds are moved to see what that would change.
var shifts = []float64{-0.10, -0.05, -0.02, 0.02, 0.05, 0.10}

// mostNear is how many decisions near the thresholds are shown of either kind.
const mostNear = 10

// A pairFigures is what is counted over decisions. Its size does not depend
// on how many there are.
type pairFigures struct {
	Pairs     int                       `json:"pairs"`
	Joined    int                       `json:"joined"`
	Rules     map[feeds.Rule]int        `json:"rules"`
	Labelled  int                       `json:"labelled"`
	Precision *float64                  `json:"precision,omitempty"` // null: nothing labelled was joined
	Recall    *float64                  `json:"recall,omitempty"`
	Wrong     int                       `json:"wrong"` // joined, and labelled as two
	Patterns  map[string]*patternFigure `json:"patterns,omitempty"`
	Hidden    int                       `json:"hidden"` // alike, and not to be found
	Near      []nearDecision            `json:"near"`
	Shifts    []shiftFigure             `json:"shifts"`
	Bad       int                       `json:"bad"` // lines that could not be read

	right int // joined, and labelled so
}

// A patternFigure counts the labelled pairs of one pattern.
type patternFigure struct {
	Same    int `json:"same"`
	Found   int `json:"found"`
	Two     int `json:"two"`
	Wrongly int `json:"wrongly"` // joined
}

// A nearDecision is one that a small change of the thresholds might change.
type nearDecision struct {
	ID     json.RawMessage    `json:"id"`
	Margin float64            `json:"margin"`
	Joined bool               `json:"joined"`
	Label  *bool              `json:"label,omitempty"`
	Scores map[string]float64 `json:"scores"`
}

// A shiftFigure says what other thresholds would change: below zero, pairs
// that would be similar enough to be joined if nothing else kept them apart.
type shiftFigure struct {
	By    float64 `json:"by"`
	Pairs int     `json:"pairs"`
	Same  int     `json:"same"` // labelled as one
	Two   int     `json:"two"`  // labelled as two
}

func newPairFigures() *pairFigures {
	f := &pairFigures{Rules: map[feeds.Rule]int{}, Patterns: map[string]*patternFigure{}}
	for _, by := range shifts {
		f.Shifts = append(f.Shifts, shiftFigure{By: by})
	}
	return f
}

// count adds a decision; label is what somebody has said of it, nil for nothing.
func (f *pairFigures) count(id json.RawMessage, pattern string, label *bool, j dedupe.Judgement) {
	f.Pairs++
	f.Rules[j.Rule]++
	if j.Same {
		f.Joined++
	}
	if j.Hidden {
		f.Hidden++
	}
	if label != nil {
		f.label(pattern, *label, j.Same)
	}
	f.threshold(id, label, j)
}

func (f *pairFigures) label(pattern string, same, joined bool) {
	f.Labelled++
	p := f.Patterns[pattern]
	if p == nil {
		if len(f.Patterns) == mostPatterns {
			pattern = "…"
		}
		if p = f.Patterns[pattern]; p == nil {
			p = &patternFigure{}
			f.Patterns[pattern] = p
		}
	}
	switch {
	case same && joined:
		p.Same++
		p.Found++
		f.right++
	case same:
		p.Same++
	case joined:
		p.Two++
		p.Wrongly++
		f.Wrong++
	default:
		p.Two++
	}
}

// mostPatterns is how many patterns are told apart.
const mostPatterns = 1000

// threshold counts a decision that other thresholds might change: one that rests
// on scores, and not on equal words or on values.
func (f *pairFigures) threshold(id json.RawMessage, label *bool, j dedupe.Judgement) {
	switch {
	case j.Rule == feeds.RuleAddress || j.Rule == feeds.RuleText, j.Reason == feeds.MissValues, j.Hidden, len(j.Scores) == 0:
		return
	}
	margin := likeness.Margin(j.Scores)
	for i := range f.Shifts {
		s := &f.Shifts[i]
		lost := s.By > 0 && j.Same && margin < s.By
		won := s.By < 0 && !j.Same && margin < 0 && margin >= s.By
		if !lost && !won {
			continue
		}
		s.Pairs++
		if label != nil && *label {
			s.Same++
		} else if label != nil {
			s.Two++
		}
	}
	if j.Same == (margin >= 0) && margin > -0.2 && margin < 0.2 {
		f.near(nearDecision{id, margin, j.Same, label, j.Scores})
	}
}

// near keeps a decision among the nearest ones of its kind.
func (f *pairFigures) near(d nearDecision) {
	distance := func(d nearDecision) float64 { return max(d.Margin, -d.Margin) }
	n, farthest := 0, -1
	for i, other := range f.Near {
		if other.Joined != d.Joined {
			continue
		}
		if n++; farthest < 0 || distance(other) > distance(f.Near[farthest]) {
			farthest = i
		}
	}
	switch {
	case n < mostNear:
		f.Near = append(f.Near, d)
	case distance(d) < distance(f.Near[farthest]):
		f.Near[farthest] = d
	}
}

// close works out what follows from the counts.
func (f *pairFigures) close() {
	slices.SortStableFunc(f.Near, func(a, b nearDecision) int { return cmp.Compare(a.Margin, b.Margin) })
	same := 0
	for _, p := range f.Patterns {
		same += p.Same
	}
	if f.right+f.Wrong > 0 {
		share := float64(f.right) / float64(f.right+f.Wrong)
		f.Precision = &share
	}
	if same > 0 {
		share := float64(f.right) / float64(same)
		f.Recall = &share
	}
}

// percent writes a share; "–" for none.
func (p *program) percent(share *float64) string {
	if share == nil {
		return "–"
	}
	return p.decimal(*share*100, 2) + "%"
}

// decimal writes a number as the language does.
func (p *program) decimal(x float64, digits int) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if p.language == "en" {
		return text
	}
	b := []byte(text)
	if i := slices.Index(b, '.'); i >= 0 {
		b[i] = ','
	}
	return string(b)
}

// patternRows is the table of recall by pattern.
func (p *program) patternRows(f *pairFigures) [][]string {
	rows := [][]string{{p.say(tell("KIỂU", "PATTERN")), p.say(tell("CẶP TRÙNG", "COPIES")), p.say(tell("NHẬN RA", "FOUND")),
		p.say(tell("TỶ LỆ", "RECALL")), p.say(tell("CẶP KHÁC", "OTHERS")), p.say(tell("GỘP SAI", "WRONGLY JOINED"))}}
	for _, name := range slices.Sorted(maps.Keys(f.Patterns)) {
		n := f.Patterns[name]
		var share *float64
		if n.Same > 0 {
			s := float64(n.Found) / float64(n.Same)
			share = &s
		}
		rows = append(rows, []string{cmp.Or(name, "–"), strconv.Itoa(n.Same), strconv.Itoa(n.Found), p.percent(share), strconv.Itoa(n.Two), strconv.Itoa(n.Wrongly)})
	}
	return rows
}

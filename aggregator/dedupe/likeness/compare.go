package likeness

import (
	"cmp"
	"slices"
	"strings"
)

// Compare decides whether one text republishes the other. The order of the
// two makes no difference.
func Compare(a, b *Text) Verdict {
	if fuller(a, b) {
		a, b = b, a
	}
	shared, pairs := common(a.shingles, b.shingles)
	m := measure(a, b, shared, pairs)
	v := Verdict{Scores: m.scores()}
	if v.Rule = m.rule(); v.Rule == "" {
		return v
	}
	j := judge{a: a, b: b}
	j.look(m.titleChanges, true)
	j.headlines(m.ratio() >= evenRatio && m.title >= likeTitles)
	j.look(changes(a.body, b.body, m.chain), false)
	v.Scores["clashes"] = float64(len(j.found))
	if j.refuses(&m) {
		v.Rule, v.Evidence = "", j.evidence()
		return v
	}
	v.Same, v.Evidence = true, m.evidence()
	return v
}

// fuller says whether a is to stand second: texts are compared with the
// shorter one first, in an order that depends on nothing but the two.
func fuller(a, b *Text) bool {
	if len(a.body) != len(b.body) {
		return len(a.body) > len(b.body)
	}
	order := func(x, y token) int { return cmp.Compare(x.id, y.id) }
	if c := slices.CompareFunc(a.body, b.body, order); c != 0 {
		return c > 0
	}
	return cmp.Or(slices.CompareFunc(a.title, b.title, order), strings.Compare(a.raw, b.raw)) > 0
}

// A measurement is what two texts have in common; a is the shorter one.
type measurement struct {
	a, b         *Text
	jaccard      float64 // shared shingles of all
	containment  float64 // shared shingles of the shorter text's
	cover        float64 // the shorter text's tokens that both have in the same order; see held
	title        float64
	titleChanges []change
	all          []run // whatever is equal, in any order
	chain        []run
	matched      int // tokens in the chain
	spareA       int // tokens of a lead that the other text does not have
	spareB       int
}

func measure(a, b *Text, shared int, pairs []uint64) measurement {
	m := measurement{a: a, b: b}
	m.title, m.titleChanges = titles(a.title, b.title)
	if shared == 0 {
		return m
	}
	m.all = runs(a.body, b.body, pairs)
	m.spareA, m.spareB = spare(m.all, a.lead, b.lead)
	m.jaccard = float64(shared) / float64(a.distinct+b.distinct-shared)
	m.containment = float64(shared) / float64(min(a.distinct, b.distinct))
	m.chain = chain(m.all)
	for _, r := range m.chain {
		m.matched += r.n
	}
	m.cover = float64(m.matched) / float64(len(a.body))
	if m.containment >= doubtful && m.containment < alikeContainment {
		m.cover = m.held()
	}
	return m
}

// held is how much of what the shorter text keeps of the fuller one stands
// there in the same order, word by word. What it keeps is all but a lead of its
// own and the longest passage of its own; 0 where that is too little.
func (m *measurement) held() float64 {
	lead, longest, same := m.chain[0].a, 0, m.matched
	prev := m.chain[0]
	for _, next := range append(slices.Clip(m.chain[1:]), run{len(m.a.body), len(m.b.body), 0}) {
		n, _ := gap(nil, m.a.body, m.b.body, prev, next)
		longest = max(longest, next.a-prev.a-prev.n-n)
		same, prev = same+n, next
	}
	kept := len(m.a.body) - min(lead, longestOwn) - min(longest, longestOwn)
	if kept < fewKept || float64(kept) < leastKept*float64(len(m.a.body)) {
		return 0
	}
	return float64(same) / float64(kept)
}

func (m *measurement) scores() map[string]float64 {
	return map[string]float64{
		"jaccard": m.jaccard, "containment": m.containment, "cover": m.cover, "title": m.title,
	}
}

// lenA and lenB are the lengths of the texts without what only one of them
// has of a lead.
func (m *measurement) lenA() int { return len(m.a.body) - m.spareA }
func (m *measurement) lenB() int { return len(m.b.body) - m.spareB }

// ratio is how much longer the fuller text is.
func (m *measurement) ratio() float64 { return float64(m.lenB()) / float64(m.lenA()) }

// start is where in the fuller text the common part begins.
func (m *measurement) start() int {
	if at := m.chain[0].b; at < m.b.lead {
		return at
	}
	return m.chain[0].b - m.spareB
}

// evidence is the longest common passage as one of the texts writes it.
func (m *measurement) evidence() string {
	longest := slices.MaxFunc(m.chain, func(r, s run) int { return r.n - s.n })
	return m.a.quote(longest.a, min(longest.n, quoted))
}

// quoted is how many tokens a quotation has at most.
const quoted = 24

// quote returns n tokens of the text as they are written, or as they are
// compared where that is not known.
func (t *Text) quote(at, n int) string {
	from, to := t.body[at], t.body[at+n-1]
	if to.end > from.start && int(to.end) <= len(t.raw) {
		return t.raw[from.start:to.end]
	}
	return text(t.body[at : at+n])
}

func (j *judge) evidence() string {
	var list []string
	for _, c := range j.found[:min(3, len(j.found))] {
		list = append(list, text(c.a)+" ≠ "+text(c.b))
	}
	return strings.Join(list, "; ")
}

package likeness

import (
	"strings"

	"bantin/feeds/plaintext"
)

// longestText is how many tokens of a text are compared; what comes after
// them decides nothing. It bounds the cost of hostile documents.
const longestText = 6000

// A Text is an article made ready for comparing. It is never changed and may
// be used by many at once.
type Text struct {
	raw      string // its lines as they are written, for evidence
	title    []token
	body     []token
	shingles []shingle
	distinct int
	sketch   []uint32
	lead     int  // how many of its first tokens stand before it as its summary
	cut      bool // it ends in an ellipsis
}

// Sketch returns at most 24 hashes under which an index finds texts that are
// like it: two texts that Compare would join share at least one of them. It is
// nil for a text so short that only its equal could be found.
func (t *Text) Sketch() []uint32 { return t.sketch }

// Len is how many tokens the text has, a little fewer than it has syllables.
func (t *Text) Len() int { return len(t.body) }

// Prepare makes an article ready, leaving out what its source repeats.
func Prepare(a Article, drop Boilerplate) *Text {
	r := reader{drop: drop, words: make([]word, 0, 64)}
	t := &Text{title: r.titleOf(a.Title)}
	if a.HTML != "" {
		r.article(a.HTML)
		r.lead(a.Summary)
	} else {
		r.article(a.Summary)
	}
	t.body, t.lead, t.cut, t.raw = r.stream.tokens, r.led, r.cut, string(r.raw)
	if len(t.body) > longestText {
		t.body = t.body[:longestText]
	}
	t.shingles = shingles(t.body)
	t.distinct = distinct(t.shingles)
	t.sketch = sketch(t.shingles)
	return t
}

// A reader turns an article into tokens.
type reader struct {
	drop   Boilerplate
	title  string // its key
	stream stream
	words  []word
	raw    []byte
	led    int // tokens of the summary that was put first
	cut    bool
}

// titleOf returns the tokens of a title.
func (r *reader) titleOf(title string) []token {
	line := plaintext.Of(title)
	r.title = keyOf(line)
	var s stream
	s.line(words(nil, line, r.title), 0)
	return s.tokens[:min(len(s.tokens), longestTitle)]
}

// article reads the lines of a text but for what surrounds it.
func (r *reader) article(html string) {
	r.stream.tokens = make([]token, 0, len(html)/6)
	lines := plaintext.Lines(html)
	end := len(lines)
	for range 4 {
		if end == 0 || !r.closing(lines[end-1]) {
			break
		}
		end--
	}
	r.cut = end > 0 && ellipsis(lines[end-1])
	for i, line := range lines[:end] {
		r.line(line, i)
		if len(r.stream.tokens) > longestText {
			return
		}
	}
}

// closing says whether a line at a text's end is no part of it.
func (r *reader) closing(line string) bool {
	if len(line) > 120 {
		return false
	}
	key := keyOf(line)
	count := strings.Count(key, " ") + 1
	return key == "" || credit(key, count) || chrome(key, count)
}

// line reads one line.
func (r *reader) line(line string, nth int) {
	key := keyOf(line)
	if key == "" || r.drop[lineDigest(key)] || nth < 4 && key == r.title {
		return
	}
	r.words = words(r.words[:0], line, key)
	if chrome(key, len(r.words)) {
		return
	}
	list := r.words
	if len(r.stream.tokens) == 0 {
		list = list[dateline(list):]
	}
	list = list[enumerator(line, list):]
	base := len(r.raw)
	r.raw = append(append(r.raw, line...), ' ')
	r.stream.line(list, base)
}

// lead puts a summary before the text if the text does not begin with it.
func (r *reader) lead(summary string) {
	if summary == "" {
		return
	}
	s := reader{drop: r.drop, title: r.title, words: r.words}
	s.article(summary)
	own := s.stream.tokens
	if len(own) < width || told(own, r.stream.tokens) {
		return
	}
	base := int32(len(s.raw))
	for i := range r.stream.tokens {
		if t := &r.stream.tokens[i]; t.end > t.start {
			t.start, t.end = t.start+base, t.end+base
		}
	}
	s.raw = append(s.raw, r.raw...)
	r.stream.tokens, r.raw, r.led = append(own, r.stream.tokens...), s.raw, len(own)
}

const (
	// toldZone is how far into a text its summary may begin to be told.
	toldZone = 160
	// toldShare is how much of a summary's pairs of tokens the text's beginning
	// must hold for the summary to be a part of it, but for a dateline and a
	// word or two.
	toldShare = 0.85
)

// told says whether a text begins with what its summary says.
func told(summary, text []token) bool {
	pairs := map[uint64]bool{}
	for i := 1; i < min(len(text), toldZone+len(summary)); i++ {
		pairs[mix(text[i-1].id)^text[i].id] = true
	}
	found := 0
	for i := 1; i < len(summary); i++ {
		if pairs[mix(summary[i-1].id)^summary[i].id] {
			found++
		}
	}
	return float64(found) >= toldShare*float64(len(summary)-1)
}

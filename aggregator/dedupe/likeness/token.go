package likeness

// A kind says what a token may mean for telling forms from copies.
type kind uint8

const (
	plain  kind = iota
	name        // a word with a capital that no sentence's beginning explains
	number      // figures, and words that count
	day         // a day and a month, or two small figures with a dash
	clock       // a time of day
)

// A token is a word, or several that are written in one of several ways, in
// the one form in which it is compared.
type token struct {
	id         uint64
	text       string
	start, end int32 // where it stands in the Text's raw lines
	kind       kind
}

// value says whether a token is a figure.
func (t *token) value() bool { return t.kind >= number }

// identity is the 64-bit FNV-1a of a text. It is part of what is stored.
func identity(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// A stream turns the words of lines into tokens.
type stream struct {
	tokens []token
	words  []word // of the line under way
	base   int32  // where that line stands among the raw lines
	shout  bool   // it is in capitals
}

// line adds the words of one line.
func (s *stream) line(list []word, base int) {
	s.words, s.base, s.shout = list, int32(base), shouted(list)
	for i := 0; i < len(list); {
		i += s.next(i)
	}
}

// next adds what begins with word i, and returns how many words that takes.
func (s *stream) next(i int) int {
	w := &s.words[i]
	if isDigit(w.key[0]) {
		return s.figure(i)
	}
	if n := s.dropped(i); n > 0 {
		return n
	}
	if to, n := s.phrase(i); n > 0 {
		for _, short := range to {
			k := plain
			if proper(short) && w.upper {
				k = name
			}
			s.add(i, n, short, k)
		}
		return n
	}
	if w.key == "chủ" && s.word(i+1) == "nhật" {
		s.add(i, 1, "thứ", plain)
		s.add(i, 2, "8", number)
		return 2
	}
	k := plain
	if digits, n := s.counting(i); n > 0 {
		if k = number; n == 1 && s.longName(i) {
			k = name
		}
		s.add(i, n, digits, k)
		return n
	}
	if w.upper && !w.first && !s.shout {
		k = name
	}
	s.add(i, 1, w.key, k)
	return 1
}

// longName says whether a word that counts begins a name, such as Ba Bể.
func (s *stream) longName(i int) bool {
	return s.words[i].upper && !s.shout && (i == 0 || s.words[i-1].key != "thứ") &&
		i+1 < len(s.words) && s.words[i+1].upper && s.words[i+1].close
}

// add makes a token of n words from word i on.
func (s *stream) add(i, n int, text string, k kind) {
	t := token{id: identity(text), text: text, kind: k}
	if from, to := &s.words[i], &s.words[i+n-1]; to.end > from.start {
		t.start, t.end = s.base+from.start, s.base+to.end
	}
	s.tokens = append(s.tokens, t)
}

// word returns the key of word i, or "" after the last.
func (s *stream) word(i int) string {
	if i < len(s.words) {
		return s.words[i].key
	}
	return ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

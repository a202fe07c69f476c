package likeness

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bantin/feeds/vietnamese"
)

// A word is one field of a line's key with what the key has lost of it.
type word struct {
	key        string
	start, end int32 // where it stands in the line; both 0: not known
	upper      bool  // its first letter is a capital
	caps       bool  // all its letters are, and it has several
	first      bool  // it may be a capital only because a sentence or a quotation begins
	dash       bool  // a dash stands before it
	close      bool  // a space and nothing else stands before it
}

// words appends the words of a line, keyed by key, which is the line's.
func words(list []word, line, key string) []word {
	from := len(list)
	for key != "" {
		one, rest, _ := strings.Cut(key, " ")
		list = append(list, word{key: one})
		key = rest
	}
	s := scan{line: line, list: list[from:], first: true}
	if !s.run() {
		for i := range list[from:] {
			list[from+i] = word{key: list[from+i].key}
		}
	}
	return list
}

// A scan finds the words of a key in the line that it was made of.
type scan struct {
	line    string
	list    []word
	at      int // words begun
	inside  bool
	first   bool // the next word begins a sentence
	dash    bool // a dash was met since the last word
	sign    bool // anything but white space was
	letters int  // of the word under way
	capital int
	digit   bool // the last character was one
}

// run returns false when it does not find as many words as the key has.
func (s *scan) run() bool {
	for i := 0; i < len(s.line); {
		r, size := rune(s.line[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.line[i:])
		}
		next := i + size
		switch {
		case r >= '0' && r <= '9', letter(r):
			if !s.begin(i) {
				return false
			}
			s.add(r, next)
		case unseen(r) || unicode.Is(unicode.M, r):
			s.extend(next)
		case s.inside && s.digit && inner(r) && next < len(s.line) && s.line[next] >= '0' && s.line[next] <= '9':
			s.extend(next)
		default:
			s.separate(r, hyphen(s.line, i, next))
		}
		i = next
	}
	s.close()
	return s.at == len(s.list)
}

// begin starts a word unless one is under way, and reports whether the key
// has one left.
func (s *scan) begin(i int) bool {
	if s.inside {
		return true
	}
	if s.at == len(s.list) {
		return false
	}
	w := &s.list[s.at]
	w.start, w.first, w.dash, w.close = int32(i), s.first, s.dash, !s.sign && s.at > 0
	s.at++
	s.inside, s.first, s.dash, s.sign, s.letters, s.capital = true, false, false, false, 0, 0
	return true
}

func (s *scan) add(r rune, end int) {
	w := &s.list[s.at-1]
	s.digit = r <= '9'
	if !s.digit {
		s.letters++
		if capital(r) {
			s.capital++
			w.upper = w.upper || s.letters == 1
		}
	}
	w.end = int32(end)
}

func (s *scan) extend(end int) {
	if s.inside {
		s.list[s.at-1].end = int32(end)
	}
}

// separate ends a word; joined says that a dash stands between two words
// without any space.
func (s *scan) separate(r rune, joined bool) {
	short := s.inside && s.letters <= 2 && s.capital > 0 // TP., Q., Th.
	s.close()
	s.sign = s.sign || !unicode.IsSpace(r)
	switch r {
	case '.':
		s.first = s.first || !short
	case '!', '?', '…', ':', ';', '"', '“', '”', '«', '»', '•', '*', '|', '(', '[':
		s.first = true
	case '-', '–', '—':
		s.first, s.dash = s.first || !joined, true
	}
}

// hyphen says whether the characters at i have no space on either side.
func hyphen(line string, i, next int) bool {
	return i > 0 && line[i-1] != ' ' && next < len(line) && line[next] != ' '
}

func (s *scan) close() {
	if s.inside {
		s.list[s.at-1].caps = s.letters > 1 && s.capital == s.letters
	}
	s.inside, s.digit = false, false
}

// letter says whether a character is part of a word, as the key sees it.
func letter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	case r >= 0x1ea0 && r < 0x1efa:
		return true
	case r >= 0x2b0 && r < 0x300:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// capital says whether a letter is a capital.
func capital(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'A' && r <= 'Z'
	case r >= 0x1ea0 && r < 0x1efa:
		return r&1 == 0
	}
	return unicode.IsUpper(r)
}

func unseen(r rune) bool {
	return r >= 0xad && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r))
}

// inner says whether a character between two digits is part of their number.
func inner(r rune) bool {
	switch r {
	case '.', ',', '/', '-', ':', '\u2010', '\u2011', '\u2012', '–', '—', '\u2212':
		return true
	}
	return false
}

// shouted says whether a line is written in capitals throughout, so that its
// capitals mean nothing.
func shouted(list []word) bool {
	caps, lower := 0, 0
	for i := range list {
		switch w := &list[i]; {
		case w.caps:
			caps++
		case w.end > w.start && !w.upper && (w.key[0] < '0' || w.key[0] > '9'):
			lower++
		}
	}
	return caps >= 3 && caps > 4*lower
}

// keyOf is the spelling in which everything is compared.
func keyOf(line string) string { return vietnamese.Key(line) }

package normalize

import (
	"strings"
	"unicode/utf8"

	"bantin/feeds/vietnamese"
)

// A token is a number, a word or a sign of a text that says a date.
type token struct {
	word   string // in lower case, without diacritics
	number int
	digits int  // of the number; 0: it is none
	sign   rune // every dash is '-'
	spaced bool // white space stands before it
}

// longestDate is how many bytes of a text are searched for a date.
const longestDate = 200

// mostDigits is how many digits the longest number that is read has.
const mostDigits = 14

// A phrase is a text in tokens.
type phrase []token

// split returns a text in tokens.
func split(text string) phrase {
	if len(text) > longestDate {
		text = text[:longestDate]
	}
	text = vietnamese.Fold(strings.ToValidUTF8(text, " "))
	var list phrase
	spaced := false
	for i := 0; i < len(text); {
		var t token
		size := 1
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			size = prefix(text[i:], func(c byte) bool { return c >= '0' && c <= '9' })
			t.digits = size
			for _, d := range text[i : i+min(size, mostDigits)] {
				t.number = t.number*10 + int(d-'0')
			}
		case c >= 'a' && c <= 'z':
			size = prefix(text[i:], func(c byte) bool { return c >= 'a' && c <= 'z' })
			t.word = text[i : i+size]
		case c <= ' ':
			spaced = true
			i++
			continue
		default:
			t.sign, size = utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune("–—\u2010\u2011\u2212", t.sign) {
				t.sign = '-'
			}
		}
		t.spaced, spaced = spaced, false
		list = append(list, t)
		i += size
	}
	return list
}

// prefix returns how many bytes of its kind a text begins with.
func prefix(text string, kind func(byte) bool) int {
	n := 0
	for n < len(text) && kind(text[n]) {
		n++
	}
	return n
}

// at returns the i-th token, or none.
func (p phrase) at(i int) token {
	if i < 0 || i >= len(p) {
		return token{}
	}
	return p[i]
}

// is says whether a token is a number of one or two digits in a range.
func (t token) is(low, high int) bool {
	return t.digits >= 1 && t.digits <= 2 && t.number >= low && t.number <= high
}

// past returns the first place from i on that has none of the given signs.
func (p phrase) past(i int, signs string) int {
	for p.at(i).sign != 0 && strings.ContainsRune(signs, p.at(i).sign) {
		i++
	}
	return i
}

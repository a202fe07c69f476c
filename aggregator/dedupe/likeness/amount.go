package likeness

import (
	"strconv"
	"strings"
)

// plainNumber adds a number with the words that belong to it: 1,3 triệu,
// 19 giờ 41 phút, 18 tháng 11, 30 phần trăm, 35 000.
func (s *stream) plainNumber(i int, digits string) int {
	next := s.word(i + 1)
	switch {
	case next == "giờ":
		if h := small(digits, 24); h >= 0 {
			return s.hours(i, h)
		}
	case next == "tháng":
		if n := s.dayOfMonth(i, digits); n > 0 {
			return n
		}
	case next == "phần" && s.word(i+2) == "trăm":
		s.add(i, 3, amount(digits), number)
		return 3
	case s.thousands(digits, i+1):
		return s.spaced(i, digits)
	case power(next) > 0:
		return s.large(i)
	}
	s.add(i, 1, amount(digits), number)
	return 1
}

// spaced adds a number whose thousands stand apart: 35 000, 35 000đ, 2 250 tỷ,
// 5 000-6 000.
func (s *stream) spaced(i int, digits string) int {
	n := 1
	for s.thousands(digits, i+n) {
		group, rest := leadingDigits(s.word(i + n))
		digits, n = digits+"."+group, n+1
		switch {
		case rest == "":
			continue
		case rest[0] == '/':
			s.add(i, n, amount(digits), number)
			return n - 1 + s.plainNumber(i+n-1, rest[1:])
		}
		s.add(i, n, amount(digits), number)
		s.add(i+n-1, 1, rest, plain)
		return n
	}
	if p := power(s.word(i + n)); p > 0 {
		if x, err := strconv.ParseFloat(amount(digits), 64); err == nil {
			s.add(i, n+1, strconv.FormatFloat(x*p, 'f', -1, 64), number)
			return n + 1
		}
	}
	s.add(i, n, amount(digits), number)
	return n
}

// leadingDigits splits a word after its digits and the dots between them.
func leadingDigits(word string) (digits, rest string) {
	end := 0
	for end < len(word) && (isDigit(word[end]) || word[end] == '.') {
		end++
	}
	return word[:end], word[end:]
}

// thousands says whether a figure goes on after a space with word i, as in
// 35 000.
func (s *stream) thousands(digits string, i int) bool {
	if i >= len(s.words) || !s.words[i].close {
		return false
	}
	next, rest := leadingDigits(s.words[i].key)
	if rest != "" && rest[0] == '/' && (small(rest[1:], 99) < 0 && !threeDigits(rest[1:])) {
		return false
	}
	if digits[0] == '0' || len(digits) > 3 && !grouped(digits) || len(next)%4 != 3 {
		return false
	}
	for i := range len(next) {
		if c := next[i]; (i%4 == 3) != (c == '.') || c != '.' && !isDigit(c) {
			return false
		}
	}
	return true
}

func threeDigits(digits string) bool {
	return len(digits) == 3 && isDigit(digits[0]) && isDigit(digits[1]) && isDigit(digits[2])
}

// large adds 1,3 triệu and 3 tỷ 500 triệu as the numbers they are.
func (s *stream) large(i int) int {
	n, total, last := 0, 0.0, 1e18
	for {
		p := power(s.word(i + n + 1))
		x, err := strconv.ParseFloat(amount(s.word(i+n)), 64)
		if p == 0 || p >= last || err != nil || !isDigit(s.word(i + n)[0]) {
			break
		}
		total, last, n = total+x*p, p, n+2
	}
	if n == 0 {
		s.add(i, 1, amount(s.word(i)), number)
		return 1
	}
	s.add(i, n, strconv.FormatFloat(total, 'f', -1, 64), number)
	return n
}

// power is what a word for a large number multiplies by, or 0.
func power(w string) float64 {
	switch w {
	case "nghìn", "ngàn":
		return 1e3
	case "triệu":
		return 1e6
	case "tỉ":
		return 1e9
	}
	return 0
}

// amount is the one form of a number: without the dots between thousands and
// without zeros in front.
func amount(digits string) string {
	if grouped(digits) {
		digits = strings.ReplaceAll(digits, ".", "")
	}
	for len(digits) > 1 && digits[0] == '0' && isDigit(digits[1]) {
		digits = digits[1:]
	}
	return digits
}

// grouped says whether the dots of a number stand between its thousands.
func grouped(digits string) bool {
	head, rest, ok := strings.Cut(digits, ".")
	if !ok || len(head) > 3 || head == "0" {
		return false
	}
	for ok {
		head, rest, ok = strings.Cut(rest, ".")
		if len(head) != 3 {
			return false
		}
	}
	return true
}

// small reads a number of one or two digits up to a limit; -1: it is none.
func small(digits string, limit int) int {
	if len(digits) == 0 || len(digits) > 2 || !isDigit(digits[0]) || !isDigit(digits[len(digits)-1]) {
		return -1
	}
	n := int(digits[0] - '0')
	if len(digits) == 2 {
		n = n*10 + int(digits[1]-'0')
	}
	if n > limit {
		return -1
	}
	return n
}

// year says whether a number can be a year of our time.
func year(digits string) bool {
	return len(digits) == 4 && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20")) && amount(digits) == digits
}

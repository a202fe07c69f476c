package likeness

import (
	"strconv"
	"strings"
)

// figure adds the tokens of what begins with the digits of word i: numbers,
// dates and times in one form each. It returns how many words it took.
func (s *stream) figure(i int) int {
	w := s.word(i)
	end := 0
	for end < len(w) && (isDigit(w[end]) || w[end] < 'a') {
		end++
	}
	digits, rest := w[:end], w[end:]
	switch {
	case rest != "":
		return s.mixed(i, digits, rest)
	case strings.Contains(digits, "/"):
		s.slashed(i, digits)
		return 1
	case strings.Contains(digits, ":"):
		s.colons(i, digits)
		return 1 + s.minutesWord(i+1)
	}
	if s.dottedDate(i, digits) {
		return 1
	}
	return s.plainNumber(i, digits)
}

// mixed adds 19h41, 19h, 500m2, 10km.
func (s *stream) mixed(i int, digits, rest string) int {
	if hours := small(digits, 24); hours >= 0 {
		if minutes, ok := strings.CutPrefix(rest, "h"); ok || len(rest) == 3 && rest[0] == 'g' {
			if !ok {
				minutes = rest[1:]
			}
			if minutes == "" {
				s.time(i, 1, hours, 0)
				return 1
			}
			if m := small(minutes, 59); m >= 0 {
				s.time(i, 1, hours, m)
				return 1 + s.minutesWord(i+1)
			}
		}
	}
	s.parts(i, digits)
	s.add(i, 1, rest, plain)
	return 1
}

// minutesWord returns 1 if word i is the one for minutes.
func (s *stream) minutesWord(i int) int {
	if s.word(i) == "phút" {
		return 1
	}
	return 0
}

func (s *stream) time(i, n, hours, minutes int) {
	s.add(i, n, strconv.Itoa(hours)+":"+strconv.Itoa(minutes), clock)
}

// slashed adds dates, months, ranges and scores: 18/11, 18/11/2021, 11/2021,
// 14/18/9 for 14-18/9, 2025/2030, 3/1.
func (s *stream) slashed(i int, digits string) {
	list := strings.Split(digits, "/")
	for len(list) > 0 {
		if len(list) >= 2 && !(len(list) == 3 && ranged(list)) {
			if d, m := small(list[0], 31), small(list[1], 12); d > 0 && m > 0 {
				s.add(i, 1, strconv.Itoa(d)+"/"+strconv.Itoa(m), day)
				list = list[2:]
				continue
			}
		}
		s.parts(i, list[0])
		list = list[1:]
	}
}

// ranged says whether three figures are a range of days and their month.
func ranged(list []string) bool {
	return small(list[0], 31) > 0 && small(list[1], 31) > 0 && small(list[2], 12) > 0
}

// colons adds a time of day, or figures of another meaning.
func (s *stream) colons(i int, digits string) {
	list := strings.Split(digits, ":")
	if len(list) == 2 {
		if h, m := small(list[0], 24), small(list[1], 59); h >= 0 && m >= 0 {
			s.time(i, 1, h, m)
			return
		}
	}
	for _, part := range list {
		s.parts(i, part)
	}
}

// dottedDate adds 18.11.2021, and 18.11 after a word that dates follow.
func (s *stream) dottedDate(i int, digits string) bool {
	list := strings.Split(digits, ".")
	if len(list) != 2 && len(list) != 3 {
		return false
	}
	d, m := small(list[0], 31), small(list[1], 12)
	if d <= 0 || m <= 0 || len(list) == 3 && !year(list[2]) || len(list) == 2 && !s.afterDateWord(i) {
		return false
	}
	s.add(i, 1, strconv.Itoa(d)+"/"+strconv.Itoa(m), day)
	if len(list) == 3 {
		s.add(i, 1, list[2], number)
	}
	return true
}

func (s *stream) afterDateWord(i int) bool {
	if i == 0 {
		return false
	}
	switch s.words[i-1].key {
	case "ngày", "sáng", "trưa", "chiều", "tối", "đêm", "từ", "đến", "nay", "qua", "mai", "hôm", "lễ":
		return true
	}
	return false
}

// parts adds the numbers of one figure without slashes.
func (s *stream) parts(i int, digits string) {
	for _, part := range strings.FieldsFunc(digits, func(r rune) bool { return r == '/' || r == ':' }) {
		s.add(i, 1, amount(part), number)
	}
}

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
		n := 1
		for ; s.thousands(digits, i+n); n++ {
			digits += "." + s.word(i+n)
		}
		s.add(i, n, amount(digits), number)
		return n
	case power(next) > 0:
		return s.large(i)
	}
	s.add(i, 1, amount(digits), number)
	return 1
}

// thousands says whether a figure goes on after a space with word i, as in
// 35 000.
func (s *stream) thousands(digits string, i int) bool {
	if i >= len(s.words) || !s.words[i].close {
		return false
	}
	next := s.words[i].key
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

// hours adds 19 giờ, 19 giờ 41 and 19 giờ 41 phút.
func (s *stream) hours(i, h int) int {
	if m := small(s.word(i+2), 59); m >= 0 && (len(s.word(i+2)) == 2 || s.word(i+3) == "phút") {
		n := 3 + s.minutesWord(i+3)
		s.time(i, n, h, m)
		return n
	}
	s.time(i, 2, h, 0)
	return 2
}

// dayOfMonth adds 18 tháng 11 and the year that may follow.
func (s *stream) dayOfMonth(i int, digits string) int {
	month, after, _ := strings.Cut(s.word(i+2), "/")
	d, m := small(digits, 31), small(month, 12)
	if d <= 0 || m <= 0 {
		return 0
	}
	s.add(i, 3, strconv.Itoa(d)+"/"+strconv.Itoa(m), day)
	if after != "" {
		s.parts(i+2, after)
	}
	return 3
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

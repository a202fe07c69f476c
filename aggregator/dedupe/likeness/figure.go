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

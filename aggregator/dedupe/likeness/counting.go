package likeness

import (
	"strconv"
	"strings"
)

// spelled reads a number that is written in words from word i on: ba mươi hai,
// ba trăm linh năm, hai nghìn, mười lăm. It returns how many words that takes;
// 0: there is none.
func (s *stream) spelled(i int) (value float64, n int) {
	last := 1e18
	for {
		part, k := s.hundreds(i + n)
		if k == 0 {
			return value, n
		}
		p := power(s.word(i + n + k))
		if p > 0 && p < last {
			value, last, n = value+float64(part)*p, p, n+k+1
			continue
		}
		if n == 0 || last > 1 && part >= 100 {
			value, n = value+float64(part), n+k
		}
		return value, n
	}
}

// hundreds reads a number below a thousand.
func (s *stream) hundreds(i int) (value, n int) {
	d := digitWord(s.word(i))
	switch next := s.word(i + 1); {
	case s.word(i) == "mười":
		return s.units(i+1, 10, 1)
	case d < 0, d == 5 && next != "mươi" && next != "trăm" && next != "chục" && power(next) == 0 && !s.weekday(i, "năm"),
		d == 4 && s.word(i) == "tư" && !s.weekday(i, "tư"):
		return 0, 0
	case next == "mươi":
		return s.units(i+2, d*10, 2)
	case next == "chục":
		return d * 10, 2
	case next == "trăm":
		return s.belowHundred(i+2, d*100)
	}
	return d, 1
}

// units adds the last digit of a number, if one is said.
func (s *stream) units(i, value, n int) (int, int) {
	switch w := s.word(i); w {
	case "mốt":
		return value + 1, n + 1
	case "lăm", "nhăm":
		return value + 5, n + 1
	case "năm", "":
		return value, n
	default:
		if d := digitWord(w); d > 0 {
			return value + d, n + 1
		}
	}
	return value, n
}

func (s *stream) belowHundred(i, value int) (int, int) {
	if w := s.word(i); w == "linh" || w == "lẻ" {
		if d := digitWord(s.word(i + 1)); d > 0 {
			return value + d, 4
		}
		return value, 2
	}
	if s.word(i) == "mười" || s.word(i+1) == "mươi" {
		if more, k := s.hundreds(i); k > 0 {
			return value + more, 2 + k
		}
	}
	return value, 2
}

// weekday says whether word i is the given one of the two words that count by
// themselves only in "thứ tư" and "thứ năm".
func (s *stream) weekday(i int, w string) bool {
	return i > 0 && s.words[i-1].key == "thứ" && s.words[i].key == w
}

func digitWord(w string) int {
	switch w {
	case "một":
		return 1
	case "hai":
		return 2
	case "ba":
		return 3
	case "bốn", "tư":
		return 4
	case "năm":
		return 5
	case "sáu":
		return 6
	case "bảy", "bẩy":
		return 7
	case "tám":
		return 8
	case "chín":
		return 9
	}
	return -1
}

// counting returns the figure that the words from word i on say, and how many
// they are; 0: they are no number.
func (s *stream) counting(i int) (digits string, n int) {
	if value, n := s.spelled(i); n > 0 {
		return strconv.FormatFloat(value, 'f', -1, 64), n
	}
	if r := s.roman(i); r > 0 {
		return strconv.Itoa(r), 1
	}
	return "", 0
}

// roman returns the value of a Roman number: of one that is no word of the
// language, or that follows a word which is counted by; else 0.
func (s *stream) roman(i int) int {
	w := &s.words[i]
	if !w.upper || len(w.key) > 5 || strings.Trim(w.key, "ivx") != "" {
		return 0
	}
	switch w.key {
	case "vi", "xi", "i", "v", "x":
		if i == 0 || !ordinal(s.words[i-1].key) {
			return 0
		}
	}
	return romanValue(w.key)
}

// ordinal says whether numbers that follow a word are often Roman.
func ordinal(w string) bool {
	switch w {
	case "thứ", "khóa", "quí", "quý", "kì", "hạng", "đoạn", "đợt", "kỉ", "lần", "vùng", "quyển", "tập", "phần":
		return true
	}
	return false
}

// romanValue reads a Roman number below forty.
func romanValue(w string) int {
	value, before := 0, 0
	for i := len(w) - 1; i >= 0; i-- {
		d := map[byte]int{'i': 1, 'v': 5, 'x': 10}[w[i]]
		if d < before {
			d = -d
		} else {
			before = d
		}
		value += d
	}
	return value
}

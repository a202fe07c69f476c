package likeness

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// opposites are words of which one stands where another stood only when
// something else happened.
var opposites = [][]string{
	{"thắng", "thua", "hòa"},
	{"tăng", "giảm"},
	{"sáng", "trưa", "chiều", "tối", "đêm"},
	{"nam", "nữ"},
	{"vàng", "bạc", "đồng"},
	{"nhất", "nhì", "3"},
	{"hcv", "hcb", "hcđ"},
	{"khai", "bế"},
	{"lên", "xuống"},
}

// opposed says whether two short stretches differ by such words.
func opposed(a, b []token) bool {
	for _, set := range opposites {
		x, y := among(a, set), among(b, set)
		if x != "" && y != "" && x != y {
			return true
		}
	}
	return false
}

func among(tokens []token, set []string) string {
	for i := range tokens {
		if slices.Contains(set, tokens[i].text) {
			return tokens[i].text
		}
	}
	return ""
}

// credited says whether a change is in the name of whoever wrote a text or
// took a picture, as the word before it tells.
func credited(text []token, c *change) bool {
	if c.atB == 0 {
		return false
	}
	switch text[c.atB-1].text {
	case "ảnh":
		return c.atB < 2 || text[c.atB-2].text != "hình"
	case "nguồn", "pv", "ttxvn", "báo", "ctv":
		return true
	}
	return false
}

// spelling says whether two stretches spell one name in two ways: with other
// diacritics or spaces, in two transcriptions, or one as initials of the other.
func spelling(a, b []token) bool {
	x, y := folded(a), folded(b)
	return strings.ReplaceAll(x, " ", "") == strings.ReplaceAll(y, " ", "") || transcribed(x, y) ||
		initials(a, text(b)) || initials(b, text(a))
}

func text(tokens []token) string {
	list := make([]string, len(tokens))
	for i := range tokens {
		list[i] = tokens[i].text
	}
	return strings.Join(list, " ")
}

// initials says whether a short word is made of the first letters of a long
// stretch, or of whole words of it that are abbreviations themselves: of all
// its words, or of the first ones that use it up.
func initials(long []token, short string) bool {
	rest := strings.ReplaceAll(short, " ", "")
	for i := range long {
		if rest == "" {
			return i > 1
		}
		word := long[i].text
		if after, ok := strings.CutPrefix(rest, word); ok {
			rest = after
			continue
		}
		_, size := utf8.DecodeRuneInString(word)
		after, ok := strings.CutPrefix(rest, word[:size])
		if !ok {
			return false
		}
		rest = after
	}
	return rest == "" && (len(long) > 1 || utf8.RuneCountInString(short) == 1)
}

package listing

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"bantin/feeds/vietnamese"
)

// A dateKind says how much a text that looks like a date can be trusted.
type dateKind int

const (
	noDate   dateKind = iota
	passed            // 4 giờ trước, hôm qua
	yearless          // 24/12
	whole             // a day with its year
)

// A dateText is what of a text is a date, with the time beside it.
type dateText struct {
	raw  string // as written
	rest int    // characters of the text that are not of the date
	kind dateKind

	before string // what stands before it, in spoken form
}

// longestDated is how long a text may be that a date is looked for in.
const longestDated = 160

// The forms of days in folded text.
var (
	numericDay = regexp.MustCompile(`(\d{1,2}) ?([/.\-]) ?(\d{1,2}) ?([/.\-]) ?(\d{4}|\d{2})`)
	isoDay     = regexp.MustCompile(`(\d{4}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{1,2})`)
	wordDay    = regexp.MustCompile(`(\d{1,2}) ?[,/\-]? ?(?:thang|thg|th|t)\.? ?(\d{1,2}|muoi mot|muoi hai|muoi|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|chap) ?[,/\-]? ?(?:nam )?(\d{4})`)
	monthDay   = regexp.MustCompile(`(?:thang (?:\d{1,2}|muoi mot|muoi hai|muoi|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|chap)|[a-z]{3,9}\.?) (\d{1,2}),? (\d{4})`)
	mailDay    = regexp.MustCompile(`(\d{1,2})(?:st|nd|rd|th)?[ \-.,]{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ \-.,]{1,2}(\d{4})`)
	english    = regexp.MustCompile(`^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thang)`)
	tileDay    = regexp.MustCompile(`^(\d{1,2}) (\d{1,2}) ?[/.\-] ?(\d{4})$`)
	shortDay   = regexp.MustCompile(`(\d{1,2}) ?(?:[/\-.]|thang|thg|th|t) ?(\d{1,2})`)
	agoDay     = regexp.MustCompile(`(?:\d{1,4}|mot|vai) ?(?:giay|phut|gio|ngay|tuan|thang|nam|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ?(?:truoc|ago)|hom (?:nay|qua|kia)|vua xong|yesterday|today`)
)

// The time that stands after a day or before it.
var (
	timeAfter = regexp.MustCompile(`^[ ,|\-.;:()\[\]/@*]{0,4}(?:luc |vao luc )?(?:t?\d{1,2} ?(?::|h|g|gio) ?\d{0,2}(?: ?: ?\d{2})?(?:\.\d+)?(?: ?phut)?)(?: ?(?:am|pm|sa|ch|sang|chieu|toi)\b)?` +
		`(?: ?z| ?\(?(?:gmt|utc) ?[+\-]? ?\d{0,2}(?::?\d{2})?\)?| ?[+\-]\d{2}:?\d{2})?`)
	timeBefore = regexp.MustCompile(`(?:(?:\d{1,2} ?(?::|h|g|gio) ?\d{2}(?: ?: ?\d{2})?(?: ?phut)?|\d{1,2} ?(?:h|gio))(?: ?(?:am|pm|sa|ch|sang|chieu|toi))?)` +
		`[ ,|\-.;:()\[\]/@*]{0,4}(?:(?:thu (?:\w+)|chu nhat|t[2-7]|cn)[ ,|\-.]{0,3})?(?:ngay )?$`)
	dayBefore = regexp.MustCompile(`(?:(?:thu (?:\w+)|chu nhat)[ ,|\-.]{0,3})?(?:ngay )?$`)
)

// findDate returns the date in a text, if there is one.
func findDate(text string) (dateText, bool) {
	if len(text) < 3 || length(text) > longestDated || !hopeful(text) {
		return dateText{}, false
	}
	key := vietnamese.Fold(text)
	for _, form := range forms(key) {
		for _, m := range form.FindAllStringSubmatchIndex(key, 4) {
			if !isDay(key, form, m) {
				continue
			}
			if ranged.MatchString(key[m[1]:]) {
				return dateText{}, false
			}
			return spread(text, key, m[0], m[1], whole), true
		}
	}
	if m := tileDay.FindStringSubmatch(key); m != nil && number(m[1]) <= 31 && number(m[2]) <= 12 {
		return dateText{raw: m[1] + "/" + m[2] + "/" + m[3], kind: whole}, true
	}
	if m := ago(key); m != nil && !wordAt(key, m[0]-1) && !wordAt(key, m[1]) {
		return spread(text, key, m[0], m[1], passed), true
	}
	if m := shortDay.FindStringSubmatchIndex(key); m != nil && !joined(key, m[0], m[1]) &&
		day(number(key[m[2]:m[3]]), number(key[m[4]:m[5]])) && number(key[m[4]:m[5]]) <= 12 {
		if d := spread(text, key, m[0], m[1], yearless); d.rest <= 8 {
			return d, true
		}
	}
	return dateText{}, false
}

// ranged matches what follows the first day of an event that lasts for several.
var ranged = regexp.MustCompile(`^ ?(-|–|—|den|toi|~) ?(het )?(ngay )?\d{1,2} ?[/.\-] ?\d{1,2}([/.\-]|$)`)

// forms returns the forms of a day with its year that a text may have.
func forms(key string) []*regexp.Regexp {
	var list []*regexp.Regexp
	years := 0 // runs of four digits
	run, signs := 0, 0
	for i := range len(key) + 1 {
		if i < len(key) && digit(key[i]) {
			run++
			continue
		}
		if run >= 4 {
			years++
		}
		run = 0
		if i < len(key) && strings.IndexByte("/.-", key[i]) >= 0 {
			signs++
		}
	}
	if years > 0 {
		list = append(list, wordDay, isoDay)
	}
	if signs >= 2 {
		list = append(list, numericDay)
	}
	if years > 0 {
		list = append(list, mailDay, monthDay)
	}
	return list
}

// ago finds what counts back from now.
func ago(key string) []int {
	for _, word := range []string{"truoc", "hom ", "vua xong", "ago", "day"} {
		if strings.Contains(key, word) {
			return agoDay.FindStringIndex(key)
		}
	}
	return nil
}

// hopeful says quickly whether there may be a date: a digit before a sign or
// word that dates have, or a short text that may count back.
func hopeful(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if !digit(text[i]) {
			continue
		}
		next := text[i+1]
		if next == ' ' && i+2 < len(text) {
			next = text[i+2]
		}
		switch next {
		case '/', '-', '.', ',', ' ':
			return true
		}
		if next|0x20 >= 'a' && next|0x20 <= 'z' || next >= 0x80 || digit(next) && text[i+1] == ' ' {
			return true
		}
	}
	return len(text) < 40 && !digit(text[0])
}

// isDay says whether what a form found is a day of the calendar, and whole.
func isDay(key string, form *regexp.Regexp, m []int) bool {
	if joined(key, m[0], m[1]) {
		return false
	}
	group := func(i int) string { return key[m[2*i]:m[2*i+1]] }
	switch form {
	case numericDay:
		year := number(group(5))
		if group(2) != group(4) || len(group(5)) == 2 && group(2) == "." {
			return false
		}
		if len(group(5)) == 2 {
			year += 2000
		}
		return day(number(group(1)), number(group(3))) && isYear(year)
	case isoDay:
		return isYear(number(group(1))) && number(group(2)) <= 12 && day(number(group(3)), number(group(2)))
	case wordDay:
		return isYear(number(group(3))) && number(group(1)) <= 31 && number(group(2)) <= 12
	case monthDay:
		return english.MatchString(key[m[0]:]) && isYear(number(group(2))) && number(group(1)) <= 31
	}
	return isYear(number(group(2))) && number(group(1)) <= 31
}

func day(a, b int) bool { return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12) }

func isYear(n int) bool { return n >= 1990 && n <= 2100 }

// number reads digits; what is spelled out counts as 1.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return n
}

// joined says whether digits or signs that join numbers go on beside a range.
func joined(key string, from, to int) bool {
	if from > 0 && (digit(key[from-1]) || from > 1 && strings.IndexByte("/.-", key[from-1]) >= 0 && digit(key[from-2]) && key[from-1] != '-') {
		return true
	}
	return to < len(key) && (digit(key[to]) || to+1 < len(key) && strings.IndexByte("/", key[to]) >= 0 && digit(key[to+1]))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func wordAt(key string, i int) bool {
	return i >= 0 && i < len(key) && (digit(key[i]) || key[i] >= 'a' && key[i] <= 'z')
}

// spread takes the time of day beside a day to it.
func spread(text, key string, from, to int, kind dateKind) dateText {
	if m := timeAfter.FindStringIndex(key[to:]); m != nil {
		to += m[1]
	} else if m := timeBefore.FindStringIndex(key[:from]); m != nil {
		from = m[0]
	}
	d := cutDate(text, key, from, to, kind)
	if m := dayBefore.FindStringIndex(key[:from]); m != nil {
		d.rest -= m[1] - m[0]
	}
	return d
}

// cutDate takes a range of the folded text out of the text.
func cutDate(text, key string, from, to int, kind dateKind) dateText {
	d := dateText{raw: strings.TrimSpace(key[from:to]), rest: rest(key[:from]) + rest(key[to:]), kind: kind, before: spoken(key[:from])}
	if utf8.RuneCountInString(text) == len(key) {
		runes := []rune(text)
		d.raw = strings.TrimSpace(string(runes[from:to]))
	}
	d.raw = strings.Trim(d.raw, " ,|;[]")
	if strings.Count(d.raw, "(") != strings.Count(d.raw, ")") {
		d.raw = strings.TrimSpace(strings.Trim(d.raw, "()"))
	}
	return d
}

// rest counts the letters and digits of a text.
func rest(key string) int {
	n := 0
	for i := range len(key) {
		if wordAt(key, i) {
			n++
		}
	}
	return n
}

// otherDays are what labels say whose dates are not those of publication.
var otherDays = regexp.MustCompile(`(dien ra|to chuc|khai mac|be mac|bat dau|ket thuc|han (nop|cuoi|nhan)|het han|hieu luc|het hieu luc|thoi gian (to chuc|dien ra|thuc hien)|ban hanh|ngay ky|ky ngay|ngay sinh|su kien)`)

package article

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What dates look like. They are read elsewhere; here they are only found.
const (
	dayForm     = `(?:(?:ngày\s*)?\d{1,2}\s*tháng\s*\d{1,2},?\s*năm\s*(?:19|20)\d\d|\b[0-3]?\d\s?[/.-]\s?[0-3]?\d\s?[/.-]\s?(?:19|20)\d\d\b|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\s+tháng\s+\d{1,2},?\s+(?:19|20)\d\d)`
	clockForm   = `(?:\d{1,2}\s?(?::|h|g|giờ)\s?\d{2}(?::\d{2}|\s?phút)?(?:\s?(?:am|pm|sa|ch|sáng|chiều|tối)\b)?)`
	weekdayForm = `(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|\bt[2-7]\b|\bcn\b)`
	between     = `[\s,|–—-]*(?:(?:lúc|vào|hồi)\s+)?`
	zoneForm    = `(?:\s*\(?(?:gmt|utc)\s*[+-]?\s*\d{0,2}(?::?\d\d)?\)?|\s?[+-]\d\d:?\d\d\b|z\b)?`
	shortForm   = `\b[0-3]?\d[/.-][0-3]?\d[/.-]\d\d\b(?:` + between + clockForm + `)?` // with a year of two digits
)

var (
	dateForm = regexp.MustCompile(`(?i)(?:` + clockForm + between + `)?(?:` + weekdayForm + between + `)?(?:ngày\s+)?` + dayForm +
		`(?:(?:t|` + between + `)` + clockForm + `)?` + zoneForm)
	labels = regexp.MustCompile(`(?i)ngày (?:đăng|viết|tạo|gửi|xuất bản|phát hành|cập nhật)|(?:đăng|viết|gửi|xuất bản|cập nhật)\s*(?:lúc|ngày|vào|:)|` +
		`đã đăng|cập nhật(?: lần cuối)?|thời gian(?: đăng)?|post(?:ed)?(?: on| at)?|publish(?:ed)?(?: on| at)?`)
	datesNames = regexp.MustCompile(`date|time|ngay|thoi-?gian|publish|post|created|meta`)
	clockNames = regexp.MustCompile(`clock|now|today|current|dong-?ho|hien-?tai|calendar`)
	present    = regexp.MustCompile(`(?i)hôm nay|bây giờ|hiện tại|giờ hiện`)
	location   = regexp.MustCompile(`(?i),\s*ngày\s*$`)
	shortDate  = regexp.MustCompile(`(?i)` + shortForm)
	yearForm   = regexp.MustCompile(`^(?:19|20)\d\d-\d\d-\d\d`)
	neverForms = regexp.MustCompile(`^(?:0001|1970|1900|9999)-`)
)

// looksLikeDate says whether a page may mean a date by a text that it gives to
// programs.
func looksLikeDate(text string) bool {
	return len(text) >= 8 && len(text) <= 64 && strings.ContainsAny(text, "0123456789") && !neverForms.MatchString(text)
}

const (
	mostAfter  = 12  // lines after the heading that may say its date
	mostBefore = 4   // lines before it
	mostProse  = 900 // bytes of sentences between the heading and its date
	longest    = 180 // bytes of a line that says a date
)

// findDate finds the date as it is written beside the heading: after it, else
// before it, else at the end of the article. All lines are of the region that
// the article has for itself, so that the clock of the page is not among
// them; where there is none, only a line that calls itself a date counts.
func findDate(region, title *html.Node) line {
	if title == nil {
		return line{}
	}
	all := lines(region)
	at := -1
	for i, l := range all {
		if within(l.block, title) || l.first != nil && within(l.first, title) {
			at = i
			break
		}
	}
	if at < 0 {
		return line{}
	}
	if l := dateAfter(all[at+1:]); l.first != nil {
		return l
	}
	for i := at - 1; i >= 0 && i >= at-mostBefore; i-- {
		if all[i].date() != "" && all[i].dates() && near(all[i].block, title, region) {
			return all[i]
		}
	}
	for i := len(all) - 1; i > at && i >= len(all)-mostBefore; i-- {
		if all[i].date() != "" && labels.MatchString(all[i].text) {
			return all[i]
		}
	}
	return line{}
}

// dateAfter finds the date in the lines that follow the heading.
func dateAfter(list []line) line {
	prose := 0
	for i, l := range list {
		if i == mostAfter || prose > mostProse {
			break
		}
		if l.date() != "" {
			return l
		}
		if len(l.text) > longest {
			prose += len(l.text)
		}
	}
	return line{}
}

// near says whether a line before the heading stands in a box with it, not
// only somewhere above it on the page.
func near(n, title, region *html.Node) bool {
	if !element(region, atom.Body) {
		return true
	}
	for up := 0; n != nil && n != region && up < 3; up++ {
		if within(title, n) {
			return true
		}
		n = n.Parent
	}
	return false
}

// dates says whether a line calls itself a date.
func (l line) dates() bool {
	return l.stamp != "" || labels.MatchString(l.text) || l.called(datesNames)
}

// date is the date that a line says, if that is what it is there for.
func (l line) date() string {
	if l.mostlyLinks() || len(l.text) > longest || l.called(clockNames) || present.MatchString(l.text) {
		return ""
	}
	if looksLikeDate(l.stamp) && yearForm.MatchString(l.stamp) {
		return l.stamp
	}
	found := dateForm.FindAllStringIndex(l.text, 3)
	if len(found) == 0 && l.dates() {
		found = shortDate.FindAllStringIndex(l.text, 3)
	}
	if len(found) == 0 {
		return ""
	}
	head, tail := l.text[:found[0][0]], l.text[found[0][1]:]
	labelled := l.dates()
	switch {
	case location.MatchString(head) && !labelled, len(found) > 1 && !labels.MatchString(head):
		return "" // the date of a document, or from one day to another
	case !labelled && letters(head)+letters(tail) > 3 && !apart(head, tail):
		return "" // a sentence
	case letters(head)+letters(tail) > 60:
		return ""
	}
	return strings.TrimSpace(l.text[found[0][0]:found[0][1]])
}

// letters counts letters.
func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// apart says whether signs divide a date from a short text beside it, such as
// the name of an author.
func apart(head, tail string) bool {
	head, tail = strings.TrimRight(head, " ("), strings.TrimLeft(tail, " )")
	divided := func(text string, sign string) bool {
		return letters(text) == 0 || sign != "" && strings.Contains("-–—|•·", sign)
	}
	first, last := "", ""
	if r := []rune(head); len(r) > 0 {
		last = string(r[len(r)-1])
	}
	if r := []rune(tail); len(r) > 0 {
		first = string(r[0])
	}
	return letters(head)+letters(tail) <= 30 && divided(head, last) && divided(tail, first)
}

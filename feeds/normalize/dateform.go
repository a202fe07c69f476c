package normalize

// date finds the day that a phrase names with its year, and the tokens that do
// so. The forms that are hardest to mistake are looked for first.
func (p phrase) date(r *reading) (from, to int, found bool) {
	var attempt reading
	for _, form := range []func(phrase, int, *reading) int{
		phrase.yearFirst, phrase.fullNumeric, phrase.dayMonth, phrase.monthDay, phrase.compact, phrase.shortNumeric,
	} {
		for i := range p {
			attempt = *r
			if end := form(p, i, &attempt); end > 0 {
				*r = attempt
				return i, end, true
			}
		}
	}
	return 0, 0, false
}

// yearFirst reads 2026-11-23 and 2026/11/23 at i and returns where it ends, or 0.
func (p phrase) yearFirst(i int, r *reading) int {
	year, month, day := p.at(i), p.at(i+2), p.at(i+4)
	sign := p.at(i + 1).sign
	if year.digits != 4 || !isYear(year.number) || !month.is(1, 12) || !day.is(1, 31) ||
		!joinsNumbers(sign) || p.at(i+3).sign != sign {
		return 0
	}
	r.year, r.month, r.day = year.number, month.number, day.number
	if sign == '-' && month.digits == 2 && day.digits == 2 {
		r.style = iso
	}
	return i + 5
}

// fullNumeric reads 23/11/2026, with any of the signs and in any order.
func (p phrase) fullNumeric(i int, r *reading) int { return p.numeric(i, r, 4) }

// shortNumeric reads 23/11/26.
func (p phrase) shortNumeric(i int, r *reading) int { return p.numeric(i, r, 2) }

func (p phrase) numeric(i int, r *reading, digits int) int {
	a, b, year := p.at(i), p.at(i+2), p.at(i+4)
	if !p.pair(i) || p.at(i+3).sign != p.at(i+1).sign || year.digits != digits || year.spaced && p.at(i+1).sign != '/' {
		return 0
	}
	if next := p.at(i + 5); next.sign == p.at(i+1).sign && !next.spaced && p.at(i+6).digits > 0 && !p.at(i+6).spaced {
		return 0
	}
	r.year, r.day, r.month, r.numeric = year.number, a.number, b.number, true
	if digits == 2 {
		r.year = century(year.number)
	}
	if !isYear(r.year) || a.number > 12 && b.number > 12 {
		return 0
	}
	return i + 5
}

// pair says whether a day and a month in numbers stand at i, with a sign
// between them. Only a slash may have spaces around it.
func (p phrase) pair(i int) bool {
	a, sign, b := p.at(i), p.at(i+1), p.at(i+2)
	if !a.is(1, 31) || !b.is(1, 31) || !joinsNumbers(sign.sign) {
		return false
	}
	if sign.sign != '/' && (sign.spaced || b.spaced) {
		return false
	}
	before := p.at(i - 1).sign
	switch {
	case a.spaced || p.at(i-2).digits == 0:
		return true
	case before == '-': // 19:41-18/11/2021
		return sign.sign != '-' || p.at(i-3).sign == ':'
	}
	return before != ':' && !joinsNumbers(before)
}

// dayMonth reads 23 Nov 2026, 23 tháng 11 năm 2026, 23 Th11, 2026.
func (p phrase) dayMonth(i int, r *reading) int {
	day := p.at(i)
	if !day.is(1, 31) {
		return 0
	}
	month, next := p.month(p.past(p.ordinal(i+1), "-/.,"))
	if month == 0 {
		return 0
	}
	r.day, r.month = day.number, month
	if englishMonth(p.at(next-1).word) > 0 {
		r.style = mail
	}
	return p.yearAfter(next, r)
}

// monthDay reads November 23, 2026 and Tháng mười một 23, 2026.
func (p phrase) monthDay(i int, r *reading) int {
	if word := p.at(i).word; word != "thang" && englishMonth(word) == 0 {
		return 0
	}
	month, next := p.month(i)
	day := p.at(next)
	if month == 0 || !day.is(1, 31) || p.at(next+1).sign == ':' {
		return 0
	}
	r.day, r.month = day.number, month
	return p.yearAfter(p.ordinal(next+1), r)
}

// ordinal skips the ending of an English ordinal number at i.
func (p phrase) ordinal(i int) int {
	switch t := p.at(i); t.word {
	case "st", "nd", "rd", "th":
		if !t.spaced && p.at(i+1).digits == 0 {
			return i + 1
		}
	}
	return i
}

// yearAfter reads the year after a day and a month, or one that stands further
// on, and returns where it, or the month, ends; 0 without a year.
func (p phrase) yearAfter(i int, r *reading) int {
	at := p.past(i, ",-/.")
	if p.at(at).word == "nam" {
		at++
	}
	switch year := p.at(at); {
	case year.digits == 4 && isYear(year.number):
		r.year = year.number
		return at + 1
	case year.digits == 2 && r.style == mail && p.at(at+1).sign != ':':
		r.year = century(year.number)
		return at + 1
	}
	for _, t := range p[min(i, len(p)):] { // Mon Nov 23 09:25:27 2026
		if t.digits == 4 && isYear(t.number) {
			r.year, r.style = t.number, noStyle
			return i
		}
	}
	return 0
}

// compact reads 20261123.
func (p phrase) compact(i int, r *reading) int {
	t := p.at(i)
	if t.digits != 8 || !isYear(t.number/10000) || t.number/100%100 > 12 || t.number%100 > 31 {
		return 0
	}
	r.year, r.month, r.day = t.number/10000, t.number/100%100, t.number%100
	return i + 1
}

// yearless reads a day and a month, when no other number but those of a time
// stands beside them: (24/12), 5-1, 23 tháng 11.
func (p phrase) yearless(r *reading) (from, to int, found bool) {
	for i := range p {
		end := 0
		if p.pair(i) && p.at(i+2).number <= 12 && (!joinsNumbers(p.at(i+3).sign) || p.at(i+4).digits == 0) {
			r.day, r.month, end = p.at(i).number, p.at(i+2).number, i+3
		} else if month, next := p.month(i + 1); month > 0 && p.at(i).is(1, 31) {
			r.day, r.month, end = p.at(i).number, month, next
		}
		if end > 0 && p.numbers(i, end) {
			r.yearless = true
			return i, end, true
		}
	}
	return 0, 0, false
}

// numbers says whether all numbers outside of a range are of one time of day
// or of a weekday.
func (p phrase) numbers(from, to int) bool {
	var r reading
	start, end := p.clock(&r, from, to)
	for i, t := range p {
		inside := i >= from && i < to || i >= start && i < end
		if t.digits > 0 && !inside && p.at(i-1).word != "thu" && p.at(i-1).word != "t" {
			return false
		}
	}
	return true
}

func joinsNumbers(sign rune) bool { return sign == '/' || sign == '-' || sign == '.' }

func isYear(n int) bool { return n >= firstYear && n <= lastYear }

// century completes a year of two digits.
func century(n int) int {
	if n < 70 {
		return 2000 + n
	}
	return 1900 + n
}

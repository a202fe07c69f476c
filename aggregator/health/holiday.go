package health

import (
	"slices"
	"time"
)

// A calendar knows the days on which offices in Vietnam are closed: those of
// article 112 of the Labour Code (45/2019/QH14), with the days off in lieu of
// those that fall on a weekend, and Tết as it is announced every year: the
// five days together with the weekends that touch them. It covers the years
// that it was made for.
type calendar struct {
	zone *time.Location
	off  map[dayNumber]bool
}

// calendarOf returns the calendar of the years from one time to another.
func calendarOf(zone *time.Location, from, to time.Time) calendar {
	c := calendar{zone: zone, off: map[dayNumber]bool{}}
	for year := from.In(zone).Year(); year <= to.In(zone).Year(); year++ {
		c.add(year)
	}
	return c
}

// cultureDaySince is the first year of Vietnam's day of culture, a day off by
// resolution 80-NQ/TW of 7 January 2026.
const cultureDaySince = 2026

// daysOff is how long from the day before Tết's eve offices are closed.
const daysOff = 7

func (c calendar) add(year int) {
	days := append([]dayNumber{
		dayOf(year, time.January, 1),
		lunar(year, 3, 10), // Giỗ Tổ Hùng Vương
		dayOf(year, time.April, 30),
		dayOf(year, time.May, 1),
	}, nationalDay(year)...)
	if year >= cultureDaySince {
		days = append(days, dayOf(year, time.November, 24))
	}
	slices.Sort(days)
	for _, d := range days {
		c.off[d] = true
	}
	for _, d := range days {
		if !weekend(d) {
			continue
		}
		for c.off[d] || weekend(d) {
			d++
		}
		c.off[d] = true
	}
	first := lunar(year, 1, 1) - 2
	last := first + daysOff - 1
	for weekend(first - 1) {
		first--
	}
	for weekend(last + 1) {
		last++
	}
	for d := first; d <= last; d++ {
		c.off[d] = true
	}
}

// nationalDay is 2 September with the day before or after it, whichever makes
// the longer rest: so it is announced as a rule.
func nationalDay(year int) []dayNumber {
	d := dayOf(year, time.September, 2)
	switch d.date().Weekday() {
	case time.Sunday, time.Monday, time.Thursday:
		return []dayNumber{d, d + 1}
	}
	return []dayNumber{d - 1, d}
}

func weekend(d dayNumber) bool {
	w := d.date().Weekday()
	return w == time.Saturday || w == time.Sunday
}

func (c calendar) day(t time.Time) dayNumber {
	y, m, d := t.In(c.zone).Date()
	return dayOf(y, m, d)
}

// counted is how much time passes from one time to another, holidays not
// counted.
func (c calendar) counted(from, to time.Time) time.Duration {
	if !to.After(from) {
		return 0
	}
	sum := to.Sub(from)
	for d := c.day(from); d <= c.day(to); d++ {
		if !c.off[d] {
			continue
		}
		y, m, n := d.date().Date()
		begin, end := time.Date(y, m, n, 0, 0, 0, 0, c.zone), time.Date(y, m, n+1, 0, 0, 0, 0, c.zone)
		if begin.Before(from) {
			begin = from
		}
		if end.After(to) {
			end = to
		}
		sum -= end.Sub(begin)
	}
	return sum
}

package web

import (
	"fmt"
	"time"
)

// A calendar writes times for people: on the clocks of the site, in one
// language. It says the same of a time whenever it is asked, never "three
// hours ago", so that what is kept in memory stays true.
type calendar struct {
	zone    *time.Location
	english bool
}

var weekdays = [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// day writes a day in full: "Thứ Hai, ngày 23 tháng 11 năm 2026".
func (c calendar) day(t time.Time) string {
	t = t.In(c.zone)
	if c.english {
		return t.Format("Monday, 2 January 2006")
	}
	return fmt.Sprintf("%s, ngày %d tháng %d năm %d", weekdays[t.Weekday()], t.Day(), int(t.Month()), t.Year())
}

// date writes a day in short: "23/11/2026"; in English the month is a word,
// since its figures are read in two orders there.
func (c calendar) date(t time.Time) string {
	if c.english {
		return t.In(c.zone).Format("2 January 2006")
	}
	return t.In(c.zone).Format("02/01/2006")
}

// clock writes the time of day: "08:30". It is empty at midnight sharp, which
// is how a date without a time of day is kept.
func (c calendar) clock(t time.Time) string {
	t = t.In(c.zone)
	if c.dayOnly(t) {
		return ""
	}
	return t.Format("15:04")
}

// shortly writes a day of this year: "23/11".
func (c calendar) shortly(t time.Time) string {
	if c.english {
		return t.Format("2 January")
	}
	return t.Format("2/1")
}

// moment writes day and time: "08:30, ngày 23/11/2026".
func (c calendar) moment(t time.Time) string {
	switch clock := c.clock(t); {
	case clock == "" && c.english:
		return c.date(t)
	case clock == "":
		return "ngày " + c.date(t)
	case c.english:
		return c.date(t) + ", " + clock
	default:
		return clock + ", ngày " + c.date(t)
	}
}

// machine writes a time for the datetime attribute of HTML.
func (c calendar) machine(t time.Time) string {
	t = t.In(c.zone)
	if c.dayOnly(t) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// month reads the month of an address, such as "2026-11", as its beginning.
func (c calendar) month(s string) (time.Time, bool) {
	t, err := time.ParseInLocation("2006-01", s, c.zone)
	return t, err == nil && t.Year() > 0
}

// monthOf is the beginning of the month of a time.
func (c calendar) monthOf(t time.Time) time.Time {
	t = t.In(c.zone)
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, c.zone)
}

// monthName writes a month without its year: "Tháng 11".
func (c calendar) monthName(t time.Time) string {
	if c.english {
		return t.Month().String()
	}
	return fmt.Sprintf("Tháng %d", int(t.Month()))
}

// monthAndYear writes a month: "Tháng 11 năm 2026".
func (c calendar) monthAndYear(t time.Time) string {
	if c.english {
		return t.Format("January 2006")
	}
	return fmt.Sprintf("%s năm %d", c.monthName(t), t.Year())
}

// sameDay reports whether both times are on one day of the site.
func (c calendar) sameDay(a, b time.Time) bool {
	return a.In(c.zone).Format(time.DateOnly) == b.In(c.zone).Format(time.DateOnly)
}

func (c calendar) dayOnly(t time.Time) bool {
	h, m, s := t.In(c.zone).Clock()
	return h == 0 && m == 0 && s == 0
}

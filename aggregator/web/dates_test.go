package web

import (
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	vi := calendar{zone: time.FixedZone("+07", 7*3600)}
	en := calendar{zone: vi.zone, english: true}
	morning := time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)    // 08:30 there
	evening := time.Date(2026, 11, 22, 17, 5, 0, 0, time.UTC)    // 00:05 of the next day there
	dayOnly := time.Date(2026, 11, 21, 17, 0, 0, 0, time.UTC)    // a Sunday's midnight there
	lastYear := time.Date(2025, 12, 31, 16, 59, 59, 0, time.UTC) // one second before the new year
	for _, c := range []struct{ name, got, want string }{
		{"a day in full", vi.day(morning), "Thứ Hai, ngày 23 tháng 11 năm 2026"},
		{"a day in full, in English", en.day(morning), "Monday, 23 November 2026"},
		{"the day there, not here", vi.day(evening), "Thứ Hai, ngày 23 tháng 11 năm 2026"},
		{"a Sunday", vi.day(dayOnly), "Chủ Nhật, ngày 22 tháng 11 năm 2026"},
		{"the end of a year", vi.day(lastYear), "Thứ Tư, ngày 31 tháng 12 năm 2025"},
		{"a time of day", vi.clock(morning), "08:30"},
		{"soon after midnight", vi.clock(evening), "00:05"},
		{"no time of day", vi.clock(dayOnly), ""},
		{"a moment", vi.moment(morning), "08:30, ngày 23/11/2026"},
		{"a moment in English", en.moment(morning), "23 November 2026, 08:30"},
		{"a moment in English without time of day", en.moment(dayOnly), "22 November 2026"},
		{"a month", vi.monthAndYear(evening), "Tháng 11 năm 2026"},
		{"a month in English", en.monthAndYear(lastYear), "December 2025"},
		{"a day of this year", vi.shortly(dayOnly.In(vi.zone)), "22/11"},
		{"a day of this year in English", en.shortly(dayOnly.In(vi.zone)), "22 November"},
		{"a moment without time of day", vi.moment(dayOnly), "ngày 22/11/2026"},
		{"for programs", vi.machine(morning), "2026-11-23T08:30:00+07:00"},
		{"a day for programs", vi.machine(dayOnly), "2026-11-22"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if !vi.sameDay(morning, evening) || vi.sameDay(evening, dayOnly) {
		t.Error("days are not those of the site's zone")
	}
}

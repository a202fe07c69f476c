package health

import (
	"testing"
	"time"
)

var hanoi = time.FixedZone("+07", 7*3600)

// TestTet compares the computed first days of the lunar year with those that
// were celebrated, or are printed in Vietnam's calendars.
func TestTet(t *testing.T) {
	for _, want := range []string{
		"1968-01-29", "1985-01-21", "2007-02-17", // a day, or a month, before China
		"2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
		"2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28",
		"2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12",
	} {
		d, _ := time.Parse(time.DateOnly, want)
		if got := lunar(d.Year(), 1, 1).date(); !got.Equal(d) {
			t.Errorf("Tết of %d is on %s, want %s", d.Year(), got.Format(time.DateOnly), want)
		}
	}
}

func TestHungKings(t *testing.T) {
	for _, want := range []string{
		"2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04",
	} {
		d, _ := time.Parse(time.DateOnly, want)
		if got := lunar(d.Year(), 3, 10).date(); !got.Equal(d) {
			t.Errorf("Giỗ Tổ of %d is on %s, want %s", d.Year(), got.Format(time.DateOnly), want)
		}
	}
}

// TestLunarYears checks for two centuries what is true of every lunar year.
func TestLunarYears(t *testing.T) {
	for year := 1950; year <= 2150; year++ {
		tet := lunar(year, 1, 1).date()
		if tet.Year() != year || tet.YearDay() < 20 || tet.YearDay() > 52 {
			t.Errorf("Tết of %d is on %v", year, tet)
		}
		if n := lunar(year, 3, 10) - lunar(year, 1, 1); n < 67 || n > 99 {
			t.Errorf("%d days from Tết to Giỗ Tổ in %d", n, year)
		}
	}
}

// closed reports whether offices are closed at a time for a holiday; an ordinary
// weekend is none.
func (c calendar) closed(t time.Time) bool { return c.off[c.day(t)] }

// TestOfficialHolidays compares the days off with those that the government
// announced.
func TestOfficialHolidays(t *testing.T) {
	for _, block := range []struct{ from, to string }{
		{"2023-01-20", "2023-01-26"}, {"2023-04-29", "2023-05-03"}, {"2023-09-01", "2023-09-02"},
		{"2024-01-01", "2024-01-01"}, {"2024-02-08", "2024-02-14"}, {"2024-04-18", "2024-04-18"}, {"2024-09-02", "2024-09-03"},
		{"2025-01-25", "2025-02-02"}, {"2025-04-07", "2025-04-07"}, {"2025-04-30", "2025-05-01"}, {"2025-09-01", "2025-09-02"},
		{"2026-02-14", "2026-02-22"}, {"2026-04-26", "2026-04-27"}, {"2026-09-01", "2026-09-02"}, {"2026-11-24", "2026-11-24"},
	} {
		from, _ := time.ParseInLocation(time.DateOnly, block.from, hanoi)
		to, _ := time.ParseInLocation(time.DateOnly, block.to, hanoi)
		c := calendarOf(hanoi, from, to)
		for d := from; !d.After(to); d = d.AddDate(0, 0, 1) {
			if !c.closed(d) {
				t.Errorf("%s is no day off", d.Format(time.DateOnly))
			}
		}
		if after := to.AddDate(0, 0, 1); c.closed(after) && !weekend(c.day(after)) {
			t.Errorf("%s is still a day off", after.Format(time.DateOnly))
		}
		if before := from.Add(-time.Minute); c.closed(before) && block.from != "2024-01-01" {
			t.Errorf("%s is a day off", before.Format(time.DateOnly))
		}
	}
}

func TestCounted(t *testing.T) {
	at := func(s string) time.Time { d, _ := time.ParseInLocation("2006-01-02 15:04", s, hanoi); return d }
	for _, c := range []struct {
		name, from, to string
		want           time.Duration
	}{
		{"an ordinary week", "2026-11-16 08:00", "2026-11-23 08:00", 7 * oneDay},
		{"over Tết", "2026-02-13 12:00", "2026-02-23 12:00", oneDay},
		{"inside Tết", "2026-02-16 12:00", "2026-02-18 12:00", 0},
		{"from inside Tết", "2026-02-20 12:00", "2026-02-23 12:00", 12 * time.Hour},
		{"backwards", "2026-02-20 12:00", "2026-02-19 12:00", 0},
		{"over a new year", "2026-12-31 12:00", "2027-01-02 12:00", oneDay},
	} {
		from, to := at(c.from), at(c.to)
		if got := calendarOf(hanoi, from, to).counted(from.UTC(), to.UTC()); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

package health

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"bantin/feeds"
)

// A year is the life of one source from January 2026 on, with a backlog from
// before.
type year struct {
	random      *rand.Rand
	least, most int
	weekdays    bool
	begin       time.Time
	news        []time.Time
	last        time.Time
}

func newYear(seed uint64, least, most int, weekdays bool) *year {
	y := &year{random: rand.New(rand.NewPCG(seed, 7)), least: least, most: most, weekdays: weekdays,
		begin: time.Date(2026, 1, 5, 8, 0, 0, 0, hanoi)}
	at := y.begin.AddDate(0, 0, -12*most)
	for !at.After(y.begin) { // what its list shows at first
		y.news, y.last = append(y.news, at), at
		at = y.after(at)
	}
	return y
}

// after is when there is news next: never on a day on which offices are
// closed, and not on weekends where they keep them.
func (y *year) after(t time.Time) time.Time {
	next := t.AddDate(0, 0, y.least+y.random.IntN(y.most-y.least+1))
	for closed(next) || y.weekdays && (next.Weekday() == time.Saturday || next.Weekday() == time.Sunday) {
		next = next.AddDate(0, 0, 1)
	}
	return next
}

// announced are the days on which offices were closed by what the government
// announced every year, and in 2027 by its rules. The sources of this test keep
// these and not what the program thinks.
var announced = [][2]string{
	{"2023-01-01", "2023-01-02"}, {"2023-01-20", "2023-01-26"}, {"2023-04-29", "2023-05-03"}, {"2023-09-01", "2023-09-04"},
	{"2024-01-01", "2024-01-01"}, {"2024-02-08", "2024-02-14"}, {"2024-04-18", "2024-04-18"}, {"2024-04-30", "2024-05-01"}, {"2024-09-02", "2024-09-03"},
	{"2025-01-01", "2025-01-01"}, {"2025-01-25", "2025-02-02"}, {"2025-04-07", "2025-04-07"}, {"2025-04-30", "2025-05-01"}, {"2025-09-01", "2025-09-02"},
	{"2026-01-01", "2026-01-01"}, {"2026-02-14", "2026-02-22"}, {"2026-04-26", "2026-04-27"}, {"2026-04-30", "2026-05-01"}, {"2026-09-01", "2026-09-02"}, {"2026-11-24", "2026-11-24"},
	{"2027-01-01", "2027-01-01"}, {"2027-02-04", "2027-02-10"}, {"2027-04-16", "2027-04-16"}, {"2027-04-30", "2027-05-03"}, {"2027-09-02", "2027-09-03"}, {"2027-11-24", "2027-11-24"},
}

// closed reports whether offices are closed on the day of a time.
func closed(t time.Time) bool {
	day := t.In(hanoi).Format(time.DateOnly)
	for _, block := range announced {
		if block[0] <= day && day <= block[1] {
			return true
		}
	}
	return false
}

// promised is when a silence must be told that began with the last news: after
// three of the pauses that nineteen of twenty are not longer than, and a week
// at least, no day counted on which offices were closed.
func promised(news []time.Time, last time.Time) time.Time {
	day := func(t time.Time) time.Time {
		y, m, d := t.In(hanoi).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, hanoi)
	}
	var days []time.Time
	for _, t := range news { // they are in order
		if len(days) == 0 || !day(t).Equal(days[len(days)-1]) {
			days = append(days, day(t))
		}
	}
	days = days[max(0, len(days)-1-rhythmDays):]
	var pauses []int
	for i := 1; i < len(days); i++ {
		open := 0
		for d := days[i-1]; d.Before(days[i]); d = d.AddDate(0, 0, 1) {
			if !closed(d) {
				open++
			}
		}
		pauses = append(pauses, open)
	}
	slices.Sort(pauses)
	usual := pauses[int(math.Ceil(0.95*float64(len(pauses))))-1]
	at := last
	for open := 0; open < max(3*usual, 7); {
		if at = at.AddDate(0, 0, 1); !closed(at) {
			open++
		}
	}
	return at
}

// run polls every six hours, and returns what was told of silence until it
// ends; news come until the day of silence. Outages of a day or two come now
// and then, and are told, too, but are not what this is about.
func (y *year) run(t *testing.T, days, silence int) (told []Change) {
	var w Watch
	var ok, failing time.Time
	next, failures := y.after(y.last), 0
	for hour := 0; hour < 24*days; hour += 6 {
		now := y.begin.Add(time.Duration(hour) * time.Hour)
		r := Record{Now: now, Polled: now}
		if day := hour / 24; day%41 == 17 || day%83 == 18 {
			if failing.IsZero() {
				failing = now
			}
			failures++
			r.Problem, r.Failures, r.Failing = &feeds.Problem{Class: feeds.Timeout}, failures, failing
		} else {
			ok, failing, failures = now, time.Time{}, 0
			for !next.After(now) && hour/24 < silence {
				y.news, y.last = append(y.news, next), next
				next = y.after(next)
			}
			if r.Silence = (Silence{}); WorthALook(y.last, ok) {
				r.Silence = SilenceOf(y.news, y.last, ok, hanoi)
			}
		}
		r.OK = ok
		var change *Change
		if w, change = w.Step(r); change == nil {
			continue
		}
		if c := *change; c.To == Silent || c.To == Stopped {
			if hour/24 < silence && c.To == Silent {
				t.Errorf("%v: false alarm, %+v", now.Format(time.DateOnly), r.Silence)
			}
			if len(told) == 0 || told[len(told)-1].To != c.To { // again after an outage
				told = append(told, c)
			}
		}
	}
	return told
}

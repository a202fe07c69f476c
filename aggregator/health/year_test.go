package health

import (
	"math/rand/v2"
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
	c := CalendarOf(hanoi, next, next.AddDate(0, 0, 30))
	for c.Off(next) || y.weekdays && weekend(c.day(next)) {
		next = next.AddDate(0, 0, 1)
	}
	return next
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

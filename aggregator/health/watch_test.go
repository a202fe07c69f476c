package health

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bantin/feeds"
)

// A day in the life of a source: what is seen of it, every ten minutes.
func watched(seen string) (told string) {
	var w Watch
	now := november
	var failing time.Time
	failures := 0
	for _, s := range seen {
		for range 6 { // a letter is an hour
			r := Record{Now: now, Polled: now, OK: november.Add(-oneDay)}
			if s == 'x' || s == 'L' {
				if failing.IsZero() {
					failing = now
				}
				failures++
				r.Problem, r.Failures, r.Failing = &feeds.Problem{Class: feeds.Timeout}, failures, failing
				if s == 'L' {
					r.Problem.Class = feeds.Layout
				}
			} else {
				failing, failures = time.Time{}, 0
			}
			switch s {
			case 's':
				r.Silence = Silence{For: 30 * oneDay, Limit: 20 * oneDay}
			case 'S':
				r.Silence = Silence{For: 300 * oneDay, Limit: 20 * oneDay}
			case 'c':
				r.Certificate = now.Add(oneDay)
			case 'e':
				r.Certificate = now.Add(-oneDay)
			case 't':
				r.Took = time.Minute
			case 'a':
				r.Decided = "archive"
			case 'r':
				r.Decided = Removed.String()
			case 'w':
				r.Warnings = 3
			}
			var change *Change
			if w, change = w.Step(r); change != nil {
				told += string(change.To) + " "
			}
			now = now.Add(10 * time.Minute)
		}
	}
	return strings.TrimSpace(told)
}

func TestStateChangesAreToldOnce(t *testing.T) {
	for _, c := range []struct{ name, seen, told string }{
		{"well", "......", ""},
		{"things to look at", "..ww..ww", ""},
		{"an outage and the way back", "...xxxx.....", "failing ok"},
		{"an hour's outage", "...x....", ""},
		{"an outage that comes and goes for a day", "..xx.x..xxx.xx.xx..xx.xx....", "failing ok"},
		{"short outages", "..x.x.x.x.x.x.x", ""},
		{"broken when first seen", "xxxx....", "failing ok"},
		{"rebuilt", "..LLLL....", "layout ok"},
		{"down, then rebuilt", "..xxxLLL....", "failing layout ok"},
		{"silent, then news", "..ssss....", "silent ok"},
		{"silent for ever", "..sssSSSS", "silent stopped"},
		{"silent with an outage", "..sssxxxsssss", "silent failing silent"},
		{"a certificate that is renewed", "..cccc....", "certificate ok"},
		{"a certificate that ends, and is renewed", "..cceeee....", "certificate expired ok"},
		{"servers with different certificates", "..c.c.c.c.c.c.c....", "certificate ok"},
		{"slow for an afternoon", "..tttt....", ""},
		{"slow for a day", "..tttttttttttt....", "slow ok"},
		{"an archive, whatever happens", "aaaaaaa", ""},
		{"archived while it failed", "..xxxaaaaaa", "failing"},
		{"archived while silent, and back", "..sssaaaasss", "silent silent"},
		{"taken out, and put back", "...rrr...", "removed ok"},
		{"never there", "rrrr", ""},
	} {
		if got := watched(c.seen); got != c.told {
			t.Errorf("%s: told %q, want %q", c.name, got, c.told)
		}
	}
}

// TestNoFlapping checks of any course of things that no two changes follow
// each other sooner than the second of them takes to be believed, and that
// none says what was said last.
func TestNoFlapping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seen := rapid.StringOfN(rapid.RuneFrom([]rune("..xxLscewt")), 1, 60, -1).Draw(t, "seen")
		told := strings.Fields(watched(seen))
		for i := 1; i < len(told); i++ {
			if told[i] == told[i-1] {
				t.Fatalf("%s: told %v", seen, told)
			}
		}
		if outages := strings.Count(" "+strings.Join(told, " ")+" ", " failing "); outages*2 > len(seen) {
			t.Fatalf("%s: told %v", seen, told)
		}
	})
}

func TestEveryStateSaysWhatToDo(t *testing.T) {
	now := november
	r := Record{Now: now, Polled: now, OK: now}
	records := map[State]Record{OK: r, Waiting: {Now: now}}
	with := func(s State, change func(*Record)) {
		r := r
		change(&r)
		records[s] = r
	}
	silent := Silence{Since: now.Add(-30 * oneDay), For: 30 * oneDay, Limit: 20 * oneDay, Gap: 3 * oneDay}
	with(Warned, func(r *Record) { r.Warnings = 1 })
	with(Slow, func(r *Record) { r.Took = 25 * time.Second })
	with(Certificate, func(r *Record) { r.Certificate = now.Add(oneDay) })
	with(Expired, func(r *Record) { r.Certificate = now.Add(-oneDay) })
	with(Silent, func(r *Record) { r.Silence = silent })
	silent.For *= 10
	with(Stopped, func(r *Record) { r.Silence = silent })
	with(Stumbled, func(r *Record) { r.Problem, r.Failures = &feeds.Problem{Class: feeds.Timeout}, 1 })
	with(Failing, func(r *Record) { r.Problem = &feeds.Problem{Class: feeds.TLSName} })
	with(Layout, func(r *Record) { r.Problem = &feeds.Problem{Class: feeds.Layout} })
	for _, s := range []State{Paused, Archived, Dead, Removed} {
		with(s, func(r *Record) { r.Decided = string(s) })
	}
	what, next := said{}, said{}
	for _, s := range States() {
		r, known := records[s]
		if !known || r.State() != s {
			t.Fatalf("%s: the record is that of %s", s, r.State())
		}
		a := r.Advice()
		what.check(t, string(s), a.What)
		next.check(t, string(s), a.Next)
	}
	if got := records[Silent].Advice().What.VI; got != "Đã 30 ngày không có tin mới (không kể ngày lễ, tết), tin gần nhất ngày 24/10/2026. Bình thường nguồn này nghỉ lâu nhất khoảng 3 ngày." {
		t.Error(got)
	}
}

// TestAYearOfRhythms lets many sources of all kinds live through a year with
// holidays and outages. None that is well is called silent; each that falls
// silent is, in its time.
func TestAYearOfRhythms(t *testing.T) {
	for _, kind := range []struct {
		name        string
		least, most int // days from one news to the next
		weekdays    bool
	}{
		{"daily", 1, 1, true}, {"daily, or nearly", 1, 3, true}, {"twice a week", 2, 5, true}, {"weekly", 6, 8, true},
		{"fortnightly", 12, 16, true}, {"monthly", 26, 34, true}, {"every day", 1, 1, false}, {"quarterly", 80, 100, true},
	} {
		for seed := range 5 {
			t.Run(fmt.Sprint(kind.name, seed), func(t *testing.T) {
				year := newYear(uint64(seed), kind.least, kind.most, kind.weekdays)
				silence := 200 + 25*seed // the day on which the source falls silent
				told := year.run(t, 365+400, silence)
				if len(told) < 1 || told[0].To != Silent {
					t.Fatalf("told %+v", told)
				}
				want := promised(year.news, year.last)
				if at := told[0].Since; at.Before(want.Add(-oneDay)) || at.After(want.Add(2*oneDay)) { // there is an outage of two days at most
					t.Errorf("the silence since %v was told at %v, want %v", year.last, at, want)
				}
				if len(told) > 2 || len(told) == 2 && told[1].To != Stopped {
					t.Errorf("told %+v", told)
				}
			})
		}
	}
}

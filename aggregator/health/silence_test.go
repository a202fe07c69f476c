package health

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// november is an ordinary Monday.
var november = time.Date(2026, 11, 23, 9, 0, 0, 0, hanoi)

// every makes news so many times, the latest of them at a time.
func every(gap time.Duration, n int, last time.Time) []time.Time {
	var list []time.Time
	for i := range n {
		list = append(list, last.Add(-time.Duration(i)*gap))
	}
	return list
}

func TestSilenceOf(t *testing.T) {
	last := november.Add(-10 * oneDay)
	bursts := every(30*oneDay, 6, last)
	for _, at := range every(30*oneDay, 6, last) {
		bursts = append(bursts, every(time.Minute, 40, at)...)
	}
	for _, c := range []struct {
		name  string
		news  []time.Time
		limit time.Duration
	}{
		{"nothing is known", nil, newSilence},
		{"one day with news", []time.Time{last, last.Add(-time.Hour)}, newSilence},
		{"two days with news", every(2*oneDay, 2, last), fewSilence},
		{"two, months apart", every(60*oneDay, 2, last), 180 * oneDay},
		{"daily", every(oneDay, 50, last), 7 * oneDay},
		{"many a day", every(time.Hour, 500, last), 7 * oneDay},
		{"every three days", every(3*oneDay, 50, last), 9 * oneDay},
		{"weekly", every(7*oneDay, 30, last), 21 * oneDay},
		{"monthly, forty at a time", bursts, 90 * oneDay},
	} {
		s := SilenceOf(c.news, last, november, hanoi)
		if s.Limit != c.limit || s.For != 10*oneDay {
			t.Errorf("%s: silent for %v of %v, want %v", c.name, s.For, s.Limit, c.limit)
		}
	}
	if s := SilenceOf(nil, time.Time{}, november, hanoi); s.broken() {
		t.Errorf("a source that was never read is silent: %+v", s)
	}
}

// TestOnePauseInTwentyIsUsual says which of the gaps counts.
func TestOnePauseInTwentyIsUsual(t *testing.T) {
	last := november
	for pauses, want := range map[int]time.Duration{2: oneDay, 3: 15 * oneDay} { // less the holidays
		news, at := []time.Time{last}, last
		for i := range 40 {
			gap := oneDay
			if i%(40/pauses) == 5 {
				gap = 20 * oneDay
			}
			at = at.Add(-gap)
			news = append(news, at)
		}
		if got := SilenceOf(news, last, last, hanoi).Gap; got < want || got > want+5*oneDay {
			t.Errorf("%d long pauses of 40: the usual one is %v, want %v", pauses, got, want)
		}
	}
}

// TestLimits checks of any news whatever is promised of every limit.
func TestLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 90).Draw(t, "news")
		at, news := november, []time.Time{}
		for range n {
			at = at.Add(-time.Duration(rapid.IntRange(0, 40*24).Draw(t, "hours")) * time.Hour)
			news = append(news, at)
		}
		quiet := time.Duration(rapid.IntRange(0, 400).Draw(t, "quiet")) * oneDay
		s := SilenceOf(news, november, november.Add(quiet), hanoi)
		if s.Limit < leastSilence || s.Limit < 3*s.Gap {
			t.Fatalf("may be silent for %v with a gap of %v", s.Limit, s.Gap)
		}
		if s.For > quiet || s.For < 0 {
			t.Fatalf("silent for %v of %v", s.For, quiet)
		}
		later := SilenceOf(news, november, november.Add(quiet+oneDay), hanoi)
		if later.For < s.For || later.Limit != s.Limit {
			t.Fatalf("a day later silent for %v of %v, before %v of %v", later.For, later.Limit, s.For, s.Limit)
		}
		for i := range news { // the order does not matter
			news[i], news[len(news)-1-i] = news[len(news)-1-i], news[i]
			break
		}
		if again := SilenceOf(news, november, november.Add(quiet), hanoi); again != s {
			t.Fatalf("in another order %+v, before %+v", again, s)
		}
	})
}

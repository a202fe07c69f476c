package aggregator

import (
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

func TestNextDue(t *testing.T) {
	day := 24 * time.Hour
	newsAgo := func(d time.Duration) storage.SourceState {
		return storage.SourceState{New: noon.Add(-d), FirstOK: noon.Add(-90 * day)}
	}
	withGap := func(st storage.SourceState, gap time.Duration) storage.SourceState {
		st.Pace.Gap = gap
		return st
	}
	good := Visit{At: noon, Unchanged: true}
	with := func(change func(*Visit)) Visit { v := good; change(&v); return v }
	for _, c := range []struct {
		name     string
		v        Visit
		known    storage.SourceState
		fresh    bool
		from, to time.Duration
	}{
		{"just had news", good, newsAgo(0), true, 0, 0},
		{"quiet for a minute", good, newsAgo(time.Minute), false, 2 * time.Second, 3 * time.Second},
		{"quiet for half a day", good, newsAgo(12 * time.Hour), false, 27 * time.Minute, 33 * time.Minute},
		{"quiet for weeks", good, newsAgo(40 * day), false, 54 * time.Minute, 66 * time.Minute},
		{"quiet for a night, usually hourly", good, withGap(newsAgo(10*time.Hour), time.Hour), false, 2 * time.Minute, 3 * time.Minute},
		{"longest rest by the settings", with(func(v *Visit) { v.Source.Within = 6 * time.Hour }), newsAgo(40 * day), false, 5 * time.Hour, 7 * time.Hour},
		{"least rest by the settings", with(func(v *Visit) { v.Source.Every = 2 * time.Hour }), newsAgo(0), true, 2 * time.Hour, 132 * time.Minute},
		{"asks by max-age", with(func(v *Visit) { v.Response.MaxAge = 3 * time.Hour }), newsAgo(0), true, 3 * time.Hour, 3 * time.Hour},
		{"asks by Retry-After", with(func(v *Visit) { v.Response.RetryAfter = 2 * time.Hour }), newsAgo(0), true, 2 * time.Hour, 2 * time.Hour},
		{"asks by ttl", Visit{At: noon, Document: feeds.Document{TTL: 4 * time.Hour}}, newsAgo(0), true, 4 * time.Hour, 4 * time.Hour},
		{"asked by ttl last time", good, storage.SourceState{New: noon, Pace: storage.Pace{TTL: 4 * time.Hour}}, false, 4 * time.Hour, 4 * time.Hour},
		{"asks for too much", Visit{At: noon, Document: feeds.Document{TTL: 1000 * time.Hour}}, newsAgo(0), true, day, day},
		{"asks for this hour and the next", Visit{At: noon, Document: feeds.Document{SkipHours: []int{5, 6}}}, newsAgo(0), true, 2 * time.Hour, 2 * time.Hour},
		{"asks for today", Visit{At: noon, Document: feeds.Document{SkipDays: []time.Weekday{time.Monday}}}, newsAgo(0), true, 19 * time.Hour, 19 * time.Hour},
		{"asks for every day", Visit{At: noon, Document: feeds.Document{SkipDays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}}, newsAgo(0), true, 0, 0},
		{"failed once", with(func(v *Visit) { v.Problem = &feeds.Problem{Class: feeds.Timeout} }), newsAgo(0), false, 4 * time.Minute, 6 * time.Minute},
		{"unavailable for hours", with(func(v *Visit) {
			v.Problem = &feeds.Problem{Class: feeds.Unavailable, RetryAfter: 3 * time.Hour}
		}), newsAgo(0), false, 3 * time.Hour, 3 * time.Hour},
		{"unavailable for ever", with(func(v *Visit) {
			v.Problem = &feeds.Problem{Class: feeds.Unavailable, RetryAfter: 1000 * time.Hour}
		}), newsAgo(0), false, day, day},
		{"gone for the first time", with(func(v *Visit) { v.Problem = &feeds.Problem{Class: feeds.Gone} }), newsAgo(0), false, maxRetry, maxRetry},
		{"gone since yesterday", with(func(v *Visit) { v.Problem = &feeds.Problem{Class: feeds.Gone} }),
			storage.SourceState{Failures: 9, FailingSince: noon.Add(-25 * time.Hour)}, false, never, never},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := nextDue(c.v, c.known, c.fresh).Sub(noon); got < c.from || got > c.to {
				t.Errorf("rests %v, want %v to %v", got, c.from, c.to)
			}
		})
	}
}

func TestGapIsLearned(t *testing.T) {
	known := storage.SourceState{}
	at := noon
	for range 20 {
		pace := paceOf(Visit{At: at}, known, true)
		known = storage.SourceState{New: at, Pace: pace}
		at = at.Add(6 * time.Hour)
	}
	if known.Pace.Gap != 6*time.Hour {
		t.Errorf("news every six hours, learned %v", known.Pace.Gap)
	}
	if pace := paceOf(Visit{At: at, Unchanged: true}, known, false); pace.Gap != 6*time.Hour {
		t.Errorf("a visit without news changed it to %v", pace.Gap)
	}
}

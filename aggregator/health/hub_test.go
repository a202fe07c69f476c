package health

import (
	"testing"
	"time"
)

func TestHub(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		since time.Time
		told  bool
	}{
		{"it is well", time.Time{}, false},
		{"it failed a moment ago", now.Add(-time.Minute), false},
		{"it failed all night", now.Add(-12 * time.Hour), false},
		{"it failed for a day", now.Add(-24 * time.Hour), true},
		{"it failed for a month", now.AddDate(0, -1, 0), true},
	} {
		a := Hub(c.since, now)
		for _, text := range []string{a.What.VI, a.What.EN, a.Next.VI, a.Next.EN} {
			if (text != "") != c.told {
				t.Errorf("%s: %+v", c.name, a)
			}
		}
	}
}

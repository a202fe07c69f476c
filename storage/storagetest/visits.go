package storagetest

import (
	"time"

	"bantin/storage"
)

// date is a day of November 2026, as the store has days.
func date(day int) time.Time { return time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC) }

var visitPromises = []promise{
	{"nobody has come to a new site", func(s suite) {
		s.same("audience", s.audience(date(1)), storage.Audience{})
	}},
	{"how many came is kept by day, and what lies further back as a sum", func(s suite) {
		s.came(storage.Audience{Days: []storage.AudienceDay{
			{Day: date(20), Visits: 5, Polls: 50}, {Day: date(21), Visits: 7}, {Day: date(22), Visits: 1, Polls: 3}, {Day: date(23), Visits: 4, Polls: 2},
		}})
		s.same("since the 22nd", s.audience(date(22)), storage.Audience{Before: 12, Days: []storage.AudienceDay{
			{Day: date(22), Visits: 1, Polls: 3}, {Day: date(23), Visits: 4, Polls: 2},
		}})
		s.same("since the 24th", s.audience(date(24)), storage.Audience{Before: 17})
	}},
	{"sums may be saved again, and take the place of earlier ones", func(s suite) {
		a := storage.Audience{
			Days:        []storage.AudienceDay{{Day: date(23), Visits: 4, Polls: 2}},
			Pollers:     []storage.Pollers{{Day: date(23), Feed: "/rss.xml", Count: 3}},
			Subscribers: []storage.Subscribers{{Feed: "/rss.xml", Service: "Feedly", Count: 12, Declared: monday}},
		}
		s.came(a)
		s.came(a)
		s.same("saved twice", s.audience(date(23)), a)
		a.Days[0] = storage.AudienceDay{Day: date(23), Visits: 9, Polls: 8}
		a.Pollers[0].Count, a.Subscribers[0].Count, a.Subscribers[0].Declared = 5, 0, after(5)
		s.came(a)
		s.same("saved anew", s.audience(date(23)), a)
		s.came(storage.Audience{Days: []storage.AudienceDay{{Day: date(24), Visits: 1}}})
		a.Days = append(a.Days, storage.AudienceDay{Day: date(24), Visits: 1})
		s.same("saved beside", s.audience(date(23)), a)
	}},
	{"pollers and subscribers are forgotten in time, and visits never are", func(s suite) {
		a := storage.Audience{
			Days:        []storage.AudienceDay{{Day: date(2), Visits: 4, Polls: 2}},
			Pollers:     []storage.Pollers{{Day: date(2), Feed: "/rss.xml", Count: 3}, {Day: date(3), Feed: "/rss.xml", Count: 4}},
			Subscribers: []storage.Subscribers{{Feed: "/atom.xml", Service: "Feedly", Count: 2, Declared: date(3)}, {Feed: "/rss.xml", Service: "Feedly", Count: 1, Declared: date(3).Add(-time.Second)}},
		}
		s.must(s.SaveAudience(s.ctx, a, date(2)))
		s.same("before", s.audience(date(2)), a)
		s.must(s.SaveAudience(s.ctx, storage.Audience{}, date(3)))
		a.Pollers, a.Subscribers = a.Pollers[1:], a.Subscribers[:1]
		s.same("after", s.audience(date(2)), a)
		s.same("asked for less", s.audience(date(4)), storage.Audience{Before: 4})
	}},
	{"the stories of many selections are counted at once", func(s suite) {
		s.arriving(10, func(i int) int { return -60 * i })
		times := []time.Time{after(-9999), after(-60 * 6), after(-60 * 2), after(1)}
		counts, err := s.CountSelections(s.ctx, []string{"", "department:lao-cai", "topic:none"}, times)
		s.must(err)
		s.same("everything", counts[""], []int{3, 4, 3})
		for i := range times[1:] {
			one, err := s.CountArrived(s.ctx, "department:lao-cai", times[i:i+2])
			s.must(err)
			s.same("a department", counts["department:lao-cai"][i], one[0])
		}
		s.same("a topic without stories", counts["topic:none"], []int{0, 0, 0})
		counts, err = s.CountSelections(s.ctx, []string{""}, nil)
		s.must(err)
		s.same("in no time", len(counts[""]), 0)
	}},
}

func (s suite) audience(since time.Time) storage.Audience {
	s.Helper()
	a, err := s.Audience(s.ctx, since)
	s.must(err)
	return a
}

func (s suite) came(a storage.Audience) {
	s.Helper()
	s.must(s.SaveAudience(s.ctx, a, date(1)))
}

package audience

import (
	"cmp"
	"slices"
	"time"
)

// Figures are how many came.
type Figures struct {
	Now   int             // readers in the last five minutes
	Today int             // visits; the others too
	Week  int             // since Monday
	All   int             // since counting began
	Days  []Day           // the last 30, oldest first, none left out
	Feeds map[string]Feed // by path, those that somebody reads
}

// A Day is how many came on one day.
type Day struct {
	Date   time.Time // midnight in UTC of that date
	Visits int
	Polls  int // requests for feeds
}

// A Feed is who reads one.
type Feed struct {
	Services []Service // most subscribers first
	Programs int       // that read it themselves: the most on one of the last seven days
}

// A Service is one that reads a feed for many people.
type Service struct {
	Name        string
	Subscribers int
}

// Figures returns how many came up to now.
func (c *Counter) Figures() Figures {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.turn(c.Now())
	f := Figures{Now: c.present.now(minute(now / 60)), All: c.book.before, Feeds: map[string]Feed{}}
	today := c.today.number
	monday := today - (today+3)%7 // 1 January 1970 was a Thursday
	for d, s := range c.book.days {
		f.All += s.visits
		if d >= monday && d <= today {
			f.Week += s.visits
		}
	}
	f.Today = c.book.days[today].visits
	for d := today - chartDays + 1; d <= today; d++ {
		s := c.book.days[d]
		f.Days = append(f.Days, Day{Date: date(d), Visits: s.visits, Polls: s.polls})
	}
	c.book.feeds(f.Feeds, today)
	return f
}

// feeds gathers who reads each feed.
func (b *book) feeds(feeds map[string]Feed, today int64) {
	for k, n := range b.pollers {
		if k.day > today-weekDays {
			f := feeds[k.feed]
			f.Programs = max(f.Programs, n)
			feeds[k.feed] = f
		}
	}
	for k, d := range b.declared {
		if d.count > 0 {
			f := feeds[k.feed]
			f.Services = append(f.Services, Service{k.service, d.count})
			feeds[k.feed] = f
		}
	}
	for _, f := range feeds {
		slices.SortFunc(f.Services, func(a, b Service) int {
			return cmp.Or(cmp.Compare(b.Subscribers, a.Subscribers), cmp.Compare(a.Name, b.Name))
		})
	}
}

package normalize

import (
	"time"

	"bantin/feeds"
)

// A moment is what dates are read against.
type moment struct {
	zone *time.Location // of times that name none
	now  time.Time      // of the visit
	feed bool           // the document is a feed, whose format wants dates in a certain form
}

// A stamp is a date of an item on its way from text to instant.
type stamp struct {
	reading
	raw        string
	known      bool // the raw text says a date
	monthFirst bool
	coarse     bool      // its minutes were not minutes
	exact      time.Time // as it is written
	at         time.Time // what is made of it; zero: nothing
}

func newStamp(raw string) stamp {
	r, ok := read(raw)
	return stamp{reading: r, raw: raw, known: ok}
}

// absolute says whether the source states the date itself.
func (s stamp) absolute() bool { return s.known && s.unit == noUnit }

// order decides which number is the month, and reads the instant.
func (s *stamp) order(m moment, monthFirst bool) {
	if !s.known {
		return
	}
	s.reading, s.monthFirst = s.ordered(monthFirst)
	s.exact, s.known = s.instant(m)
	s.at = s.exact
}

// round drops minutes that are none.
func (s *stamp) round() {
	s.coarse = true
	s.at = s.exact.Add(-time.Duration(s.minute)*time.Minute - time.Duration(s.second)*time.Second)
}

// note says what was wrong with the way in which the date is written.
func (s stamp) note(n *notes, m moment) {
	if s.raw == "" {
		return
	}
	if !s.known {
		n.found(feeds.RepairDateUnread, s.raw)
		return
	}
	after := s.at.In(m.zone).Format(time.RFC3339)
	if m.feed && s.style == noStyle {
		n.add(feeds.RepairDateForm, s.raw, after)
	}
	if s.monthFirst {
		n.add(feeds.RepairDateOrder, s.raw, after)
	}
	if m.feed && s.style != noStyle && s.clock && (!s.zoned || s.oddZone) {
		n.add(feeds.RepairDateZone, s.raw, after)
	}
	if s.coarse {
		n.add(feeds.RepairDateMinutes, s.raw, after)
	}
}

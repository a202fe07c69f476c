package normalize

import (
	"time"

	"bantin/feeds"
)

// dateOrder says how a document proves that it writes its numeric dates: the
// month stands first when some can only be read so, and none the other way
// round.
func dateOrder(list []dates) feeds.DateOrder {
	proven := feeds.OrderUnproven
	for _, d := range list {
		for _, r := range []reading{d.published.reading, d.updated.reading} {
			if r.dayBeforeMonth() {
				return feeds.DayFirst
			}
			if r.monthBeforeDay() {
				proven = feeds.MonthFirst
			}
		}
	}
	return proven
}

// fewest is how many dates have to agree before they are doubted.
const fewest = 3

// monthsForMinutes says whether a document's minutes are the number of the
// month in every date: some programs mistake one letter of their format for
// another.
func monthsForMinutes(list []dates) bool {
	count := 0
	for _, d := range list {
		s := d.published
		if !s.absolute() {
			continue
		}
		if !s.clock || s.minute != s.month {
			return false
		}
		count++
	}
	return count >= fewest
}

// pageClock says whether all dates of a document are the time of the visit:
// what was taken for dates is the clock of the page.
func pageClock(list []dates, now time.Time) bool {
	count := 0
	for _, d := range list {
		s := d.published
		if !s.known {
			continue
		}
		if !s.absolute() || !s.clock || s.exact.Sub(now).Abs() > time.Minute {
			return false
		}
		count++
	}
	return count >= fewest
}

// oneInstant returns the time of day that nearly all items of a document
// share, which then says nothing about any of them. A day that many share is
// nothing strange.
func oneInstant(list []dates, zone *time.Location) (time.Time, bool) {
	count := map[int64]int{}
	for _, d := range list {
		s := d.published
		if s.absolute() && s.clock && s.hour+s.minute+s.second > 0 && !s.exact.Equal(dayOf(s.exact, zone)) {
			count[s.exact.Unix()]++
		}
	}
	for at, n := range count {
		if len(list) >= 5 && n*5 >= len(list)*4 {
			return time.Unix(at, 0), true
		}
	}
	return time.Time{}, false
}

// discredit empties the dates that are not those of their items, and notes it
// in the items and in the document.
func discredit(list []dates, n *notes, m moment) {
	if pageClock(list, m.now) {
		for i := range list {
			list[i].void(feeds.RepairDateClock)
		}
		n.found(feeds.RepairDateClock, "")
	}
	if shared, ok := oneInstant(list, m.zone); ok {
		for i := range list {
			if list[i].published.exact.Equal(shared) {
				list[i].void(feeds.RepairDateSame)
			}
		}
		n.found(feeds.RepairDateSame, "")
	}
}

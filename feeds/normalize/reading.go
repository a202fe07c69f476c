package normalize

import "time"

// A style says which standard a date is written after.
type style int

const (
	noStyle style = iota
	iso           // RFC 3339: year first, dashes
	mail          // RFC 822: day, English month, year
)

// A reading is what a text says of an instant. Which of two numbers is the
// month, and the zone where none is given, are decided later.
type reading struct {
	style            style
	year, month, day int
	numeric          bool // day and month are numbers, in the order of day first
	yearless         bool

	clock                bool // it has a time of day
	hour, minute, second int

	zoned   bool
	offset  int  // seconds east of Greenwich
	oddZone bool // the zone is not written as the standard wants it

	unit   unit // what is counted back from the visit; noUnit: nothing is
	amount int
}

// read reads a date in whatever form, or says that there is none.
func read(text string) (reading, bool) {
	var r reading
	p := split(text)
	if p.timestamp(&r) {
		return r, true
	}
	from, to, found := p.date(&r)
	if found {
		_, end := p.clock(&r, from, to)
		p.zone(&r, end)
		return r, true
	}
	if p.relative(&r) {
		return r, true
	}
	if from, to, found = p.yearless(&r); found {
		p.clock(&r, from, to)
		return r, true
	}
	return reading{}, false
}

// The years that a date can be of. Programs write the first years of their
// calendars where they know no date.
const (
	firstYear = 1990
	lastYear  = 2100
)

// monthBeforeDay says whether a numeric reading can only have the month first.
func (r reading) monthBeforeDay() bool { return r.numeric && r.month > 12 && r.day <= 12 }

// dayBeforeMonth says whether a numeric reading can only have the day first.
func (r reading) dayBeforeMonth() bool { return r.numeric && r.day > 12 && r.month <= 12 }

// ordered returns the reading with day and month in their places, and whether
// the month stood first.
func (r reading) ordered(monthFirst bool) (reading, bool) {
	if r.monthBeforeDay() || r.numeric && monthFirst && r.day <= 12 {
		r.day, r.month = r.month, r.day
		return r, true
	}
	return r, false
}

// instant returns the instant that an ordered reading names; it is false for a
// day that is not in the calendar.
func (r reading) instant(m moment) (time.Time, bool) {
	if r.unit != noUnit {
		return r.passed(m)
	}
	if r.yearless {
		return r.nearest(m)
	}
	return r.in(r.year, m.zone)
}

// in returns the instant in the given year.
func (r reading) in(year int, zone *time.Location) (time.Time, bool) {
	if r.zoned {
		zone = time.FixedZone("", r.offset)
	}
	day := time.Date(year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != r.day || int(day.Month()) != r.month || year < firstYear || year > lastYear {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(r.month), r.day, r.hour, r.minute, r.second, 0, zone), true
}

// nearest returns the last such day of a year that is not after the visit.
func (r reading) nearest(m moment) (time.Time, bool) {
	today := m.now.In(m.zone)
	for year := today.Year(); year > today.Year()-9; year-- { // 29 February may be eight years back
		t, ok := r.in(year, m.zone)
		if ok && !dayOf(t, m.zone).After(dayOf(m.now, m.zone)) {
			return t, true
		}
	}
	return time.Time{}, false
}

// passed returns the instant that lies as far back as a relative reading says,
// no finer than its unit.
func (r reading) passed(m moment) (time.Time, bool) {
	now := m.now.In(m.zone)
	today := dayOf(now, m.zone)
	var t time.Time
	switch r.unit {
	case seconds:
		t = now.Add(-time.Duration(r.amount) * time.Second).Truncate(time.Minute)
	case minutes:
		t = now.Add(-time.Duration(r.amount) * time.Minute).Truncate(time.Minute)
	case hours:
		t = now.Add(-time.Duration(r.amount) * time.Hour).Truncate(time.Hour)
	case days:
		t = today.AddDate(0, 0, -r.amount)
	case weeks:
		t = today.AddDate(0, 0, -7*r.amount)
	case months:
		t = today.AddDate(0, -r.amount, 0)
	case years:
		t = today.AddDate(-r.amount, 0, 0)
	}
	if r.clock {
		t = time.Date(t.Year(), t.Month(), t.Day(), r.hour, r.minute, r.second, 0, m.zone)
	}
	return t, t.Year() >= firstYear
}

// dayOf returns the beginning of the day in a zone.
func dayOf(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

package normalize

// month reads the name of a month at i and returns the month, and where its
// name ends; 0 is no month.
func (p phrase) month(i int) (month, next int) {
	t := p.at(i)
	if m := englishMonth(t.word); m > 0 {
		return m, p.past(i+1, ".")
	}
	switch t.word {
	case "thang", "thg", "th", "t":
	default:
		return 0, i
	}
	next = p.past(i+1, ".")
	if p.at(next).is(1, 12) {
		return p.at(next).number, next + 1
	}
	if t.word != "thang" {
		return 0, i
	}
	return p.spelledMonth(next)
}

// englishMonth returns the number of a month by its English name or the
// beginning of that; 0 is no month.
func englishMonth(word string) int {
	if len(word) < 3 {
		return 0
	}
	for i, name := range []string{"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"} {
		if word == name || word == name[:3] || word == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// spelledMonth reads a month that is spelled out after "tháng".
func (p phrase) spelledMonth(i int) (month, next int) {
	month = map[string]int{"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6,
		"bay": 7, "tam": 8, "chin": 9, "muoi": 10, "chap": 12}[p.at(i).word]
	if month == 10 {
		switch p.at(i + 1).word {
		case "mot":
			return 11, i + 2
		case "hai":
			return 12, i + 2
		}
	}
	return month, i + 1
}

// A part of the day moves the hour that stands beside it.
type part int

const (
	noPart  part = iota
	morning      // AM, SA, sáng: 12 is midnight
	noon         // trưa: 1 is 13
	evening      // PM, CH, chiều, tối: from noon on
	night        // đêm: late hours are before midnight, small ones after it
)

// partOf returns the part of the day that a word names.
func partOf(word string) part {
	switch word {
	case "am", "sa", "sang":
		return morning
	case "trua":
		return noon
	case "pm", "ch", "chieu", "toi":
		return evening
	case "dem", "khuya":
		return night
	}
	return noPart
}

// hour returns the hour of 24 that an hour in a part of the day is; an hour
// beyond 12 needs no telling.
func (d part) hour(h int) int {
	switch {
	case h > 12:
	case d == morning && h == 12, d == night && h == 12:
		return 0
	case d == noon && h < 5, d == evening && h < 12, d == night && h >= 6:
		return h + 12
	}
	return h
}

// zoneOf returns the offset in hours of a zone that RFC 822 or habit names.
func zoneOf(word string) (hours int, ok bool) {
	switch word {
	case "z", "ut", "utc", "gmt":
		return 0, true
	case "ict":
		return 7, true
	case "cet", "met":
		return 1, true
	case "cest", "mest", "eet":
		return 2, true
	case "jst", "kst":
		return 9, true
	case "edt":
		return -4, true
	case "est", "cdt":
		return -5, true
	case "cst", "mdt":
		return -6, true
	case "mst", "pdt":
		return -7, true
	case "pst":
		return -8, true
	}
	return 0, false
}

// A unit is what a time that has passed is counted in.
type unit int

const (
	noUnit unit = iota
	seconds
	minutes
	hours
	days
	weeks
	months
	years
)

func unitOf(word string) unit {
	switch word {
	case "giay", "second", "seconds", "sec", "secs":
		return seconds
	case "phut", "minute", "minutes", "min", "mins":
		return minutes
	case "gio", "tieng", "hour", "hours", "hr", "hrs", "h":
		return hours
	case "ngay", "day", "days":
		return days
	case "tuan", "week", "weeks":
		return weeks
	case "thang", "month", "months":
		return months
	case "nam", "year", "years":
		return years
	}
	return noUnit
}

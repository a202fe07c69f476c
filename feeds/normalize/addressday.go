package normalize

import (
	"net/url"
	"strings"
	"time"
)

// addressDay returns the day that stands in an article's address as a folder
// of its own or at the beginning of one: /2026-07-15/, /2026/07/15/,
// /20260715/. A month alone is no day, and a day to come is no date.
func addressDay(address string, m moment) (time.Time, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}, false
	}
	segments := strings.Split(u.Path, "/")
	for i := range segments {
		var r reading
		if !segmentDay(segments[i:], &r) {
			continue
		}
		if day, ok := r.in(r.year, m.zone); ok && !day.After(m.now) {
			return day, true
		}
	}
	return time.Time{}, false
}

// segmentDay reads a day from the first of some segments, or the first three.
func segmentDay(segments []string, r *reading) bool {
	p := split(segments[0])
	for _, t := range p {
		if t.spaced {
			return false
		}
	}
	switch {
	case len(p) >= 5 && p.yearFirst(0, r) > 0:
		return len(p) == 5 || p.at(5).sign == '-' && p.at(6).digits == 0
	case len(p) == 5 && p.fullNumeric(0, r) > 0:
		return !r.monthBeforeDay()
	case len(p) == 1 && p.compact(0, r) > 0:
		return true
	}
	if len(segments) > 3 {
		p = split(strings.Join(segments[:3], "/"))
	}
	return len(p) == 5 && p.yearFirst(0, r) > 0
}

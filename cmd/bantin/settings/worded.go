package settings

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"bantin/feeds/vietnamese"
)

// worded is a length of time as people say it: "2 giờ", "1h30", "2 tuần".
var (
	worded     = regexp.MustCompile(`^(?:\d{1,5} *[a-z]* *)+$`)
	wordedPart = regexp.MustCompile(`(\d+) *([a-z]*)`)
)

// units are the words for lengths of time, in letters without marks.
func units() map[string]time.Duration {
	const day = 24 * time.Hour
	return map[string]time.Duration{
		"p": time.Minute, "ph": time.Minute, "phut": time.Minute, "m": time.Minute, "min": time.Minute, "mins": time.Minute, "minute": time.Minute, "minutes": time.Minute,
		"g": time.Hour, "gio": time.Hour, "tieng": time.Hour, "h": time.Hour, "hour": time.Hour, "hours": time.Hour,
		"ngay": day, "d": day, "day": day, "days": day,
		"tuan": 7 * day, "w": 7 * day, "week": 7 * day, "weeks": 7 * day,
		"thang": 30 * day, "month": 30 * day, "months": 30 * day,
		"nam": 365 * day, "year": 365 * day, "years": 365 * day,
	}
}

// inWords returns the length of time that somebody wrote in words; 0: none.
func inWords(s string) time.Duration {
	text := strings.TrimSpace(vietnamese.Fold(s))
	if !worded.MatchString(text) {
		return 0
	}
	var all time.Duration
	last := ""
	for _, m := range wordedPart.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		unit, ok := units()[m[2]]
		if m[2] == "" && units()[last] == time.Hour { // 1h30
			unit, ok = time.Minute, true
		}
		if !ok {
			return 0
		}
		all += time.Duration(n) * unit
		last = m[2]
	}
	return all
}

// spelled writes a length of time as duration reads it.
func spelled(d time.Duration) string {
	var b strings.Builder
	for _, part := range []struct {
		unit time.Duration
		sign string
	}{{24 * time.Hour, "d"}, {time.Hour, "h"}, {time.Minute, "m"}} {
		if n := d / part.unit; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, part.sign)
			d -= n * part.unit
		}
	}
	return b.String()
}

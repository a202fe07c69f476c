package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longest is the longest time that a server is obeyed when it asks to wait.
// More is a mistake, or malice.
const longest = 24 * time.Hour

// retryAfter reads Retry-After, RFC 9110, 10.2.3: seconds or a date. It is 0
// when nothing, or nothing readable, is asked for.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if value == "" {
		return 0
	}
	if d, ok := seconds(value); ok {
		return d
	}
	return until(value, h, now)
}

// maxAge says how long an answer stays fresh, RFC 9111, 4.2: by
// Cache-Control, else by Expires.
func maxAge(h http.Header, now time.Time) time.Duration {
	fresh, stated := time.Duration(0), false
	for _, line := range h["Cache-Control"] {
		for directive := range strings.SplitSeq(line, ",") {
			name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
			switch strings.ToLower(name) {
			case "no-cache", "no-store":
				return 0
			case "max-age":
				if d, ok := seconds(strings.Trim(value, `"`)); ok {
					fresh, stated = d, true
				}
			}
		}
	}
	if !stated {
		return until(h.Get("Expires"), h, now)
	}
	age, _ := seconds(strings.TrimSpace(h.Get("Age")))
	return max(fresh-age, 0)
}

// until is the time from the server's clock, where it tells it, to a date.
func until(date string, h http.Header, now time.Time) time.Duration {
	then, err := http.ParseTime(date)
	if err != nil {
		return 0
	}
	if sent, err := http.ParseTime(h.Get("Date")); err == nil {
		now = sent
	}
	return min(max(then.Sub(now), 0), longest)
}

// seconds reads a number of seconds without a sign; a fraction is ignored.
func seconds(s string) (time.Duration, bool) {
	s, _, _ = strings.Cut(s, ".")
	n, err := strconv.ParseUint(s, 10, 64)
	switch {
	case err == nil:
		return time.Duration(min(n, uint64(longest/time.Second))) * time.Second, true
	case strings.Trim(s, "0123456789") == "" && s != "":
		return longest, true // more than a number can hold
	}
	return 0, false
}

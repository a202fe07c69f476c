package web

import (
	"net/http"
	"strings"
	"time"
)

// precondition judges the conditional fields of a GET or HEAD request against
// the representation that would be sent, in the order of RFC 9110, 13.2.2. It
// returns 200, 304 or 412. A zero time has no opinion.
func precondition(h http.Header, etag string, modified time.Time) int {
	if fields, ok := h["If-Match"]; ok {
		if !matches(fields, etag, true) {
			return http.StatusPreconditionFailed
		}
	} else if t, ok := date(h["If-Unmodified-Since"]); ok && later(modified, t) {
		return http.StatusPreconditionFailed
	}
	if fields, ok := h["If-None-Match"]; ok {
		if matches(fields, etag, false) {
			return http.StatusNotModified
		}
		return http.StatusOK
	}
	if t, ok := date(h["If-Modified-Since"]); ok && !modified.IsZero() && !later(modified, t) {
		return http.StatusNotModified
	}
	return http.StatusOK
}

// matches reports whether the lines of an If-Match or If-None-Match field name
// etag, or anything at all by "*". Strongly compared, weak tags match nothing;
// weakly, the W/ does not count (RFC 9110, 8.8.3.2).
func matches(fields []string, etag string, strong bool) bool {
	if len(fields) == 1 && fields[0] == etag {
		return !strong || !strings.HasPrefix(etag, "W/")
	}
	if len(fields) == 1 && strings.Trim(fields[0], " \t") == "*" {
		return true
	}
	for _, rest := range fields {
		for {
			var tag string
			var ok bool
			if tag, rest, ok = entityTag(rest); !ok {
				break
			}
			if tag == etag && !(strong && strings.HasPrefix(tag, "W/")) {
				return true
			}
			if !strong && strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
	}
	return false
}

// entityTag takes the first entity tag off a list. What does not begin like
// one ends the list: the commas after it may stand inside a broken tag.
func entityTag(list string) (tag, rest string, ok bool) {
	list = strings.TrimLeft(list, " \t,")
	start := 0
	if strings.HasPrefix(list, "W/") {
		start = 2
	}
	if len(list) <= start || list[start] != '"' {
		return "", "", false
	}
	end := strings.IndexByte(list[start+1:], '"')
	if end < 0 {
		return "", "", false
	}
	end += start + 2
	return list[:end], list[end:], true
}

// date reads the one line of a date field. A field that is no date, or that
// stands twice, says nothing (RFC 9110, 13.1.3).
func date(fields []string) (time.Time, bool) {
	if len(fields) != 1 {
		return time.Time{}, false
	}
	t, err := http.ParseTime(fields[0])
	return t, err == nil
}

// later compares at the resolution of a date field, one second.
func later(modified, t time.Time) bool {
	return modified.Truncate(time.Second).After(t)
}

package web

import (
	"net/http"
	"testing"
	"time"
)

func TestPrecondition(t *testing.T) {
	const etag = `"abc"`
	modified := time.Date(2026, 11, 23, 1, 30, 0, 500, time.UTC)
	at := func(d time.Duration) string { return modified.Add(d).UTC().Format(http.TimeFormat) }
	for _, c := range []struct {
		name string
		h    http.Header
		want int
	}{
		{"no conditions", nil, 200},
		{"the same tag", http.Header{"If-None-Match": {`"abc"`}}, 304},
		{"the same tag, weak", http.Header{"If-None-Match": {`W/"abc"`}}, 304},
		{"another tag", http.Header{"If-None-Match": {`"abd"`}}, 200},
		{"the tag of the other coding", http.Header{"If-None-Match": {`"abc-gzip"`}}, 200},
		{"a tag without quotes", http.Header{"If-None-Match": {`abc`}}, 200},
		{"an empty field", http.Header{"If-None-Match": {``}}, 200},
		{"any", http.Header{"If-None-Match": {`*`}}, 304},
		{"any, with space around", http.Header{"If-None-Match": {" *\t"}}, 304},
		{"second of a list", http.Header{"If-None-Match": {`"x", W/"abc", "y"`}}, 304},
		{"a list without spaces and with empty members", http.Header{"If-None-Match": {`,"x",,"abc",`}}, 304},
		{"second of two lines", http.Header{"If-None-Match": {`"x"`, `"abc"`}}, 304},
		{"a tag that holds a comma", http.Header{"If-None-Match": {`"x,y", "abc"`}}, 304},
		{"inside another tag", http.Header{"If-None-Match": {`"x\"abc\""`}}, 200},
		{"a tag left open", http.Header{"If-None-Match": {`"abc`}}, 200},
		{"lower-case weak mark", http.Header{"If-None-Match": {`w/"abc"`}}, 200},

		{"the same time", http.Header{"If-Modified-Since": {at(0)}}, 304},
		{"a later time", http.Header{"If-Modified-Since": {at(time.Hour)}}, 304},
		{"an earlier time", http.Header{"If-Modified-Since": {at(-time.Second)}}, 200},
		{"the old form of dates", http.Header{"If-Modified-Since": {"Monday, 23-Nov-26 01:30:00 GMT"}}, 304},
		{"no date", http.Header{"If-Modified-Since": {"yesterday"}}, 200},
		{"two dates", http.Header{"If-Modified-Since": {at(0), at(0)}}, 200},
		{"another tag beats the same time", http.Header{"If-None-Match": {`"x"`}, "If-Modified-Since": {at(0)}}, 200},
		{"the same tag beats an earlier time", http.Header{"If-None-Match": {etag}, "If-Modified-Since": {at(-time.Hour)}}, 304},

		{"if it is the same", http.Header{"If-Match": {etag}}, 200},
		{"if it is any", http.Header{"If-Match": {"*"}}, 200},
		{"if it is another", http.Header{"If-Match": {`"x"`}}, 412},
		{"if it is the same, weak", http.Header{"If-Match": {`W/"abc"`}}, 412},
		{"if not changed since then", http.Header{"If-Unmodified-Since": {at(0)}}, 200},
		{"if not changed since before", http.Header{"If-Unmodified-Since": {at(-time.Second)}}, 412},
		{"If-Match beats If-Unmodified-Since", http.Header{"If-Match": {etag}, "If-Unmodified-Since": {at(-time.Hour)}}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := precondition(c.h, etag, modified); got != c.want {
				t.Errorf("precondition(%v) = %d, want %d", c.h, got, c.want)
			}
		})
	}
}

func TestPreconditionOfUnknownAge(t *testing.T) {
	h := http.Header{"If-Modified-Since": {time.Now().UTC().Format(http.TimeFormat)}}
	if got := precondition(h, `"abc"`, time.Time{}); got != http.StatusOK {
		t.Errorf("a document of unknown age was held to be old: %d", got)
	}
}

func FuzzEntityTags(f *testing.F) {
	for _, seed := range []string{`"abc"`, `W/"abc"`, `"x", "abc"`, `*`, `"abc`, `,,"a""b"`, `W/`, ``} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		const etag = `"abc"`
		if matches([]string{field}, etag, true) && !matches([]string{field}, etag, false) {
			t.Errorf("%q matches strongly and not weakly", field)
		}
		if list := etag + "," + field; !matches([]string{list}, etag, true) {
			t.Errorf("%q hides the tag before it", field)
		}
	})
}

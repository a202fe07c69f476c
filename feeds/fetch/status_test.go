package fetch

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"bantin/feeds"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		status int
		class  feeds.Class
	}{
		{201, feeds.BadStatus}, {202, feeds.BadStatus}, {204, feeds.Empty}, {205, feeds.Empty}, {206, feeds.BadStatus},
		{300, feeds.BadStatus}, {301, feeds.BadStatus}, {304, feeds.BadStatus}, {305, feeds.BadStatus},
		{400, feeds.BadStatus}, {401, feeds.Unauthorized}, {403, feeds.Forbidden}, {404, feeds.NotFound},
		{405, feeds.BadStatus}, {407, feeds.Unauthorized}, {410, feeds.Gone}, {418, feeds.BadStatus},
		{429, feeds.TooMany}, {451, feeds.Forbidden}, {500, feeds.ServerError}, {502, feeds.ServerError},
		{503, feeds.Unavailable}, {504, feeds.ServerError}, {521, feeds.ServerError}, {600, feeds.BadStatus}, {999, feeds.BadStatus},
	} {
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(c.status)
			if c.status > 299 && c.status != 304 {
				_, _ = fmt.Fprintf(w, "<html><title>%d</title>", c.status)
			}
		})
		p := fail(t, client(t), address, c.class)
		if p.Status != c.status || p.RetryAfter != time.Minute || p.Detail != "" {
			t.Errorf("%d: got %+v", c.status, p)
		}
	}
}

func TestStatusAfterRedirectNamesTheAddress(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/cu" {
			http.Redirect(w, r, "/moi", http.StatusMovedPermanently)
			return
		}
		http.NotFound(w, r)
	})
	if p := fail(t, client(t), address+"/cu", feeds.NotFound); p.Detail != address+"/moi" {
		t.Errorf("detail %q", p.Detail)
	}
}

func TestTransformedAnswerIsAnAnswer(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNonAuthoritativeInfo)
		_, _ = fmt.Fprint(w, rss)
	})
	if r := get(t, client(t), address, feeds.Validators{}); string(r.Body) != rss {
		t.Errorf("got %q", r.Body)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	const date = "Mon, 23 Nov 2026 03:00:00 GMT"
	for _, c := range []struct {
		name, value, date string
		want              time.Duration
	}{
		{"nothing", "", "", 0},
		{"seconds", " 120 ", "", 2 * time.Minute},
		{"a fraction", "1.5", "", time.Second},
		{"zero", "0", "", 0},
		{"negative", "-5", "", 0},
		{"more than a day", "864000", "", 24 * time.Hour},
		{"a million million", "1000000000000", "", 24 * time.Hour},
		{"more than a number holds", "99999999999999999999999", "", 24 * time.Hour},
		{"a word", "soon", "", 0},
		{"a date by our clock", date, "", time.Hour},
		{"a date by the server's clock", date, "Mon, 23 Nov 2026 02:30:00 GMT", 30 * time.Minute},
		{"a date in the form of RFC 850", "Monday, 23-Nov-26 03:00:00 GMT", "", time.Hour},
		{"a date that is past", "Mon, 23 Nov 2020 03:00:00 GMT", "", 0},
		{"a date far away", "Mon, 23 Nov 9999 03:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", 24 * time.Hour},
	} {
		h := http.Header{"Retry-After": {c.value}, "Date": {c.date}}
		if got := retryAfter(h, now); got != c.want {
			t.Errorf("%s: got %v; want %v", c.name, got, c.want)
		}
	}
}

func TestMaxAge(t *testing.T) {
	now := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	const expires = "Mon, 23 Nov 2026 02:10:00 GMT"
	for _, c := range []struct {
		name string
		h    http.Header
		want time.Duration
	}{
		{"nothing", http.Header{}, 0},
		{"max-age", http.Header{"Cache-Control": {"public, Max-Age=300"}}, 5 * time.Minute},
		{"on two lines", http.Header{"Cache-Control": {"public", "max-age=300"}}, 5 * time.Minute},
		{"already old", http.Header{"Cache-Control": {"max-age=300"}, "Age": {"240"}}, time.Minute},
		{"too old", http.Header{"Cache-Control": {"max-age=300"}, "Age": {"900"}}, 0},
		{"no-cache", http.Header{"Cache-Control": {"max-age=300, no-cache"}, "Expires": {expires}}, 0},
		{"a year", http.Header{"Cache-Control": {"max-age=31536000"}}, 24 * time.Hour},
		{"nonsense", http.Header{"Cache-Control": {"max-age=, =, ,max-age=x"}}, 0},
		{"Expires", http.Header{"Expires": {expires}}, 10 * time.Minute},
		{"Expires and max-age", http.Header{"Expires": {expires}, "Cache-Control": {"max-age=0"}}, 0},
		{"Expires zero", http.Header{"Expires": {"0"}}, 0},
		{"Expires in the past", http.Header{"Expires": {"Mon, 23 Nov 1981 02:10:00 GMT"}}, 0},
	} {
		if got := maxAge(c.h, now); got != c.want {
			t.Errorf("%s: got %v; want %v", c.name, got, c.want)
		}
	}
}

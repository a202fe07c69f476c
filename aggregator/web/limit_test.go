package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"
)

// limited is the handler of a newsroom with limits, and a clock to turn.
type limited struct {
	http.Handler
	limits *Limits
	now    time.Time
	log    bytes.Buffer
}

func limiting(t testing.TB, proxies ...string) *limited {
	t.Helper()
	l := &limited{now: now}
	l.limits = &Limits{Now: func() time.Time { return l.now }, Log: slog.New(slog.NewTextHandler(&l.log, nil))}
	var list []netip.Prefix
	for _, p := range proxies {
		list = append(list, netip.MustParsePrefix(p))
	}
	l.limits.Trust(list)
	n := open(t, articles())
	n.Limits, n.Log = l.limits, l.limits.Log
	h, err := n.Handler()
	if err != nil {
		t.Fatal(err)
	}
	l.Handler = h
	return l
}

// from sends a request from an address.
func (l *limited) from(address, path string, fields ...string) *http.Response {
	r := httptest.NewRequest("GET", path, nil)
	r.RemoteAddr = address
	for i := 0; i < len(fields); i += 2 {
		r.Header.Add(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	l.ServeHTTP(w, r)
	return w.Result()
}

// until counts the requests that are answered before one is held back.
func (l *limited) until(address, path string, fields ...string) (n int, held *http.Response) {
	for n < 100_000 {
		resp := l.from(address, path, fields...)
		if resp.StatusCode == http.StatusTooManyRequests {
			return n, resp
		}
		n++
	}
	return n, nil
}

func TestTooManyRequests(t *testing.T) {
	l := limiting(t)
	story := "/tin/" + uuid(1)
	n, held := l.until("192.0.2.1:1000", story)
	if n != readsAtOnce || held == nil {
		t.Fatalf("%d stories were read at once", n)
	}
	if held.Header.Get("Retry-After") != "1" || held.Header.Get("Cache-Control") != "no-store" || held.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("held back with %v", held.Header)
	}
	var body bytes.Buffer
	if _, err := body.ReadFrom(held.Body); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Xin thử lại sau 1 giây", "try again in 1 s"} {
		if !strings.Contains(body.String(), want) {
			t.Errorf("does not say %q: %s", want, &body)
		}
	}
	for _, c := range []struct {
		name, from, path string
		want             int
	}{
		{"the same client follows the news", "192.0.2.1:1000", "/rss.xml", 200},
		{"and reads the home page", "192.0.2.1:1001", "/", 200},
		{"but looks for no older news", "192.0.2.1:1002", "/luu-tru/", 429},
		{"and not into the archive", "192.0.2.1:1002", "/luu-tru/atom/1.xml", 429},
		{"another client reads stories", "192.0.2.2:1000", story, 200},
	} {
		if resp := l.from(c.from, c.path); resp.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.name, resp.StatusCode, c.want)
		}
	}
	l.now = l.now.Add(2 * time.Second)
	if n, _ := l.until("192.0.2.1:1000", story); n != 2*readsPerSecond {
		t.Errorf("%d stories after two seconds", n)
	}
}

func TestWhatIsKnownIsSpared(t *testing.T) {
	l := limiting(t)
	first := l.from("192.0.2.1:1", "/rss.xml")
	tag := first.Header.Get("Etag")
	n, held := l.until("192.0.2.1:1", "/rss.xml")
	if want := bytesAtOnce/int(first.ContentLength) + 1; held == nil || n < want-2 || n > want {
		t.Fatalf("%d whole feeds, want %d", n, want)
	}
	if held.Header.Get("Etag") != "" || held.Header.Get("Last-Modified") != "" || held.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("held back with %v", held.Header)
	}
	for _, c := range []struct {
		name, from, path, tag string
		want                  int
	}{
		{"there is nothing new", "192.0.2.1:1", "/rss.xml", tag, 304},
		{"there is, it says", "192.0.2.1:1", "/rss.xml", `"old"`, 429},
		{"there is no such thing", "192.0.2.1:1", "/khong-co", "", 404},
		{"it is somebody else", "192.0.2.2:1", "/rss.xml", "", 200},
	} {
		if resp := l.from(c.from, c.path, "If-None-Match", c.tag); resp.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.name, resp.StatusCode, c.want)
		}
	}
	l.now = l.now.Add(time.Second)
	if resp := l.from("192.0.2.1:1", "/rss.xml"); resp.StatusCode != 200 {
		t.Errorf("a second later: %d", resp.StatusCode)
	}
	story := "/tin/" + uuid(1)
	tag = l.from("192.0.2.3:1", story).Header.Get("Etag")
	for i := range 3 * readsAtOnce {
		if resp := l.from("192.0.2.3:1", story, "If-None-Match", tag); resp.StatusCode != 304 {
			t.Fatalf("story %d that was known: %d", i, resp.StatusCode)
		}
	}
	for range n + 100 {
		if resp := l.from("127.0.0.1:1", "/rss.xml"); resp.StatusCode != 200 {
			t.Fatalf("from this machine: %d", resp.StatusCode)
		}
	}
}

// TestAnOfficeBehindOneAddress lets a hundred readers poll everything from one
// address, as often as readers do.
func TestAnOfficeBehindOneAddress(t *testing.T) {
	l := limiting(t)
	for range 30 { // minutes
		for reader := range 100 {
			l.now = l.now.Add(time.Minute / 100)
			for _, path := range []string{"/", "/rss.xml", "/lao-cai/atom.xml", assets().style} {
				if resp := l.from(fmt.Sprintf("192.0.2.1:%d", reader+1), path); resp.StatusCode != 200 {
					t.Fatalf("%s: %d", path, resp.StatusCode)
				}
			}
			if resp := l.from("192.0.2.1:1", "/tin/"+uuid(1)); resp.StatusCode != 200 {
				t.Fatalf("a story: %d", resp.StatusCode)
			}
		}
	}
}

func TestWhoIsWho(t *testing.T) {
	l := &Limits{Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	l.Trust([]netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")})
	for _, c := range []struct {
		name, peer string
		fields     []string
		want       string
	}{
		{"directly", "192.0.2.1:99", nil, "192.0.2.1"},
		{"directly, pretending to be forwarded", "192.0.2.1:99", []string{"X-Forwarded-For", "203.0.113.9"}, "192.0.2.1"},
		{"through the proxy", "127.0.0.1:99", []string{"X-Forwarded-For", "203.0.113.9"}, "203.0.113.9"},
		{"through the proxy, with a lie before it", "127.0.0.1:99", []string{"X-Forwarded-For", "198.51.100.1, 203.0.113.9"}, "203.0.113.9"},
		{"on two lines", "127.0.0.1:99", []string{"X-Forwarded-For", "198.51.100.1", "X-Forwarded-For", "203.0.113.9"}, "203.0.113.9"},
		{"through two proxies", "127.0.0.1:99", []string{"X-Forwarded-For", "203.0.113.9, 10.1.2.3"}, "203.0.113.9"},
		{"from among the proxies", "127.0.0.1:99", []string{"X-Forwarded-For", "10.1.2.3"}, "10.1.2.3"},
		{"nonsense", "127.0.0.1:99", []string{"X-Forwarded-For", "203.0.113.9, unknown"}, "127.0.0.1"},
		{"empty", "127.0.0.1:99", []string{"X-Forwarded-For", ""}, "127.0.0.1"},
		{"with a port", "127.0.0.1:99", []string{"X-Forwarded-For", "203.0.113.9:4711"}, "203.0.113.9"},
		{"IPv6 in brackets", "[fd00::1]:99", []string{"X-Forwarded-For", "[2001:db8::7]:4711"}, "2001:db8::"},
		{"IPv6", "[2001:db8::1:2:3]:99", nil, "2001:db8:0:0::"},
		{"IPv4 written as IPv6", "[::ffff:192.0.2.1]:99", nil, "192.0.2.1"},
		{"IPv6 with a zone", "[fe80::1%eth0]:99", nil, "fe80::"},
		{"the standard field", "127.0.0.1:99", []string{"Forwarded", `for="[2001:db8:1::7]:1";proto=https`}, "2001:db8:1::"},
		{"the standard field, in a row", "127.0.0.1:99", []string{"Forwarded", `for=198.51.100.1, for=203.0.113.9;by=10.0.0.1, For=10.2.3.4`}, "203.0.113.9"},
		{"the standard field, hidden", "127.0.0.1:99", []string{"Forwarded", `for=_secret`}, "127.0.0.1"},
		{"both fields agree", "127.0.0.1:99", []string{"Forwarded", `for=203.0.113.9`, "X-Forwarded-For", "203.0.113.9"}, "203.0.113.9"},
		{"one field is a lie", "127.0.0.1:99", []string{"Forwarded", `for=198.51.100.1`, "X-Forwarded-For", "203.0.113.9"}, "127.0.0.1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = c.peer
			for i := 0; i < len(c.fields); i += 2 {
				r.Header.Add(c.fields[i], c.fields[i+1])
			}
			if got := keyOf(l.origin(r)); got != netip.MustParseAddr(c.want) {
				t.Errorf("is taken for %v, want %s", got, c.want)
			}
		})
	}
}

func TestProxyThatNobodyNamed(t *testing.T) {
	l := limiting(t)
	for range 5 {
		l.from("127.0.0.1:9", "/rss.xml", "X-Forwarded-For", "203.0.113.9")
	}
	if n := strings.Count(l.log.String(), "trusted_proxies"); n != 1 {
		t.Errorf("told %d times: %s", n, &l.log)
	}
	l = limiting(t, "127.0.0.0/8")
	l.from("127.0.0.1:9", "/rss.xml", "X-Forwarded-For", "203.0.113.9")
	l.from("203.0.113.9:9", "/rss.xml", "X-Forwarded-For", "127.0.0.1")
	if l.log.Len() > 0 {
		t.Errorf("told for no reason: %s", &l.log)
	}
}

// TestClientsAreForgotten lets more clients come than are remembered.
func TestClientsAreForgotten(t *testing.T) {
	l := limiting(t)
	_, held := l.until("192.0.2.1:1", "/luu-tru/")
	if held == nil {
		t.Fatal("nobody is held back")
	}
	for i := range 3 * mostClients {
		l.from(fmt.Sprintf("[2001:db8:%x:%x::1]:9", i>>16, i&0xffff), "/favicon.ico")
		if i%100 == 0 && l.from("192.0.2.1:1", "/luu-tru/").StatusCode != http.StatusTooManyRequests {
			t.Fatalf("forgotten after %d others, although it keeps coming", i)
		}
	}
	if n := len(l.limits.clients.fresh) + len(l.limits.clients.stale); n > 2*mostClients || n < mostClients {
		t.Errorf("%d clients are remembered", n)
	}
}

func TestOneLineAClientAMinute(t *testing.T) {
	l := limiting(t)
	for range 2 * readsAtOnce {
		l.from("192.0.2.1:1", "/luu-tru/")
		l.from("192.0.2.2:1", "/luu-tru/")
	}
	lines := strings.Split(strings.TrimSpace(l.log.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "client=192.0.2.1") || !strings.Contains(lines[1], "left_out=0") {
		t.Errorf("%d lines: %s", len(lines), &l.log)
	}
	l.log.Reset()
	l.now = l.now.Add(time.Minute)
	l.until("192.0.2.1:1", "/luu-tru/")
	if got := strings.TrimSpace(l.log.String()); strings.Count(got, "\n") > 0 || !strings.Contains(got, "left_out="+strconv.Itoa(readsAtOnce-1)) {
		t.Errorf("after a minute: %s", got)
	}
	l.log.Reset()
	for i := range 2 * mostLines {
		l.until(fmt.Sprintf("198.51.%d.%d:1", i>>8, i&255), "/luu-tru/")
	}
	if n := strings.Count(l.log.String(), "\n"); n > mostLines {
		t.Errorf("%d lines on so many clients", n)
	}
}

func TestBucket(t *testing.T) {
	b := bucket{rate: 2, size: 10}
	steps := []struct {
		name   string
		after  time.Duration
		take   float64
		charge float64
		want   time.Duration
	}{
		{"full at first", 0, 10, 0, 0},
		{"empty", 0, 1, 0, 500 * time.Millisecond},
		{"a little later", 250 * time.Millisecond, 1, 0, 250 * time.Millisecond},
		{"later", 250 * time.Millisecond, 1, 0, 0},
		{"a clock that goes back", -time.Hour, 1, 0, 500 * time.Millisecond},
		{"overspent", 0, 1, 4, 2500 * time.Millisecond},
		{"overspent beyond measure", 0, 1, 1e9, 5500 * time.Millisecond},
		{"given back", 0, 1, -11, 0},
		{"never more than full", 24 * time.Hour, 10.5, 0, 250 * time.Millisecond},
	}
	at := now
	for _, s := range steps {
		at = at.Add(s.after)
		b.charge(at, s.charge)
		if got := b.take(at, s.take); (got - s.want).Abs() > time.Microsecond {
			t.Errorf("%s: wait %v, want %v", s.name, got, s.want)
		}
	}
}

package web

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
)

const (
	firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
	feedly  = "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; )"
)

// counted lets a newsroom count who comes.
func (n *newsroom) counted(t testing.TB) *newsroom {
	t.Helper()
	n.Audience = &audience.Counter{Store: n.store, Now: func() time.Time { return n.Now() }, Log: n.Log}
	if err := n.Audience.Load(t.Context(), there); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestWhoIsCounted sends requests one by one, each to a site that nobody came
// to before.
func TestWhoIsCounted(t *testing.T) {
	n := open(t, articles())
	for _, c := range []struct {
		name, method, path string
		fields             []string // beside those of a browser
		status             int
		visits, polls      int
	}{
		{"a page", "GET", "/", nil, 200, 1, 0},
		{"a page in English", "GET", "/en/lao-cai/", nil, 200, 1, 0},
		{"a story", "GET", "/tin/" + uuid(1), nil, 200, 1, 0},
		{"a page by a link", "GET", "/nguon", []string{"Sec-Fetch-Dest", "document", "Sec-Fetch-Mode", "navigate"}, 200, 1, 0},
		{"nothing new in a page", "GET", "/", []string{"If-None-Match", "*"}, 304, 1, 0},
		{"only what is said of a page", "HEAD", "/", nil, 200, 0, 0},
		{"no such page", "GET", "/khong-co", nil, 404, 0, 0},
		{"a page elsewhere", "GET", "/lao-cai", nil, 301, 0, 0},
		{"a page in no form that is wanted", "GET", "/", []string{"Accept-Encoding", "identity;q=0"}, 406, 0, 0},
		{"a page that must not have changed", "GET", "/", []string{"If-Match", `"x"`}, 412, 0, 0},
		{"a page ahead of time", "GET", "/", []string{"Sec-Purpose", "prefetch"}, 200, 0, 0},
		{"a page drawn ahead of time", "GET", "/", []string{"Sec-Purpose", "prefetch;prerender"}, 200, 0, 0},
		{"a page ahead of time, of old", "GET", "/", []string{"Purpose", "prefetch"}, 200, 0, 0},
		{"a page by a script", "GET", "/", []string{"Sec-Fetch-Dest", "empty"}, 200, 0, 0},
		{"a page by a robot", "GET", "/", []string{"User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, 200, 0, 0},
		{"a page by a watcher", "GET", "/", []string{"User-Agent", "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"}, 200, 0, 0},
		{"a page by what has no name", "GET", "/", []string{"User-Agent", ""}, 200, 0, 0},
		{"a page by what wants no language", "GET", "/", []string{"Accept-Language", ""}, 200, 0, 0},
		{"whether all is well", "GET", "/healthz", nil, 200, 0, 0},
		{"the style", "GET", assets().style, nil, 200, 0, 0},
		{"a list of feeds", "GET", publish.FeedsPath, []string{"User-Agent", "FreshRSS/1.27"}, 200, 0, 0},
		{"a feed", "GET", "/lao-cai/atom.xml", []string{"User-Agent", "FreshRSS/1.27"}, 200, 0, 1},
		{"a feed as XML", "GET", "/rss.xml", []string{"User-Agent", "FreshRSS/1.27", "Accept", "application/xml"}, 200, 0, 1},
		{"nothing new in a feed", "GET", "/rss.xml", []string{"User-Agent", "FreshRSS/1.27", "If-None-Match", "*"}, 304, 0, 1},
		{"a feed by an extension of a browser", "GET", "/feed.json", []string{"Sec-Fetch-Mode", "cors"}, 200, 0, 1},
		{"a feed by a service", "GET", "/rss.xml", []string{"User-Agent", feedly}, 200, 0, 1},
		{"a feed in a browser", "GET", "/rss.xml", []string{"Sec-Fetch-Mode", "navigate"}, 200, 0, 0},
		{"a feed by a robot", "GET", "/rss.xml", []string{"User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, 200, 0, 0},
		{"what staff are told", "GET", publish.StaffPath, []string{"User-Agent", "FreshRSS/1.27"}, 200, 0, 0},
		{"only what is said of a feed", "HEAD", "/rss.xml", []string{"User-Agent", "FreshRSS/1.27"}, 200, 0, 0},
	} {
		n.counted(t)
		fields := map[string]string{"User-Agent": firefox, "Accept-Language": "vi-VN,vi;q=0.9"}
		for i := 0; i < len(c.fields); i += 2 {
			fields[c.fields[i]] = c.fields[i+1]
		}
		var list []string
		for name, value := range fields {
			if value != "" || name == "User-Agent" { // an empty one keeps the client from naming itself
				list = append(list, name, value)
			}
		}
		resp, _ := ask(t, c.method, n.serve(t).URL+c.path, list...)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %d, want %d", c.name, resp.StatusCode, c.status)
		}
		if resp.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s: a cookie", c.name)
		}
		f := n.Audience.Figures()
		if today := f.Days[len(f.Days)-1]; today.Visits != c.visits || today.Polls != c.polls {
			t.Errorf("%s: %d visits and %d polls, want %d and %d", c.name, today.Visits, today.Polls, c.visits, c.polls)
		}
	}
}

// TestReadersBehindAProxy are told apart as far as the proxy is trusted.
func TestReadersBehindAProxy(t *testing.T) {
	for _, c := range []struct {
		trusted bool
		want    int
	}{{true, 3}, {false, 1}} {
		n := open(t, articles()).counted(t)
		n.Limits = &Limits{Now: n.Now, Log: n.Log}
		if c.trusted {
			n.Limits.Trust([]netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")})
		}
		h, err := n.Handler()
		if err != nil {
			t.Fatal(err)
		}
		s := httptest.NewUnstartedServer(nil)
		s.Config, s.Listener = Bounded(h, n.Limits, n.Log), n.Limits.Listener(s.Listener)
		s.Start()
		defer s.Close()
		for _, from := range []string{"203.0.113.5", "203.0.113.6", "203.0.113.5", "2001:db8::1", "2001:db8::2"} {
			resp, _ := ask(t, "GET", s.URL+"/", "User-Agent", firefox, "Accept-Language", "vi", "X-Forwarded-For", from)
			if resp.StatusCode != http.StatusOK {
				t.Fatal(resp.Status)
			}
		}
		if got := n.Audience.Figures().Today; got != c.want {
			t.Errorf("trusted %v: %d visits, want %d", c.trusted, got, c.want)
		}
	}
}

package web

import (
	"bufio"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// speak sends bytes as they are and reads one answer.
func speak(t testing.TB, s *httptest.Server, request string) *http.Response {
	t.Helper()
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte(request)); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(request, " ")
	resp, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%.60q: %v", request, err)
	}
	resp.Body.Close()
	return resp
}

func TestUnusualRequests(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, c := range []struct {
		name, request string
		status        int
		allow         bool
	}{
		{"what the server can do at all", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 204, true},
		{"the star, read", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 404, false},
		{"a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 405, true},
		{"an echo", "TRACE /rss.xml HTTP/1.1\r\nHost: x\r\n\r\n", 405, true},
		{"methods are written in capitals", "get /rss.xml HTTP/1.1\r\nHost: x\r\n\r\n", 405, true},
		{"an unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405, true},
		{"the whole address", "GET http://elsewhere.example/rss.xml HTTP/1.1\r\nHost: x\r\n\r\n", 200, false},
		{"an old client", "GET /rss.xml HTTP/1.0\r\n\r\n", 200, false},
		{"no host", "GET /rss.xml HTTP/1.1\r\n\r\n", 400, false},
		{"HTTP/2 without being asked", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 404, false},
		{"an upgrade to HTTP/2", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n", 200, false},
		{"two lengths", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na", 400, false},
		{"a length and chunks", "POST /rss.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n", 405, true},
		{"a field before a colon with space", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n", 400, false},
		{"a body with GET", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 200, false},
		{"a body that never comes", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\nabc", 200, false},
		{"a body that has to be asked for", "GET /rss.xml HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 30\r\n\r\n", 200, false},
		{"chunks that never come", "PUT /rss.xml HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 405, true},
		{"an address that is too long", "GET /tim?q=" + strings.Repeat("a", 2100) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, false},
		{"fields that are too long", "GET / HTTP/1.1\r\nHost: x\r\nA: " + strings.Repeat("a", 30<<10) + "\r\n\r\n", 431, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp := speak(t, s, c.request)
			if resp.StatusCode != c.status || (resp.Header.Get("Allow") == methods) != c.allow {
				t.Errorf("%d, allowed %q, want %d", resp.StatusCode, resp.Header.Get("Allow"), c.status)
			}
			if strings.Contains(c.request, "Length:") || strings.Contains(c.request, "chunked") {
				if !resp.Close {
					t.Error("the connection is kept after a body that nobody asked for")
				}
			}
		})
	}
}

func TestStrictTransport(t *testing.T) {
	for _, c := range []struct {
		name, site, proxies, proto string
		want                       bool
	}{
		{"through a proxy that encrypts", "https://bantin.example.vn", "127.0.0.0/8", "https", true},
		{"through a proxy that does not", "https://bantin.example.vn", "127.0.0.0/8", "http", false},
		{"through a proxy that says nothing", "https://bantin.example.vn", "127.0.0.0/8", "", false},
		{"from somebody who says so", "https://bantin.example.vn", "10.0.0.0/8", "https", false},
		{"on a site without encryption", "http://bantin.example.vn", "127.0.0.0/8", "https", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := open(t, articles())
			n.Site.URL = c.site
			n.Limits = &Limits{Now: n.Now, Log: n.Log}
			n.Limits.Trust([]netip.Prefix{netip.MustParsePrefix(c.proxies)})
			s := n.serve(t)
			var fields []string
			if c.proto != "" {
				fields = []string{"X-Forwarded-Proto", c.proto}
			}
			for _, path := range []string{"/", "/rss.xml", "/khong-co"} {
				resp, _ := ask(t, "GET", s.URL+path, fields...)
				if got := resp.Header.Get("Strict-Transport-Security") != ""; got != c.want {
					t.Errorf("%s: %v, want %v", path, got, c.want)
				}
			}
		})
	}
}

// FuzzRequests asks for anything by any method: nothing panics, nothing is
// sent that was not asked for, and no one is sent elsewhere.
func FuzzRequests(f *testing.F) {
	n := open(f, articles())
	n.Limits = nil
	h, err := n.Handler()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []struct{ method, path, field string }{
		{"GET", "/rss.xml", "gzip"}, {"HEAD", "//lao-cai/feed/", "br;q=0.1, *;q=0"}, {"POST", "/tin/" + uuid(1), "identity;q=0"},
		{"OPTIONS", "*", ""}, {"CONNECT", "evil.example:443", ""}, {"GET", "/luu-tru/2026-11/2", "*"}, {"GET", "/lao-cai/luu-tru/atom/1-20.xml", "x-gzip"},
		{"GET", "/%2e%2e/%00", ""}, {"GET", "http://evil.example//feed", ""}, {"GET", "/Tin/" + strings.ToUpper(uuid(1)), ""}, {"get", "/?q=lễ hội", ""},
	} {
		f.Add(seed.method, seed.path, seed.field)
	}
	f.Fuzz(func(t *testing.T, method, target, field string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			u = &url.URL{Path: target}
		}
		r := &http.Request{Method: method, URL: u, RequestURI: target, Host: "x", RemoteAddr: "127.0.0.1:9", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: http.Header{"Accept-Encoding": {field}, "If-None-Match": {field}, "If-Modified-Since": {field}}, Body: http.NoBody}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(t.Context()))
		resp := w.Result()
		switch resp.StatusCode {
		case 200, 204, 301, 302, 304, 307, 404, 405, 406, 414:
		default:
			t.Errorf("%q %q: %d", method, target, resp.StatusCode)
		}
		if resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%q %q: may be sniffed", method, target)
		}
		if (method == "HEAD" || resp.StatusCode == 304 || resp.StatusCode == 204) && w.Body.Len() > 0 {
			t.Errorf("%q %q: %d with %d bytes", method, target, resp.StatusCode, w.Body.Len())
		}
		if to := resp.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`)) {
			t.Errorf("%q %q: sent to %q", method, target, to)
		}
	})
}

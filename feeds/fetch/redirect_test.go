package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

func TestRedirectsKeepTheRequest(t *testing.T) {
	final := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != `"v1"` || r.Header.Get("If-Modified-Since") != "yesterday" ||
			r.Header.Get("User-Agent") != "bantin/1.2 (+ban@example.vn)" || r.Header.Get("Referer") != "" {
			t.Errorf("at the end: %v", r.Header)
		}
		w.WriteHeader(http.StatusNotModified)
	})
	for _, status := range []int{301, 302, 303, 307, 308} {
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", final+"/tin tức")
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(status)
		})
		r := get(t, client(t), address, feeds.Validators{ETag: `"v1"`, LastModified: "yesterday"})
		if !r.NotModified || r.URL != final+"/tin%20t%E1%BB%A9c" || r.RetryAfter != 2*time.Minute {
			t.Errorf("%d: got %+v", status, r)
		}
	}
}

func TestRedirectsLead(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		left, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
		if err == nil && left > 0 {
			http.Redirect(w, r, fmt.Sprint("/", left-1), http.StatusFound)
			return
		}
		_, _ = fmt.Fprint(w, rss)
	})
	if r := get(t, client(t), address+"/10", feeds.Validators{}); r.URL != address+"/0" {
		t.Errorf("ten redirects led to %s", r.URL)
	}
	if p := fail(t, client(t), address+"/11", feeds.RedirectLoop); p.Detail != address+"/0" {
		t.Errorf("detail %q", p.Detail)
	}
}

func TestOnlyPermanentRedirectsMove(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		first, rest, more := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if status, err := strconv.Atoi(first); err == nil {
			http.Redirect(w, r, "/"+rest, status)
			return
		}
		if !more && r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = fmt.Fprint(w, rss)
	})
	for path, moved := range map[string]bool{
		"/":                    false,
		"/301/tin":             true,
		"/308/tin":             true,
		"/301/308/301/tin":     true,
		"/302/tin":             false,
		"/303/tin":             false,
		"/307/tin":             false,
		"/301/302/tin":         false,
		"/302/301/tin":         false,
		"/301/307/308/301/tin": false,
	} {
		for _, v := range []feeds.Validators{{}, {ETag: `"v1"`}} {
			want := ""
			if moved {
				want = address + "/tin"
			}
			if r := get(t, client(t), address+path, v); r.Moved != want {
				t.Errorf("%s: moved to %q; want %q", path, r.Moved, want)
			}
		}
	}
}

func TestGivingUpHTTPSIsNoMove(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"http://a.vn/", "https://a.vn/", true},
		{"http://a.vn/", "http://b.vn/", true},
		{"https://a.vn/", "https://b.vn/", true},
		{"https://a.vn/", "http://a.vn/", false},
	} {
		from, err := url.Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		to, err := url.Parse(c.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := moves(http.StatusMovedPermanently, from, to); got != c.want {
			t.Errorf("%s to %s: %v", c.from, c.to, got)
		}
	}
}

func TestRedirectsAstray(t *testing.T) {
	for _, c := range []struct {
		name, location string
		class          feeds.Class
		detail         string
	}{
		{"to itself", "", feeds.RedirectLoop, "ITSELF"},
		{"to a file", "file:///etc/passwd", feeds.BadRedirect, "file:///etc/passwd"},
		{"to FTP", "ftp://example.vn/tin.xml", feeds.BadRedirect, "ftp://example.vn/tin.xml"},
		{"to data", "data:text/xml,<rss/>", feeds.BadRedirect, "data:text/xml,<rss/>"},
		{"to a script", "javascript:alert(1)", feeds.BadRedirect, "javascript:alert(1)"},
		{"to no host", "http:///tin", feeds.BadRedirect, "http:///tin"},
		{"without slashes", "http:tin", feeds.BadRedirect, "http:tin"},
		{"to nonsense", "http://[::1", feeds.BadRedirect, "http://[::1"},
		{"to an intranet", "http://10.0.0.1/tin", feeds.Private, "10.0.0.1"},
		{"to another loopback address", "http://127.0.0.2/tin", feeds.Private, "127.0.0.2"},
		{"to loopback in IPv6", "http://[::1]:9/tin", feeds.Private, "::1"},
		{"to loopback mapped to IPv6", "http://[::ffff:127.0.0.2]/tin", feeds.Private, "::ffff:127.0.0.2 (127.0.0.2)"},
		{"to cloud metadata", "http://169.254.169.254/latest", feeds.Private, "169.254.169.254"},
		{"to this host", "//0.0.0.0/tin", feeds.Private, "0.0.0.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Location", c.location)
				if c.location == "" {
					w.Header().Set("Location", r.URL.String())
				}
				w.WriteHeader(http.StatusFound)
			})
			p := fail(t, client(t), address+"/a", c.class)
			want := strings.ReplaceAll(c.detail, "ITSELF", address+"/a")
			if p.Detail != want {
				t.Errorf("detail %q; want %q", p.Detail, want)
			}
		})
	}
}

func TestFirstAddressIsJudgedToo(t *testing.T) {
	for address, class := range map[string]feeds.Class{
		"":                       feeds.BadRedirect,
		"tin.xml":                feeds.BadRedirect,
		"file:///etc/passwd":     feeds.BadRedirect,
		"https://":               feeds.BadRedirect,
		"http://exa mple.vn/":    feeds.BadRedirect,
		"http://192.168.1.1/":    feeds.Private,
		"http://nowhere.invalid": feeds.NoHost,
	} {
		fail(t, client(t), address, class)
	}
}

package fetch

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync/atomic"
	"testing"

	"bantin/feeds"
)

func TestConnectionsAreKept(t *testing.T) {
	for _, coding := range []string{"", "gzip", "br", "zstd", "deflate", "304", "403"} {
		var opened atomic.Int32
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch coding {
			case "304":
				w.WriteHeader(http.StatusNotModified)
			case "403":
				w.WriteHeader(http.StatusForbidden)
				_, _ = io.WriteString(w, "<h1>Forbidden</h1>")
			case "":
				_, _ = io.WriteString(w, rss)
			case "deflate":
				w.Header().Set("Content-Encoding", coding)
				_, _ = io.WriteString(w, pack(t, "zlib", rss))
			default:
				w.Header().Set("Content-Encoding", coding)
				_, _ = io.WriteString(w, pack(t, coding, rss))
			}
			w.(http.Flusher).Flush() // chunks, whose end must be read too
		}))
		s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
			if state == http.StateNew {
				opened.Add(1)
			}
		}
		s.Start()
		t.Cleanup(s.Close)
		c := client(t)
		for range 5 {
			_, err := c.Get(t.Context(), Request{URL: s.URL, Validators: feeds.Validators{ETag: "1"}})
			if (err != nil) != (coding == "403") {
				t.Fatal(err)
			}
		}
		if n := opened.Load(); n != 1 {
			t.Errorf("%q: %d connections for five answers", coding, n)
		}
	}
}

func TestGuard(t *testing.T) {
	allow := []netip.Prefix{
		netip.MustParsePrefix("10.1.0.0/16"),
		netip.MustParsePrefix("fd00:1::/32"),
		netip.MustParsePrefix("::ffff:192.168.7.0/120"),
	}
	for address, want := range map[string]bool{
		"113.160.0.1:8080":        true,
		"[2405:4800::1]:443":      true,
		"10.1.2.3:80":             true,
		"10.2.2.3:80":             false,
		"192.168.7.9:80":          true,
		"192.168.8.9:80":          false,
		"[fd00:1::9]:80":          true,
		"[fd00:2::9]:80":          false,
		"127.0.0.1:80":            false,
		"169.254.169.254:80":      false,
		"100.64.0.1:80":           false,
		"[::1]:80":                false,
		"[fe80::1]:80":            false,
		"[64:ff9b::7f00:1]:80":    false,
		"[::ffff:127.0.0.1]:80":   false,
		"[2002:7f00:1::]:80":      false,
		"224.0.0.1:80":            false,
		"255.255.255.255:80":      false,
		"[::]:80":                 false,
		"0.0.0.0:80":              false,
		"[2001:db8::1]:80":        false,
		"[2001:ee0:0:1::1]:60000": true,
		"[::ffff:113.160.0.1]:80": false, // never seen: the dialer writes it as IPv4
		"[64:ff9b::71a0:1]:80":    false,
		"[fec0::1]:80":            false,
		"172.31.255.255:80":       false,
		"172.32.0.1:80":           true,
	} {
		network := "tcp4"
		if address[0] == '[' {
			network = "tcp6"
		}
		err := guard(allow).Safe(network, address, nil)
		if (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
	if guard(nil).Safe("udp4", "113.160.0.1:53", nil) == nil {
		t.Error("UDP is let through")
	}
}

package fetch

import (
	"context"
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"bantin/feeds"
)

func inPEM(a *authority) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw}))
}

// ask expects an answer, or a problem of the given class.
func ask(t *testing.T, c *Client, r Request, class feeds.Class) *feeds.Problem {
	t.Helper()
	_, err := c.Get(t.Context(), r)
	var p *feeds.Problem
	switch {
	case err == nil && class == "":
	case !errors.As(err, &p) || p.Class != class:
		t.Errorf("%s: got %v; want class %q", r.URL, err, class)
		return &feeds.Problem{}
	}
	return p
}

func TestTrust(t *testing.T) {
	now := time.Now()
	root, own, other := newAuthority(t, "Gốc", nil), newAuthority(t, "CA riêng", nil), newAuthority(t, "CA khác", nil)
	good := root.server(t, "127.0.0.1")
	private := own.server(t, "127.0.0.1")
	foreign := own.server(t, "a.vn")
	stale := selfSigned(t, now.Add(-2*time.Hour), now.Add(-time.Hour), "127.0.0.1")
	for _, c := range []struct {
		name   string
		server func() string
		trust  feeds.Trust
		class  feeds.Class
	}{
		{"as usual", func() string { return serveTLS(t, with(good)) }, feeds.Trust{}, ""},
		{"an authority of its own", func() string { return serveTLS(t, with(private)) }, feeds.Trust{CA: inPEM(own)}, ""},
		{"one of several authorities", func() string { return serveTLS(t, with(private)) }, feeds.Trust{CA: inPEM(other) + inPEM(own)}, ""},
		{"a usual authority beside its own", func() string { return serveTLS(t, with(good)) }, feeds.Trust{CA: inPEM(own)}, ""},
		{"another authority", func() string { return serveTLS(t, with(private)) }, feeds.Trust{CA: inPEM(other)}, feeds.TLSChain},
		{"an authority in no form", func() string { return serveTLS(t, with(private)) }, feeds.Trust{CA: "CA riêng"}, feeds.TLSChain},
		{"its own authority for another host", func() string { return serveTLS(t, with(foreign)) }, feeds.Trust{CA: inPEM(own)}, feeds.TLSName},
		{"the pinned key", func() string { return serveTLS(t, with(private)) }, feeds.Trust{Pin: pinOf(private.Leaf)}, ""},
		{"the pinned key, for another host", func() string { return serveTLS(t, with(foreign)) }, feeds.Trust{Pin: pinOf(foreign.Leaf)}, ""},
		{"the pinned key, expired", func() string { return serveTLS(t, with(stale)) }, feeds.Trust{Pin: pinOf(stale.Leaf)}, ""},
		{"another key", func() string { return serveTLS(t, with(private)) }, feeds.Trust{Pin: pinOf(good.Leaf)}, feeds.TLSPin},
		{"another key of a usual authority", func() string { return serveTLS(t, with(good)) }, feeds.Trust{Pin: pinOf(private.Leaf)}, feeds.TLSPin},
		{"a pin that is none", func() string { return serveTLS(t, with(good)) }, feeds.Trust{Pin: "abc"}, feeds.TLSPin},
		{"a pin stronger than carelessness", func() string { return serveTLS(t, with(private)) },
			feeds.Trust{Pin: pinOf(good.Leaf), Insecure: "2026-11-23: máy chủ cũ"}, feeds.TLSPin},
		{"carelessness", func() string { return serveTLS(t, with(private)) }, feeds.Trust{Insecure: "2026-11-23: máy chủ cũ"}, ""},
		{"carelessness, another host", func() string { return serveTLS(t, with(foreign)) }, feeds.Trust{Insecure: "2026-11-23: máy chủ cũ"}, ""},
		{"carelessness, expired", func() string { return serveTLS(t, with(stale)) }, feeds.Trust{Insecure: "2026-11-23: máy chủ cũ"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			cl := client(t)
			cl.Roots = pool(root)
			ask(t, cl, Request{URL: c.server(), Trust: c.trust}, c.class)
		})
	}
	address := serveTLS(t, with(private))
	if p := ask(t, client(t), Request{URL: address, Trust: feeds.Trust{Pin: "abc"}}, feeds.TLSPin); p.Detail != pinOf(private.Leaf) {
		t.Errorf("detail %q; want the key that was seen", p.Detail)
	}
}

// What one source accepts must not serve another one on the same host.
func TestTrustIsNotShared(t *testing.T) {
	cert := newAuthority(t, "CA riêng", nil).server(t, "127.0.0.1")
	address := serveTLS(t, with(cert))
	c := client(t)
	for range 2 {
		ask(t, c, Request{URL: address, Trust: feeds.Trust{Insecure: "2026-11-23: thử"}}, "")
		ask(t, c, Request{URL: address, Trust: feeds.Trust{Pin: pinOf(cert.Leaf)}}, "")
		ask(t, c, Request{URL: address, Trust: feeds.Trust{Pin: "abc"}}, feeds.TLSPin)
		ask(t, c, Request{URL: address}, feeds.TLSChain)
	}
}

func TestTrustIsForOneHost(t *testing.T) {
	cert := newAuthority(t, "CA riêng", nil).server(t, "khac.vn")
	server := serveSecurely(t, with(cert), func(w http.ResponseWriter, r *http.Request) {
		if to := r.URL.Query().Get("to"); to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		_, _ = w.Write([]byte(rss))
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, u.Host)
	}}
	t.Cleanup(c.Close)
	careless := feeds.Trust{Insecure: "2026-11-23: thử"}
	for to, class := range map[string]feeds.Class{
		"https://a.vn/":          "",
		"https://www.a.vn/":      "",
		"https://WWW.A.vn.:444/": "",
		"https://tin.a.vn/":      feeds.TLSName,
		"https://b.vn/":          feeds.TLSName,
	} {
		ask(t, c, Request{URL: "https://a.vn/?to=" + url.QueryEscape(to), Trust: careless}, class)
	}
}

func TestFewTrustsKeepConnections(t *testing.T) {
	c := client(t)
	address := serveTLS(t, with(newAuthority(t, "CA riêng", nil).server(t, "127.0.0.1")))
	for i := range maxTransports + 10 {
		ask(t, c, Request{URL: address, Trust: feeds.Trust{Insecure: time.Duration(i).String()}}, "")
	}
	if n := len(c.transports.all); n > maxTransports {
		t.Errorf("%d trusts are remembered", n)
	}
}

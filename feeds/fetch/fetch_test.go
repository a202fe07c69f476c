package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Tin tức</title></channel></rss>`

// client returns a client that may read 127.0.0.1, and no other address that
// is not public.
func client(t testing.TB) *Client {
	c := &Client{UserAgent: UserAgent("1.2", "ban@example.vn"), Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	t.Cleanup(c.Close)
	return c
}

// serve starts a server on loopback.
func serve(t testing.TB, h http.HandlerFunc) string {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// get expects an answer.
func get(t *testing.T, c *Client, address string, v feeds.Validators) *feeds.Response {
	t.Helper()
	r, err := c.Get(t.Context(), Request{URL: address, Validators: v})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// fail expects a problem of the given class.
func fail(t *testing.T, c *Client, address string, class feeds.Class) *feeds.Problem {
	t.Helper()
	r, err := c.Get(t.Context(), Request{URL: address})
	var p *feeds.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %+v, %v; want a problem %q", r, err, class)
	}
	if p.Class != class {
		t.Fatalf("got %v; want class %q", p, class)
	}
	return p
}

func TestGetBringsTheAnswerAsItWasSent(t *testing.T) {
	var got http.Header
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		h := w.Header()
		h["ETag"] = []string{`W/"a, b`}
		h["Last-Modified"] = []string{"Thứ hai, 23/11/2026"}
		h.Set("Content-Type", "Text/XML ; charset=windows-1258")
		h.Set("Content-Location", "/rss/tin.xml")
		h.Set("Cache-Control", `private, max-age="600"`)
		h.Set("Set-Cookie", "a=b")
		_, _ = w.Write([]byte(rss))
	})
	c := client(t)
	get(t, c, address, feeds.Validators{})
	r := get(t, c, address+"/tin tức?q=lễ hội&p=100%#đầu", feeds.Validators{})
	want := &feeds.Response{
		URL:             address + "/tin%20t%E1%BB%A9c?q=l%E1%BB%85%20h%E1%BB%99i&p=100%25",
		ContentType:     "Text/XML ; charset=windows-1258",
		ContentLocation: "/rss/tin.xml",
		Body:            []byte(rss),
		Validators:      feeds.Validators{ETag: `W/"a, b`, LastModified: "Thứ hai, 23/11/2026"},
		MaxAge:          10 * time.Minute,
	}
	if d := cmp.Diff(want, r); d != "" {
		t.Error(d)
	}
	wantHeader := http.Header{
		"User-Agent":      {"bantin/1.2 (+ban@example.vn)"},
		"Accept":          {accept},
		"Accept-Language": {"vi"},
		"Accept-Encoding": {"gzip, br, zstd"},
	}
	if d := cmp.Diff(wantHeader, got); d != "" {
		t.Error("second request:", d)
	}
}

func TestGetEchoesValidatorsByteForByte(t *testing.T) {
	for _, v := range []feeds.Validators{
		{ETag: `"abc"`, LastModified: "Mon, 23 Nov 2026 02:03:04 GMT"},
		{ETag: `W/"a,b  c"-gzip`},
		{ETag: "no quotes", LastModified: "0"},
		{LastModified: "thứ Hai\xe9, 23-11-2026"},
	} {
		var sent feeds.Validators
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			sent = feeds.Validators{ETag: r.Header.Get("If-None-Match"), LastModified: r.Header.Get("If-Modified-Since")}
			w.Header().Set("ETag", `"another"`)
			w.Header().Set("Cache-Control", "max-age=60")
			w.WriteHeader(http.StatusNotModified)
		})
		r := get(t, client(t), address, v)
		if sent != v {
			t.Errorf("sent %q; want %q", sent, v)
		}
		want := &feeds.Response{URL: address, NotModified: true, Validators: v, MaxAge: time.Minute}
		if d := cmp.Diff(want, r); d != "" {
			t.Error(d)
		}
	}
}

func TestGetKeepsNoOldValidators(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(rss)) })
	r := get(t, client(t), address, feeds.Validators{ETag: `"old"`, LastModified: "Mon, 23 Nov 2026 02:03:04 GMT"})
	if r.Validators != (feeds.Validators{}) {
		t.Errorf("got %q; want none", r.Validators)
	}
}

func TestGetSendsNoValidatorThatBreaksTheRequest(t *testing.T) {
	var got http.Header
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		w.WriteHeader(http.StatusNotModified)
	})
	c := client(t)
	v := feeds.Validators{ETag: "\"a\"\r\nX-Evil: 1", LastModified: strings.Repeat("a", maxValidator+1)}
	_, err := c.Get(t.Context(), Request{URL: address, Validators: v})
	var p *feeds.Problem
	if !errors.As(err, &p) || p.Class != feeds.BadStatus || p.Status != 304 {
		t.Errorf("got %v; want an unusable 304, because nothing was asked", err)
	}
	for _, name := range []string{"If-None-Match", "If-Modified-Since", "X-Evil"} {
		if got[name] != nil {
			t.Errorf("sent %s: %q", name, got[name])
		}
	}
}

func TestUserAgent(t *testing.T) {
	for _, c := range []struct{ version, contact, want string }{
		{"1.0", "ban@example.vn", "bantin/1.0 (+ban@example.vn)"},
		{"", "https://example.vn/gioi-thieu", "bantin (+https://example.vn/gioi-thieu)"},
		{"1\r\nX: y", "bàn (tin)", "bantin/1X:y (+bntin)"},
		{"", "", "bantin"},
	} {
		if got := UserAgent(c.version, c.contact); got != c.want {
			t.Errorf("got %q; want %q", got, c.want)
		}
	}
}

package web

import (
	"bufio"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
)

// BenchmarkFeed measures a feed beside what bare net/http costs for the same
// answer from memory: through real connections kept open, one request after
// the other.
func BenchmarkFeed(b *testing.B) {
	n := open(b, articles())
	h, err := n.Handler()
	if err != nil {
		b.Fatal(err)
	}
	d := n.Publisher.Document("/rss.xml")
	fields := http.Header{
		"Vary": byCoding, "Etag": {d.GzipETag}, "Cache-Control": feedCached, "X-Content-Type-Options": noSniffing,
		"Access-Control-Allow-Origin": anyOrigin, "Access-Control-Expose-Headers": exposed,
		"Cross-Origin-Resource-Policy": anywhere, "Content-Security-Policy": dataPolicy,
		"Last-Modified": {d.Modified.Format(http.TimeFormat)},
	}
	for _, c := range []struct {
		name, request string
		bare          http.HandlerFunc
	}{
		{"304", "If-None-Match: " + d.GzipETag + "\r\n", func(w http.ResponseWriter, _ *http.Request) {
			maps.Copy(w.Header(), fields)
			w.WriteHeader(http.StatusNotModified)
		}},
		{"gzip", "", func(w http.ResponseWriter, _ *http.Request) {
			maps.Copy(w.Header(), fields)
			w.Header()["Content-Type"] = []string{d.ContentType}
			w.Header()["Content-Encoding"] = inGzip
			w.Header()["Content-Length"] = []string{strconv.Itoa(len(d.Gzip))}
			w.Write(d.Gzip)
		}},
	} {
		request := "GET /rss.xml HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n" + c.request + "\r\n"
		b.Run(c.name+"/ours", func(b *testing.B) { repeat(b, h, request) })
		b.Run(c.name+"/bare", func(b *testing.B) { repeat(b, c.bare, request) })
	}
}

// repeat sends one request over and over through one connection.
func repeat(b *testing.B, h http.Handler, request string) {
	s := httptest.NewServer(h)
	defer s.Close()
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	answers := bufio.NewReader(conn)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := io.WriteString(conn, request); err != nil {
			b.Fatal(err)
		}
		resp, err := http.ReadResponse(answers, nil)
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
}

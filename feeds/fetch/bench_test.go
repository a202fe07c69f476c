package fetch

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"bantin/feeds"
)

// BenchmarkNotModified measures what asking an unchanged source costs here:
// the server is as bare as one can be.
func BenchmarkNotModified(b *testing.B) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	go func() {
		conn, err := l.Accept()
		request := make([]byte, 4<<10)
		for err == nil {
			if _, err = conn.Read(request); err == nil {
				_, err = io.WriteString(conn, "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nCache-Control: max-age=60\r\n\r\n")
			}
		}
	}()
	c := client(b)
	v := feeds.Validators{ETag: `"v1"`, LastModified: "Mon, 23 Nov 2026 02:03:04 GMT"}
	b.ReportAllocs()
	for b.Loop() {
		r, err := c.Get(b.Context(), Request{URL: "http://" + l.Addr().String() + "/rss", Validators: v})
		if err != nil || !r.NotModified {
			b.Fatal(r, err)
		}
	}
}

// BenchmarkPacked measures unpacking a feed of usual size.
func BenchmarkPacked(b *testing.B) {
	body := strings.Repeat(rss, 600)
	for _, coding := range []string{"gzip", "br", "zstd"} {
		b.Run(coding, func(b *testing.B) {
			packed := pack(b, coding, body)
			address := serve(b, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", coding)
				_, _ = io.WriteString(w, packed)
			})
			c := client(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Get(b.Context(), Request{URL: address}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package fetch

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"

	"bantin/feeds"
)

// FuzzGet lets a server answer anything: what comes of it is an answer or a
// problem, never a panic, and never more than was allowed.
func FuzzGet(f *testing.F) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n"
	f.Add(ok + "\r\n" + rss)
	for _, coding := range []string{"gzip", "br", "zstd"} {
		f.Add(ok + "Content-Encoding: " + coding + "\r\n\r\n" + pack(f, coding, rss))
	}
	f.Add(ok + "Content-Encoding: deflate\r\n\r\n" + pack(f, "flate", rss))
	f.Add("HTTP/1.1 302 Found\r\nLocation: ../%\r\nRetry-After: 1e9\r\n\r\n")
	f.Add("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<a hr\r\n0\r\n\r\n")
	f.Add("HTTP/1.1 304 Not Modified\r\nExpires: 0\r\nCache-Control: max-age=9, =\r\n\r\n")
	f.Add(ok + "\r\n" + challenges["a puzzle for a cookie"])
	f.Fuzz(func(t *testing.T, answer string) {
		c := &Client{MaxBytes: 64 << 10}
		c.dial = func(context.Context, string, string) (net.Conn, error) {
			here, there := net.Pipe()
			go func() {
				_, _ = http.ReadRequest(bufio.NewReader(there))
				_, _ = io.WriteString(there, answer)
				_ = there.Close()
			}()
			return here, nil
		}
		r, err := c.Get(t.Context(), Request{URL: "http://a.vn/", Validators: feeds.Validators{ETag: "1"}})
		c.Close()
		var p *feeds.Problem
		switch {
		case err != nil && !errors.As(err, &p):
			t.Errorf("an error that is no problem: %v", err)
		case err == nil && r.NotModified != (r.Body == nil):
			t.Errorf("an answer without a body: %+v", r)
		case err == nil && int64(len(r.Body)) > c.MaxBytes:
			t.Errorf("%d bytes", len(r.Body))
		}
	})
}

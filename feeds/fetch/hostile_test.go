package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// script answers every connection as it likes, once it has read a request.
func script(t testing.TB, answer func(net.Conn)) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { _ = l.Close(); <-done })
	go func() {
		defer close(done)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				answer(conn)
			}
			_ = conn.Close()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestServersThatSpeakNoHTTP(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for _, c := range []struct {
		name, answer string
		class        feeds.Class
	}{
		{"silence", "", feeds.Broken},
		{"HTTP/0.9", rss, feeds.Broken},
		{"another protocol", "220 mail.example.vn ESMTP\r\n", feeds.Broken},
		{"a status that is no number", "HTTP/1.1 OK\r\n\r\n", feeds.Broken},
		{"status 000", "HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n", feeds.BadStatus},
		{"another version", "HTTP/9.7 200 OK\r\nContent-Length: 1\r\n\r\n<", ""},
		{"headers cut short", ok + "Content-Type: text/x", feeds.Broken},
		{"a header without a colon", ok + "Nonsense\r\nContent-Length: 1\r\n\r\n<", feeds.Broken},
		{"a header with a zero byte", ok + "X: a\x00b\r\nContent-Length: 1\r\n\r\n<", feeds.Broken},
		{"two lengths that differ", ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>", feeds.Broken},
		{"a negative length", ok + "Content-Length: -5\r\n\r\n<rss/>", feeds.Broken},
		{"a length beyond numbers", ok + "Content-Length: 99999999999999999999\r\n\r\n<rss/>", feeds.Broken},
		{"a huge length", ok + "Content-Length: 9223372036854775807\r\n\r\n<rss/>", feeds.TooLarge},
		{"closed before the length", ok + "Content-Length: 7000000\r\n\r\n<rss/>", feeds.Broken},
		{"more than the length", ok + "Content-Length: 6\r\n\r\n<rss/><rss/>", ""},
		{"no length", ok + "\r\n<rss/>", ""},
		{"chunks that are none", ok + "Transfer-Encoding: chunked\r\n\r\nzzz\r\n<rss/>\r\n0\r\n\r\n", feeds.Broken},
		{"a chunk larger than memory", ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<rss/>", feeds.Broken},
		{"chunks without an end", ok + "Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n", feeds.Broken},
		{"an unknown transfer coding", ok + "Transfer-Encoding: rot13\r\n\r\n<rss/>", feeds.Broken},
		{"another protocol, switched to", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", feeds.BadStatus},
		{"gzip whose connection breaks", ok + "Content-Encoding: gzip\r\nContent-Length: 999\r\n\r\n" +
			pack(t, "gzip", rss)[:20], feeds.Broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := script(t, func(conn net.Conn) { _, _ = io.WriteString(conn, c.answer) })
			if c.class == "" {
				get(t, client(t), address, feeds.Validators{})
				return
			}
			fail(t, client(t), address, c.class)
		})
	}
}

func TestConnectionReset(t *testing.T) {
	address := script(t, func(conn net.Conn) {
		_ = conn.(*net.TCPConn).SetLinger(0)
	})
	fail(t, client(t), address, feeds.Broken)
}

func TestEndlessHeaders(t *testing.T) {
	for name, line := range map[string]string{
		"headers":    "X: " + strings.Repeat("x", 1000) + "\r\n",
		"one header": strings.Repeat("x", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			more := []byte(line)
			address := script(t, func(conn net.Conn) {
				_, err := io.WriteString(conn, "HTTP/1.1 200 OK\r\nX: ")
				for err == nil {
					_, err = conn.Write(more)
				}
			})
			c := client(t)
			n := allocated(func() { fail(t, c, address, feeds.Broken) })
			if n > 4<<20 {
				t.Errorf("took %d KiB", n>>10)
			}
		})
	}
}

func TestEndlessInterimAnswers(t *testing.T) {
	address := script(t, func(conn net.Conn) {
		for {
			if _, err := io.WriteString(conn, "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"); err != nil {
				return
			}
		}
	})
	fail(t, client(t), address, feeds.Broken)
}

func TestNobodyListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := l.Addr().String()
	_ = l.Close()
	if p := fail(t, client(t), "http://"+host, feeds.Refused); p.Detail != host {
		t.Errorf("detail %q", p.Detail)
	}
	fail(t, client(t), "http://127.0.0.1:99999", feeds.Refused)
}

// drip writes a byte at every tick until the client has gone.
func drip(w http.ResponseWriter, r *http.Request, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if _, err := fmt.Fprint(w, "<"); err != nil {
			return
		}
		w.(http.Flusher).Flush()
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}

func TestDrip(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"a document":        func(w http.ResponseWriter, r *http.Request) { drip(w, r, time.Millisecond) },
		"then silence":      func(w http.ResponseWriter, r *http.Request) { drip(w, r, time.Hour) },
		"something refused": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403); drip(w, r, time.Millisecond) },
	} {
		t.Run(name, func(t *testing.T) {
			c := client(t)
			c.Window = 50 * time.Millisecond
			class := feeds.Drip
			if name == "something refused" {
				class = feeds.Forbidden
			}
			fail(t, c, serve(t, h), class)
		})
	}
}

package fetch

import (
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"bantin/feeds"
)

// pipes is a network of one server, inside the test and inside its time.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial(context.Context, string, string) (net.Conn, error) {
	here, there := net.Pipe()
	p.conns <- there
	return here, nil
}

// inTime runs f with a client whose every request h answers, in a bubble
// where time passes at once.
func inTime(t *testing.T, h http.HandlerFunc, f func(*testing.T, *Client)) {
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{make(chan net.Conn), make(chan struct{})}
		server := &http.Server{Handler: h}
		var wg sync.WaitGroup
		wg.Go(func() { _ = server.Serve(p) })
		c := &Client{dial: p.dial}
		f(t, c)
		c.Close()
		_ = server.Close()
		wg.Wait()
	})
}

// pass waits while nobody has gone.
func pass(r *http.Request, d time.Duration) {
	select {
	case <-time.After(d):
	case <-r.Context().Done():
	}
}

// took measures a fetch that fails.
func took(t *testing.T, c *Client, address string, class feeds.Class) time.Duration {
	start := time.Now()
	fail(t, c, address, class)
	return time.Since(start)
}

func TestNoAnswerIsATimeout(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	inTime(t, h, func(t *testing.T, c *Client) {
		if d := took(t, c, "http://a.vn", feeds.Timeout); d != 30*time.Second {
			t.Errorf("waited %v", d)
		}
	})
}

func TestDrippingIsCutEarly(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) { drip(w, r, time.Second) }
	inTime(t, h, func(t *testing.T, c *Client) {
		if d := took(t, c, "http://a.vn", feeds.Drip); d != 10*time.Second {
			t.Errorf("waited %v", d)
		}
	})
}

func TestSlowBodyHasItsTime(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) { drip(w, r, 5*time.Millisecond) }
	inTime(t, h, func(t *testing.T, c *Client) {
		if d := took(t, c, "http://a.vn", feeds.Drip); d != 30*time.Second {
			t.Errorf("waited %v", d)
		}
	})
}

func TestPauseInTheMiddleIsForgiven(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "<rss>")
		w.(http.Flusher).Flush()
		pass(r, 9*time.Second)
		_, _ = io.WriteString(w, "</rss>")
	}
	inTime(t, h, func(t *testing.T, c *Client) {
		if r := get(t, c, "http://a.vn", feeds.Validators{}); string(r.Body) != "<rss></rss>" {
			t.Errorf("got %q", r.Body)
		}
	})
}

func TestWaitingDoesNotCount(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) {
		pass(r, 12*time.Second)
		if r.URL.Path == "/cu" {
			http.Redirect(w, r, "http://b.vn/", http.StatusFound)
			return
		}
		_, _ = io.WriteString(w, rss)
	}
	inTime(t, h, func(t *testing.T, c *Client) {
		var wg sync.WaitGroup
		start := time.Now()
		for i := range 20 {
			wg.Go(func() {
				address := []string{"http://b.vn/", "http://a.vn/cu"}[i%2]
				if _, err := c.Get(t.Context(), Request{URL: address}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		// Twenty answers of b.vn, one after another, and those of a.vn beside them.
		if d := time.Since(start); d != 240*time.Second && d != 252*time.Second {
			t.Errorf("took %v", d)
		}
	})
}

func TestHopsShareTheTime(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) {
		pass(r, 12*time.Second)
		http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
	}
	inTime(t, h, func(t *testing.T, c *Client) {
		if d := took(t, c, "http://a.vn/", feeds.Timeout); d != 30*time.Second {
			t.Errorf("waited %v", d)
		}
	})
}

func TestDeadlineOfTheCallerIsNoProblem(t *testing.T) {
	h := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	inTime(t, h, func(t *testing.T, c *Client) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := c.Get(ctx, Request{URL: "http://a.vn"})
		if _, isProblem := err.(*feeds.Problem); isProblem || ctx.Err() == nil {
			t.Errorf("got %v", err)
		}
	})
}

package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"bantin/feeds"
)

func TestHostsAreLeftAloneForAWhile(t *testing.T) {
	var mu sync.Mutex
	seen := map[string][]time.Duration{}
	start := time.Time{}
	h := func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen[r.Host] = append(seen[r.Host], time.Since(start))
		mu.Unlock()
		if r.URL.Path == "/cu" {
			http.Redirect(w, r, "/", http.StatusFound)
			return
		}
		_, _ = w.Write([]byte(rss))
	}
	inTime(t, h, func(t *testing.T, c *Client) {
		c.Pause = 2 * time.Second
		start = time.Now()
		var wg sync.WaitGroup
		for _, address := range []string{"http://a.vn/1", "http://a.vn/2", "http://A.vn./3", "http://b.vn/cu",
			"http://c.vn/1", "http://c.vn:8080/1", "http://127.0.0.1/1", "http://127.0.0.1/2", "http://localhost/1", "http://localhost/2"} {
			wg.Go(func() { ask(t, c, Request{URL: address}, "") })
		}
		wg.Wait()
		const s = time.Second
		for host, want := range map[string][]time.Duration{
			"b.vn": {0, 2 * s}, "c.vn": {0}, "c.vn:8080": {0}, "127.0.0.1": {0, 0}, "localhost": {0, 0},
		} {
			if !slices.Equal(seen[host], want) {
				t.Errorf("%s was asked after %v; want %v", host, seen[host], want)
			}
		}
		if got := slices.Sorted(slices.Values(slices.Concat(seen["a.vn"], seen["A.vn."]))); !slices.Equal(got, []time.Duration{0, 2 * s, 4 * s}) {
			t.Errorf("a.vn was asked after %v", got)
		}
		time.Sleep(3 * s)
		c.gate.mu.Lock()
		defer c.gate.mu.Unlock()
		if n := len(c.gate.hosts); n != 0 {
			t.Errorf("%d hosts are remembered", n)
		}
	})
}

func TestWaitingForAPauseEnds(t *testing.T) {
	inTime(t, says(rss), func(t *testing.T, c *Client) {
		c.Pause = time.Hour
		ask(t, c, Request{URL: "http://a.vn/"}, "")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		_, err := c.Get(ctx, Request{URL: "http://a.vn/"})
		var p *feeds.Problem
		if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &p) || time.Since(start) != time.Second {
			t.Errorf("got %v after %v", err, time.Since(start))
		}
	})
}

func TestPausesDoNotCount(t *testing.T) {
	inTime(t, says(rss), func(t *testing.T, c *Client) {
		c.Pause = time.Minute
		for range 3 {
			ask(t, c, Request{URL: "http://a.vn/"}, "")
		}
	})
}

func TestCrawlDelayIsObeyed(t *testing.T) {
	for _, c := range []struct {
		delay, host string
		pause, want time.Duration
	}{
		{"3", "a.vn", time.Second, 3 * time.Second},
		{"3", "a.vn", 5 * time.Second, 5 * time.Second},
		{"3600", "a.vn", time.Second, maxDelay},
		{"3", "127.0.0.1", time.Second, 3 * time.Second},
		{"0", "127.0.0.1", time.Second, 0},
	} {
		h := &house{robots: says("User-agent: *\nCrawl-delay: " + c.delay + "\n")}
		inTime(t, h.ServeHTTP, func(t *testing.T, cl *Client) {
			cl.Pause = c.pause
			ask(t, cl, Request{URL: "http://" + c.host + "/1", Robots: true}, "")
			start := time.Now()
			ask(t, cl, Request{URL: "http://" + c.host + "/2", Robots: true}, "")
			if d := time.Since(start); d != c.want {
				t.Errorf("%+v: waited %v", c, d)
			}
		})
	}
}

func TestServer(t *testing.T) {
	for address, want := range map[string]string{
		"http://A.vn/x": "a.vn", "https://a.vn./": "a.vn", "http://a.vn:80": "a.vn", "https://a.vn:443": "a.vn",
		"http://a.vn:8080": "a.vn:8080", "http://[::1]:81": "::1:81", "https://www.a.vn": "www.a.vn",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := server(u); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}

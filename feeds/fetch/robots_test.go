package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bantin/feeds"
)

const page200 = "<html><title>Tin tức</title><body><p>Có tin mới.</p></body></html>"

// A house serves pages, and a robots.txt as its keeper likes.
type house struct {
	robots http.HandlerFunc
	asked  atomic.Int32 // for robots.txt
	read   atomic.Int32 // for anything else
}

func (h *house) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		h.asked.Add(1)
		h.robots(w, r)
		return
	}
	h.read.Add(1)
	_, _ = io.WriteString(w, page200)
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, text) }
}

func answers(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "1200")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /\n")
	}
}

func TestRobots(t *testing.T) {
	const forbidding = "User-agent: *\nDisallow: /tin\n"
	tooLong := strings.Repeat("# "+strings.Repeat("x", 1021)+"\n", 512)
	for _, c := range []struct {
		name   string
		robots http.HandlerFunc
		class  feeds.Class
	}{
		{"allowed", says("User-agent: *\nDisallow: /van-ban\n"), ""},
		{"forbidden", says(forbidding), feeds.Robots},
		{"forbidden for others", says("User-agent: khac\nDisallow: /\n"), ""},
		{"forbidden, but not for us", says(forbidding + "User-agent: bantin\nAllow: /\n"), ""},
		{"nothing", says(""), ""},
		{"a page instead", says(page("<title>Trang chủ</title>", "<pre>\n"+forbidding+"</pre>")), ""},
		{"forbidden at the end of what is read", says(tooLong[:len(tooLong)-len(forbidding)-1] + "\n" + forbidding), feeds.Robots},
		{"forbidden beyond", says(tooLong + forbidding), ""},
		{"packed", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = io.WriteString(w, pack(t, "gzip", forbidding))
		}, feeds.Robots},
		{"packed badly", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			_, _ = io.WriteString(w, "!")
		}, ""},
		{"elsewhere", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.RawQuery == "" {
				http.Redirect(w, r, "/robots.txt?2", http.StatusFound)
				return
			}
			_, _ = io.WriteString(w, forbidding)
		}, feeds.Robots},
		{"in a circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) }, ""},
		{"at a private address", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		}, ""},
		{"204", answers(204), ""}, {"400", answers(400), ""}, {"401", answers(401), ""}, {"403", answers(403), ""},
		{"404", answers(404), ""}, {"410", answers(410), ""},
		{"429", answers(429), feeds.RobotsDown}, {"500", answers(500), feeds.RobotsDown}, {"503", answers(503), feeds.RobotsDown},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := &house{robots: c.robots}
			address, cl := serve(t, h.ServeHTTP), client(t)
			var p *feeds.Problem
			for range 3 { // the answer is remembered
				p = ask(t, cl, Request{URL: address + "/tin?a=1", Robots: true}, c.class)
			}
			want := int32(1)
			if c.name == "elsewhere" {
				want = 2
			}
			if n := h.asked.Load(); n != want {
				t.Errorf("robots.txt was asked for %d times", n)
			}
			if n := h.read.Load(); n != 0 && c.class != "" {
				t.Errorf("%d pages were read", n)
			}
			switch {
			case c.class == feeds.Robots && p.Detail != address+"/tin?a=1":
				t.Errorf("detail %q", p.Detail)
			case c.class == feeds.RobotsDown && (fmt.Sprint(p.Status) != c.name || p.RetryAfter != 20*time.Minute):
				t.Errorf("got %+v", p)
			}
		})
	}
}

func TestFeedsAreReadWithoutRobots(t *testing.T) {
	h := &house{robots: says("User-agent: *\nDisallow: /\n")}
	address := serve(t, h.ServeHTTP)
	get(t, client(t), address+"/rss", feeds.Validators{})
	if n := h.asked.Load(); n != 0 {
		t.Errorf("robots.txt was asked for %d times", n)
	}
}

func TestRobotsOfEveryHostOnTheWay(t *testing.T) {
	there := &house{robots: says("User-agent: *\nDisallow: /cam\n")}
	target := serve(t, there.ServeHTTP)
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, target+r.URL.Path, http.StatusFound)
	})
	c := client(t)
	ask(t, c, Request{URL: address + "/tin", Robots: true}, "")
	ask(t, c, Request{URL: address + "/cam", Robots: true}, feeds.Robots)
	if n := there.read.Load(); n != 1 {
		t.Errorf("%d pages were read", n)
	}
}

func TestRobotsIsAskedOnceByMany(t *testing.T) {
	h := &house{robots: says("User-agent: *\nDisallow: /cam\n")}
	address := serve(t, h.ServeHTTP)
	c := client(t)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: fmt.Sprint(address, "/tin-", i), Robots: true}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if asked, read := h.asked.Load(), h.read.Load(); asked != 1 || read != 20 {
		t.Errorf("robots.txt was asked for %d times, %d pages were read", asked, read)
	}
	if n := len(c.robots.asking.hosts); n != 0 {
		t.Errorf("%d sites are remembered", n)
	}
}

func TestDeadHostIsNotBlamedOnRobots(t *testing.T) {
	c := client(t)
	ask(t, c, Request{URL: "http://nowhere.invalid/", Robots: true}, feeds.NoHost)
	ask(t, c, Request{URL: "http://10.0.0.1/", Robots: true}, feeds.Private)
	ask(t, c, Request{URL: script(t, func(net.Conn) {}), Robots: true}, feeds.Broken)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, Request{URL: "http://127.0.0.1:1/", Robots: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestRobotsInTime(t *testing.T) {
	h := &house{robots: answers(503)}
	inTime(t, h.ServeHTTP, func(t *testing.T, c *Client) {
		step := func(name string, pass time.Duration, robots http.HandlerFunc, class feeds.Class, asked int32) {
			t.Helper()
			time.Sleep(pass)
			h.robots = robots
			ask(t, c, Request{URL: "http://a.vn/tin", Robots: true}, class)
			if n := h.asked.Load(); n != asked {
				t.Errorf("%s: asked %d times; want %d", name, n, asked)
			}
		}
		forbids, allows := says("User-agent: *\nDisallow: /\n"), says("")
		step("down", 0, answers(503), feeds.RobotsDown, 1)
		step("still left alone", 19*time.Minute, allows, feeds.RobotsDown, 1)
		step("down again", 2*time.Minute, answers(503), feeds.RobotsDown, 2)
		step("down for a day", 24*time.Hour, answers(503), "", 3)
		step("down for two days", 24*time.Hour, answers(503), "", 4)
		step("back, and forbidding", time.Hour, forbids, feeds.Robots, 5)
		step("remembered", 23*time.Hour, allows, feeds.Robots, 5)
		step("down, what was said holds", 2*time.Hour, answers(503), feeds.Robots, 6)
		step("down for days, what was said holds", 72*time.Hour, answers(503), feeds.Robots, 7)
		step("asked anew", 25*time.Hour, allows, "", 8)
		step("down, and allowed before", 25*time.Hour, answers(503), "", 9)
	})
}

func TestFewSitesAreRemembered(t *testing.T) {
	var r robots
	for i := range 2 * maxSites {
		r.remember(fmt.Sprint("http://", i, ".vn"), told{})
	}
	if n := len(r.known); n != maxSites {
		t.Errorf("%d sites are remembered", n)
	}
}

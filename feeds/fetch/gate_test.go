package fetch

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"bantin/feeds"
)

// counted serves, and fails the test when two requests are there at once.
func counted(t *testing.T, h http.HandlerFunc) string {
	var now atomic.Int32
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		if now.Add(1) > 1 {
			t.Error("two requests at once")
		}
		defer now.Add(-1)
		h(w, r)
	})
}

func TestOneRequestAtATime(t *testing.T) {
	var b string
	hello := func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(rss)) }
	a := counted(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/b") {
			http.Redirect(w, r, b+"/", http.StatusFound)
			return
		}
		hello(w, r)
	})
	b = counted(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/a") {
			http.Redirect(w, r, a+"/", http.StatusFound)
			return
		}
		hello(w, r)
	})
	c := client(t)
	var wg sync.WaitGroup
	for _, address := range []string{a, b, a + "/b", b + "/a", strings.Replace(a, "http", "HTTP", 1) + "/x"} {
		for range 4 {
			wg.Go(func() {
				for range 5 {
					if _, err := c.Get(t.Context(), Request{URL: address}); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wg.Wait()
	if n := len(c.gate.hosts); n != 0 {
		t.Errorf("%d hosts are remembered", n)
	}
}

func TestOtherHostsDoNotWait(t *testing.T) {
	met := make(chan struct{})
	h := func(w http.ResponseWriter, r *http.Request) {
		select { // each answers only when the other is asked too
		case met <- struct{}{}:
		case <-met:
		case <-r.Context().Done():
		}
		_, _ = w.Write([]byte(rss))
	}
	c := client(t)
	var wg sync.WaitGroup
	for _, address := range []string{serve(t, h), serve(t, h)} {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: address}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestStoppingIsNoProblem(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	asked := make(chan struct{}, 1)
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		asked <- struct{}{}
		<-r.Context().Done()
	})
	c := client(t)
	errs := make(chan error)
	for range 3 { // one reads the body, two wait for their turn
		go func() {
			_, err := c.Get(ctx, Request{URL: address})
			errs <- err
		}()
	}
	<-asked
	stop()
	for range 3 {
		err := <-errs
		var p *feeds.Problem
		if !errors.Is(err, context.Canceled) || errors.As(err, &p) {
			t.Errorf("got %v", err)
		}
	}
	if n := len(c.gate.hosts); n != 0 {
		t.Errorf("%d hosts are remembered", n)
	}
}

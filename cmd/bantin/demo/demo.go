// Package demo is the trouble that bantin is made for, in small: seven
// department sites on loopback, each built in the way of another kind of
// portal and wrong in that kind's own way. They answer over real HTTP, with
// pages behind every link, and are described by settings like any others, so
// that the program reads them exactly as it reads the world.
//
// The articles are our own writing (articles/*.txt), the people and figures in
// them invented. They are dated back from the start, and unless the sites are
// kept still a new one appears every now and then. The package knows nothing
// of how it is read.
package demo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options say how the sites behave. The zero value is ready to use.
type Options struct {
	Now   func() time.Time // nil: time.Now
	Still bool             // nothing appears after the start
}

// Sites are the seven sites, serving.
type Sites struct {
	sites   []*site
	servers []*http.Server
	serving sync.WaitGroup
	mu      sync.Mutex
	failed  []error // why servers ended before they were closed
}

// Start opens the sites. Each listens on a port of its own that is the same at
// every start, unless something else has taken it; then it is any free one.
// Nothing that identifies a story depends on the ports, or on the time of the
// start. Ctx bounds the start only; Close ends the sites.
func Start(ctx context.Context, opts Options) (*Sites, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	articles, err := archive()
	if err != nil {
		return nil, err
	}
	s := &Sites{}
	for _, p := range portals {
		site, err := newSite(p, opts.Now)
		if err != nil {
			return nil, err
		}
		s.sites = append(s.sites, site)
	}
	if err := publish(s.sites, articles, opts.Now(), opts.Still); err != nil {
		return nil, err
	}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// open gives every site its address, and then lets all of them answer: a site
// may link to another one.
func (s *Sites) open(ctx context.Context) error {
	var listeners []net.Listener
	for _, site := range s.sites {
		l, err := listen(ctx, site.port)
		if err != nil {
			for _, l := range listeners {
				l.Close()
			}
			return fmt.Errorf("open the demo's site of %s: %w", site.Area, err)
		}
		site.Base = "http://" + l.Addr().String()
		listeners = append(listeners, l)
	}
	for i, site := range s.sites {
		srv := &http.Server{Handler: site.handler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
		s.servers = append(s.servers, srv)
		s.serving.Go(func() {
			if err := srv.Serve(listeners[i]); !errors.Is(err, http.ErrServerClosed) {
				s.mu.Lock()
				defer s.mu.Unlock()
				s.failed = append(s.failed, fmt.Errorf("serve the demo's site of %s: %w", site.Area, err))
			}
		})
	}
	return nil
}

// listen opens the wanted port on loopback, or any other.
func listen(ctx context.Context, port int) (net.Listener, error) {
	var lc net.ListenConfig
	if l, err := lc.Listen(ctx, "tcp4", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
		return l, nil
	}
	return lc.Listen(ctx, "tcp4", "127.0.0.1:0")
}

// Close ends all sites and returns when they have ended. Its error says which
// of them had failed before.
func (s *Sites) Close() error {
	var errs []error
	for _, srv := range s.servers {
		errs = append(errs, srv.Close())
	}
	s.serving.Wait()
	return errors.Join(append(errs, s.failed...)...)
}

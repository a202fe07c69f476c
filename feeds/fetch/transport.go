package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"code.dny.dev/ssrf"

	"bantin/feeds"
)

const (
	dialTimeout = 10 * time.Second
	idleTimeout = 90 * time.Second
	maxHeader   = 128 << 10
)

// dialing makes a connection that is not secure yet.
type dialing func(ctx context.Context, network, address string) (net.Conn, error)

// newDialing returns a dialing that reaches addresses only that are public or
// allowed.
func newDialing(allow []netip.Prefix) dialing {
	return (&net.Dialer{Timeout: dialTimeout, Control: guard(allow).Safe}).DialContext
}

// guard refuses addresses that are not public. It sees them after the name
// was resolved, so that no name can lead past it.
func guard(allow []netip.Prefix) *ssrf.Guardian {
	var v4, v6 []netip.Prefix
	for _, p := range allow {
		if p.Addr().Is4In6() && p.Bits() >= 96 {
			p = netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96)
		}
		if p.Addr().Is4() {
			v4 = append(v4, p)
		} else {
			v6 = append(v6, p)
		}
	}
	return ssrf.New(ssrf.WithAnyPort(), ssrf.WithAllowedV4Prefixes(v4...), ssrf.WithAllowedV6Prefixes(v6...))
}

// newTransport returns a transport that speaks HTTP/1.1 directly, never
// through a proxy. HTTP/2 would gain nothing: a host is asked one thing at a
// time.
func newTransport(dial, dialTLS dialing) *http.Transport {
	t := &http.Transport{
		DialContext:            dial,
		DialTLSContext:         dialTLS,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        idleTimeout,
		MaxResponseHeaderBytes: maxHeader,
		Protocols:              new(http.Protocols),
	}
	t.Protocols.SetHTTP1(true)
	return t
}

// maxTransports is how many trusts are remembered with their connections.
const maxTransports = 64

// transports keeps the connections of each trust apart: what one source
// accepts must not serve another. The zero value is ready.
type transports struct {
	mu  sync.Mutex
	all map[feeds.Trust]*http.Transport
}

// of returns the transport for a trust, made the first time.
func (s *transports) of(trust feeds.Trust, make func(feeds.Trust) *http.Transport) *http.Transport {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.all[trust]
	if t == nil {
		if s.all == nil || len(s.all) >= maxTransports { // settings have changed again and again
			s.closeIdle()
			s.all = map[feeds.Trust]*http.Transport{}
		}
		t = make(trust)
		s.all[trust] = t
	}
	return t
}

func (s *transports) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closeIdle()
}

func (s *transports) closeIdle() {
	for _, t := range s.all {
		t.CloseIdleConnections()
	}
}

// transport returns what makes the requests to an address of a trip: the
// trust holds for the host that was asked first, with or without "www.".
func (t *trip) transport(u *url.URL) *http.Transport {
	trust := feeds.Trust{}
	if bareHost(u) == t.home {
		trust = t.trust
	}
	return t.transports.of(trust, t.newTransport)
}

// newTransport returns a transport for one trust.
func (c *Client) newTransport(trust feeds.Trust) *http.Transport {
	return newTransport(c.dial, newHandshake(c.dial, trust, c.Roots, &c.issuers).connect)
}

func bareHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), "www.")
}

package web

import (
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// What one client may ask for. What stands in memory costs next to nothing but
// to send, and many readers may stand behind one address: only the bytes count,
// so that "nothing new" is always told. What reads the store is bounded by
// itself: whoever searches too much can still follow the news.
const (
	bytesPerSecond = 2 << 20
	bytesAtOnce    = 64 << 20 // that somebody may have saved up
	readsPerSecond = 20       // requests that read the store
	readsAtOnce    = 300      // of them that somebody may have saved up
)

// Limits bound what each client may ask for, and how many connections there
// are. One Limits is for one listening server, whatever handlers it has in the
// course of time. All its methods are safe for concurrent use.
type Limits struct {
	Now func() time.Time
	Log *slog.Logger

	proxies atomic.Pointer[[]netip.Prefix]
	hinted  atomic.Bool // that there seems to be a proxy nobody named
	clients clients
	diary   diary
	crowd   crowd
}

// Trust names the addresses of the proxies whose word on where a request comes
// from is taken. Nobody else's is.
func (l *Limits) Trust(proxies []netip.Prefix) { l.proxies.Store(&proxies) }

func (l *Limits) trusts(a netip.Addr) bool {
	list := l.proxies.Load()
	if list == nil {
		return false
	}
	for _, p := range *list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// A client is whoever uses one address.
type client struct {
	key   netip.Addr
	bytes bucket
	reads bucket

	mu     sync.Mutex // guards what follows
	told   time.Time  // when the log last had a line on it
	untold int        // how many it has not had since
}

// mostClients is how many clients are known before those that were not seen
// since the last such time are forgotten; twice as many are known at most.
const mostClients = 8192

// clients are those that came lately. The zero value is ready.
type clients struct {
	mu           sync.Mutex
	fresh, stale map[netip.Addr]*client
}

// of returns the client at a key, a new one if it did not come lately.
func (c *clients) of(key netip.Addr) *client {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.fresh[key]; known != nil {
		return known
	}
	known := c.stale[key]
	if known == nil {
		known = &client{key: key, bytes: bucket{rate: bytesPerSecond, size: bytesAtOnce}, reads: bucket{rate: readsPerSecond, size: readsAtOnce}}
	}
	if len(c.fresh) >= mostClients {
		c.stale, c.fresh = c.fresh, nil
	}
	if c.fresh == nil {
		c.fresh = map[netip.Addr]*client{}
	}
	c.fresh[key] = known
	return known
}

// A visit is one request of a client, and the answer to it.
type visit struct {
	http.ResponseWriter
	client *client
	begun  time.Time
	ready  bool // it is answered from memory
	free   bool // its bytes do not count
	status int
	bytes  int
}

// enter notes that a client has come.
func (l *Limits) enter(w http.ResponseWriter, r *http.Request, ready bool) *visit {
	from := l.origin(r)
	return &visit{
		ResponseWriter: w, client: l.clients.of(keyOf(from)), begun: l.Now(), ready: ready,
		free: from.IsLoopback(), // one of ours, or a proxy that nobody named
	}
}

// admit takes a reading of the store from what the client may have, or says
// how long it has to wait.
func (v *visit) admit() (wait time.Duration) {
	if v.ready {
		return 0
	}
	return v.client.reads.take(v.begun, 1)
}

// afford says how long the client has to wait until it may be sent more.
func (v *visit) afford() (wait time.Duration) {
	if v.free {
		return 0
	}
	return v.client.bytes.take(v.begun, 0)
}

// leave settles what a visit has cost: what was sent counts, and a reading of
// the store that only found that nothing had changed does not.
func (v *visit) leave() {
	if v.bytes > 0 && !v.free {
		v.client.bytes.charge(v.begun, float64(v.bytes))
	}
	if !v.ready && v.status == http.StatusNotModified {
		v.client.reads.charge(v.begun, -1)
	}
}

// WriteHeader implements http.ResponseWriter.
func (v *visit) WriteHeader(status int) {
	v.status = status
	v.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (v *visit) Write(p []byte) (int, error) {
	n, err := v.ResponseWriter.Write(p)
	v.bytes += n
	return n, err
}

// Unwrap is for http.ResponseController.
func (v *visit) Unwrap() http.ResponseWriter { return v.ResponseWriter }

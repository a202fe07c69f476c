package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
)

// How many connections may be open.
const (
	mostConnections = 1024
	mostOfOneClient = 64        // but for proxies that are trusted
	mostUnread      = 128 << 10 // bytes of answers that the system holds for a client that does not read
)

// Listener bounds the connections of a listener: when there are too many, of
// one client or of all, one that is idle makes room, or else one that has not
// said yet what it wants, or else the new one.
func (l *Limits) Listener(inner net.Listener) net.Listener {
	return &door{Listener: inner, limits: l}
}

// A door is where connections come in.
type door struct {
	net.Listener
	limits *Limits
}

// Accept implements net.Listener.
func (d *door) Accept() (net.Conn, error) {
	for {
		conn, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if tcp, ok := conn.(*net.TCPConn); ok {
			tcp.SetWriteBuffer(mostUnread) // else as the system likes: megabytes
		}
		c := &connection{Conn: conn, peer: peerAt(conn.RemoteAddr().String())}
		c.key = keyOf(c.peer)
		most := mostOfOneClient
		if d.limits.trusts(c.peer) {
			most = mostConnections
		}
		if d.limits.crowd.admit(c, most) {
			return c, nil
		}
		conn.Close()
	}
}

// A connection is one that was let in.
type connection struct {
	net.Conn
	peer, key netip.Addr
	crowd     *crowd
	stage     atomic.Int32
	since     atomic.Int64 // when it came to its stage: counted, not timed
}

// The stages of a connection, those first that can best be done without.
const (
	idle    int32 = iota // between two requests
	waiting              // no whole request is there
	served
)

func (c *connection) enter(stage int32) {
	c.since.Store(c.crowd.steps.Add(1))
	c.stage.Store(stage)
}

// A crowd is all connections that are open. The zero value is ready.
type crowd struct {
	steps atomic.Int64

	mu    sync.Mutex                              // guards what follows
	open  map[netip.Addr]map[*connection]struct{} // by client
	count int
}

// admit lets a connection in, if there is room or can be made.
func (w *crowd) admit(c *connection, mostOfOne int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if of := w.open[c.key]; len(of) >= mostOfOne && !w.dismiss(spare(nil, of)) {
		return false
	}
	if w.count >= mostConnections && !w.dismiss(w.spare()) {
		return false
	}
	if w.open == nil {
		w.open = map[netip.Addr]map[*connection]struct{}{}
	}
	if w.open[c.key] == nil {
		w.open[c.key] = map[*connection]struct{}{}
	}
	w.open[c.key][c] = struct{}{}
	w.count++
	c.crowd = w
	c.enter(waiting)
	return true
}

// spare finds the connection that can best be done without; nil: all of them
// are being served.
func (w *crowd) spare() (found *connection) {
	for _, of := range w.open {
		found = spare(found, of)
	}
	return found
}

// spare finds the one among some that can be done without better than the
// given one.
func spare(found *connection, among map[*connection]struct{}) *connection {
	for c := range among {
		stage := c.stage.Load()
		if stage == served {
			continue
		}
		if found == nil || stage < found.stage.Load() || stage == found.stage.Load() && c.since.Load() < found.since.Load() {
			found = c
		}
	}
	return found
}

// dismiss closes a connection, if there is one.
func (w *crowd) dismiss(c *connection) bool {
	if c == nil {
		return false
	}
	w.forget(c)
	c.Conn.Close()
	return true
}

func (w *crowd) forget(c *connection) {
	if _, ok := w.open[c.key][c]; !ok {
		return
	}
	delete(w.open[c.key], c)
	if len(w.open[c.key]) == 0 {
		delete(w.open, c.key)
	}
	w.count--
}

// follow learns from the server what a connection is at.
func (w *crowd) follow(conn net.Conn, state http.ConnState) {
	c, ok := conn.(*connection)
	if !ok {
		return
	}
	switch state {
	case http.StateActive: // its first byte has come
		c.enter(waiting)
	case http.StateIdle:
		c.enter(idle)
	case http.StateClosed, http.StateHijacked:
		w.mu.Lock()
		defer w.mu.Unlock()
		w.forget(c)
	}
}

// connectionKey is under which requests carry their connection.
type connectionKey struct{}

// inContext makes the context of a connection's requests.
func inContext(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, conn)
}

// noticed notes of each request that it is there, before it is answered.
func noticed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, ok := r.Context().Value(connectionKey{}).(*connection); ok {
			c.stage.Store(served)
		}
		next.ServeHTTP(w, r)
	})
}

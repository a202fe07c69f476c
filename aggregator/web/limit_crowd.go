package web

import (
	queue "container/list"
	"context"
	"net"
	"net/http"
	"net/netip"
	"sync"
)

// How many connections may be open.
const (
	mostConnections = 1024
	mostOfOneClient = 64 // but for proxies that are trusted
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

	// Guarded by the crowd.
	place *queue.Element // in the list it stands in; nil: it is being served, or has gone
	in    *queue.List
}

// A crowd is all connections that are open. The zero value is ready.
type crowd struct {
	mu      sync.Mutex
	open    map[netip.Addr]map[*connection]struct{} // by client
	count   int
	idle    queue.List // those between two requests, the longest idle first
	waiting queue.List // those of which no whole request is there, the oldest first
}

// admit lets a connection in, if there is room or can be made.
func (w *crowd) admit(c *connection, mostOfOne int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.open[c.key]) >= mostOfOne && !w.dismiss(w.spare(c.key)) {
		return false
	}
	if w.count >= mostConnections && !w.dismiss(first(&w.idle)) && !w.dismiss(first(&w.waiting)) {
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
	w.put(c, &w.waiting)
	return true
}

// spare finds the connection of a client that can best be done without.
func (w *crowd) spare(key netip.Addr) *connection {
	var found *connection
	for c := range w.open[key] {
		if c.in == &w.idle {
			return c
		}
		if c.in == &w.waiting {
			found = c
		}
	}
	return found
}

func first(l *queue.List) *connection {
	if e := l.Front(); e != nil {
		return e.Value.(*connection)
	}
	return nil
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

// put moves a connection to the end of a list, or out of all of them.
func (w *crowd) put(c *connection, to *queue.List) {
	if c.place != nil {
		c.in.Remove(c.place)
	}
	c.place, c.in = nil, to
	if to != nil {
		c.place = to.PushBack(c)
	}
}

func (w *crowd) forget(c *connection) {
	if _, ok := w.open[c.key][c]; !ok {
		return
	}
	w.put(c, nil)
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
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, here := w.open[c.key][c]; !here {
		return
	}
	switch state {
	case http.StateActive: // its first byte has come
		w.put(c, &w.waiting)
	case http.StateIdle:
		w.put(c, &w.idle)
	case http.StateClosed, http.StateHijacked:
		w.forget(c)
	}
}

// serve notes that a whole request has come.
func (w *crowd) serve(c *connection) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.put(c, nil)
}

// connectionKey is under which requests carry their connection.
type connectionKey struct{}

// inContext makes the context of a connection's requests.
func inContext(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, conn)
}

// served notes of each request that it is there, before it is answered.
func served(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, ok := r.Context().Value(connectionKey{}).(*connection); ok {
			c.crowd.serve(c)
		}
		next.ServeHTTP(w, r)
	})
}

package fetch

import (
	"context"
	"sync"
	"time"
)

// A gate lets one caller at a time through to each host, in the order of
// their coming. It remembers a host only while somebody is there, or it is
// left alone. The zero value is ready.
type gate struct {
	mu    sync.Mutex
	hosts map[string]*turn
}

// A turn is the right to ask one host.
type turn struct {
	free   chan struct{} // holds a token while nobody has the turn
	people int           // who has it or waits for it
}

// enter waits until nobody else asks the host, or ctx is done. Whoever
// entered must leave.
func (g *gate) enter(ctx context.Context, host string) error {
	t := g.join(host)
	select {
	case <-t.free:
		return nil
	case <-ctx.Done():
		g.part(host)
		return ctx.Err()
	}
}

// leave lets the next one enter, once the host was left alone for a while.
func (g *gate) leave(host string, pause time.Duration) {
	if pause <= 0 {
		g.part(host).free <- struct{}{}
		return
	}
	time.AfterFunc(pause, func() { g.leave(host, 0) })
}

func (g *gate) join(host string) *turn {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.hosts[host]
	if t == nil {
		t = &turn{free: make(chan struct{}, 1)}
		t.free <- struct{}{}
		if g.hosts == nil {
			g.hosts = make(map[string]*turn)
		}
		g.hosts[host] = t
	}
	t.people++
	return t
}

func (g *gate) part(host string) *turn {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.hosts[host]
	if t.people--; t.people == 0 {
		delete(g.hosts, host)
	}
	return t
}

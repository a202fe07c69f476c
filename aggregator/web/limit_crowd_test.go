package web

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"
)

// newcomer is a connection from an address, and its other end.
func newcomer(t *testing.T, address string) (*connection, net.Conn) {
	t.Helper()
	here, there := net.Pipe()
	t.Cleanup(func() { here.Close(); there.Close() })
	peer := netip.MustParseAddr(address)
	return &connection{Conn: here, peer: peer, key: keyOf(peer)}, there
}

// closed reports whether the other end of a pipe was closed.
func closed(t *testing.T, there net.Conn) bool {
	t.Helper()
	if err := there.SetReadDeadline(time.Now()); err != nil {
		return true
	}
	_, err := there.Read(make([]byte, 1))
	return err == io.EOF
}

func TestWhoMakesRoom(t *testing.T) {
	const most = 3
	for _, c := range []struct {
		name   string
		states [most]http.ConnState
		leaves int // -1: the newcomer
	}{
		{"one that is idle", [most]http.ConnState{http.StateActive, http.StateIdle, http.StateNew}, 1},
		{"one that has not said what it wants", [most]http.ConnState{http.StateHijacked, http.StateHijacked, http.StateActive}, 2},
		{"one that has said nothing", [most]http.ConnState{http.StateHijacked, http.StateNew, http.StateHijacked}, 1},
		{"the newcomer, where all are served", [most]http.ConnState{http.StateHijacked, http.StateHijacked, http.StateHijacked}, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var w crowd
			var ends [most]net.Conn
			for i, state := range c.states {
				conn, there := newcomer(t, "192.0.2.1")
				ends[i] = there
				if !w.admit(conn, most) {
					t.Fatal("refused although there is room")
				}
				if state == http.StateHijacked { // stands for: being served
					conn.stage.Store(served)
				} else {
					w.follow(conn, state)
				}
			}
			last, _ := newcomer(t, "192.0.2.1")
			if got := w.admit(last, most); got != (c.leaves >= 0) {
				t.Errorf("the newcomer is admitted: %v", got)
			}
			for i, there := range ends {
				if got := closed(t, there); got != (i == c.leaves) {
					t.Errorf("connection %d is closed: %v", i, got)
				}
			}
			if w.count != most {
				t.Errorf("%d connections are counted", w.count)
			}
			if other, _ := newcomer(t, "192.0.2.2"); !w.admit(other, most) {
				t.Error("another client is refused")
			}
		})
	}
}

func TestNoMoreConnectionsThanThereMayBe(t *testing.T) {
	var w crowd
	lazy, there := newcomer(t, "198.51.100.1")
	w.admit(lazy, mostOfOneClient)
	w.follow(lazy, http.StateIdle)
	var last *connection
	for i := range mostConnections {
		last, _ = newcomer(t, netip.AddrFrom4([4]byte{10, 0, byte(i >> 5), 1}).String())
		if !w.admit(last, mostOfOneClient) {
			t.Fatalf("connection %d is refused", i)
		}
		last.stage.Store(served)
	}
	if !closed(t, there) || w.count != mostConnections {
		t.Errorf("%d connections, the idle one is closed: %v", w.count, closed(t, there))
	}
	if conn, _ := newcomer(t, "203.0.113.1"); w.admit(conn, mostOfOneClient) {
		t.Error("one more although all are being served")
	}
	w.follow(last, http.StateClosed)
	w.follow(last, http.StateClosed)
	if conn, _ := newcomer(t, "203.0.113.1"); w.count != mostConnections-1 || !w.admit(conn, mostOfOneClient) {
		t.Error("none although one has gone")
	}
}

// TestConnectionsAreCounted opens connections to a real server. A proxy that
// is trusted may have more of them than others.
func TestConnectionsAreCounted(t *testing.T) {
	for _, c := range []struct {
		name, proxies string
		want          int
	}{
		{"of one client", "203.0.113.0/24", mostOfOneClient},
		{"of a proxy", "127.0.0.0/8", 2 * mostOfOneClient},
	} {
		t.Run(c.name, func(t *testing.T) {
			limits := &Limits{Now: time.Now, Log: slog.New(slog.DiscardHandler)}
			limits.Trust([]netip.Prefix{netip.MustParsePrefix(c.proxies)})
			s := httptest.NewUnstartedServer(nil)
			s.Config = Bounded(http.NotFoundHandler(), limits, limits.Log)
			s.Listener = limits.Listener(s.Listener)
			s.Start()
			t.Cleanup(func() { s.Config.Close() })
			for range 2 * mostOfOneClient {
				conn, err := net.Dial("tcp", s.Listener.Addr().String())
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { conn.Close() })
			}
			resp, err := http.Get(s.URL) // comes in after all of them
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			limits.crowd.mu.Lock()
			defer limits.crowd.mu.Unlock()
			if got := limits.crowd.count; got < c.want || got > c.want+1 {
				t.Errorf("%d connections are open, want %d", got, c.want)
			}
		})
	}
}

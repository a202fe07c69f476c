package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const (
	hostileRequests = 10_000
	hostileClients  = 24    // addresses that they come from
	hostileAtOnce   = 48    // of them
	slowClients     = 1500  // connections that say little or nothing
	mostMemory      = 200e6 // bytes
	politePolls     = 300   // of the normal client before they come
	politePause     = 10 * time.Millisecond
	linesAllowed    = 3 * 60 // in the log: a line a client a minute, and some minutes
)

// TestHostileRequests lets ten thousand requests of every bad kind come while
// somebody polls a feed. The poller must hardly notice, memory must stay small
// and the log readable.
func TestHostileRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	n := open(t, aPage())
	lines := &counting{}
	n.Log = slog.New(slog.NewTextHandler(lines, nil))
	n.Limits = &Limits{Now: time.Now, Log: n.Log}
	h, err := n.Handler()
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(h)
	s.Config = Bounded(h, n.Limits, n.Log)
	s.Listener = n.Limits.Listener(s.Listener)
	s.Start()
	t.Cleanup(func() { s.Config.Close() })
	address := s.Listener.Addr().String()

	calm := polled(t, s.URL, func(polls int) bool { return polls < politePolls })
	slow := crowding(t, address)
	storm := attackers(t, address)
	var peak uint64
	rough := polled(t, s.URL, func(polls int) bool {
		if polls%20 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc+m.StackInuse)
		}
		select {
		case <-storm:
			return false
		default:
			return true
		}
	})
	for _, c := range slow {
		c.Close()
	}
	before, after := calm[len(calm)*99/100], rough[len(rough)*99/100]
	t.Logf("99th percentile %v alone, %v among them (%.2f times); %.0f MB at most; %d lines in the log; median %v and %v of %d polls",
		before, after, float64(after)/float64(before), float64(peak)/1e6, lines.n.Load(), calm[len(calm)/2], rough[len(rough)/2], len(rough))
	if peak > mostMemory {
		t.Errorf("%d bytes of memory", peak)
	}
	if got := lines.n.Load(); got > linesAllowed {
		t.Errorf("%d lines in the log:\n%s", got, lines)
	}
	// How busy the machine is besides says more about times than the server
	// does: the figures above are for people, these bounds for what is broken.
	if limit := max(20*before, 3*time.Second); after > limit {
		t.Errorf("the others' 99th percentile went from %v to %v", before, after)
	}
	if one, other := calm[len(calm)/2], rough[len(rough)/2]; other > 20*one+250*time.Millisecond {
		t.Errorf("the others' median went from %v to %v", one, other)
	}
}

// polled asks for the feed every now and then, as readers do, for as long as
// it may go on, and returns how long each answer took, sorted. All of them
// must be right.
func polled(t *testing.T, url string, on func(polls int) bool) []time.Duration {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}, Timeout: 10 * time.Second}
	defer client.CloseIdleConnections()
	var took []time.Duration
	tag := ""
	clock := time.NewTicker(politePause)
	defer clock.Stop()
	for i := 0; on(i); i++ {
		<-clock.C
		r, err := http.NewRequestWithContext(t.Context(), "GET", url+"/atom.xml", nil)
		if err != nil {
			t.Fatal(err)
		}
		want := 200
		r.Header.Set("Accept-Encoding", "gzip")
		if i%4 != 0 {
			r.Header.Set("If-None-Match", tag)
			want = 304
		}
		began := time.Now()
		resp, err := client.Do(r)
		if err != nil {
			t.Fatalf("poll %d: %v", i, err)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		took = append(took, time.Since(began))
		if err != nil || resp.StatusCode != want {
			t.Fatalf("poll %d: %d, want %d; %v", i, resp.StatusCode, want, err)
		}
		tag = resp.Header.Get("Etag")
	}
	slices.Sort(took)
	return took
}

// crowding opens connections that send nothing, half a request, or a request
// that is never read the answer of. Those that are refused are no matter.
func crowding(t *testing.T, address string) []net.Conn {
	t.Helper()
	var list []net.Conn
	for i := range slowClients {
		conn, err := from(i%hostileClients, address)
		if err != nil {
			continue
		}
		switch i % 4 {
		case 1:
			io.WriteString(conn, "GET /atom.xml HT")
		case 2:
			io.WriteString(conn, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc")
		case 3:
			io.WriteString(conn, strings.Repeat("GET /atom.xml HTTP/1.1\r\nHost: x\r\n\r\n", 50))
		}
		list = append(list, conn)
	}
	return list
}

// from connects from one of many addresses of this machine.
func from(client int, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 5 * time.Second}
	if runtime.GOOS == "linux" { // elsewhere only one of them is there
		d.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(client+1))}
	}
	return d.Dial("tcp", address)
}

// attackedEnv tells the test's own program to be those who attack an address,
// so that they share neither memory nor collector with what they attack.
const attackedEnv = "BANTIN_TEST_ATTACKED"

func TestMain(m *testing.M) {
	if address := os.Getenv(attackedEnv); address != "" {
		attack(address)
		return
	}
	os.Exit(m.Run())
}

// attackers attack an address from a process of their own, and close the
// channel when they are done.
func attackers(t *testing.T, address string) <-chan struct{} {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(os.Environ(), attackedEnv+"="+address)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		if err := cmd.Wait(); err != nil {
			t.Errorf("the attackers: %v", err)
		}
	}()
	return over
}

// attack sends all hostile requests, many at once.
func attack(address string) {
	kinds := hostile()
	var wg sync.WaitGroup
	next := atomic.Int64{}
	for worker := range hostileAtOnce {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(uint64(worker), 1))
			for {
				i := int(next.Add(1)) - 1
				if i >= hostileRequests {
					return
				}
				conn, err := from(i%hostileClients, address)
				if err != nil {
					continue
				}
				conn.SetDeadline(time.Now().Add(2 * time.Second))
				io.WriteString(conn, kinds[i%len(kinds)](random)) // it may be cut off
				if i%7 != 0 {                                     // the others leave without waiting
					io.Copy(io.Discard, io.LimitReader(bufio.NewReader(conn), 64<<10))
				}
				conn.Close()
			}
		})
	}
	wg.Wait()
}

// hostile are the kinds of requests that nobody means well by.
func hostile() []func(*rand.Rand) string {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(make([]byte, 1<<20))
	z.Close()
	closing := " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
	get := func(path string, fields ...string) string {
		return "GET " + path + closing + strings.Join(fields, "\r\n") + strings.Repeat("\r\n", min(len(fields), 1)+1)
	}
	noise := func(r *rand.Rand, n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return string(b)
	}
	return []func(*rand.Rand) string{
		func(r *rand.Rand) string { return get("/" + strings.Repeat("a", 1+r.IntN(9000))) },
		func(r *rand.Rand) string { return get("/tim-kiem?q=" + strings.Repeat("%C3%A2", r.IntN(1200))) },
		func(r *rand.Rand) string {
			return get(fmt.Sprintf("/tim-kiem/atom.xml?q=tin+%d&don-vi=lao-cai", r.IntN(1e6)))
		},
		func(r *rand.Rand) string { return get("/../../../etc/passwd") },
		func(r *rand.Rand) string { return get("/%2e%2e/%2e%2e/%00/etc/passwd%0d%0aSet-Cookie:a") },
		func(r *rand.Rand) string { return get("/tin/" + uuid(1+r.IntN(1000))) },
		func(r *rand.Rand) string {
			return get(fmt.Sprintf("/luu-tru/2026-%02d/%d/", r.IntN(14), r.IntN(1000)))
		},
		func(r *rand.Rand) string { return get(fmt.Sprintf("/luu-tru/atom/%d-%d.xml", r.IntN(3), r.IntN(300))) },
		func(r *rand.Rand) string { return get("/atom.xml", "Range: bytes="+strings.Repeat("0-,", 2000)+"0-") },
		func(r *rand.Rand) string {
			return get("/atom.xml", "Accept-Encoding: "+strings.Repeat("gzip;q=0.5,", 900))
		},
		func(r *rand.Rand) string { return get("/atom.xml", `If-None-Match: `+strings.Repeat(`"x",`, 3000)) },
		func(r *rand.Rand) string {
			return get("/", "X-Forwarded-For: "+strings.Repeat("203.0.113.1, ", 800)+"1")
		},
		func(r *rand.Rand) string { return get("/", "A: "+strings.Repeat("a", 30<<10)) },
		func(r *rand.Rand) string {
			return get("/", strings.TrimRight(strings.Repeat("A: b\r\n", 3000), "\r\n"))
		},
		func(r *rand.Rand) string { return noise(r, 1+r.IntN(2000)) },
		func(r *rand.Rand) string { return "GET /\x00\xff HTTP/1.1\r\nHost: x\r\n\r\n" },
		func(r *rand.Rand) string { return "GET / HTTP/9.9\r\nHost: x\r\n\r\n" },
		func(r *rand.Rand) string { return noise(r, 5) + " / HTTP/1.1\r\nHost: x\r\n\r\n" },
		func(r *rand.Rand) string { return "PROPFIND /" + closing + "\r\n" },
		func(r *rand.Rand) string { return "TRACE /atom.xml" + closing + "\r\n" },
		func(r *rand.Rand) string { return "CONNECT evil.example:25 HTTP/1.1\r\nHost: x\r\n\r\n" },
		func(r *rand.Rand) string { return "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" },
		func(r *rand.Rand) string { return "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + noise(r, 100) },
		func(r *rand.Rand) string { return get("/", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__") },
		func(r *rand.Rand) string { return get("/", "Upgrade: websocket", "Sec-WebSocket-Key: a") },
		func(r *rand.Rand) string {
			return "POST /" + closing + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG"
		},
		func(r *rand.Rand) string {
			return "POST /" + closing + "Transfer-Encoding: xchunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
		},
		func(r *rand.Rand) string {
			return "POST /atom.xml" + closing + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1;"+strings.Repeat("x", 100)+"\r\na\r\n", 200)
		},
		func(r *rand.Rand) string { return "PUT /" + closing + "Content-Length: 99999999999999999999\r\n\r\n" },
		func(r *rand.Rand) string { return "PUT /" + closing + "Content-Length: -1\r\n\r\n" },
		func(r *rand.Rand) string {
			return fmt.Sprintf("POST /%sContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", closing, bomb.Len(), &bomb)
		},
		func(r *rand.Rand) string {
			return "POST /" + closing + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n"
		},
	}
}

// counting counts the lines that are written to it, and keeps the first.
type counting struct {
	n  atomic.Int64
	mu sync.Mutex
	b  bytes.Buffer
}

func (c *counting) Write(p []byte) (int, error) {
	c.n.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.b.Len() < 4000 {
		c.b.Write(p)
	}
	return len(p), nil
}

func (c *counting) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.b.String()
}

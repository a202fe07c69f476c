package web

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"bantin/feeds"
)

// BenchmarkServe measures what answers from memory cost beside what bare
// net/http takes for the same bytes: CPU of the whole process, client
// included, through one connection that is kept open, and of the handlers
// alone. Ours and the bare one take turns, so that the machine is equally busy
// for both. The ratio of the lower quartiles is reported, which what else the
// machine does moves least. Ours counts who reads.
func BenchmarkServe(b *testing.B) {
	n := open(b, aPage()).counted(b)
	n.Limits = &Limits{Now: time.Now, Log: n.Log}
	n.Limits.Trust(nil)
	ours, err := n.Handler()
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range benchmarked(ours.(*handler)) {
		fields, body := answered(b, ours, path)
		tag := fields.Get("Etag")
		for _, c := range []struct {
			name, field string
			bare        http.Handler
		}{
			{"304", "If-None-Match: " + tag + "\r\n", bareContent(fields, body)},
			{"gzip", "", bareWrite(fields, body)},
		} {
			b.Run(c.name+path, func(b *testing.B) {
				request := "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n" + named(path) + c.field + "\r\n"
				b.ReportMetric(ratio(b, throughLoopback(b, ours, n.Limits, request), throughLoopback(b, c.bare, nil, request)), "ratio")
				b.ReportMetric(ratio(b, alone(ours, request), alone(c.bare, request)), "handler-ratio")
			})
		}
	}
}

// named are the fields by which whoever asks for a path says who it is: a
// browser, or for a feed a program that reads feeds.
func named(path string) string {
	if strings.HasSuffix(path, "/") {
		return "User-Agent: " + firefox + "\r\nAccept-Language: vi-VN,vi;q=0.9\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\n"
	}
	return "User-Agent: FreshRSS/1.27.0 (Linux; https://freshrss.org)\r\n"
}

// aPage is as many stories as a feed holds, of the length that they have.
func aPage() []article {
	var list []article
	for i := range 60 {
		list = append(list, article{
			number: i + 1, source: "lang-son-tin-tuc", published: now.Add(-time.Duration(i) * time.Hour), origin: feeds.DateStated,
			title:   fmt.Sprintf("Lễ hội lần thứ %d được tổ chức tại phố cổ Đồng Văn", i),
			summary: strings.Repeat(fmt.Sprintf("Ngày %d, Sở Văn hóa, Thể thao và Du lịch tổ chức chương trình thứ %d. ", i, i*7), 6),
		})
	}
	return list
}

// benchmarked are the paths that readers ask for most.
func benchmarked(h *handler) []string {
	paths := []string{"/", "/atom.xml", "/lao-cai/atom.xml"}
	for _, folder := range []string{"/dia-phuong/", "/chuyen-muc/"} {
		for _, path := range slices.Sorted(maps.Keys(h.routes)) {
			if strings.HasPrefix(path, folder) && strings.HasSuffix(path, "/atom.xml") {
				paths = append(paths, path)
				break
			}
		}
	}
	return paths
}

// answered is what a handler answers in gzip.
func answered(b *testing.B, h http.Handler, path string) (http.Header, []byte) {
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 200 || w.Header().Get("Content-Encoding") != "gzip" {
		b.Fatalf("%s: %d in %q", path, w.Code, w.Header().Get("Content-Encoding"))
	}
	return w.Header(), w.Body.Bytes()
}

// bareContent serves bytes by http.ServeContent, with the same fields.
func bareContent(fields http.Header, body []byte) http.Handler {
	fields = without(fields, "Content-Length")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), fields)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	})
}

// bareWrite writes bytes, with the same fields.
func bareWrite(fields http.Header, body []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		maps.Copy(w.Header(), fields)
		w.Write(body)
	})
}

const (
	turns   = 120 // of ours and of the bare one
	perTurn = 100 // requests
)

// ratio compares the CPU of two kinds of turns.
func ratio(b *testing.B, ours, bare func()) float64 {
	var costs [2][]time.Duration
	for range turns {
		for i, turn := range []func(){ours, bare} {
			before := cpu(b)
			for range perTurn {
				turn()
			}
			costs[i] = append(costs[i], cpu(b)-before)
		}
	}
	for i := range costs {
		slices.Sort(costs[i])
	}
	b.ReportMetric(float64(costs[0][turns/4].Nanoseconds())/perTurn, "ns/ours")
	b.ReportMetric(float64(costs[1][turns/4].Nanoseconds())/perTurn, "ns/bare")
	return float64(costs[0][turns/4]) / float64(costs[1][turns/4])
}

// cpu is the time that this process has had of the processors.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// throughLoopback sends one request over and over through one connection to a
// real server.
func throughLoopback(b *testing.B, h http.Handler, limits *Limits, request string) func() {
	s := httptest.NewUnstartedServer(h)
	if limits != nil {
		s.Config = Bounded(h, limits, limits.Log)
		s.Listener = limits.Listener(s.Listener)
	}
	s.Start()
	b.Cleanup(s.Close)
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { conn.Close() })
	answers := bufio.NewReader(conn)
	return func() {
		if _, err := io.WriteString(conn, request); err != nil {
			b.Fatal(err)
		}
		resp, err := http.ReadResponse(answers, nil)
		if err != nil || resp.StatusCode >= 400 {
			b.Fatal(resp, err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
}

// alone calls a handler without any network.
func alone(h http.Handler, request string) func() {
	return func() {
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(request)))
		if err != nil {
			panic(err) // the request is ours
		}
		r.RemoteAddr = "127.0.0.1:9"
		h.ServeHTTP(discarding{http.Header{}}, r)
	}
}

// discarding takes an answer and keeps nothing.
type discarding struct{ head http.Header }

func (d discarding) Header() http.Header         { return d.head }
func (d discarding) Write(p []byte) (int, error) { return len(p), nil }
func (d discarding) WriteHeader(int)             {}

// BenchmarkCounting measures what it costs a request that whoever sends it is
// counted: the same handler, that counts and that does not, take turns.
func BenchmarkCounting(b *testing.B) {
	n := open(b, aPage())
	n.Limits = &Limits{Now: time.Now, Log: n.Log}
	n.Limits.Trust(nil)
	silent, err1 := n.Handler()
	counting, err2 := n.counted(b).Handler()
	if err := errors.Join(err1, err2); err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{"/", "/atom.xml"} {
		b.Run(path[1:], func(b *testing.B) {
			request := "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n" + named(path) + "\r\n"
			b.ReportMetric(ratio(b, alone(counting, request), alone(silent, request)), "ratio")
		})
	}
}

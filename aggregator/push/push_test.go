package push

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bantin/feeds/fetch"
	"bantin/storage"
	"bantin/storage/sqlite"
)

var now = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)

// A newspaper is a site whose feeds a hub can fetch.
type newspaper struct {
	*httptest.Server
	mu    sync.Mutex
	feeds map[string]string // what stands in them, by path
}

func (p *newspaper) write(path, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.feeds[path] = text
}

// topics are the feeds with their states, as a publisher tells them.
func (p *newspaper) topics() map[string]string {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := map[string]string{}
	for path, text := range p.feeds {
		m[p.URL+path] = `"` + text + `"`
	}
	return m
}

func publishing(t *testing.T, feeds int) *newspaper {
	t.Helper()
	p := &newspaper{feeds: map[string]string{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		io.WriteString(w, p.feeds[r.URL.Path])
	}))
	t.Cleanup(p.Close)
	for i := range feeds {
		p.write(fmt.Sprintf("/%02d/atom.xml", i), "first")
	}
	return p
}

// A hub verifies each topic that it is told of by fetching it, and answers as
// it is told to.
type hub struct {
	*httptest.Server
	mu     sync.Mutex
	asked  int
	copies map[string]string                                // what it has fetched, by topic
	answer func(w http.ResponseWriter, asked int) (no bool) // refuses; nil: never
	errs   []string
}

func opened(t *testing.T) *hub {
	t.Helper()
	h := &hub{copies: map[string]string{}}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked++
	if h.answer != nil && h.answer(w, h.asked) {
		return
	}
	err := r.ParseForm()
	topics := r.PostForm["hub.url"]
	if err != nil || r.Method != http.MethodPost || r.PostForm.Get("hub.mode") != "publish" || len(topics) > mostTopics ||
		!slices.Equal(topics, r.PostForm["hub.topic"]) || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		h.errs = append(h.errs, fmt.Sprintf("%s %v %v", r.Method, r.PostForm, err))
	}
	for _, topic := range topics {
		resp, err := http.Get(topic)
		if err != nil {
			h.errs = append(h.errs, err.Error())
			continue
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusOK {
			h.errs = append(h.errs, topic)
		}
		h.copies[topic] = `"` + string(body) + `"`
	}
	w.WriteHeader(http.StatusNoContent)
}

func (h *hub) knows(t *testing.T, want map[string]string, asked int) {
	t.Helper()
	h.mu.Lock()
	defer h.mu.Unlock()
	if !maps.Equal(h.copies, want) || h.asked != asked {
		t.Errorf("asked %d times, want %d; it knows %v, want %v", h.asked, asked, h.copies, want)
	}
	if len(h.errs) > 0 {
		t.Errorf("the hub complains: %v", h.errs)
	}
}

// A desk is a notifier with its store.
type desk struct {
	*Notifier
	t   *testing.T
	now time.Time
	log bytes.Buffer
}

func desked(t *testing.T, p *newspaper, hubs ...string) *desk {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	d := &desk{t: t, now: now}
	d.Notifier = d.notifier(store, p, netip.MustParsePrefix("127.0.0.0/8"))
	if err := d.Use(t.Context(), hubs); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) notifier(store *storage.Store, p *newspaper, allowed ...netip.Prefix) *Notifier {
	return &Notifier{
		Store: store, Fetch: &fetch.Client{UserAgent: "bantin/thu", Allow: allowed, Timeout: 5 * time.Second},
		Now: func() time.Time { return d.now }, Log: slog.New(slog.NewTextHandler(&d.log, nil)),
		Topics: p.topics, Wait: time.Millisecond,
	}
}

func (d *desk) tellAll() time.Time {
	d.t.Helper()
	next, err := d.Notifier.tellAll(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return next
}

func (d *desk) hub() storage.Hub {
	d.t.Helper()
	list, err := d.Store.Hubs(d.t.Context())
	if err != nil || len(list) == 0 {
		d.t.Fatalf("%d hubs, %v", len(list), err)
	}
	return list[0]
}

func TestHubsAreToldOfWhatChanged(t *testing.T) {
	p, h := publishing(t, 23), opened(t)
	d := desked(t, p, h.URL)
	d.tellAll()
	h.knows(t, p.topics(), 3)
	d.tellAll()
	h.knows(t, p.topics(), 3)
	p.write("/07/atom.xml", "second")
	p.write("/08/atom.xml", "second")
	d.tellAll()
	h.knows(t, p.topics(), 4)
}

func TestEveryHubIsTold(t *testing.T) {
	p, one, other := publishing(t, 2), opened(t), opened(t)
	one.answer = func(w http.ResponseWriter, _ int) bool { w.WriteHeader(http.StatusBadGateway); return true }
	d := desked(t, p, one.URL, other.URL)
	d.tellAll()
	other.knows(t, p.topics(), 1)
	one.knows(t, map[string]string{}, 1)
	if strings.Contains(d.log.String(), other.URL) {
		t.Errorf("complains of the hub that is well: %s", &d.log)
	}
}

// TestNothingIsLost lets a hub fail, restarts the notifier meanwhile, and
// lets the hub recover.
func TestNothingIsLost(t *testing.T) {
	p, h := publishing(t, 2), opened(t)
	down := true
	h.answer = func(w http.ResponseWriter, _ int) bool {
		if down {
			http.Error(w, "too busy", http.StatusServiceUnavailable)
		}
		return down
	}
	d := desked(t, p, h.URL)
	since := d.now
	for failures := 1; failures <= 20; failures++ {
		next := d.tellAll()
		got := d.hub()
		least := min(leastPause<<min(failures-1, 12), mostPause) * 9 / 10
		if wait := next.Sub(d.now); wait < least-time.Second || wait > least*11/9+time.Second || got.Failures != failures || !got.FailingSince.Equal(since) {
			t.Fatalf("failure %d: waits %v of at least %v, %+v", failures, wait, least, got)
		}
		if again := d.tellAll(); again.Sub(next).Abs() > time.Second {
			t.Fatalf("failure %d: did not wait until %v but until %v", failures, next, again)
		}
		d.now = next.Add(time.Second)
		p.write("/00/atom.xml", fmt.Sprint("state ", failures))
		d.Notifier = d.notifier(d.Store, p, netip.MustParsePrefix("127.0.0.0/8")) // a restart
	}
	h.knows(t, map[string]string{}, 20)
	if n := strings.Count(d.log.String(), "hub not told"); n != 1 {
		t.Errorf("%d lines in the log: %s", n, &d.log)
	}
	down = false
	if next := d.tellAll(); !next.IsZero() {
		t.Errorf("is due again at %v", next)
	}
	h.knows(t, p.topics(), 21)
	if got := d.hub(); got != (storage.Hub{URL: h.URL}) || !strings.Contains(d.log.String(), "hub can be told again") {
		t.Errorf("recovered as %+v; %s", got, &d.log)
	}
}

func TestHubsMayAskForPatience(t *testing.T) {
	p, h := publishing(t, 1), opened(t)
	h.answer = func(w http.ResponseWriter, _ int) bool {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}
	if next := desked(t, p, h.URL).tellAll(); next.Sub(now) < 2*time.Hour-time.Second {
		t.Errorf("comes back at %v", next)
	}
}

func TestHubsThatHaveMoved(t *testing.T) {
	p, h := publishing(t, 3), opened(t)
	for _, status := range []int{301, 302, 307, 308} {
		door := httptest.NewServer(http.RedirectHandler(h.URL, status))
		defer door.Close()
		h.asked, h.copies = 0, map[string]string{}
		desked(t, p, door.URL).tellAll()
		h.knows(t, p.topics(), 1)
	}
	taken := httptest.NewServer(http.RedirectHandler(h.URL, http.StatusSeeOther))
	defer taken.Close()
	d := desked(t, p, taken.URL)
	h.asked, h.copies = 0, map[string]string{}
	d.tellAll()
	h.knows(t, map[string]string{}, 0)
	if d.hub().Failures != 0 {
		t.Error("a notice that was taken is held to be refused")
	}
}

func TestPrivateHubs(t *testing.T) {
	p, h := publishing(t, 1), opened(t)
	d := desked(t, p, h.URL)
	d.Notifier = d.notifier(d.Store, p)
	d.tellAll()
	h.knows(t, map[string]string{}, 0)
	if got := d.hub(); !strings.HasPrefix(got.Problem, "private") {
		t.Errorf("a hub at a private address: %+v", got)
	}
}

func TestFeedsAndHubsThatLeave(t *testing.T) {
	p, h := publishing(t, 2), opened(t)
	d := desked(t, p, h.URL)
	d.tellAll()
	p.mu.Lock()
	delete(p.feeds, "/00/atom.xml")
	p.mu.Unlock()
	p.write("/01/atom.xml", "second")
	d.tellAll()
	told, err := d.Store.Told(t.Context(), h.URL)
	if err != nil || !maps.Equal(told, p.topics()) {
		t.Errorf("remembers %v, %v", told, err)
	}
	if err := d.Use(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	p.write("/01/atom.xml", "third")
	d.tellAll()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.asked != 2 {
		t.Errorf("asked %d times", h.asked)
	}
}

// TestRun lets changes come in while it runs. Those that come together are
// told together.
func TestRun(t *testing.T) {
	p, h := publishing(t, 2), opened(t)
	d := desked(t, p, h.URL)
	d.Wait = 200 * time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan struct{}, 9)
	h.answer = func(http.ResponseWriter, int) bool { told <- struct{}{}; return false }
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	<-told
	for i := range 50 {
		p.write("/01/atom.xml", fmt.Sprint(i))
		d.Changed()
	}
	<-told
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if h.asked > 3 {
		t.Errorf("asked %d times for 51 changes", h.asked)
	}
}

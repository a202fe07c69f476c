package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

var (
	hanoi = time.FixedZone("+07", 7*3600)
	begin = time.Date(2026, 11, 23, 9, 0, 0, 0, hanoi) // a Monday
	site  = feeds.Site{ID: "bantin-thu", Title: "Bản tin, số một", URL: "https://bantin.example.vn", Zone: hanoi}
)

// A desk is a notifier with its store and clock.
type desk struct {
	*Notifier
	t   *testing.T
	mu  sync.Mutex // guards now
	now time.Time
	log bytes.Buffer
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	d := &desk{t: t, now: begin}
	d.Notifier = d.another(store)
	return d
}

// another is the notifier after a restart.
func (d *desk) another(store *storage.Store) *Notifier {
	return &Notifier{Store: store, Now: d.clock, Log: slog.New(slog.NewTextHandler(&d.log, nil))}
}

// clock is the time of the desk; it goes on while a notifier runs.
func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) use(carriers map[string]Carrier, digest Digest) {
	d.t.Helper()
	if err := d.Use(d.t.Context(), Orders{Site: site, Language: "vi", Carriers: carriers, Digest: digest}); err != nil {
		d.t.Fatal(err)
	}
}

// happens tells staff something.
func (d *desk) happens(source, state string) {
	d.t.Helper()
	d.mu.Lock()
	d.now = d.now.Add(time.Minute)
	d.mu.Unlock()
	e := storage.Event{Source: source, State: state, Was: "ok", Since: d.now.Add(-time.Hour), Told: d.now,
		Title: feeds.Text{VI: source + ": Đang lỗi", EN: source + ": Failing"}, What: feeds.Text{VI: "Máy chủ không trả lời.", EN: "No answer."}, Next: feeds.Text{VI: "Đợi.", EN: "Wait."}}
	if err := d.Store.SaveWatches(d.t.Context(), nil, []storage.Event{e}); err != nil {
		d.t.Fatal(err)
	}
}

func TestEmail(t *testing.T) {
	for _, c := range []struct {
		name           string
		server         *mailServer
		user           string
		users          []string
		refused, taken bool
	}{
		{"encrypted once it is offered", &mailServer{starttls: true, ways: "LOGIN PLAIN"}, "bantin", []string{"bantin mật khẩu true"}, false, true},
		{"encrypted from the start", &mailServer{implicit: true, ways: "PLAIN"}, "bantin", []string{"bantin mật khẩu true"}, false, true},
		{"a server that knows the old way", &mailServer{starttls: true, ways: "LOGIN"}, "bantin", []string{"bantin mật khẩu true"}, false, true},
		{"one that asks for nobody", &mailServer{}, "", nil, false, true},
		{"one that is encrypted and asks for nobody", &mailServer{starttls: true}, "", nil, false, true},
		{"a password, and no encryption", &mailServer{ways: "PLAIN"}, "bantin", nil, true, false},
		{"no way that is known", &mailServer{starttls: true, ways: "GSSAPI"}, "bantin", nil, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, e := opened(t, c.server)
			if c.user != "" {
				e.User, e.Password = c.user, "mật khẩu"
			}
			m := Message{ID: "urn:1", Site: site.Title, Subject: "Lào Cai: Đang lỗi\r\nBcc: c@example.vn" + strings.Repeat(" dài", 60), Text: "Dòng một.\n.\nDòng ba.\n", At: begin}
			err := e.Carry(t.Context(), m)
			var refused *Refused
			if errors.As(err, &refused) != c.refused || (err == nil) != c.taken {
				t.Fatalf("carried: %v", err)
			}
			letters := s.received(t)
			if !slices.Equal(s.users, c.users) || (len(letters) == 1) != c.taken {
				t.Fatalf("%d letters, users %q", len(letters), s.users)
			}
			if !c.taken {
				return
			}
			l := letters[0]
			if l.body != "Dòng một.\r\n.\r\nDòng ba.\r\n" || !strings.HasPrefix(l.subject, "Lào Cai: Đang lỗi Bcc: c@") || l.Get("Bcc") != "" || !strings.HasSuffix(l.Get("Message-Id"), "@example.vn>") {
				t.Errorf("%q, %q, %v", l.subject, l.body, l.Header)
			}
			if from, err := l.AddressList("From"); err != nil || from[0].Name != site.Title || from[0].Address != e.From {
				t.Errorf("from %v, %v", from, err)
			}
			if to, err := l.AddressList("To"); err != nil || len(to) != 2 {
				t.Errorf("to %v, %v", to, err)
			}
		})
	}
}

func TestStrangersMailServer(t *testing.T) {
	s, e := opened(t, &mailServer{starttls: true, ways: "PLAIN"})
	e.Roots, e.User, e.Password = nil, "bantin", "x"
	if err := e.Carry(t.Context(), Message{ID: "1"}); err == nil || len(s.users) > 0 {
		t.Errorf("a server with a certificate of its own making was trusted: %v", err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer silent.Close()
	e.Server = silent.Listener.Addr().String() // waits for the client to speak, as mail servers do not
	if err := e.Carry(ctx, Message{ID: "1"}); err == nil {
		t.Error("a silent server took a letter")
	}
}

func TestEachChangeIsCarriedOnce(t *testing.T) {
	d := newDesk(t)
	s, e := opened(t, &mailServer{starttls: true})
	d.happens("lao-cai", "failing") // before anybody wants to know
	carriers := map[string]Carrier{EmailName: e}
	d.use(carriers, Digest{})
	d.carryAll(t.Context())
	d.happens("son-la", "failing")
	for range 3 {
		d.carryAll(t.Context())
		d.Notifier = d.another(d.Store)
		d.use(carriers, Digest{})
	}
	d.happens("son-la", "ok")
	d.happens("lai-chau", "failing")
	d.carryAll(t.Context())
	letters := s.received(t)
	if len(letters) != 2 || letters[0].subject != "son-la: Đang lỗi" || letters[1].subject != "2 thay đổi về nguồn tin" {
		t.Fatalf("%d letters: %+v", len(letters), letters)
	}
	for _, want := range []string{"Máy chủ không trả lời.", "Việc cần làm: Đợi.", "https://bantin.example.vn/nguon#nguon-son-la", "09:02, 23/11/2026"} {
		if !strings.Contains(letters[0].body, want) {
			t.Errorf("%q is not in %s", want, letters[0].body)
		}
	}
}

func TestNothingIsLostWhileAServerIsDown(t *testing.T) {
	d := newDesk(t)
	s, e := opened(t, &mailServer{})
	carriers := map[string]Carrier{EmailName: e}
	d.use(carriers, Digest{})
	s.answer("MAIL", "451 try again later")
	d.happens("son-la", "failing")
	tries, last := 0, d.now
	for d.now.Before(begin.Add(12 * time.Hour)) {
		next := d.carryAll(t.Context())
		if m, err := d.Store.Messenger(t.Context(), EmailName); err != nil || m.Failures > tries {
			if wait := d.now.Sub(last); tries > 0 && wait < pause(tries) {
				t.Errorf("tried again after %v", wait)
			}
			tries, last = m.Failures, d.now
		}
		if !next.After(d.now) {
			t.Fatalf("would try again at %v, now is %v", next, d.now)
		}
		d.now = next
		d.Notifier = d.another(d.Store)
		d.orders = Orders{Site: site, Language: "vi", Carriers: carriers} // as after a restart, without Use
	}
	if n := strings.Count(d.log.String(), "staff not told"); tries < 6 || tries > 12 || n != 1 {
		t.Errorf("%d tries, %d lines in the log", tries, n)
	}
	s.answer("MAIL", "")
	d.happens("son-la", "ok")
	d.use(carriers, Digest{})
	d.carryAll(t.Context())
	if letters := s.received(t); len(letters) != 1 || strings.Count(letters[0].body, "nguon-son-la") != 2 {
		t.Errorf("%d letters", len(letters))
	}
	s.answer("RCPT", "550 nobody here")
	d.happens("son-la", "failing")
	if next := d.carryAll(t.Context()); next.Sub(d.now) < lookAgain {
		t.Errorf("a refusal is tried again at %v", next)
	}
	if m, _ := d.Store.Messenger(t.Context(), EmailName); m.Due.Sub(d.now) < mostPause-time.Second || !strings.Contains(m.Problem, "nobody here") {
		t.Errorf("after a refusal: %+v", m)
	}
}

// A hook is a webhook's receiver.
type hook struct {
	*httptest.Server
	mu      sync.Mutex
	status  int
	bodies  []Message
	headers []http.Header
}

func hooked(t *testing.T) *hook {
	h := &hook{status: http.StatusNoContent}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		var m Message
		body, err := io.ReadAll(r.Body)
		if err = errors.Join(err, json.Unmarshal(body, &m)); err != nil || r.Method != http.MethodPost {
			t.Errorf("%s: %v", r.Method, err)
		}
		h.bodies, h.headers = append(h.bodies, m), append(h.headers, r.Header)
		w.WriteHeader(h.status)
	}))
	t.Cleanup(h.Close)
	return h
}

func TestWebhook(t *testing.T) {
	d, h := newDesk(t), hooked(t)
	s, e := opened(t, &mailServer{})
	s.answer("EHLO", "421 closed") // one carrier that fails holds up no other
	s.answer("HELO", "421 closed")
	d.use(map[string]Carrier{WebhookName: &Webhook{URL: h.URL + "/bi-mat", UserAgent: "bantin/thu"}, EmailName: e}, Digest{})
	h.status = http.StatusBadGateway
	d.happens("son-la", "failing")
	d.carryAll(t.Context())
	h.status = http.StatusOK
	d.now = d.now.Add(2 * time.Minute)
	d.carryAll(t.Context())
	d.carryAll(t.Context())
	if len(h.bodies) != 2 || h.bodies[0].ID != h.bodies[1].ID || h.headers[0].Get("Idempotency-Key") != h.bodies[1].ID {
		t.Fatalf("posted %+v", h.bodies)
	}
	got := h.bodies[1]
	if got.Kind != "news" || got.Site != site.Title || len(got.Events) != 1 || got.Events[0].Source != "son-la" || got.Events[0].State != "failing" ||
		!strings.Contains(got.Text, got.Events[0].What) || got.Events[0].URL != "https://bantin.example.vn/nguon#nguon-son-la" {
		t.Errorf("posted %+v", got)
	}
	h.Close()
	d.happens("son-la", "ok")
	d.carryAll(t.Context())
	if m, err := d.Store.Messenger(t.Context(), WebhookName); err != nil || m.Failures != 1 || strings.Contains(m.Problem+d.log.String(), "bi-mat") {
		t.Errorf("%+v, %v; %s", m, err, &d.log)
	}
}

func TestDigest(t *testing.T) {
	for _, c := range []struct {
		every string
		days  []int // of November and later on which it comes
	}{
		{"daily", []int{24, 25, 26, 27, 28, 29, 30, 31}},
		{"weekly", []int{30}},
		{"", nil},
	} {
		d, h := newDesk(t), hooked(t)
		d.happens("son-la", "failing")
		failing := storage.Watch{State: "failing", Since: begin}
		if err := d.Store.Sync(t.Context(), []feeds.Source{{ID: "son-la"}, {ID: "lao-cai"}}, begin); err != nil {
			t.Fatal(err)
		}
		if err := d.Store.SaveWatches(t.Context(), map[string]storage.Watch{"son-la": failing, "lao-cai": {State: "ok", Since: begin}}, nil); err != nil {
			t.Fatal(err)
		}
		carriers := map[string]Carrier{WebhookName: &Webhook{URL: h.URL}}
		for range 8 * 24 {
			d.use(carriers, Digest{Every: c.every, At: 7*time.Hour + 30*time.Minute})
			d.carryAll(t.Context())
			d.now = d.now.Add(time.Hour)
			d.Notifier = d.another(d.Store)
		}
		var days []int
		for _, m := range h.bodies {
			if m.Kind == "digest" {
				days = append(days, int(m.At.Sub(begin).Hours()/24))
			}
			for _, want := range []string{"Đang lỗi: 1", "Bình thường: 1", "- son-la: Đang lỗi, từ 09:00, 23/11/2026"} {
				if !strings.Contains(m.Text, want) {
					t.Errorf("%s: %q is not in %s", c.every, want, m.Text)
				}
			}
		}
		if len(days) != len(c.days) {
			t.Errorf("%s: %d digests, want %d", c.every, len(days), len(c.days))
		}
		if len(h.bodies) > 0 {
			if want := fmt.Sprintf("Tình hình các nguồn tin đến %d/11/2026", c.days[0]); h.bodies[0].Subject != want {
				t.Errorf("%s: the first is %q, want %q", c.every, h.bodies[0].Subject, want)
			}
		}
	}
}

// TestDigestIsNotLate wants the notifier to wake up for a digest, and no later.
func TestDigestIsNotLate(t *testing.T) {
	d, h := newDesk(t), hooked(t)
	d.use(map[string]Carrier{WebhookName: &Webhook{URL: h.URL}}, Digest{Every: "daily", At: 9*time.Hour + 4*time.Minute})
	next := d.carryAll(t.Context())
	if want := begin.Add(4 * time.Minute); !next.Equal(want) || len(h.bodies) != 0 {
		t.Errorf("looks again at %v, want %v", next, want)
	}
	d.now = next
	if next = d.carryAll(t.Context()); len(h.bodies) != 1 || h.bodies[0].Kind != "digest" || !next.Equal(d.now.Add(lookAgain)) {
		t.Errorf("%d messages, looks again at %v", len(h.bodies), next)
	}
}

// TestManyChangesAtOnce has more happen than one message takes.
func TestManyChangesAtOnce(t *testing.T) {
	d, h := newDesk(t), hooked(t)
	d.use(map[string]Carrier{WebhookName: &Webhook{URL: h.URL}}, Digest{})
	for i := range 2*mostEvents + 1 {
		d.happens(fmt.Sprint("nguon-", i), "failing")
		if i == 0 || i == mostEvents {
			d.carryAll(t.Context())
		}
	}
	d.carryAll(t.Context())
	if len(h.bodies) != 3 {
		t.Fatalf("%d messages", len(h.bodies))
	}
	for i, m := range h.bodies {
		if more := strings.Contains(m.Text, "trước đó nữa: https://bantin.example.vn/van-hanh"); more {
			t.Errorf("message %d with %d changes says that there were more", i, len(m.Events))
		}
	}
	for i := range mostEvents + 1 {
		d.happens(fmt.Sprint("nguon-", i), "ok")
	}
	d.carryAll(t.Context())
	if m := h.bodies[3]; len(m.Events) != mostEvents || !strings.Contains(m.Text, "trước đó nữa: https://bantin.example.vn/van-hanh") {
		t.Errorf("%d changes in %s", len(m.Events), m.Text)
	}
}

func TestRunTellsAndEnds(t *testing.T) {
	d, h := newDesk(t), hooked(t)
	d.use(map[string]Carrier{WebhookName: &Webhook{URL: h.URL}}, Digest{})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- d.Run(ctx) }()
	d.happens("son-la", "failing")
	d.Changed()
	deadline := time.After(20 * time.Second)
	for again := time.NewTicker(10 * time.Millisecond); ; {
		h.mu.Lock()
		n := len(h.bodies)
		h.mu.Unlock()
		if n == 1 {
			again.Stop()
			break
		}
		select {
		case <-again.C:
		case <-deadline:
			t.Fatal("nobody was told")
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

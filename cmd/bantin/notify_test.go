package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bantin/cmd/bantin/settings"
)

// A chat receives what is posted to it.
type chat struct {
	*httptest.Server
	mu    sync.Mutex // guards posts
	posts []post
}

// A post is a message as a chat has it.
type post struct{ ID, Kind, Subject, Text string }

func newChat(t *testing.T) *chat {
	c := &chat{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var p post
		if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.posts = append(c.posts, p)
	}))
	t.Cleanup(c.Close)
	return c
}

func (c *chat) received() []post {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]post(nil), c.posts...)
}

// A tale is what a program has said so far.
type tale struct {
	mu   sync.Mutex // guards text
	text strings.Builder
}

func (s *tale) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *tale) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// soon waits until something is so.
func soon(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := time.After(2 * time.Minute)
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !so() {
		select {
		case <-again.C:
		case <-late:
			t.Fatalf("%s: never", what)
		}
	}
}

// password is that of the mail server.
const password = "mật khẩu rất dài 1234"

// lasts lets time pass, as it does for those who save files.
func lasts(t *testing.T, d time.Duration) {
	t.Helper()
	select {
	case <-t.Context().Done():
	case <-time.After(d):
	}
}

// A notified is a folder of settings by which staff are told.
type notified struct {
	path string
	mail *mailServer
	chat *chat
	rest string // of the settings
}

func (n *notified) save(t *testing.T, more string) {
	t.Helper()
	text := fmt.Sprintf(`site: {id: bantin-thu, title: Bản tin thử, url: "https://bantin.example.vn", timezone: Asia/Ho_Chi_Minh}
listen: 127.0.0.1:0
schedule: "@every 1s"
backup: off
allow_addresses: [127.0.0.0/8]
areas: [{id: son-la, name: Sơn La}]
departments: [{id: son-la, name: Sở Sơn La, area: son-la}]
notify:
  email: {server: "%s", from: bantin@example.vn, to: [a@example.vn, b@example.vn]%s}
  webhook: {url_file: phong-hop}
%s
`, n.mail.address, n.rest, more)
	for name, secret := range map[string]string{"phong-hop": n.chat.URL + "/bi-mat-cua-so\r\n", "mat-khau": "\ufeff" + password + "\n"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(n.path), name), []byte(secret), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(n.path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// noted tells whether bantin has noted of every message that it came, or did
// not: one that is under way while it is stopped comes once more.
func (n *notified) noted(t *testing.T) bool {
	t.Helper()
	database, err := sql.Open("sqlite", "file:"+filepath.Join(filepath.Dir(n.path), "bantin.db")+"?mode=ro&_pragma=busy_timeout(60000)")
	if err != nil {
		t.Fatal(err)
	}
	defer database.Close()
	var settled bool
	const q = `SELECT COUNT(*) = 2 AND COALESCE(MIN(failures > 0 OR told = (SELECT MAX(number) FROM events)), 0) FROM messengers`
	if err := database.QueryRow(q).Scan(&settled); err != nil {
		t.Fatal(err)
	}
	return settled
}

// TestStaffAreTold runs bantin with a mail server and a chat through a day of
// its operator: settings break and are mended, the mail server is down for a
// while, and bantin is started again in between.
func TestStaffAreTold(t *testing.T) {
	t.Parallel()
	mail, authority := newMailServer(t, password)
	n := &notified{path: filepath.Join(t.TempDir(), "bantin.yaml"), mail: mail, chat: newChat(t), rest: ", user: bantin, password_env: MAT_KHAU"}
	said := &tale{}
	begin := func() *running {
		cmd := exec.Command("bantin", "serve", "--verbose", "--config", n.path)
		cmd.Env = append(os.Environ(), "MAT_KHAU="+password, "SSL_CERT_FILE="+authority, "BANTIN_LANG=vi")
		return launch(t, cmd, said)
	}
	told := func(letters, posts int) {
		t.Helper()
		soon(t, fmt.Sprintf("%d letters and %d posts", letters, posts), func() bool {
			return len(mail.received()) >= letters && len(n.chat.received()) >= posts
		})
		if l, p := len(mail.received()), len(n.chat.received()); l != letters || p != posts {
			t.Fatalf("%d letters and %d posts, want %d and %d", l, p, letters, posts)
		}
		soon(t, "noted", func() bool { return n.noted(t) })
	}
	n.save(t, "sources: []")
	serve := begin()
	n.save(t, "sources: 5")
	told(1, 1)
	n.save(t, "sources: []")
	told(2, 2)
	serve.stop(t)

	n.rest = ", user: bantin, password_file: mat-khau"
	n.save(t, "sources: []")
	serve = begin() // nothing is told again
	mail.down()
	n.save(t, "nguon: []")
	told(2, 3)
	soon(t, "the log says so", func() bool {
		return strings.Contains(said.String(), "staff not told, will be tried again")
	})
	n.save(t, "sources: []")
	told(2, 4)
	serve.stop(t)
	mail.up(t)
	serve = begin() // what was not told is
	told(3, 4)
	n.save(t, "sources: []\n# một dòng nữa")
	soon(t, "taken over again", func() bool { return strings.Count(said.String(), "settings taken over") >= 3 })
	told(3, 4)
	serve.stop(t)

	letters, posts := mail.received(), n.chat.received()
	for i, p := range posts[:2] {
		if l := letters[i]; l.subject != p.Subject || l.text != p.Text || !strings.Contains(l.to, "a@example.vn") || !strings.Contains(l.to, "b@example.vn") {
			t.Errorf("e-mail and chat differ: %+v, %+v", l, p)
		}
	}
	for i, want := range []string{"bantin.yaml:11:10", "hết lỗi", "bantin.yaml:11:1"} {
		if text := posts[i].Subject + posts[i].Text; !strings.Contains(text, want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
	if text := letters[2].text; !strings.Contains(text, "bantin.yaml:11:1") || !strings.Contains(text, "hết lỗi") {
		t.Errorf("what the mail server missed: %s", text)
	}
	for _, secret := range []string{password, "bi-mat-cua-so", "MTIzNA"} {
		if strings.Contains(said.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

// TestStaffAreToldOfASource lets a source fail for hours and recover, and a
// night pass, by a clock that is put forward.
func TestStaffAreToldOfASource(t *testing.T) {
	t.Parallel()
	var down atomic.Bool
	var reads atomic.Int32
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		defer reads.Add(1)
		if down.Load() {
			http.Error(w, "hỏng", http.StatusInternalServerError)
			return
		}
		io.WriteString(w, killFeed("mot"))
	}))
	defer site.Close()
	mail, _ := newMailServer(t, "")
	n := &notified{path: filepath.Join(t.TempDir(), "bantin.yaml"), mail: mail, chat: newChat(t)}
	sources := "  digest: daily\n  digest_at: \"07:30\"\nsources: [{id: mot, department: son-la, kind: feed, url: \"" + site.URL + "\"}]"
	n.save(t, sources)
	s, err := settings.Load(n.path)
	if err != nil {
		t.Fatal(err)
	}
	said := &tale{}
	var now atomic.Int64
	hanoi := time.FixedZone("+07", 7*3600)
	now.Store(time.Date(2026, 11, 23, 9, 0, 0, 0, hanoi).UnixNano())
	clock := func() time.Time { return time.Unix(0, now.Load()) }
	p := &program{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: said, Environ: func(string) string { return "" }, language: "vi", Now: clock}
	p.log = newLog(said, p.Environ, false)
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- p.serve(ctx, s) }()
	defer func() {
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	}()
	// passes lets so much time pass again and again, until there are so many
	// messages: sources are looked at every second, whatever the clock says. It
	// stops before the night is over, however long that takes.
	dawn := time.Date(2026, 11, 24, 6, 0, 0, 0, hanoi)
	passes := func(step time.Duration, messages int) {
		t.Helper()
		soon(t, fmt.Sprintf("message %d", messages), func() bool {
			lasts(t, 300*time.Millisecond)
			if clock().Add(step).Before(dawn) {
				now.Add(int64(step))
			}
			return len(mail.received()) >= messages && len(n.chat.received()) >= messages
		})
	}
	soon(t, "read", func() bool { return reads.Load() > 0 })
	down.Store(true)
	passes(10*time.Minute, 1)
	down.Store(false)
	passes(20*time.Minute, 2)
	for i, hour := range []string{"07:29", "07:30"} {
		at, err := time.ParseInLocation("2006-01-02 15:04", "2026-11-24 "+hour, hanoi)
		if err != nil {
			t.Fatal(err)
		}
		now.Store(at.UnixNano())
		n.save(t, sources+"\n# "+hour) // the notifier does not feel that a clock is put forward, but looks at it then
		soon(t, "taken over", func() bool { return strings.Count(said.String(), "settings taken over") == i+1 })
	}
	soon(t, "the digest", func() bool { return len(mail.received()) == 3 && len(n.chat.received()) == 3 })
	letters, posts := mail.received(), n.chat.received()
	if at := time.Date(2026, 11, 24, 7, 30, 0, 0, hanoi).Unix(); !strings.HasSuffix(posts[2].ID, fmt.Sprint(":", at)) {
		t.Errorf("the digest %s is not that of half past seven", posts[2].ID)
	}
	for i, want := range []string{"mot: Đang lỗi", "mot: ", "Tình hình "} {
		if !strings.HasPrefix(letters[i].subject, want) || letters[i].subject != posts[i].Subject || letters[i].text != posts[i].Text {
			t.Errorf("message %d: %+v, %+v; want %q", i+1, letters[i], posts[i], want)
		}
	}
}

package notify

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http/httptest"
	"net/mail"
	"strings"
	"sync"
	"testing"
)

// A mailServer is a real, small mail server on loopback.
type mailServer struct {
	net.Listener
	config   *tls.Config
	starttls bool   // offered
	implicit bool   // encrypted from the start
	ways     string // of identifying, as it offers them

	mu      sync.Mutex
	answers map[string]string // to a command, instead of the usual ones
	letters []string
	users   []string // who identified themselves, with password and encryption
}

func opened(t *testing.T, s *mailServer) (*mailServer, *Email) {
	t.Helper()
	helper := httptest.NewTLSServer(nil) // has a certificate for 127.0.0.1
	t.Cleanup(helper.Close)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.config = &tls.Config{Certificates: helper.TLS.Certificates}
	s.Listener, s.answers = l, map[string]string{}
	if s.implicit {
		s.Listener = tls.NewListener(l, s.config)
	}
	var talks sync.WaitGroup
	talks.Go(func() {
		for {
			conn, err := s.Accept()
			if err != nil {
				return
			}
			talks.Go(func() { s.talk(conn) })
		}
	})
	t.Cleanup(func() { s.Close(); talks.Wait() })
	roots := x509.NewCertPool()
	roots.AddCert(helper.Certificate())
	return s, &Email{Server: l.Addr().String(), Implicit: s.implicit, From: "bantin@example.vn", To: []string{"a@example.vn", "b@example.vn"}, Roots: roots}
}

func (s *mailServer) talk(conn net.Conn) {
	defer conn.Close()
	encrypted := s.implicit
	in := bufio.NewReader(conn)
	say := func(line string) { fmt.Fprint(conn, line+"\r\n") }
	hear := func() (string, bool) {
		line, err := in.ReadString('\n')
		return strings.TrimRight(line, "\r\n"), err == nil
	}
	plain := func(s string) string { b, _ := base64.StdEncoding.DecodeString(s); return string(b) }
	identified := func(user, password string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.users = append(s.users, fmt.Sprint(user, " ", password, " ", encrypted))
	}
	say("220 thu.example.vn ESMTP")
	for {
		line, ok := hear()
		if !ok {
			return
		}
		verb, rest, _ := strings.Cut(line, " ")
		verb = strings.ToUpper(verb)
		s.mu.Lock()
		answer, own := s.answers[verb]
		s.mu.Unlock()
		if own {
			say(answer)
			if strings.HasPrefix(answer, "421") {
				return
			}
			continue
		}
		switch verb {
		case "EHLO":
			say("250-thu.example.vn")
			if s.starttls && !encrypted {
				say("250-STARTTLS")
			}
			if s.ways != "" {
				say("250-AUTH " + s.ways)
			}
			say("250 8BITMIME")
		case "STARTTLS":
			say("220 go ahead")
			conn = tls.Server(conn, s.config)
			in, encrypted = bufio.NewReader(conn), true
		case "AUTH":
			if way, initial, _ := strings.Cut(rest, " "); way == "PLAIN" {
				parts := strings.Split(plain(initial), "\x00")
				identified(parts[1], parts[2])
			} else {
				say("334 " + base64.StdEncoding.EncodeToString([]byte("Username:")))
				user, _ := hear()
				say("334 " + base64.StdEncoding.EncodeToString([]byte("Password:")))
				password, _ := hear()
				identified(plain(user), plain(password))
			}
			say("235 ok")
		case "DATA":
			say("354 go on")
			var b strings.Builder
			for {
				line, ok := hear()
				if !ok {
					return
				}
				if line == "." {
					break
				}
				b.WriteString(line + "\r\n")
			}
			s.mu.Lock()
			s.letters = append(s.letters, b.String())
			s.mu.Unlock()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

// received are the letters that came, read as a mail program does.
func (s *mailServer) received(t *testing.T) (list []received) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, text := range s.letters {
		m, err := mail.ReadMessage(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text) {
			if len(line) > 998 {
				t.Errorf("a line of %d bytes", len(line))
			}
		}
		list = append(list, received{Header: m.Header, subject: subject, body: string(body)})
	}
	return list
}

type received struct {
	mail.Header
	subject, body string
}

func (s *mailServer) answer(verb, with string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if with == "" {
		delete(s.answers, verb)
	} else {
		s.answers[verb] = with
	}
}

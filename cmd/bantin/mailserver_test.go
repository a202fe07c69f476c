package main

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http/httptest"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A mailServer is a real, small mail server on loopback, which may be down for
// a while.
type mailServer struct {
	address  string
	config   *tls.Config // nil: no encryption is offered
	password string      // that it wants of the user "bantin"; empty: none

	mu      sync.Mutex // guards what follows
	open    net.Listener
	letters []letter
	talks   sync.WaitGroup
}

// A letter is an e-mail as a mail program shows it.
type letter struct{ to, subject, text string }

// newMailServer opens a mail server; with a password it is encrypted, and its
// certificate is written into the file that is returned.
func newMailServer(t *testing.T, password string) (s *mailServer, authority string) {
	t.Helper()
	s = &mailServer{address: "127.0.0.1:0", password: password}
	if password != "" {
		web := httptest.NewTLSServer(nil) // has a certificate for 127.0.0.1
		defer web.Close()
		s.config = &tls.Config{Certificates: web.TLS.Certificates}
		authority = filepath.Join(t.TempDir(), "noi-cap.pem")
		text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: web.Certificate().Raw})
		if err := os.WriteFile(authority, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.up(t)
	t.Cleanup(s.down)
	return s, authority
}

// up lets the server answer, always at the same address.
func (s *mailServer) up(t *testing.T) {
	t.Helper()
	l, err := net.Listen("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open, s.address = l, l.Addr().String()
	s.talks.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			s.talks.Go(func() { s.talk(conn) })
		}
	})
}

func (s *mailServer) down() {
	s.mu.Lock()
	s.open.Close()
	s.mu.Unlock()
	s.talks.Wait()
}

// talk is one conversation (RFC 5321), as much of it as a client needs.
func (s *mailServer) talk(conn net.Conn) {
	defer func() { conn.Close() }()
	in := bufio.NewReader(conn)
	say := func(line string) { fmt.Fprint(conn, line+"\r\n") }
	encrypted, known := false, s.password == ""
	var to []string
	say("220 thu.example.vn ESMTP")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		switch verb = strings.ToUpper(verb); {
		case verb == "EHLO" && s.config != nil && !encrypted:
			say("250-thu.example.vn\r\n250 STARTTLS")
		case verb == "EHLO":
			say("250-thu.example.vn\r\n250 AUTH PLAIN")
		case verb == "STARTTLS":
			say("220 go ahead")
			conn = tls.Server(conn, s.config)
			in, encrypted = bufio.NewReader(conn), true
		case verb == "AUTH":
			said, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(rest, "PLAIN "))
			if known = encrypted && string(said) == "\x00bantin\x00"+s.password; !known {
				say("535 who are you")
				continue
			}
			say("235 welcome")
		case !known:
			say("530 who are you")
		case verb == "RCPT":
			to = append(to, rest)
			say("250 ok")
		case verb == "DATA":
			say("354 go on")
			text, err := io.ReadAll(dotted(in))
			if err != nil || !s.take(to, string(text)) {
				say("554 this is no letter")
				continue
			}
			say("250 taken")
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

// dotted reads up to the line that is a dot.
func dotted(in *bufio.Reader) io.Reader {
	r, w := io.Pipe()
	go func() {
		for {
			line, err := in.ReadString('\n')
			if err != nil || strings.TrimRight(line, "\r\n") == "." {
				w.CloseWithError(err) // nil ends it well
				return
			}
			io.WriteString(w, strings.TrimPrefix(line, "."))
		}
	}()
	return r
}

func (s *mailServer) take(to []string, text string) bool {
	m, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		return false
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		return false
	}
	body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
	if err != nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, letter{strings.Join(to, " "), subject, strings.ReplaceAll(string(body), "\r\n", "\n")})
	return true
}

// received are the letters so far.
func (s *mailServer) received() []letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter(nil), s.letters...)
}

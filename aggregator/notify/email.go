package notify

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"net/textproto"
	"strings"
)

// EmailName is the name of e-mail as a messenger.
const EmailName = "email"

// An Email sends messages through a mail server (RFC 5321): encrypted from the
// start (RFC 8314), else as soon as the server offers it (RFC 3207). A password is never sent unencrypted.
type Email struct {
	Server         string // host:port
	Implicit       bool   // encrypted from the start, as on port 465
	From           string
	To             []string
	User, Password string         // empty: the server asks for none
	Roots          *x509.CertPool // authorities that are trusted; nil: the system's
}

// Carry sends a message.
func (e *Email) Carry(ctx context.Context, m Message) error {
	host, _, err := net.SplitHostPort(e.Server)
	if err != nil {
		return &Refused{fmt.Errorf("mail server: %w", err)}
	}
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", e.Server)
	if err != nil {
		return fmt.Errorf("mail server: %w", err)
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	secure := &tls.Config{ServerName: host, RootCAs: e.Roots, MinVersion: tls.VersionTLS12}
	if e.Implicit {
		conn = tls.Client(conn, secure)
	}
	if err := e.talk(conn, host, e.Implicit, secure, m); err != nil {
		return sorted(fmt.Errorf("mail server: %w", err))
	}
	return nil
}

// talk hands a message over to the server.
func (e *Email) talk(conn net.Conn, host string, encrypted bool, secure *tls.Config, m Message) error {
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Hello(domainOf(e.From)); err != nil {
		return err
	}
	if offered, _ := c.Extension("STARTTLS"); offered && !encrypted {
		if err := c.StartTLS(secure); err != nil {
			return err
		}
		encrypted = true
	}
	if e.User != "" {
		if err := e.identify(c, encrypted); err != nil {
			return err
		}
	}
	if err := c.Mail(e.From); err != nil {
		return err
	}
	for _, to := range e.To {
		if err := c.Rcpt(to); err != nil {
			return fmt.Errorf("%s: %w", to, err)
		}
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(letter(e, m)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	_ = c.Quit() // the server has taken it
	return nil
}

var (
	errUnencrypted = errors.New("it offers no encryption, so the password is not sent")
	errNoWay       = errors.New("it knows no way to send a password that is known here")
)

// identify says who sends.
func (e *Email) identify(c *smtp.Client, encrypted bool) error {
	if !encrypted {
		return &Refused{errUnencrypted}
	}
	_, ways := c.Extension("AUTH")
	for way := range strings.FieldsSeq(strings.ToUpper(ways)) {
		switch way {
		case "PLAIN":
			return c.Auth(plain{e.User, e.Password})
		case "LOGIN":
			return c.Auth(&login{answers: []string{e.User, e.Password}})
		}
	}
	return &Refused{errNoWay}
}

// plain is the way PLAIN of identifying (RFC 4616).
type plain struct{ user, password string }

func (p plain) Start(*smtp.ServerInfo) (string, []byte, error) {
	return "PLAIN", []byte("\x00" + p.user + "\x00" + p.password), nil
}

func (p plain) Next(_ []byte, more bool) ([]byte, error) {
	if more {
		return nil, errNoWay
	}
	return nil, nil
}

// login is the way LOGIN, which some servers still know only: they ask for the
// user, then for the password.
type login struct{ answers []string }

func (l *login) Start(*smtp.ServerInfo) (string, []byte, error) { return "LOGIN", nil, nil }

func (l *login) Next(_ []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	if len(l.answers) == 0 {
		return nil, errNoWay
	}
	answer := l.answers[0]
	l.answers = l.answers[1:]
	return []byte(answer), nil
}

// sorted marks what a server refuses for good (RFC 5321, 4.2.1).
func sorted(err error) error {
	var answer *textproto.Error
	if errors.As(err, &answer) && answer.Code >= 500 {
		return &Refused{err}
	}
	return err
}

// domainOf is the part of an e-mail address behind its last "@".
func domainOf(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"net"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"code.dny.dev/ssrf"

	"bantin/feeds"
)

// problem says which problem of the address u an error is.
func (t *trip) problem(u *url.URL, err error) *feeds.Problem {
	var p *feeds.Problem
	if errors.As(err, &p) {
		return p
	}
	if late := t.late(); late != nil {
		return &feeds.Problem{Class: feeds.Timeout, Detail: clip(u.Host), Err: late}
	}
	return classify(u, err)
}

// late says whether this fetch was ended because it took too long.
func (t *trip) late() error {
	cause := context.Cause(t.watch.ctx)
	if cause == errTimeout || cause == errDrip {
		return cause
	}
	return nil
}

// classify tells apart why no connection to the host of u was made, or why it
// broke.
func classify(u *url.URL, err error) *feeds.Problem {
	p := &feeds.Problem{Class: feeds.Broken, Detail: clip(u.Host), Err: err}
	var dns *net.DNSError
	var hands *handshakeError
	var op *net.OpError
	var slow net.Error
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		p.Class, p.Detail = feeds.Private, privateDetail(u, err)
	case errors.As(err, &dns):
		p.Class, p.Detail = feeds.NoHost, clip(u.Hostname())
	case errors.As(err, &slow) && slow.Timeout():
		p.Class = feeds.Timeout
	case errors.As(err, &hands):
		p.Class, p.Detail = tlsClass(u, hands.err)
	case errors.As(err, &op) && op.Op == "dial":
		p.Class = feeds.Refused
	}
	return p
}

// privateDetail names the host, and the address that it leads to.
func privateDetail(u *url.URL, err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		if a, ok := op.Addr.(*net.TCPAddr); ok && a.IP.String() != u.Hostname() {
			return clip(u.Hostname() + " (" + a.IP.String() + ")")
		}
	}
	return clip(u.Hostname())
}

// tlsClass tells apart why no TLS connection was agreed on, with what is
// worth knowing of the certificate.
func tlsClass(u *url.URL, err error) (feeds.Class, string) {
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	var pin *pinError
	switch {
	case errors.As(err, &pin):
		return feeds.TLSPin, pin.pin
	case errors.As(err, &name):
		return feeds.TLSName, clip(namesOf(name.Certificate))
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return feeds.TLSExpired, validity(invalid.Cert)
	case errors.As(err, &unknown):
		return feeds.TLSChain, clip(issuerName(unknown.Cert))
	}
	return feeds.TLSOther, clip(u.Host)
}

// namesOf lists up to three hosts that a certificate is for.
func namesOf(cert *x509.Certificate) string {
	names := cert.DNSNames
	if len(names) == 0 {
		return cert.Subject.CommonName
	}
	return strings.Join(names[:min(len(names), 3)], ", ")
}

// validity is the day on which a certificate ended, or will begin.
func validity(cert *x509.Certificate) string {
	if time.Now().Before(cert.NotBefore) {
		return cert.NotBefore.Format(time.DateOnly)
	}
	return cert.NotAfter.Format(time.DateOnly)
}

func issuerName(cert *x509.Certificate) string {
	switch {
	case cert == nil:
		return ""
	case cert.Issuer.CommonName != "":
		return cert.Issuer.CommonName
	}
	return strings.Join(cert.Issuer.Organization, ", ")
}

// clip makes of what a server sent something that can be shown: one line of
// valid text, 200 bytes at most.
func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
	if len(s) <= 200 {
		return s
	}
	s = s[:197]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s + "…"
}

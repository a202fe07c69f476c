package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"slices"
	"time"

	"bantin/feeds"
)

const handshakeTimeout = 10 * time.Second

// A handshake makes connections secure, as one trust asks for.
//
// A server with which no TLS of today can be agreed on is asked once more for
// what was usual ten years ago: TLS 1.0 to 1.2, key exchange by RSA, 3DES, and
// a shorter greeting, because some break off at the keys of TLS 1.3. RC4 stays
// out. The server has to prove who it is all the same, so that the most an
// eavesdropper gains is to read what is published anyway; the alternatives
// would be plain HTTP, or no news of that department.
type handshake struct {
	dial     dialing
	trust    feeds.Trust
	roots    *x509.CertPool // nil: those of the system
	issuers  *issuers
	sessions tls.ClientSessionCache
}

func newHandshake(dial dialing, trust feeds.Trust, roots *x509.CertPool, issuers *issuers) *handshake {
	return &handshake{dial: dial, trust: trust, roots: withCA(roots, trust.CA), issuers: issuers,
		sessions: tls.NewLRUClientSessionCache(256)}
}

// connect returns a secure connection with a server that has proved who it
// is. It is made for http.Transport.DialTLSContext.
func (h *handshake) connect(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	conn, err := h.agree(ctx, network, address, h.config(host))
	if disagreed(err) {
		if old, again := h.agree(ctx, network, address, outdated(h.config(host))); again == nil {
			conn, err = old, nil
		}
	}
	if err != nil {
		return nil, err
	}
	if err := h.verify(ctx, host, conn.ConnectionState().PeerCertificates); err != nil {
		_ = conn.Close()
		return nil, &handshakeError{err}
	}
	return conn, nil
}

// agree connects and agrees on keys, with whomever.
func (h *handshake) agree(ctx context.Context, network, address string, config *tls.Config) (*tls.Conn, error) {
	raw, err := h.dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	conn := tls.Client(raw, config)
	ctx, cancel := context.WithTimeout(ctx, handshakeTimeout)
	defer cancel()
	if err := conn.HandshakeContext(ctx); err != nil {
		_ = raw.Close()
		return nil, &handshakeError{err}
	}
	return conn, nil
}

// config leaves it to verify who the server is: what crypto/tls does by
// itself cannot wait for issuers that have to be fetched.
func (h *handshake) config(host string) *tls.Config {
	return &tls.Config{ServerName: host, InsecureSkipVerify: true, ClientSessionCache: h.sessions}
}

// outdated turns a configuration into what was usual ten years ago.
func outdated(c *tls.Config) *tls.Config {
	c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS12
	c.CurvePreferences = []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521}
	for _, suite := range slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites()) {
		if !rc4(suite.ID) {
			c.CipherSuites = append(c.CipherSuites, suite.ID)
		}
	}
	return c
}

func rc4(suite uint16) bool {
	switch suite {
	case tls.TLS_RSA_WITH_RC4_128_SHA, tls.TLS_ECDHE_RSA_WITH_RC4_128_SHA, tls.TLS_ECDHE_ECDSA_WITH_RC4_128_SHA:
		return true
	}
	return false
}

// isOutdated says whether a connection is one that today's rules refuse.
func isOutdated(s *tls.ConnectionState) bool {
	return s.Version < tls.VersionTLS12 || slices.ContainsFunc(tls.InsecureCipherSuites(), func(suite *tls.CipherSuite) bool {
		return suite.ID == s.CipherSuite
	})
}

// disagreed says whether a handshake failed because the server does not like
// what it is offered. Most say so by breaking off.
func disagreed(err error) bool {
	var hands *handshakeError
	var plain tls.RecordHeaderError
	var slow net.Error
	return errors.As(err, &hands) && !errors.As(err, &plain) && !errors.Is(err, context.Canceled) &&
		!(errors.As(err, &slow) && slow.Timeout())
}

// A handshakeError says that a host was reached, but no TLS connection could
// be agreed on with it.
type handshakeError struct{ err error }

func (e *handshakeError) Error() string { return "tls handshake: " + e.err.Error() }

func (e *handshakeError) Unwrap() error { return e.err }

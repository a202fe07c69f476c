package fetch

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"time"
)

var errNoCertificate = errors.New("the server has no certificate")

// verify says whether the owner of the key of certs[0] is host, as far as the
// trust asks. The name is the one that was dialled: a connection does not
// know it when it is an IP address.
func (h *handshake) verify(ctx context.Context, host string, certs []*x509.Certificate) error {
	switch {
	case len(certs) == 0:
		return errNoCertificate
	case h.trust.Pin != "":
		if pin := pinOf(certs[0]); pin != h.trust.Pin {
			return &pinError{pin}
		}
		return nil
	case h.trust.Insecure != "":
		return nil
	}
	err := h.issuers.verify(ctx, certs, x509.VerifyOptions{DNSName: host, Roots: h.roots})
	if unproven(err) {
		return fmt.Errorf("%w (the server's key is %s)", err, pinOf(certs[0]))
	}
	return err
}

const (
	maxSteps = 3  // missing issuers that are looked for, one above the other
	maxSent  = 10 // certificates of a server that are looked through for the highest
)

// verify checks certs[0] as usual. Where only its issuers are unknown, those
// that the server should have sent along are fetched, and it is checked again.
func (s *issuers) verify(ctx context.Context, certs []*x509.Certificate, o x509.VerifyOptions) error {
	o.Intermediates = x509.NewCertPool()
	for _, c := range certs[1:] {
		o.Intermediates.AddCert(c)
	}
	_, err := certs[0].Verify(o)
	known := slices.Clone(certs[:min(len(certs), maxSent)])
	for range maxSteps {
		if !incomplete(err, certs[0]) {
			return err
		}
		found := s.above(ctx, highest(known))
		if len(found) == 0 {
			return err
		}
		for _, c := range found {
			o.Intermediates.AddCert(c)
		}
		known = append(known, found...)
		_, err = certs[0].Verify(o)
	}
	return err
}

// incomplete says whether a certificate was not accepted for nothing else but
// what stands above it.
func incomplete(err error, cert *x509.Certificate) bool {
	var invalid x509.CertificateInvalidError
	return unproven(err) || errors.As(err, &invalid) && invalid.Cert != cert
}

func unproven(err error) bool {
	var unknown x509.UnknownAuthorityError
	return errors.As(err, &unknown)
}

// highest is the last certificate that is met on the way up from the first
// one, through those in force.
func highest(known []*x509.Certificate) *x509.Certificate {
	at := known[0]
	rest := slices.Clone(known[1:])
	for {
		i := slices.IndexFunc(rest, func(c *x509.Certificate) bool { return signs(c, at) && !c.Equal(at) })
		if i < 0 {
			return at
		}
		at = rest[i]
		rest = slices.Delete(rest, i, i+1)
	}
}

// signs says whether a certificate in force is the issuer of another one.
func signs(issuer, cert *x509.Certificate) bool {
	now := time.Now()
	return string(issuer.RawSubject) == string(cert.RawIssuer) && cert.CheckSignatureFrom(issuer) == nil &&
		!now.Before(issuer.NotBefore) && !now.After(issuer.NotAfter)
}

// withCA adds certificates in PEM to roots, those of the system if nil.
func withCA(roots *x509.CertPool, ca string) *x509.CertPool {
	if ca == "" {
		return roots
	}
	pool := roots.Clone
	if roots == nil {
		pool = systemRoots
	}
	all := pool()
	all.AppendCertsFromPEM([]byte(ca))
	return all
}

func systemRoots() *x509.CertPool {
	pool, err := x509.SystemCertPool()
	if err != nil {
		return x509.NewCertPool() // a system without roots
	}
	return pool
}

// pinOf is the pin of a certificate's key (RFC 7469, 2.4).
func pinOf(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.RawSubjectPublicKeyInfo)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// A pinError says that a server has another key than the pinned one.
type pinError struct{ pin string }

func (e *pinError) Error() string { return "the server's key is " + e.pin }

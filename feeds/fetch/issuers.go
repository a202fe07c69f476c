package fetch

import (
	"context"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"bantin/feeds"
)

const (
	maxIssuer     = 64 << 10        // bytes of one answer
	maxIssuers    = 256             // addresses that are remembered
	maxAddresses  = 2               // addresses of one certificate that are asked
	issuerTimeout = 5 * time.Second // for one answer
	issuerKept    = 7 * 24 * time.Hour
	issuerMissing = time.Hour // until an address that gave nothing is asked again
)

// issuers knows the certificates that servers forget to send: those of their
// issuers, at the addresses that certificates name for them (RFC 5280,
// 4.2.2.1). It is safe for concurrent use.
type issuers struct {
	get func(ctx context.Context, address string) ([]byte, error)

	mu    sync.Mutex
	known map[string]issuer
}

// An issuer is what stood at an address; without certificates: nothing.
type issuer struct {
	certs []*x509.Certificate
	until time.Time // when it is forgotten
}

// above returns the certificates that have signed cert, as far as they are
// found where it says.
func (s *issuers) above(ctx context.Context, cert *x509.Certificate) []*x509.Certificate {
	if string(cert.RawSubject) == string(cert.RawIssuer) {
		return nil // nobody stands above
	}
	var found []*x509.Certificate
	asked := 0
	for _, address := range cert.IssuingCertificateURL {
		if !strings.HasPrefix(strings.ToLower(address), "http://") || asked == maxAddresses {
			continue // by https this could go on for ever
		}
		asked++
		for _, c := range s.at(ctx, address) {
			if signs(c, cert) {
				found = append(found, c)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// at returns the certificates at an address, none if there are none.
func (s *issuers) at(ctx context.Context, address string) []*x509.Certificate {
	if there, ok := s.remembered(address); ok {
		return there
	}
	soon, cancel := context.WithTimeout(ctx, issuerTimeout)
	defer cancel()
	body, err := s.get(soon, address)
	if err != nil && ctx.Err() != nil {
		return nil // the caller has gone: this says nothing of the address
	}
	there, kept := certificates(body), issuerKept
	if len(there) == 0 {
		kept = issuerMissing
	}
	s.remember(address, issuer{there, time.Now().Add(kept)})
	return there
}

func (s *issuers) remembered(address string) ([]*x509.Certificate, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	there, ok := s.known[address]
	return there.certs, ok && time.Now().Before(there.until)
}

// remember makes room by forgetting any one address.
func (s *issuers) remember(address string, there issuer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]issuer{}
	}
	for other := range s.known {
		if len(s.known) < maxIssuers {
			break
		}
		delete(s.known, other)
	}
	s.known[address] = there
}

// issuer reads what stands at an issuer's address. Redirects are not
// followed.
func (c *Client) issuer(ctx context.Context, address string) ([]byte, error) {
	u, err := resolve(nil, address)
	if err != nil {
		return nil, err
	}
	if u.Scheme != "http" {
		return nil, errAddress
	}
	answer, err := c.transports.of(feeds.Trust{}, c.newTransport).RoundTrip(request(ctx, u, http.Header{"User-Agent": {c.UserAgent}}))
	if err != nil {
		return nil, fmt.Errorf("issuer's certificate: %w", err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("issuer's certificate: status %d", answer.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxIssuer+1))
	if err == nil && len(body) > maxIssuer {
		err = errTooLarge
	}
	if err != nil {
		return nil, fmt.Errorf("issuer's certificate: %w", err)
	}
	return body, nil
}

// certificates reads certificates in any form that issuers use: one in DER, a
// bundle by PKCS #7 (RFC 5652, 5.1), or either in PEM.
func certificates(body []byte) []*x509.Certificate {
	var all []*x509.Certificate
	block, rest := pem.Decode(body)
	for ; block != nil; block, rest = pem.Decode(rest) {
		all = append(all, fromDER(block.Bytes)...)
	}
	if all == nil {
		all = fromDER(body)
	}
	return all
}

func fromDER(der []byte) []*x509.Certificate {
	if cert, err := x509.ParseCertificate(der); err == nil {
		return []*x509.Certificate{cert}
	}
	list, err := bundled(der)
	if err != nil {
		return nil
	}
	certs, err := x509.ParseCertificates(list)
	if err != nil {
		return nil
	}
	return certs
}

// bundled returns the certificates in a PKCS #7 bundle, one behind the other.
func bundled(der []byte) ([]byte, error) {
	var bundle struct {
		Type    asn1.ObjectIdentifier
		Content struct {
			Version      int
			Digests      asn1.RawValue
			Signed       asn1.RawValue
			Certificates asn1.RawValue
		} `asn1:"explicit,tag:0"`
	}
	if _, err := asn1.Unmarshal(der, &bundle); err != nil {
		return nil, err
	}
	if list := bundle.Content.Certificates; list.Class == asn1.ClassContextSpecific && list.Tag == 0 {
		return list.Bytes, nil
	}
	return nil, errors.New("no certificates")
}

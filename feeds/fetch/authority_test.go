package fetch

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// An authority issues certificates.
type authority struct {
	cert *x509.Certificate
	key  crypto.Signer
}

func newKey(t *testing.T) crypto.Signer {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newRSA(t *testing.T) crypto.Signer {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// certify signs a certificate with the key of its issuer, its own if nil.
func certify(t *testing.T, issuer *authority, template *x509.Certificate, key crypto.Signer) *x509.Certificate {
	t.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<60))
	if err != nil {
		t.Fatal(err)
	}
	template.SerialNumber, template.BasicConstraintsValid = serial, true
	if template.NotAfter.IsZero() {
		template.NotBefore, template.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(48*time.Hour)
	}
	if issuer == nil {
		issuer = &authority{template, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, issuer.cert, key.Public(), issuer.key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

// newAuthority returns an authority below issuer, whose certificate stands at
// an address.
func newAuthority(t *testing.T, name string, issuer *authority, at ...string) *authority {
	t.Helper()
	key := newKey(t)
	template := &x509.Certificate{Subject: pkix.Name{CommonName: name}, IsCA: true, IssuingCertificateURL: at}
	return &authority{certify(t, issuer, template, key), key}
}

// server issues a certificate for a server, and names where that of the
// authority stands.
func (a *authority) server(t *testing.T, host string, at ...string) tls.Certificate {
	t.Helper()
	return a.sign(t, &x509.Certificate{IssuingCertificateURL: at}, newKey(t), host)
}

func (a *authority) sign(t *testing.T, template *x509.Certificate, key crypto.Signer, hosts ...string) tls.Certificate {
	t.Helper()
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, h)
		}
	}
	if template.Subject.CommonName == "" {
		template.Subject.CommonName = "máy chủ"
	}
	cert := certify(t, a, template, key)
	return tls.Certificate{Certificate: [][]byte{cert.Raw}, PrivateKey: key, Leaf: cert}
}

// pool makes roots of authorities.
func pool(all ...*authority) *x509.CertPool {
	p := x509.NewCertPool()
	for _, a := range all {
		p.AddCert(a.cert)
	}
	return p
}

// serveTLS starts a server with one certificate.
func serveTLS(t *testing.T, config *tls.Config) string {
	return serveSecurely(t, config, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, rss) })
}

func serveSecurely(t *testing.T, config *tls.Config, h http.HandlerFunc) string {
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = config
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}

func with(cert tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{cert}}
}

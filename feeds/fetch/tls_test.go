package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
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

	"bantin/feeds"
)

// issue makes a certificate that signs itself.
func issue(t *testing.T, from, until time.Time, hosts ...string) tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Bản tin CA"},
		NotBefore: from, NotAfter: until, IsCA: true, BasicConstraintsValid: true}
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, h)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

func serveTLS(t *testing.T, config *tls.Config) string {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, rss)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = config
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}

func TestTLS(t *testing.T) {
	now := time.Now()
	past, future := now.Add(-48*time.Hour), now.Add(48*time.Hour)
	good := issue(t, past, future, "127.0.0.1")
	pool := x509.NewCertPool()
	pool.AddCert(good.Leaf)
	for _, c := range []struct {
		name   string
		roots  *x509.CertPool
		config *tls.Config
		class  feeds.Class
		detail string
	}{
		{"a known issuer", pool, &tls.Config{Certificates: []tls.Certificate{good}}, "", ""},
		{"an unknown issuer", nil, &tls.Config{Certificates: []tls.Certificate{good}}, feeds.TLSChain, "Bản tin CA"},
		{"expired", nil, &tls.Config{Certificates: []tls.Certificate{issue(t, past, now.Add(-time.Hour), "127.0.0.1")}},
			feeds.TLSExpired, now.Add(-time.Hour).UTC().Format(time.DateOnly)},
		{"not valid yet", nil, &tls.Config{Certificates: []tls.Certificate{issue(t, future, future, "127.0.0.1")}},
			feeds.TLSExpired, future.UTC().Format(time.DateOnly)},
		{"for other hosts", nil, &tls.Config{Certificates: []tls.Certificate{issue(t, past, future, "a.vn", "b.vn")}},
			feeds.TLSName, "a.vn, b.vn"},
		{"for no host", nil, &tls.Config{Certificates: []tls.Certificate{issue(t, past, future)}}, feeds.TLSName, "Bản tin CA"},
		{"an old version", pool, &tls.Config{Certificates: []tls.Certificate{good}, MaxVersion: tls.VersionTLS11,
			MinVersion: tls.VersionTLS10}, feeds.TLSOther, "HOST"},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, cl := serveTLS(t, c.config), client(t)
			cl.Roots = c.roots
			if c.class == "" {
				get(t, cl, address, feeds.Validators{})
				return
			}
			want := c.detail
			if want == "HOST" {
				want = address[len("https://"):]
			}
			if p := fail(t, cl, address, c.class); p.Detail != want {
				t.Errorf("detail %q; want %q", p.Detail, want)
			}
		})
	}
}

func TestHTTPSWhereThereIsNone(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	fail(t, client(t), "https"+address[len("http"):], feeds.TLSOther)
	closed := script(t, func(net.Conn) {})
	fail(t, client(t), "https"+closed[len("http"):], feeds.TLSOther)
}

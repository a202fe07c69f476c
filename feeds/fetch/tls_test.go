package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"net"
	"net/http"
	"testing"
	"time"

	"bantin/feeds"
)

// selfSigned makes a certificate that signs itself.
func selfSigned(t *testing.T, from, until time.Time, hosts ...string) tls.Certificate {
	return (*authority)(nil).sign(t, &x509.Certificate{Subject: pkix.Name{CommonName: "Bản tin CA"},
		NotBefore: from, NotAfter: until, IsCA: true}, newKey(t), hosts...)
}

func TestTLS(t *testing.T) {
	now := time.Now()
	past, future := now.Add(-48*time.Hour), now.Add(48*time.Hour)
	good := selfSigned(t, past, future, "127.0.0.1")
	known := pool(&authority{cert: good.Leaf})
	for _, c := range []struct {
		name   string
		roots  *x509.CertPool
		cert   tls.Certificate
		class  feeds.Class
		detail string
	}{
		{"a known issuer", known, good, "", ""},
		{"an unknown issuer", nil, good, feeds.TLSChain, "Bản tin CA"},
		{"expired", nil, selfSigned(t, past, now.Add(-time.Hour), "127.0.0.1"), feeds.TLSExpired, now.Add(-time.Hour).UTC().Format(time.DateOnly)},
		{"not valid yet", nil, selfSigned(t, future, future, "127.0.0.1"), feeds.TLSExpired, future.UTC().Format(time.DateOnly)},
		{"for other hosts", nil, selfSigned(t, past, future, "a.vn", "b.vn"), feeds.TLSName, "a.vn, b.vn"},
		{"for no host", nil, selfSigned(t, past, future), feeds.TLSName, "Bản tin CA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, cl := serveTLS(t, with(c.cert)), client(t)
			cl.Roots = c.roots
			if c.class == "" {
				get(t, cl, address, feeds.Validators{})
				return
			}
			if p := fail(t, cl, address, c.class); p.Detail != c.detail {
				t.Errorf("detail %q; want %q", p.Detail, c.detail)
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

func TestCertificateExpiryIsTold(t *testing.T) {
	root := newAuthority(t, "Gốc", nil)
	cert := root.server(t, "127.0.0.1")
	address := serveSecurely(t, with(cert), func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close") // the next connection resumes this one's session
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = w.Write([]byte(rss))
	})
	c := client(t)
	c.Roots = pool(root)
	for _, v := range []feeds.Validators{{}, {}, {ETag: `"1"`}} {
		if r := get(t, c, address, v); !r.CertificateExpires.Equal(cert.Leaf.NotAfter) || r.OldTLS {
			t.Errorf("%+v; want %v", r, cert.Leaf.NotAfter)
		}
	}
	plain := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(rss)) })
	if r := get(t, c, plain, feeds.Validators{}); !r.CertificateExpires.IsZero() {
		t.Errorf("without TLS: %v", r.CertificateExpires)
	}
}

func TestOldServers(t *testing.T) {
	root := newAuthority(t, "Gốc", nil)
	good := root.sign(t, &x509.Certificate{}, newRSA(t), "127.0.0.1")
	other := root.sign(t, &x509.Certificate{}, newRSA(t), "a.vn")
	for _, c := range []struct {
		name   string
		config *tls.Config
		old    bool
		class  feeds.Class
	}{
		{"of today", with(good), false, ""},
		{"TLS 1.2", &tls.Config{MaxVersion: tls.VersionTLS12}, false, ""},
		{"TLS 1.1", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, true, ""},
		{"TLS 1.0", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}, true, ""},
		{"key exchange by RSA", &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_GCM_SHA256}}, true, ""},
		{"3DES", &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}}, true, ""},
		{"RC4", &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}, false, feeds.TLSOther},
		{"TLS 1.0 for another host", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10,
			Certificates: []tls.Certificate{other}}, false, feeds.TLSName},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.config.Certificates == nil {
				c.config.Certificates = []tls.Certificate{good}
			}
			address, cl := serveTLS(t, c.config), client(t)
			cl.Roots = pool(root)
			if c.class != "" {
				fail(t, cl, address, c.class)
				return
			}
			if r := get(t, cl, address, feeds.Validators{}); r.OldTLS != c.old {
				t.Errorf("old: %v", r.OldTLS)
			}
		})
	}
}

package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"bantin/feeds"
)

// A shelf serves certificates over HTTP, and counts who asks.
type shelf struct {
	url   string
	asked atomic.Int32
	mu    sync.Mutex
	files map[string][]byte
}

func newShelf(t *testing.T) *shelf {
	s := &shelf{files: map[string][]byte{}}
	s.url = serve(t, func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		s.mu.Lock()
		defer s.mu.Unlock()
		file, ok := s.files[r.URL.Path]
		switch {
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/a", http.StatusFound)
		case !ok:
			http.NotFound(w, r)
		default:
			_, _ = w.Write(file)
		}
	})
	return s
}

func (s *shelf) put(path string, file []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = file
}

// sevenths packs certificates by PKCS #7.
func sevenths(t *testing.T, certs ...*x509.Certificate) []byte {
	t.Helper()
	var list []byte
	for _, c := range certs {
		list = append(list, c.Raw...)
	}
	marshal := func(v any) []byte {
		b, err := asn1.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	set := asn1.RawValue{Tag: asn1.TagSet, IsCompound: true}
	data := marshal(struct{ Type asn1.ObjectIdentifier }{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}})
	signed := marshal(struct {
		Version       int
		Digests, Data asn1.RawValue
		Certificates  asn1.RawValue
		Signers       asn1.RawValue
	}{1, set, asn1.RawValue{FullBytes: data}, asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: list}, set})
	return marshal(struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}, asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: signed}})
}

func TestIncompleteChainsAreCompleted(t *testing.T) {
	shelf := newShelf(t)
	root := newAuthority(t, "Gốc", nil)
	a := newAuthority(t, "A", root)
	stranger := newAuthority(t, "Lạ", nil)
	inPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
	shelf.put("/a", a.cert.Raw)
	shelf.put("/a.pem", append([]byte("Subject: A\n"), inPEM...))
	shelf.put("/a.p7c", sevenths(t, stranger.cert, root.cert, a.cert))
	for _, path := range []string{"/a", "/a.pem", "/a.p7c"} {
		c := client(t)
		c.Roots = pool(root)
		address := serveTLS(t, with(a.server(t, "127.0.0.1", shelf.url+path)))
		before := shelf.asked.Load()
		for range 3 {
			get(t, c, address, feeds.Validators{})
			c.Close()
		}
		if n := shelf.asked.Load() - before; n != 1 {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
}

func TestSeveralIssuersAreFetched(t *testing.T) {
	shelf := newShelf(t)
	root := newAuthority(t, "Gốc", nil)
	above := root
	at := ""
	for step := 1; step <= maxSteps+1; step++ {
		here := newAuthority(t, fmt.Sprint("Cấp ", step), above, at)
		at = fmt.Sprint(shelf.url, "/", step)
		shelf.put(fmt.Sprint("/", step), here.cert.Raw)
		c := client(t)
		c.Roots = pool(root)
		address := serveTLS(t, with(here.server(t, "127.0.0.1", at)))
		if step > maxSteps {
			fail(t, c, address, feeds.TLSChain)
		} else {
			get(t, c, address, feeds.Validators{})
		}
		above = here
	}
}

// What is wrong beside the chain stays wrong, however well it is completed.
func TestCompletedChainsAreVerified(t *testing.T) {
	shelf := newShelf(t)
	root, other := newAuthority(t, "Gốc", nil), newAuthority(t, "Gốc khác", nil)
	a := newAuthority(t, "A", root)
	namesake := newAuthority(t, "A", other)
	shelf.put("/a", a.cert.Raw)
	shelf.put("/namesake", namesake.cert.Raw)
	shelf.put("/garbage", []byte("<html>không có ở đây</html>"))
	shelf.put("/huge", append(a.cert.Raw, make([]byte, maxIssuer)...))
	at := func(path string) *x509.Certificate {
		return &x509.Certificate{IssuingCertificateURL: []string{shelf.url + path}}
	}
	expired := at("/a")
	expired.NotBefore, expired.NotAfter = time.Now().Add(-2*time.Hour), time.Now().Add(-time.Hour)
	private := at("/a")
	private.IssuingCertificateURL[0] = strings.Replace(shelf.url, "127.0.0.1", "127.0.0.2", 1) + "/a"
	secure := at("/a")
	secure.IssuingCertificateURL = []string{"https" + shelf.url[len("http"):] + "/a", "ldap://127.0.0.1/a", "http://", ""}
	third := at("/404")
	third.IssuingCertificateURL = append(third.IssuingCertificateURL, shelf.url+"/garbage", shelf.url+"/a")
	for _, c := range []struct {
		name     string
		template *x509.Certificate
		host     string
		roots    *x509.CertPool
		class    feeds.Class
		asked    int32
	}{
		{"all in order", at("/a"), "127.0.0.1", pool(root), "", 1},
		{"another host", at("/a"), "a.vn", pool(root), feeds.TLSName, 0},
		{"expired", expired, "127.0.0.1", pool(root), feeds.TLSExpired, 0},
		{"an unknown root", at("/a"), "127.0.0.1", pool(other), feeds.TLSChain, 1},
		{"no address", &x509.Certificate{}, "127.0.0.1", pool(root), feeds.TLSChain, 0},
		{"nothing there", at("/404"), "127.0.0.1", pool(root), feeds.TLSChain, 1},
		{"something else there", at("/garbage"), "127.0.0.1", pool(root), feeds.TLSChain, 1},
		{"a namesake there", at("/namesake"), "127.0.0.1", pool(root, other), feeds.TLSChain, 1},
		{"too much there", at("/huge"), "127.0.0.1", pool(root), feeds.TLSChain, 1},
		{"a redirect there", at("/moved"), "127.0.0.1", pool(root), feeds.TLSChain, 1},
		{"a private address", private, "127.0.0.1", pool(root), feeds.TLSChain, 0},
		{"other schemes", secure, "127.0.0.1", pool(root), feeds.TLSChain, 0},
		{"at the third address", third, "127.0.0.1", pool(root), feeds.TLSChain, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			cl := client(t)
			cl.Roots = c.roots
			address := serveTLS(t, with(a.sign(t, c.template, newKey(t), c.host)))
			before := shelf.asked.Load()
			for range 2 { // what was not found is remembered too
				if c.class == "" {
					get(t, cl, address, feeds.Validators{})
				} else {
					fail(t, cl, address, c.class)
				}
			}
			if n := shelf.asked.Load() - before; n != c.asked {
				t.Errorf("%d requests for issuers; want %d", n, c.asked)
			}
		})
	}
}

func TestIssuersInACircle(t *testing.T) {
	shelf := newShelf(t)
	a, b := newAuthority(t, "A", nil), newAuthority(t, "B", nil)
	cross := func(name string, under, above *authority, at string) *x509.Certificate {
		template := &x509.Certificate{Subject: pkix.Name{CommonName: name}, IsCA: true, IssuingCertificateURL: []string{shelf.url + at}}
		return certify(t, above, template, under.key)
	}
	shelf.put("/a", cross("A", a, b, "/b").Raw)
	shelf.put("/b", cross("B", b, a, "/a").Raw)
	c := client(t)
	c.Roots = pool(newAuthority(t, "Gốc", nil))
	fail(t, c, serveTLS(t, with(a.server(t, "127.0.0.1", shelf.url+"/a"))), feeds.TLSChain)
	if n := shelf.asked.Load(); n != 2 {
		t.Errorf("%d requests", n)
	}
}

func TestExpiredIntermediateIsReplaced(t *testing.T) {
	shelf := newShelf(t)
	root := newAuthority(t, "Gốc", nil)
	a := newAuthority(t, "A", root)
	shelf.put("/a", a.cert.Raw)
	stale := certify(t, root, &x509.Certificate{Subject: pkix.Name{CommonName: "A"}, IsCA: true,
		NotBefore: time.Now().Add(-3 * time.Hour), NotAfter: time.Now().Add(-time.Hour)}, a.key)
	cert := a.server(t, "127.0.0.1", shelf.url+"/a")
	cert.Certificate = append(cert.Certificate, stale.Raw)
	c := client(t)
	c.Roots = pool(root)
	get(t, c, serveTLS(t, &tls.Config{Certificates: []tls.Certificate{cert}}), feeds.Validators{})
}

// leafAndIssuer returns a leaf whose issuer stands at an address, and that
// issuer. Both are in force for years.
func leafAndIssuer(t *testing.T) (leaf, issuer *x509.Certificate) {
	from, until := time.Now().Add(-time.Hour), time.Now().AddDate(5, 0, 0)
	key := newKey(t)
	issuer = certify(t, nil, &x509.Certificate{Subject: pkix.Name{CommonName: "A"}, IsCA: true, NotBefore: from, NotAfter: until}, key)
	leaf = certify(t, &authority{issuer, key}, &x509.Certificate{Subject: pkix.Name{CommonName: "a.vn"},
		IssuingCertificateURL: []string{"http://a.vn/a"}, NotBefore: from, NotAfter: until}, newKey(t))
	return leaf, issuer
}

func TestIssuersAreRememberedForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		leaf, issuer := leafAndIssuer(t)
		asked, there := 0, []byte(nil)
		s := &issuers{get: func(context.Context, string) ([]byte, error) {
			asked++
			if there == nil {
				return nil, errors.New("unreachable")
			}
			return there, nil
		}}
		look := func(want, times int) {
			t.Helper()
			if found := s.above(t.Context(), leaf); len(found) != want || asked != times {
				t.Errorf("%d found after %d requests; want %d after %d", len(found), asked, want, times)
			}
		}
		look(0, 1)
		time.Sleep(issuerMissing - time.Second)
		look(0, 1)
		time.Sleep(2 * time.Second)
		there = issuer.Raw
		look(1, 2)
		time.Sleep(issuerKept - time.Second)
		there = nil
		look(1, 2)
		time.Sleep(2 * time.Second)
		look(0, 3)
	})
}

func TestSlowIssuersAreNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		leaf, _ := leafAndIssuer(t)
		asked := 0
		s := &issuers{get: func(ctx context.Context, _ string) ([]byte, error) {
			asked++
			<-ctx.Done()
			return nil, ctx.Err()
		}}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		s.above(gone, leaf)
		start := time.Now()
		s.above(t.Context(), leaf)
		s.above(t.Context(), leaf)
		if d := time.Since(start); d != issuerTimeout || asked != 2 {
			t.Errorf("waited %v, asked %d times", d, asked)
		}
	})
}

func TestFewIssuersAreRemembered(t *testing.T) {
	s := &issuers{get: func(context.Context, string) ([]byte, error) { return nil, nil }}
	for i := range 2 * maxIssuers {
		s.at(t.Context(), fmt.Sprint("http://a.vn/", i))
	}
	if n := len(s.known); n != maxIssuers {
		t.Errorf("%d addresses are remembered", n)
	}
}

func FuzzCertificates(f *testing.F) {
	f.Add([]byte("-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n"))
	f.Add([]byte{0x30, 0x80, 0x06, 0x01, 0x2a, 0xa0, 0x03, 0x30, 0x01, 0x02})
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, c := range certificates(body) {
			if len(c.Raw) == 0 || len(c.Raw) > len(body) {
				t.Errorf("a certificate of %d bytes in %d", len(c.Raw), len(body))
			}
		}
	})
}

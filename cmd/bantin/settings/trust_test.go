package settings

import (
	"context"
	"encoding/pem"
	"os"
	"strings"
	"testing"
	"time"
)

// certificate returns the certificate of testdata as it is kept.
func certificate(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/full/ca.pem")
	if err != nil {
		t.Fatal(err)
	}
	_, cert, found := strings.Cut(string(data), "-----BEGIN")
	if !found {
		t.Fatal("no certificate in testdata")
	}
	return "-----BEGIN" + cert
}

func TestCertificatesInAnyForm(t *testing.T) {
	cert := certificate(t)
	block, _ := pem.Decode([]byte(cert))
	key := string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("bí mật")}))
	for _, c := range []struct{ name, file, want string }{
		{"PEM", cert, cert},
		{"two", cert + "ghi chú\n" + cert, cert + cert},
		{"with Windows line ends", strings.ReplaceAll(cert, "\n", "\r\n"), cert},
		{"beside a key, which is left out", key + cert, cert},
		{"DER", string(block.Bytes), cert},
		{"a key only", key, ""},
		{"damaged", strings.Replace(cert, "MII", "MIJ", 1), ""},
		{"nothing", "", ""},
	} {
		if got := inPEM([]byte(c.file)); got != c.want {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func TestCertificatesAreWatched(t *testing.T) {
	cert := certificate(t)
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "nguon/mot.yaml", strings.Replace(oneSource, "}]", ", tls: {ca: chung-chi/so.pem}}]", 1))
	write(t, "nguon/chung-chi/so.pem", cert)
	s, err := Load("bantin.yaml")
	if err != nil || len(s.Sources) != 1 || s.Sources[0].Trust.CA != cert {
		t.Fatalf("got %+v, %v", s, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	reloads, done := make(chan *Settings, 1), make(chan struct{})
	go func() {
		defer close(done)
		s.Watch(ctx, nil, func(next *Settings, err error) (*Settings, error) {
			if err != nil {
				t.Error(err)
				next = s
			}
			reloads <- next
			return next, nil
		})
	}()
	write(t, "nguon/chung-chi/so.pem", cert+cert)
	select {
	case next := <-reloads:
		if next.Sources[0].Trust.CA != cert+cert {
			t.Errorf("got %q", next.Sources[0].Trust.CA)
		}
	case <-time.After(2 * time.Minute):
		t.Error("not seen")
	}
	stop()
	<-done
}

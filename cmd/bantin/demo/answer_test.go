package demo_test

import (
	"compress/gzip"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bantin/cmd/bantin/demo"
)

func TestAnswers(t *testing.T) {
	s := start(t, demo.Options{Still: true})
	for _, c := range []struct {
		department     string
		etag, modified bool
	}{
		{"lao-cai", true, false}, {"ha-giang", false, true}, {"lai-chau", true, true}, {"dien-bien", true, false},
		{"son-la", false, false}, {"lang-son", true, true}, {"cao-bang", false, false},
	} {
		t.Run(c.department, func(t *testing.T) {
			address := source(t, s, c.department).URL
			resp, plain := get(t, address, "Accept-Encoding", "identity")
			etag, modified := resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
			if (etag != "") != c.etag || (modified != "") != c.modified {
				t.Errorf("ETag %q, Last-Modified %q", etag, modified)
			}
			if c.etag {
				again, body := get(t, address, "Accept-Encoding", "identity", "If-None-Match", etag)
				if again.StatusCode != http.StatusNotModified || body != "" {
					t.Errorf("known by its ETag: %s, %d bytes", again.Status, len(body))
				}
			}
			if c.modified {
				if again, _ := get(t, address, "If-Modified-Since", modified); again.StatusCode != http.StatusNotModified {
					t.Errorf("known by its time: %s", again.Status)
				}
			}
			packed, body := get(t, address, "Accept-Encoding", "gzip")
			z, err := gzip.NewReader(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			unpacked, err := io.ReadAll(z)
			if err != nil || c.department != "cao-bang" && string(unpacked) != plain {
				t.Errorf("packed and plain differ: %v", err)
			}
			if c.etag && packed.Header.Get("ETag") == etag {
				t.Error("one ETag for both codings")
			}
			missing, body := get(t, address+"khong-co")
			if missing.StatusCode != http.StatusNotFound || !strings.Contains(body, "<html") || missing.Header.Get("ETag") != "" {
				t.Errorf("a path that is not there: %s, ETag %q", missing.Status, missing.Header.Get("ETag"))
			}
		})
	}
}

func TestPicturesAreSmallAndReal(t *testing.T) {
	s := start(t, demo.Options{Still: true})
	_, body := get(t, source(t, s, "lang-son").URL)
	m := regexp.MustCompile(`length="(\d+)" href="\.\.(/anh/[^"]+)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatal("no enclosure")
	}
	address, err := url.JoinPath(source(t, s, "lang-son").URL, "../..", m[2])
	if err != nil {
		t.Fatal(err)
	}
	_, picture := get(t, address)
	if fmt.Sprint(len(picture)) != m[1] || len(picture) > 8000 {
		t.Errorf("%d bytes, the feed says %s", len(picture), m[1])
	}
	if img, err := png.Decode(strings.NewReader(picture)); err != nil || img.Bounds().Dx() != 320 || img.Bounds().Dy() != 200 {
		t.Errorf("picture: %v", err)
	}
}

package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"bantin/feeds/coding"
	"bantin/feeds/render"
)

func feedPaths() []string {
	var list []string
	for _, root := range []string{"/", "/lao-cai/", "/cao-bang/", "/dia-phuong/tuyen-quang/", "/chuyen-muc/du-lich/"} {
		for _, f := range render.Formats() {
			list = append(list, root+f.File())
		}
	}
	return list
}

func TestFeedsInEveryCoding(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for _, path := range feedPaths() {
		want := n.Publisher.Document(path)
		if want == nil {
			t.Fatalf("%s is not published", path)
		}
		plain, body := ask(t, "GET", s.URL+path)
		if plain.StatusCode != 200 || body != string(want.Body) || plain.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %d, %d bytes, coded %q", path, plain.StatusCode, len(body), plain.Header.Get("Content-Encoding"))
		}
		zipped, packed := ask(t, "GET", s.URL+path, "Accept-Encoding", "gzip")
		if zipped.Header.Get("Content-Encoding") != "gzip" || unzip(t, packed) != body {
			t.Errorf("%s: the compressed feed is not the feed", path)
		}
		if e1, e2 := plain.Header.Get("Etag"), zipped.Header.Get("Etag"); e1 != want.ETag || e2 != want.GzipETag || e1 == e2 {
			t.Errorf("%s: tags %s and %s", path, e1, e2)
		}
		small, packed := ask(t, "GET", s.URL+path, "Accept-Encoding", "gzip, br")
		if small.Header.Get("Content-Encoding") != "br" || small.Header.Get("Etag") != want.BrotliETag || unpack(t, "br", packed) != body {
			t.Errorf("%s: what Brotli packed is not the feed", path)
		}
		for _, resp := range []*http.Response{plain, zipped, small} {
			for name, value := range map[string]string{
				"Content-Type":                  want.ContentType,
				"Vary":                          varies(want.ContentType),
				"Last-Modified":                 want.Modified.UTC().Format(http.TimeFormat),
				"Cache-Control":                 feedCaching,
				"Access-Control-Allow-Origin":   "*",
				"Access-Control-Expose-Headers": "ETag, Link, Retry-After",
				"Cross-Origin-Resource-Policy":  "cross-origin",
				"Content-Security-Policy":       dataPolicy[0],
				"X-Content-Type-Options":        "nosniff",
				"Set-Cookie":                    "",
			} {
				if got := resp.Header.Get(name); got != value {
					t.Errorf("%s: %s: %q, want %q", path, name, got, value)
				}
			}
		}
	}
}

func TestHeadEqualsGet(t *testing.T) {
	s := open(t, articles()).serve(t)
	paths := append(feedPaths(), "/", "/lao-cai/", "/nguon", "/tin/"+uuid(1), "/healthz", "/khong-co", assets().style, "/lao-cai")
	for _, path := range paths {
		for _, accept := range []string{"identity", "gzip", "br"} {
			get, _ := ask(t, "GET", s.URL+path, "Accept-Encoding", accept)
			head, body := ask(t, "HEAD", s.URL+path, "Accept-Encoding", accept)
			if body != "" || head.StatusCode != get.StatusCode {
				t.Errorf("HEAD %s: %d with %d bytes, GET: %d", path, head.StatusCode, len(body), get.StatusCode)
			}
			for _, name := range []string{"Etag", "Last-Modified", "Content-Type", "Content-Encoding", "Vary", "Cache-Control", "Content-Security-Policy", "Location", "Link", "Content-Length"} {
				if a, b := get.Header.Get(name), head.Header.Get(name); a != b {
					t.Errorf("%s in %s: %s is %q for GET, %q for HEAD", path, accept, name, a, b)
				}
			}
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for _, path := range []string{"/rss.xml", "/feed.json", "/", "/lao-cai/", assets().style} {
		plain, _ := ask(t, "GET", s.URL+path)
		zipped, _ := ask(t, "GET", s.URL+path, "Accept-Encoding", "gzip")
		etag, packed, modified := plain.Header.Get("Etag"), zipped.Header.Get("Etag"), plain.Header.Get("Last-Modified")
		long := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC).Format(http.TimeFormat)
		for _, c := range []struct {
			name   string
			fields []string
			want   int
			etag   string
		}{
			{"the tag", []string{"If-None-Match", etag}, 304, etag},
			{"the tag of the coding", []string{"Accept-Encoding", "gzip", "If-None-Match", packed}, 304, packed},
			{"the tag of the other coding", []string{"Accept-Encoding", "gzip", "If-None-Match", etag}, 200, packed},
			{"a list of both", []string{"If-None-Match", packed + ", " + etag}, 304, etag},
			{"weakly", []string{"If-None-Match", "W/" + etag}, 304, etag},
			{"any", []string{"If-None-Match", "*"}, 304, etag},
			{"an old tag, though the time is right", []string{"If-None-Match", `"old"`, "If-Modified-Since", modified}, 200, etag},
			{"the tag, though the time is old", []string{"If-None-Match", etag, "If-Modified-Since", long}, 304, etag},
			{"not the tag at all", []string{"If-Match", `"old"`}, 412, etag},
		} {
			for _, method := range []string{"GET", "HEAD"} {
				resp, body := ask(t, method, s.URL+path+"?nguon=email", c.fields...)
				if resp.StatusCode != c.want || resp.Header.Get("Etag") != c.etag {
					t.Errorf("%s %s, %s: %d with %s, want %d with %s", method, path, c.name, resp.StatusCode, resp.Header.Get("Etag"), c.want, c.etag)
				}
				if c.want != 304 {
					continue
				}
				for _, name := range []string{"Cache-Control", "Vary", "Last-Modified"} {
					if resp.Header.Get(name) != plain.Header.Get(name) {
						t.Errorf("%s %s, %s: %s is not repeated", method, path, c.name, name)
					}
				}
				if body != "" || resp.Header.Get("Content-Type") != "" || resp.Header.Get("Content-Encoding") != "" {
					t.Errorf("%s %s, %s: 304 speaks of a body", method, path, c.name)
				}
			}
		}
	}
	modified := n.Publisher.Document("/rss.xml").Modified.UTC().Format(http.TimeFormat)
	if resp, _ := ask(t, "GET", s.URL+"/rss.xml", "If-Modified-Since", modified); resp.StatusCode != 304 {
		t.Errorf("not modified since it was: %d", resp.StatusCode)
	}
}

func TestOtherMethods(t *testing.T) {
	s := open(t, nil).serve(t)
	for _, path := range []string{"/rss.xml", "/", "/nguon", "/tin/" + uuid(1), assets().style} {
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "PROPFIND"} {
			resp, _ := ask(t, method, s.URL+path)
			if resp.StatusCode != 405 || resp.Header.Get("Allow") != methods {
				t.Errorf("%s %s: %d, allowed %q", method, path, resp.StatusCode, resp.Header.Get("Allow"))
			}
		}
		resp, _ := ask(t, "OPTIONS", s.URL+path, "Origin", "https://doc-tin.example", "Access-Control-Request-Method", "GET")
		open := strings.HasSuffix(path, ".xml")
		if resp.StatusCode != 204 || resp.Header.Get("Allow") != methods || (resp.Header.Get("Access-Control-Allow-Origin") == "*") != open {
			t.Errorf("OPTIONS %s: %d %v", path, resp.StatusCode, resp.Header)
		}
	}
	if resp, _ := ask(t, "POST", s.URL+"/khong-co"); resp.StatusCode != 404 {
		t.Errorf("POST to nowhere: %d", resp.StatusCode)
	}
}

func TestCodingThatDoesNotExist(t *testing.T) {
	s := open(t, nil).serve(t)
	resp, _ := ask(t, "GET", s.URL+"/rss.xml", "Accept-Encoding", "zstd, *;q=0")
	if resp.StatusCode != http.StatusNotAcceptable || resp.Header.Get("Etag") != "" {
		t.Errorf("%d, tag %q", resp.StatusCode, resp.Header.Get("Etag"))
	}
}

func TestFeedsNeedNoStore(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	_, before := ask(t, "GET", s.URL+"/atom.xml")
	n.store.Close()
	for _, path := range append(feedPaths(), "/", "/lao-cai/") {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != 200 {
			t.Errorf("%s without the store: %d", path, resp.StatusCode)
		}
	}
	if _, after := ask(t, "GET", s.URL+"/atom.xml"); after != before {
		t.Error("the feed changed when the store went")
	}
}

// unpack undoes a content coding.
func unpack(t testing.TB, as, packed string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(packed)
	var err error
	switch as {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "br":
		b := new(coding.BrotliReader)
		err = b.Reset(r)
		r = b
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func unzip(t testing.TB, packed string) string { return unpack(t, "gzip", packed) }

func TestLengthIsThatOfTheBody(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, accept := range []string{"identity", "gzip", "br"} {
		resp, body := ask(t, "GET", s.URL+"/rss.xml", "Accept-Encoding", accept)
		if got := resp.Header.Get("Content-Length"); got != strconv.Itoa(len(body)) {
			t.Errorf("%s: %s of %d bytes", accept, got, len(body))
		}
	}
}

// varies is what an answer of a type depends on.
func varies(contentType string) string {
	if mediaType, _, _ := strings.Cut(contentType, ";"); isFeed(mediaType) {
		return "Accept, Accept-Encoding"
	}
	return "Accept-Encoding"
}

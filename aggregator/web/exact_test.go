package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// everyKind is one path of each kind of document that is served.
func everyKind() []string {
	return []string{"/rss.xml", "/atom.xml", "/feed.json", "/lao-cai/atom.xml", "/opml.xml", "/nguon/opml.xml", "/", "/lao-cai/", "/nguon",
		"/tin/" + uuid(1), archiveRoot, "/theo-doi", "/thong-ke", "/thong-ke.json", "/lao-cai/qr.svg", assets().style, assets().script, assets().icon}
}

// TestAnswersAreExact compares the ways in which one document is answered,
// field by field (RFC 9110, 8.8, 9.3.2, 12.5.3, 13, 14.2 and 15.4.5).
func TestAnswersAreExact(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, path := range everyKind() {
		t.Run(path, func(t *testing.T) {
			plain, body := ask(t, "GET", s.URL+path)
			checkWhole(t, plain, "", body, body)
			tags := []string{plain.Header.Get("Etag")}
			for _, as := range []string{"", "gzip", "br"} {
				accept := []string{"Accept-Encoding", as}
				full, sent := ask(t, "GET", s.URL+path, accept...)
				as := full.Header.Get("Content-Encoding") // a page that reads the store comes in no Brotli
				checkWhole(t, full, as, sent, body)
				tag := full.Header.Get("Etag")
				if as != "" && slices.Contains(tags, tag) {
					t.Errorf("%s: the tag %s of another coding", as, tag)
				}
				tags = append(tags, tag)
				sameFields(t, as+" and as it is", without(full.Header, "Etag", "Content-Length", "Content-Encoding"), without(plain.Header, "Etag", "Content-Length"))

				head, none := ask(t, "HEAD", s.URL+path, accept...)
				if head.StatusCode != 200 || none != "" {
					t.Errorf("HEAD: %d with %d bytes", head.StatusCode, len(none))
				}
				sameFields(t, as+" by HEAD", head.Header, full.Header)

				part, whole := ask(t, "GET", s.URL+path, append(accept, "Range", "bytes=0-9", "If-Range", tag)...)
				if part.StatusCode != 200 || whole != sent {
					t.Errorf("a range: %d with %d bytes", part.StatusCode, len(whole))
				}
				sameFields(t, as+" by range", part.Header, full.Header)

				for _, method := range []string{"GET", "HEAD"} {
					known, none := ask(t, method, s.URL+path, append(accept, "If-None-Match", tag)...)
					if known.StatusCode != 304 || none != "" {
						t.Errorf("%s of what is known: %d with %d bytes", method, known.StatusCode, len(none))
					}
					sameFields(t, as+" by 304", known.Header, without(full.Header, "Content-Type", "Content-Length", "Content-Encoding", "Link"))
				}
			}
		})
	}
}

// checkWhole examines one whole answer.
func checkWhole(t *testing.T, resp *http.Response, as, sent, body string) {
	t.Helper()
	h := resp.Header
	if resp.StatusCode != 200 || unpack(t, as, sent) != body || body == "" {
		t.Errorf("%d, %d bytes in %q that are not the document", resp.StatusCode, len(sent), as)
	}
	if resp.ContentLength != int64(len(sent)) || len(resp.TransferEncoding) > 0 {
		t.Errorf("%d bytes said to be %d, in %v", len(sent), resp.ContentLength, resp.TransferEncoding)
	}
	if tag := h.Get("Etag"); len(tag) < 10 || tag[0] != '"' || h.Get("Vary") != varies(h.Get("Content-Type")) || h.Get("Cache-Control") == "" {
		t.Errorf("tag %s, varies by %q, kept %q", tag, h.Get("Vary"), h.Get("Cache-Control"))
	}
	at, err := http.ParseTime(h.Get("Date"))
	if err != nil || time.Since(at).Abs() > time.Hour {
		t.Errorf("dated %q", h.Get("Date"))
	}
	for _, name := range []string{"Age", "Accept-Ranges", "Content-Range", "Expires", "Pragma", "Set-Cookie", "Server", "Strict-Transport-Security"} {
		if v, ok := h[name]; ok {
			t.Errorf("%s: %q", name, v)
		}
	}
	for name, values := range h {
		if len(values) != 1 {
			t.Errorf("%s stands there %d times", name, len(values))
		}
	}
}

func without(h http.Header, names ...string) http.Header {
	h = h.Clone()
	for _, name := range names {
		h.Del(name)
	}
	return h
}

// sameFields compares all fields but the time of the answer.
func sameFields(t *testing.T, what string, got, want http.Header) {
	t.Helper()
	got, want = without(got, "Date", "Connection"), without(want, "Date", "Connection")
	for _, name := range slices.Sorted(maps.Keys(union(got, want))) {
		if !slices.Equal(got[name], want[name]) {
			t.Errorf("%s: %s is %q, want %q", what, name, got[name], want[name])
		}
	}
}

func union(a, b http.Header) http.Header {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

func TestPreconditionsThatFailAreNotKept(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, path := range everyKind() {
		resp, body := ask(t, "GET", s.URL+path, "If-Match", `"other"`)
		if resp.StatusCode != 412 || body != "" || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %d bytes, kept %q", path, resp.StatusCode, len(body), resp.Header.Get("Cache-Control"))
		}
	}
}

func TestLinks(t *testing.T) {
	n := open(t, articles())
	n.Site.Hubs = []string{"https://hub.example.vn/", "https://websub.example/hub?tên=a>b"}
	n.rebuild(t)
	s := n.serve(t)
	site := cluster().URL
	hubs := `, <https://hub.example.vn/>; rel="hub", <https://websub.example/hub?t%C3%AAn=a%3Eb>; rel="hub"`
	for path, want := range map[string]string{
		"/rss.xml":           `<` + site + `/rss.xml>; rel="self"; type="application/rss+xml", <` + site + `/>; rel="alternate"; type="text/html"` + hubs,
		"/lao-cai/atom.xml":  `<` + site + `/lao-cai/atom.xml>; rel="self"; type="application/atom+xml", <` + site + `/lao-cai/>; rel="alternate"; type="text/html"` + hubs,
		"/lao-cai/feed.json": `<` + site + `/lao-cai/feed.json>; rel="self"; type="application/feed+json", <` + site + `/lao-cai/>; rel="alternate"; type="text/html"` + hubs,
		"/lao-cai/": `<` + site + `/lao-cai/>; rel="canonical", <` + site + `/lao-cai/rss.xml>; rel="alternate"; type="application/rss+xml", <` +
			site + `/lao-cai/atom.xml>; rel="alternate"; type="application/atom+xml", <` + site + `/lao-cai/feed.json>; rel="alternate"; type="application/feed+json"`,
	} {
		resp, body := ask(t, "GET", s.URL+path)
		if got := strings.Join(resp.Header["Link"], "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", path, got, want)
		}
		if feed := strings.HasSuffix(path, ".xml") || strings.HasSuffix(path, ".json"); strings.Contains(body, "hub.example.vn") != feed {
			t.Errorf("%s: the hubs of the fields are not those of the document", path)
		}
	}
	n.Site.Hubs = nil
	n.rebuild(t)
	if resp, _ := ask(t, "GET", s.URL+"/rss.xml"); strings.Contains(resp.Header.Get("Link"), "hub") {
		t.Errorf("names hubs that are none any more: %s", resp.Header.Get("Link"))
	}
}

func TestLinksToTheArchive(t *testing.T) {
	var many []article
	for i := range 260 {
		many = append(many, article{number: i + 1, source: "lang-son-tin-tuc", title: "Tin cũ", published: now.AddDate(0, 0, -100), origin: feeds.DateStated, arrived: now.AddDate(0, 0, -100).Add(time.Duration(i) * time.Hour)})
	}
	s := open(t, many).serve(t)
	site := cluster().URL
	for path, want := range map[string]string{
		"/atom.xml":           `; rel="prev-archive"; type="application/atom+xml"`,
		"/luu-tru/atom/1.xml": `<` + site + `/luu-tru/atom/2.xml>; rel="next-archive"; type="application/atom+xml", <` + site + `/atom.xml>; rel="current"; type="application/atom+xml"`,
	} {
		resp, _ := ask(t, "GET", s.URL+path)
		if got := resp.Header.Get("Link"); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestAddressesAsTheyAreTyped(t *testing.T) {
	s := open(t, articles()).serve(t)
	for path, want := range map[string]string{
		"/rss": "/rss.xml", "/feed": "/rss.xml", "/feed/": "/rss.xml", "/atom": "/atom.xml", "/index.xml": "/rss.xml", "/RSS.xml": "/rss.xml",
		"/feed.xml": "/rss.xml", "/feed/atom/": "/atom.xml", "/Feed/RSS2/": "/rss.xml", "/json": "/feed.json", "/rss.xml/": "/rss.xml",
		"/lao-cai/feed": "/lao-cai/rss.xml", "/Lao-Cai/Atom": "/lao-cai/atom.xml", "/lao-cai/index.html": "/lao-cai/", "/LAO-CAI/": "/lao-cai/",
		"/lao-cai": "/lao-cai/", "//": "/", "///rss.xml": "/rss.xml", "//lao-cai//atom.xml": "/lao-cai/atom.xml", "/index.php": "/",
		"/nguon/": "/nguon", "/NGUON": "/nguon", "/luu-tru": "/luu-tru/", "/tin/" + uuid(1) + "/": "/tin/" + uuid(1),
		"/Tin/" + strings.ToUpper(uuid(1)): "/tin/" + uuid(1), "/rss?page=1&x=%2F": "/rss.xml?page=1&x=%2F", "/opml.xml/": "/opml.xml",
	} {
		for _, method := range []string{"GET", "HEAD"} {
			resp, _ := ask(t, method, s.URL+path)
			if got := resp.Header.Get("Location"); resp.StatusCode != 301 || got != want {
				t.Errorf("%s %s: %d to %q, want %q", method, path, resp.StatusCode, got, want)
			}
		}
	}
	for _, path := range []string{"//evil.example/", "/%2F%2Fevil.example/rss", "/\\evil.example/feed", "/khong-co/rss", "/rss/rss/rss", "/lao-cai/../rss"} {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != 404 || resp.Header.Get("Location") != "" {
			t.Errorf("%s: %d to %q", path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
	if resp, _ := ask(t, "POST", s.URL+"/feed"); resp.StatusCode != 404 {
		t.Errorf("POST to what is elsewhere: %d", resp.StatusCode)
	}
}

package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestEnglishAddresses(t *testing.T) {
	s := open(t, articles()).serve(t)
	for path, want := range map[string]string{
		"/en":                         "301 /en/",
		"/EN/Nguon":                   "301 /en/nguon",
		"/en/lao-cai":                 "301 /en/lao-cai/",
		"/en/nguon/":                  "301 /en/nguon",
		"/en/luu-tru":                 "301 /en/luu-tru/",
		"/en/luu-tru/2026-11":         "301 /en/luu-tru/2026-11/",
		"/en/rss.xml":                 "301 /rss.xml",
		"/en/lao-cai/feed":            "301 /lao-cai/rss.xml",
		"/en/opml.xml":                "301 /opml.xml",
		"/en/huong-dan":               "301 /huong-dan",
		"/en/luu-tru/atom/1.xml":      "301 /luu-tru/atom/1.xml",
		"/en/tim-kiem/rss.xml?q=sapa": "301 /tim-kiem/rss.xml?q=sapa",
		"/en/index.html":              "301 /en/",
		"/en/tin/" + uuid(2):          "302 /en/tin/" + uuid(1),
		"/english":                    "404 ",
	} {
		resp, _ := ask(t, "GET", s.URL+path)
		if got := resp.Status[:4] + resp.Header.Get("Location"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestEnglishMessages(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, c := range []struct {
		method, path string
		status       int
		says         string
	}{
		{"GET", "/en/khong-co", http.StatusNotFound, "No such page"},
		{"GET", "/en/tin/" + uuid(99), http.StatusNotFound, "No such page"},
		{"POST", "/en/nguon", http.StatusMethodNotAllowed, "This cannot be done"},
		{"GET", "/en/" + strings.Repeat("a", 3000), http.StatusRequestURITooLong, "The address is too long"},
		{"GET", "/en//khong-co", http.StatusNotFound, "No such page"},
		{"GET", "/en/%00", http.StatusNotFound, "No such page"},
		{"GET", "/en/../en/khong-co", http.StatusNotFound, "No such page"},
		{"GET", "/en/static/style.css", http.StatusNotFound, "No such page"},
		{"GET", "/en/luu-tru/2026-13/", http.StatusNotFound, "No such page"},
		{"GET", "/en/tim-kiem?tu=31/02/2026", http.StatusBadRequest, "is not a date"},
		{"GET", "/khong-co", http.StatusNotFound, "Không có trang này"},
		{"GET", "/enx/", http.StatusNotFound, "Không có trang này"},
	} {
		resp, body := ask(t, c.method, s.URL+c.path)
		if resp.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s %.40s: %d", c.method, c.path, resp.StatusCode)
		}
	}
}

// TestEnglishFromMemory sees that the pages in English are kept as those in
// Vietnamese are: made once, told by a tag of their own, and not read from the
// store again.
func TestEnglishFromMemory(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for _, path := range []string{"/", "/lao-cai/", "/dia-phuong/", "/chuyen-muc/van-hoa/", "/luu-tru/"} {
		vi, _ := ask(t, "GET", s.URL+path)
		en, _ := ask(t, "GET", s.URL+englishRoot+path)
		tag := en.Header.Get("Etag")
		if tag == "" || tag == vi.Header.Get("Etag") {
			t.Errorf("%s: the tag %s is that of both languages", path, tag)
		}
	}
	n.store.Close()
	for _, path := range []string{"/en/", "/en/lao-cai/", "/en/dia-phuong/", "/en/chuyen-muc/van-hoa/", "/en/luu-tru/"} {
		resp, _ := ask(t, "GET", s.URL+path)
		again, _ := ask(t, "GET", s.URL+path, "If-None-Match", resp.Header.Get("Etag"))
		if resp.StatusCode != http.StatusOK || again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %d, then %d", path, resp.StatusCode, again.StatusCode)
		}
	}
}

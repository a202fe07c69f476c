package web

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bantin/feeds"
)

// TestEveryPage walks from the home page to everything it leads to.
func TestEveryPage(t *testing.T) {
	s := open(t, articles()).serve(t)
	waiting, met := []string{"/"}, map[string]bool{"/": true}
	for len(waiting) > 0 {
		path := waiting[0]
		waiting = waiting[1:]
		resp, body := ask(t, "GET", s.URL+path)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, resp.StatusCode)
			continue
		}
		if resp.Header.Get("Content-Type") != pageType {
			continue
		}
		checkForm(t, path, body)
		checkPageFields(t, path, resp.Header)
		doc := parsed(t, body)
		for _, e := range append(doc.find("a"), doc.find("link")...) {
			to := strings.TrimPrefix(e.attr("href"), cluster().URL)
			to, _, _ = strings.Cut(to, "#")
			if strings.HasPrefix(to, "/") && !met[to] {
				met[to] = true
				waiting = append(waiting, to)
			}
		}
	}
	for _, path := range []string{"/nguon", "/lang-son/", "/rss.xml", "/cao-bang/feed.json", "/dia-phuong/ha-giang/", "/dia-phuong/tuyen-quang/atom.xml", "/chuyen-muc/van-hoa/", "/chuyen-muc/du-lich/rss.xml", "/tin/" + uuid(1), "/theo-doi", assets().style, assets().icon} {
		if !met[path] {
			t.Errorf("nothing leads to %s", path)
		}
	}
}

func checkPageFields(t *testing.T, path string, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy": pagePolicy[0],
		"Referrer-Policy":         "no-referrer",
		"X-Content-Type-Options":  "nosniff",
		"Vary":                    "Accept-Encoding",
		"Set-Cookie":              "",
	} {
		if got := strings.Join(h.Values(name), ", "); got != want {
			t.Errorf("%s: %s: %q, want %q", path, name, got, want)
		}
	}
	if h.Get("Cache-Control") == "" {
		t.Errorf("%s: no Cache-Control", path)
	}
}

func TestPagesAreCompressed(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, path := range []string{"/", "/nguon", "/tin/" + uuid(1), "/khong-co", assets().style} {
		_, plain := ask(t, "GET", s.URL+path)
		resp, packed := ask(t, "GET", s.URL+path, "Accept-Encoding", "gzip")
		if resp.Header.Get("Content-Encoding") != "gzip" || unzip(t, packed) != plain || len(packed) > len(plain)/2 {
			t.Errorf("%s: %q, %d bytes of %d", path, resp.Header.Get("Content-Encoding"), len(packed), len(plain))
		}
	}
}

func TestHostileArticles(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`
	s := open(t, []article{{
		number: 1, source: "lang-son-tin-tuc", title: "Tin " + evil, summary: "Tóm tắt " + evil, raw: evil,
		image: "javascript:alert(3)", published: now, origin: feeds.DateStated,
		repairs: []feeds.Repair{{Code: feeds.RepairDateForm, Before: evil, After: evil}},
	}}).serve(t)
	for _, path := range []string{"/", "/lang-son/", "/tin/" + uuid(1)} {
		_, body := ask(t, "GET", s.URL+path)
		checkForm(t, path, body)
		if strings.Contains(body, "<script>") || strings.Contains(body, "onerror=alert(2)>") || strings.Contains(body, `"javascript:`) {
			t.Errorf("%s: the article speaks as the page", path)
		}
		if !strings.Contains(body, "&lt;script&gt;") {
			t.Errorf("%s: the title is not shown as it is written", path)
		}
	}
}

func TestUnknownPaths(t *testing.T) {
	s := open(t, nil).serve(t)
	for _, path := range []string{
		"/khong-co", "/khong-co/", "/khong-co/rss.xml", "/lao-cai/tin", "/khong-co/feed/", "//khong-co", "/static/", "/static/style.css",
		"/../etc/passwd", "/%2e%2e/", "/lao-cai/%00", "/nguon/x", "/tin", "/feed/feed/feed",
	} {
		resp, body := ask(t, "GET", s.URL+path)
		if resp.StatusCode != 404 || !strings.Contains(body, "Không có trang này") {
			t.Errorf("%s: %d", path, resp.StatusCode)
			continue
		}
		checkForm(t, path, body)
		checkPageFields(t, path, resp.Header)
	}
	resp, _ := ask(t, "GET", s.URL+"/"+strings.Repeat("a", 3000))
	if resp.StatusCode != http.StatusRequestURITooLong {
		t.Errorf("an absurd path: %d", resp.StatusCode)
	}
	resp, _ = ask(t, "GET", s.URL+"/rss.xml", "X-Bomb", strings.Repeat("a", 64<<10))
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("an absurd field: %d", resp.StatusCode)
	}
	for path, to := range map[string]string{"/nguon/": "/nguon", "/van-hanh/": "/van-hanh"} {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != 301 || resp.Header.Get("Location") != to {
			t.Errorf("%s: %d to %q", path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
}

func TestAssetsAreKeptForEver(t *testing.T) {
	s := open(t, nil).serve(t)
	for path, contentType := range map[string]string{assets().style: "text/css; charset=utf-8", assets().script: "text/javascript; charset=utf-8", assets().icon: "image/svg+xml"} {
		resp, _ := ask(t, "GET", s.URL+path)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != contentType || !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", path, resp.StatusCode, resp.Header)
		}
	}
}

func TestHealth(t *testing.T) {
	n := open(t, nil)
	s := n.serve(t)
	if resp, body := ask(t, "GET", s.URL+"/healthz"); resp.StatusCode != 200 || body != "ok\n" {
		t.Errorf("healthy: %d %q", resp.StatusCode, body)
	}
	gone := open(t, nil).store
	gone.Close()
	n.Publisher.Store = gone
	if n.Publisher.Rebuild(t.Context(), "") == nil {
		t.Fatal("a closed store lets publish")
	}
	if resp, body := ask(t, "GET", s.URL+"/healthz"); resp.StatusCode != 503 || body != "nothing new was published since 2026-11-23T02:30:00Z\n" {
		t.Errorf("while nothing can be published: %d %q", resp.StatusCode, body)
	}
	n.store.Close()
	if resp, body := ask(t, "GET", s.URL+"/healthz"); resp.StatusCode != 503 || strings.Contains(body, "ok") {
		t.Errorf("without the store: %d %q", resp.StatusCode, body)
	}
	if lines := strings.Count(n.log.String(), "\n"); lines != 1 {
		t.Errorf("%d lines in the log:\n%s", lines, n.log)
	}
}

func TestFailuresAreTold(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(n *newsroom)
		log   string
	}{
		{"the store is closed", func(n *newsroom) { n.store.Close() }, "closed"},
		{"a bug", func(n *newsroom) { n.Store = nil }, "nil pointer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := open(t, articles())
			c.spoil(n)
			s := n.serve(t)
			for i, path := range []string{"/nguon", "/tin/" + uuid(1)} {
				for j, accept := range []string{"identity", "gzip"} {
					resp, body := ask(t, "GET", s.URL+path, "Accept-Encoding", accept)
					if accept == "gzip" {
						body = unzip(t, body)
					}
					if resp.StatusCode != 500 || !strings.Contains(body, "Trang gặp trục trặc") || strings.Contains(body, c.log) {
						t.Errorf("%s in %s: %d %q", path, accept, resp.StatusCode, body)
					}
					if lines := strings.Count(n.log.String(), "request failed"); lines != 2*i+j+1 || !strings.Contains(n.log.String(), c.log) {
						t.Errorf("log:\n%s", n.log)
					}
				}
			}
		})
	}
}

func TestEveryTextHasTwoLanguagesAndAPlace(t *testing.T) {
	var all strings.Builder
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(f, "texts") && !strings.HasSuffix(f, "_test.go") {
				all.Write(b)
			}
		}
	}
	verbs := regexp.MustCompile(`%[a-z]`)
	for name, text := range texts {
		if text.VI == "" || text.EN == "" || len(verbs.FindAllString(text.VI, -1)) != len(verbs.FindAllString(text.EN, -1)) {
			t.Errorf("%s: %+v", name, text)
		}
		base := strings.TrimSuffix(name, "Head")
		if !regexp.MustCompile(`(Say\.|")` + base + `\b`).MatchString(all.String()) {
			t.Errorf("nothing says %q", name)
		}
	}
}

func TestEveryTextHasAHomeOfItsOwn(t *testing.T) {
	met := 0
	for _, list := range allTexts() {
		met += len(list)
	}
	if met != len(texts) {
		t.Errorf("%d of %d texts have the name of another", met-len(texts), met)
	}
}

package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"
)

// mapped is a document of the map of the site.
type mapped struct {
	Parts []struct {
		Loc string `xml:"loc"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
	Pages []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

func readMap(t *testing.T, address string) (m mapped) {
	t.Helper()
	resp, body := ask(t, "GET", address)
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != sitemapType || resp.Header.Get("Cache-Control") != pageCaching {
		t.Fatalf("%s: %d %v", address, resp.StatusCode, resp.Header)
	}
	if err := xml.Unmarshal([]byte(body), &m); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	if again, _ := ask(t, "GET", address, "If-None-Match", resp.Header.Get("Etag")); again.StatusCode != 304 {
		t.Errorf("%s again: %d", address, again.StatusCode)
	}
	return m
}

// TestSitemap follows the map to every page, in both languages.
func TestSitemap(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	hidden := uuid(4)
	if err := n.store.Hide(t.Context(), []string{hidden}); err != nil {
		t.Fatal(err)
	}
	n.rebuild(t)
	var pages []string
	for _, part := range readMap(t, s.URL+sitemapPath).Parts {
		at, ok := strings.CutPrefix(part.Loc, n.Site.URL)
		if !ok {
			t.Fatalf("a part of another site: %s", part.Loc)
		}
		for _, p := range readMap(t, s.URL+at).Pages {
			path := strings.TrimPrefix(p.Loc, n.Site.URL)
			pages = append(pages, path)
			story := strings.Contains(path, "/tin/")
			if at, err := time.Parse(time.RFC3339, p.LastMod); story && (err != nil || at.After(now)) {
				t.Errorf("%s changed at %q", path, p.LastMod)
			}
			vi := strings.TrimPrefix(path, englishRoot)
			if len(p.Links) != 3 || p.Links[0].Href != n.Site.URL+vi || p.Links[1].Href != n.Site.URL+englishRoot+vi || p.Links[2].Lang != "x-default" {
				t.Errorf("%s in other languages: %+v", path, p.Links)
			}
			resp, body := ask(t, "GET", s.URL+path)
			if resp.StatusCode != 200 || !strings.Contains(body, `<link rel="canonical" href="`+p.Loc+`">`) {
				t.Errorf("%s: %d, or another canonical address", path, resp.StatusCode)
			}
		}
	}
	for _, want := range []string{"/", "/en/", "/lao-cai/", "/en/chuyen-muc/van-hoa/", "/nguon", "/theo-doi", "/thong-ke", "/luu-tru/", "/luu-tru/2026-11/", "/tin/" + uuid(1), "/en/tin/" + uuid(1)} {
		if !slices.Contains(pages, want) {
			t.Errorf("%s is not on the map", want)
		}
	}
	if slices.ContainsFunc(pages, func(p string) bool { return strings.Contains(p, hidden) }) {
		t.Error("a hidden story is on the map")
	}
	slices.Sort(pages)
	if len(slices.Compact(slices.Clone(pages))) != len(pages) {
		t.Errorf("pages stand on the map twice: %q", pages)
	}
}

// TestPartsOfAMonth counts more stories than one part holds.
func TestPartsOfAMonth(t *testing.T) {
	var many []article
	for i := range mostMapped + 5 {
		many = append(many, article{number: i + 1, source: "lao-cai-tin-tuc", title: fmt.Sprint("Tin ", i), published: now, arrived: now.Add(time.Duration(i-5000) * time.Second)})
	}
	n := open(t, many)
	s := n.serve(t)
	var paths []string
	for _, p := range readMap(t, s.URL+sitemapPath).Parts {
		paths = append(paths, strings.TrimPrefix(p.Loc, n.Site.URL))
	}
	want := []string{"/sitemap/trang.xml", "/sitemap/2026-11.xml", "/sitemap/2026-11-2.xml"}
	if !slices.Equal(paths, want) {
		t.Fatalf("parts: %q", paths)
	}
	if got := len(readMap(t, s.URL+want[1]).Pages); got != 2*mostMapped {
		t.Errorf("%d pages in a full part", got)
	}
	if got := len(readMap(t, s.URL+want[2]).Pages); got != 10 {
		t.Errorf("%d pages in the rest", got)
	}
	resp, body := ask(t, "GET", s.URL+want[1])
	if len(body) > 5<<20 {
		t.Errorf("%d bytes, %v", len(body), resp.Header)
	}
	for _, path := range []string{"2026-11-1.xml", "2026-11-3.xml", "2026-11-02.xml", "2026-10.xml", "2026-13.xml", "2026-11-1000.xml", "2026-11-.xml", "2026-11", ".xml", "", "9999999999.xml", "khac.xml"} {
		if resp, _ := ask(t, "GET", s.URL+sitemapFolder+path); resp.StatusCode != 404 {
			t.Errorf("%q: %d", path, resp.StatusCode)
		}
	}
	if resp, _ := ask(t, "GET", s.URL+"/en"+want[1]); resp.StatusCode != 301 || resp.Header.Get("Location") != want[1] {
		t.Errorf("in English: %d to %s", resp.StatusCode, resp.Header.Get("Location"))
	}
}

func TestRobots(t *testing.T) {
	n := open(t, nil)
	resp, body := ask(t, "GET", n.serve(t).URL+robotsPath)
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
	for _, line := range []string{"User-agent: *", "Disallow: /tim-kiem?", "Disallow: /en/tim-kiem?", "Sitemap: " + n.Site.URL + "/sitemap.xml"} {
		if !slices.Contains(strings.Split(body, "\n"), line) {
			t.Errorf("without %q:\n%s", line, body)
		}
	}
}

func TestManifest(t *testing.T) {
	n := open(t, nil)
	s := n.serve(t)
	resp, body := ask(t, "GET", s.URL+manifestPath)
	var m manifest
	if err := json.Unmarshal([]byte(body), &m); err != nil || resp.Header.Get("Content-Type") != "application/manifest+json" {
		t.Fatalf("%v %v", err, resp.Header)
	}
	if m.Name != n.Site.Title || m.ShortName == "" || m.Language != "vi" || m.Start != "/" || m.Description == "" {
		t.Errorf("%+v", m)
	}
	purposes := map[string]int{}
	for _, icon := range m.Icons {
		purposes[icon.Purpose]++
		resp, picture := ask(t, "GET", s.URL+icon.Source)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != icon.Type || !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", icon.Source, resp.StatusCode, resp.Header)
		}
		if icon.Type == "image/png" {
			c, _, err := image.DecodeConfig(strings.NewReader(picture))
			if size := fmt.Sprintf("%dx%d", c.Width, c.Height); err != nil || size != icon.Sizes {
				t.Errorf("%s is %s, not %s (%v)", icon.Source, size, icon.Sizes, err)
			}
		}
	}
	if purposes["maskable"] != 1 || purposes["any"] < 2 {
		t.Errorf("icons: %v", purposes)
	}
}

func TestIconsAtKnownPlaces(t *testing.T) {
	s := open(t, nil).serve(t)
	for path, want := range map[string]string{"/favicon.ico": "image/x-icon", touchPath: "image/png"} {
		resp, body := ask(t, "GET", s.URL+path)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != want || len(body) < 500 || resp.Header.Get("Cache-Control") != steadyCaching {
			t.Errorf("%s: %d, %d bytes, %v", path, resp.StatusCode, len(body), resp.Header)
		}
	}
}

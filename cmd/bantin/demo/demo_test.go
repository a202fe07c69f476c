package demo_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"bantin/cmd/bantin/demo"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// start opens the sites at a time of day that the test sets, and reads their
// settings.
func start(t *testing.T, opts demo.Options) *settings.Settings {
	t.Helper()
	sites, err := demo.Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := sites.Close(); err != nil {
			t.Error(err)
		}
	})
	s, err := settings.Parse("demo.yaml", sites.Settings("127.0.0.1:8080", "x: 'y'.db"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// source returns a department's source.
func source(t *testing.T, s *settings.Settings, department string) feeds.Source {
	t.Helper()
	i := slices.IndexFunc(s.Sources, func(src feeds.Source) bool { return src.Department == department })
	if i < 0 {
		t.Fatalf("no source of %s", department)
	}
	return s.Sources[i]
}

// get asks once, without keeping the connection.
func get(t *testing.T, address string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func TestSettingsDescribeTheSites(t *testing.T) {
	s := start(t, demo.Options{Still: true})
	if s.Site.ID != "bantin-demo" || s.Listen != "127.0.0.1:8080" || !strings.HasSuffix(s.Database, "x: 'y'.db") || s.Schedule != "@every 5s" {
		t.Errorf("site %q, listen %q, database %q, schedule %q", s.Site.ID, s.Listen, s.Database, s.Schedule)
	}
	if len(s.Warnings) > 0 {
		t.Errorf("warnings: %v", s.Warnings)
	}
	kinds := map[feeds.Kind]int{}
	for _, src := range s.Sources {
		kinds[src.Kind]++
	}
	if len(s.Site.Departments) != 7 || len(s.Sources) != 7 || kinds[feeds.HTML] != 4 || kinds[feeds.Feed] != 2 || kinds[feeds.Auto] != 1 {
		t.Errorf("%d departments, sources %v", len(s.Site.Departments), kinds)
	}
	if source(t, s, "lang-son").Content != feeds.FullContent {
		t.Error("Lạng Sơn's whole texts are not republished")
	}
}

// Every page that a reader can reach by links from a home page is there, and
// every picture on it.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	s := start(t, demo.Options{Still: true})
	for _, d := range s.Site.Departments {
		t.Run(d.ID, func(t *testing.T) {
			seen, articles := map[string]bool{d.Homepage: true}, 0
			for queue := []string{d.Homepage}; len(queue) > 0; queue = queue[1:] {
				resp, body := get(t, queue[0])
				if resp.StatusCode != http.StatusOK {
					t.Errorf("%s: %s", queue[0], resp.Status)
				}
				if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
					continue
				}
				if strings.Contains(body, "<h1") || strings.Contains(body, "chitiet\"") {
					articles++
				}
				for _, link := range links(t, queue[0], body) {
					if !seen[link] {
						seen[link] = true
						queue = append(queue, link)
					}
				}
			}
			if articles < 9 {
				t.Errorf("%d pages with an article, %d addresses in all", articles, len(seen))
			}
		})
	}
}

// links returns the absolute addresses that a page refers to.
func links(t *testing.T, page, body string) []string {
	t.Helper()
	base, err := url.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "href" && a.Key != "src" || strings.HasPrefix(a.Val, "http://www.w3.org/") {
				continue
			}
			u, err := base.Parse(a.Val)
			if err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			u.Fragment = ""
			list = append(list, u.String())
		}
	}
	return list
}

func TestTroublesOfTheSites(t *testing.T) {
	now := time.Date(2026, time.November, 23, 9, 25, 27, 0, time.FixedZone("", 7*60*60))
	s := start(t, demo.Options{Still: true, Now: func() time.Time { return now }})
	base := func(department string) string {
		return strings.TrimSuffix(s.Site.Departments[slices.IndexFunc(s.Site.Departments, func(d feeds.Department) bool { return d.ID == department })].Homepage, "/")
	}
	for _, c := range []struct{ department, address, want string }{
		{"lao-cai", source(t, s, "lao-cai").URL, `<span class="news-date">23/11/2026</span>\s*<h3 class="news-title"><a href="/tin-tuc-su-kien/[a-z0-9-]+-\d{5}">`},
		{"ha-giang", base("ha-giang") + "/", `<link rel="alternate" type="application/rss\+xml" title="[^"]+" href="/vi/news/rss/">`},
		{"ha-giang", base("ha-giang") + "/vi/news/rss/", `<pubDate>Mon, 23 Nov 2026 08:11:27 \+0700</pubDate>`},
		{"ha-giang", base("ha-giang") + "/vi/news/rss/", `<guid isPermaLink="false">news_\d{5}</guid>\s*<description><!\[CDATA\[<img alt="" src="http://127\.0\.0\.1:\d+/anh/[a-z0-9-]+\.png"[^>]*/>[ -~]*&ocirc;`},
		{"lai-chau", source(t, s, "lai-chau").URL, `<h4 class="media-heading"><a href="tin-tuc/[a-z0-9-]+\.html">`},
		{"dien-bien", source(t, s, "dien-bien").URL, `<a class="tieu-de" href="/portal/pages/2026-11-22/[A-Z][a-z0-9-]+\.aspx" title="[^"…]{60,}">[^<]+…</a>`},
		{"son-la", source(t, s, "son-la").URL, `^<\?xml version="1\.0" encoding="utf-16"\?>`},
		{"son-la", source(t, s, "son-la").URL, `<pubDate>Mon, 23 Nov 2026 09:21:27 GMT\+7</pubDate>`},
		{"son-la", source(t, s, "son-la").URL, `<link>` + base("lao-cai") + `/tin-tuc-su-kien/[a-z0-9-]+-\d{5}\?utm_source=son-la&amp;utm_medium=rss</link>`},
		{"lang-son", source(t, s, "lang-son").URL, `xml:base="` + base("lang-son") + `/tin-tuc/"`},
		{"lang-son", source(t, s, "lang-son").URL, `<link rel="enclosure" type="image/png" title="[^"]+" length="\d{3,4}" href="\.\./anh/[a-z0-9-]+\.png"/>`},
		{"lang-son", source(t, s, "lang-son").URL, "<title>H\u0061\u0301t then"},
		{"lang-son", source(t, s, "lang-son").URL, `<content type="html">&lt;p&gt;`},
		{"cao-bang", source(t, s, "cao-bang").URL, `<font class="ngay" color="#777777">Thứ Hai, ngày 23 tháng 11 năm 2026, 03:55:27</font>`},
		{"cao-bang", source(t, s, "cao-bang").URL, `<b>Đăng nhập</b>`},
	} {
		_, body := get(t, c.address)
		if !regexp.MustCompile(c.want).MatchString(body) {
			t.Errorf("%s: %s does not match %s", c.department, c.address, c.want)
		}
		if !utf8.ValidString(body) {
			t.Errorf("%s: not UTF-8", c.address)
		}
	}
	if _, body := get(t, source(t, s, "lai-chau").URL); regexp.MustCompile(`\d\d?[/.-]\d\d?[/.-]\d{4}|ngày \d`).MatchString(body) {
		t.Error("Lai Châu's list has a date")
	}
	if _, body := get(t, source(t, s, "son-la").URL); strings.Contains(body, "<guid") {
		t.Error("Sơn La's feed has guids")
	}
}

func TestTheVisitCounterChangesAtEveryFetch(t *testing.T) {
	s := start(t, demo.Options{Still: true})
	address := source(t, s, "cao-bang").URL
	counter := regexp.MustCompile(`Tất cả: <b>\d+</b>`)
	_, first := get(t, address)
	_, second := get(t, address)
	if a, b := counter.FindString(first), counter.FindString(second); a == "" || a == b {
		t.Errorf("first %q, then %q", a, b)
	}
}

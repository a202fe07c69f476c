package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	killFeeds = 40
	killItems = 20
	kills     = 6
)

// TestKilledAtAnyMoment kills serve with SIGKILL at moments spread over its
// first poll, lets the last one finish, and wants every item once.
func TestKilledAtAnyMoment(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"`+r.URL.Path+`"`)
		if r.Header.Get("If-None-Match") == `"`+r.URL.Path+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, killFeed(strings.TrimPrefix(r.URL.Path, "/")))
	}))
	defer site.Close()

	began := time.Now()
	first := start(t, "serve", "--config", killSettings(t, site.URL))
	first.holds(t, killFeeds*killItems)
	whole := time.Since(began)
	first.stop(t)

	config := killSettings(t, site.URL)
	for i := range kills {
		r := start(t, "serve", "--config", config)
		ctx, cancel := context.WithTimeout(t.Context(), whole*time.Duration(5+90*i/(kills-1))/100)
		<-ctx.Done()
		cancel()
		r.Process.Kill()
		r.Wait()
	}
	last := start(t, "serve", "--config", config)
	last.holds(t, killFeeds*killItems)
	got := guids(t, last.get(t, "rss.xml"))
	if distinct := slices.Compact(slices.Sorted(slices.Values(got))); len(distinct) != len(got) || len(got) != killFeeds*killItems {
		t.Errorf("%d items, %d of them distinct, after %d kills; want %d", len(got), len(distinct), kills, killFeeds*killItems)
	}
}

// killFeed is the feed of one source: items of the same hour, so that all of
// them are in the window of the published feed.
func killFeed(name string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
	for i := range killItems {
		fmt.Fprintf(&b, `<item><title>Tin số %d của nguồn %s</title><link>/bai/%s/%d</link><guid isPermaLink="false">%s-%d</guid>`+
			`<pubDate>Fri, 20 Nov 2026 08:%02d:00 +0700</pubDate><description>Nội dung của bài số %d do nguồn %s đăng, dài hơn mười tiếng một chút.</description></item>`,
			i, name, name, i, name, i, i, i, name)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

// killSettings writes the settings of a new database with all the sources.
func killSettings(t *testing.T, site string) string {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	fmt.Fprintf(&b, `site: {id: bantin-thu, title: Bản tin thử, url: "http://127.0.0.1", timezone: Asia/Ho_Chi_Minh, contact: thu@bantin.example.vn}
listen: 127.0.0.1:0
database: %s
schedule: "@every 1s"
allow_addresses: [127.0.0.0/8]
areas: [{id: lao-cai, name: Lào Cai}]
departments: [{id: lao-cai, name: Sở Lào Cai, area: lao-cai, homepage: "https://svhttdl.laocai.gov.vn/"}]
sources:
`, filepath.Join(dir, "bantin.db"))
	for i := range killFeeds {
		fmt.Fprintf(&b, "  - {id: nguon-%d, department: lao-cai, kind: feed, url: \"%s/nguon-%d\"}\n", i, site, i)
	}
	path := filepath.Join(dir, "bantin.yaml")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// holds waits until so many stories are published.
func (r *running) holds(t *testing.T, n int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for {
		got := len(guids(t, r.get(t, "rss.xml")))
		if got == n {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%d stories after a minute, want %d", got, n)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

package web

import (
	"strings"
	"testing"
)

func TestWhoWantsXML(t *testing.T) {
	for _, c := range []struct {
		name, accept string
		want         bool
	}{
		{"Chromium", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", true},
		{"Firefox", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true},
		{"XML alone", "application/xml", true},
		{"everything", "*/*", false},
		{"nothing said", "", false},
		{"a reader that names all forms alike", "application/xml, application/atom+xml, application/rss+xml, text/html, */*;q=0.9", false},
		{"a reader that likes feeds better", "application/rss+xml, application/rdf+xml;q=0.8, application/atom+xml;q=0.6, application/xml;q=0.4, text/xml;q=0.4", false},
		{"another reader", "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1", false},
		{"a kind", "application/*;q=0.5, application/xml;q=0.6", true},
		{"XML refused", "application/xml;q=0, */*;q=0.1", false},
		{"in capitals, with blanks", "TEXT/HTML , application/xml ; q=0.9 , */* ; q=0.8", true},
		{"no number", "application/xml;q=much, */*", false},
		{"commas", strings.Repeat(",", 4000) + "application/xml", true},
	} {
		if got := wantsXML([]string{c.accept}, "application/rss+xml"); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if wantsXML(nil, "application/rss+xml") {
		t.Error("without the field")
	}
}

// TestFeedsAreXMLToBrowsers asks for a feed as browsers and as readers do.
func TestFeedsAreXMLToBrowsers(t *testing.T) {
	s := open(t, articles()).serve(t)
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for _, path := range []string{"/rss.xml", "/lao-cai/atom.xml", "/van-hanh/atom.xml", "/tim-kiem/rss.xml?q=l%E1%BB%85"} {
		reader, file := ask(t, "GET", s.URL+path)
		shown, same := ask(t, "GET", s.URL+path, "Accept", browser)
		if file != same {
			t.Errorf("%s is another file for browsers", path)
		}
		if got := shown.Header.Get("Content-Type"); got != "application/xml; charset=utf-8" || reader.Header.Get("Content-Type") == got {
			t.Errorf("%s is %s to browsers, %s to readers", path, got, reader.Header.Get("Content-Type"))
		}
		for _, resp := range []string{reader.Header.Get("Vary"), shown.Header.Get("Vary")} {
			if resp != "Accept, Accept-Encoding" {
				t.Errorf("%s varies by %q", path, resp)
			}
		}
		tag := shown.Header.Get("Etag")
		if tag == reader.Header.Get("Etag") {
			t.Errorf("%s has one tag, %s, under two names", path, tag)
		}
		if resp, _ := ask(t, "GET", s.URL+path, "Accept", browser, "If-None-Match", tag); resp.StatusCode != 304 || resp.Header.Get("Etag") != tag || resp.Header.Get("Vary") == "" {
			t.Errorf("%s again: %d %v", path, resp.StatusCode, resp.Header)
		}
		if resp, _ := ask(t, "GET", s.URL+path, "Accept", browser, "Accept-Encoding", "gzip"); resp.Header.Get("Etag") == tag {
			t.Errorf("%s has one tag, %s, in two codings", path, tag)
		}
	}
	if resp, _ := ask(t, "GET", s.URL+"/feed.json", "Accept", browser); !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/feed+json") || resp.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("JSON Feed: %v", resp.Header)
	}
}

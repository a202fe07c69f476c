package web

import (
	"compress/gzip"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// heaviest is what a page may weigh at most in bytes without pictures: as it
// travels with its style and script, and unpacked by itself.
const heaviest = 60_000

var partOfPage = regexp.MustCompile(`<(?:link rel="stylesheet" href|script [^>]*src)="(/[^"]+)"`)

// TestWeight weighs a page of every kind, the lists as long as they become and
// of titles that have no end.
func TestWeight(t *testing.T) {
	more := aPage()
	for i := range more {
		more[i].number += 100
		more[i].title += strings.Repeat(" trong không khí nô nức của những ngày đầu xuân", 20)
		more[i].image = "https://svhttdl.langson.gov.vn/sites/default/files/2026-11/anh-dai-dien-cua-bai-viet.jpg"
	}
	n := open(t, slices.Concat(articles(), more))
	site := n.serve(t).URL
	for _, address := range kindsOfPages(t, site, n) {
		page, weight := travelled(t, site+address)
		if len(page) >= heaviest {
			t.Errorf("%s: %d bytes unpacked", address, len(page))
		}
		parts := partOfPage.FindAllStringSubmatch(page, -1)
		if len(parts) == 0 {
			t.Errorf("%s: it has no style", address)
		}
		for _, m := range parts {
			_, more := travelled(t, site+m[1])
			weight += more
		}
		t.Logf("%6d bytes; the page unpacked %6d: %s", weight, len(page), address)
		if weight >= heaviest {
			t.Errorf("%s: %d bytes", address, weight)
		}
	}
}

// travelled asks for an address as a browser does, and returns what it says
// and how many bytes that took.
func travelled(t *testing.T, url string) (text string, weight int) {
	t.Helper()
	resp, body := ask(t, "GET", url, "Accept-Encoding", "gzip")
	if resp.Header.Get("Content-Encoding") != "gzip" {
		return body, len(body)
	}
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), len(body)
}

package web

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestHeadsInABrowser opens pages, feeds and the map: the data for programs,
// the manifest and the styles of feeds are taken without a complaint, and the
// browser complains of what a page may not do.
func TestHeadsInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	list := articles()
	for i := range list {
		list[i].image = "" // they are not there
	}
	n := open(t, list)
	home := n.serve(t).URL
	for _, path := range []string{"/", "/en/lao-cai/", "/tin/" + uuid(9), "/rss.xml", "/son-la/atom.xml", "/tim-kiem/rss.xml?q=l%E1%BB%85", sitemapPath} {
		if said, _ := complaints(t, browser, home+path); len(said) > 0 {
			t.Errorf("%s: %q", path, said)
		}
	}
	_, m := complaints(t, browser, home+"/")
	if m.URL != home+manifestPath || len(m.Errors) > 0 || m.Data == "" {
		t.Errorf("manifest at %q of %d bytes: %v", m.URL, len(m.Data), m.Errors)
	}
	if said, _ := complaints(t, browser, stricter(t, home)+"/"); len(said) == 0 {
		t.Error("the browser does not say what it refuses")
	}
}

// stricter serves a site under a policy that allows no style.
func stricter(t *testing.T, home string) string {
	t.Helper()
	to, err := url.Parse(home)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.ModifyResponse = func(resp *http.Response) error {
		resp.Header.Set("Content-Security-Policy", "default-src 'none'")
		return nil
	}
	s := httptest.NewServer(proxy)
	t.Cleanup(s.Close)
	return s.URL
}

// complaints are what the browser says in its console of a document, besides
// its manifest.
func complaints(t *testing.T, browser context.Context, address string) (said []string, m cdppage.GetAppManifestResult) {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	var mu sync.Mutex
	err1 := chromedp.Listen(ctx, func(ev any) {
		if e, ok := ev.(*log.EventEntryAdded); ok {
			mu.Lock()
			defer mu.Unlock()
			said = append(said, e.Entry.Text)
		}
	})
	_, err2 := chromedp.Call(ctx, log.Enable, cdp.Empty{})
	err3 := chromedp.Do(ctx, chromedp.Navigate(address))
	m, err4 := chromedp.Call(ctx, cdppage.GetAppManifest, cdppage.GetAppManifestParams{})
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	mu.Lock()
	defer mu.Unlock()
	return append([]string(nil), said...), m
}

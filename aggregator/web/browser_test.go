package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"bantin/feeds"
	"bantin/storage"
)

// TestInABrowser opens the pages as readers do, on a phone and on a desk,
// without JavaScript, and takes a picture of each. Nothing may reach beyond
// the width of the screen.
func TestInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	site := pictured(t)
	folder := os.Getenv("BANTIN_SCREENSHOTS")
	if folder == "" {
		folder = t.TempDir()
	}
	pages := map[string]string{"home": "/", "home-en": "/en/", "department": "/lao-cai/", "story": "/tin/" + uuid(1), "sources": "/nguon", "areas": "/dia-phuong/", "guide": "/huong-dan", "topic": "/chuyen-muc/van-hoa/", "missing": "/khong-co",
		"search":         "/tim-kiem",
		"search-found":   searchFor("/tim-kiem", "q", "sa pa", "tu", "2026-11-01"),
		"search-nothing": searchFor("/tim-kiem", "q", "điền biên"),
		"search-refused": searchFor("/tim-kiem", "den", "31/02/2026", "q", "lễ hội"),
	}
	for _, width := range []int64{390, 1280} {
		for name, path := range pages {
			for _, scheme := range []string{"light", "dark"} {
				if scheme == "dark" && name != "home" && os.Getenv("BANTIN_SCREENSHOTS") == "" {
					continue // one page has all the colours; pictures for people are taken of all
				}
				shot := look(t, browser, site+path, width, scheme)
				file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
				if err := os.WriteFile(file, shot, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// chromium starts the browser of the machine.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not on the PATH, and CI must see the pages in it")
		}
		t.Skip("skipped: chromium is not installed, so the pages were not seen in a browser")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir())}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
		"disable-component-update", "disable-sync", "hide-scrollbars", "disable-dev-shm-usage", "disable-smooth-scrolling",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	return ctx
}

// look opens an address in a window of its own and returns a picture of the
// whole page.
func look(t *testing.T, browser context.Context, address string, width int64, scheme string) []byte {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	_, err1 := chromedp.Call(ctx, emulation.SetEmulatedMedia, dark)
	_, err2 := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	err3 := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844), chromedp.Navigate(address))
	wide, err4 := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
	inner, err5 := chromedp.Run(ctx, chromedp.Evaluate[int64](`window.innerWidth`))
	shot, err6 := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		t.Fatalf("%s at %d: %v", address, width, err)
	}
	if inner != width || wide > inner {
		t.Errorf("%s at %d (%s): the page is %d wide in a window of %d", address, width, scheme, wide, inner)
	}
	return shot
}

// pictured serves a newsroom whose articles have pictures, one of which does
// not exist, and whose sources have troubles.
func pictured(t *testing.T) string {
	t.Helper()
	site, n := illustrated(t, now)
	ctx := t.Context()
	for _, p := range []storage.Poll{
		{Source: "lang-son-tin-tuc", At: now, Due: now.Add(time.Hour), Problem: &feeds.Problem{Class: feeds.NotFound, Status: 404}},
		{Source: "dien-bien-tin-tuc", At: now, Due: now.Add(time.Hour), Problem: &feeds.Problem{Class: feeds.TLSChain, Detail: "dien-bien.example.vn"}},
	} {
		if err := n.store.SavePoll(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// illustrated serves a newsroom whose articles have pictures, one of which
// does not exist, as they are at a time.
func illustrated(t *testing.T, at time.Time) (string, *newsroom) {
	t.Helper()
	var back *httptest.Server
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name, ok := strings.CutPrefix(r.URL.Path, "/anh/"); ok && name != "3.png" {
			w.Write(landscape(int(name[0])))
			return
		}
		to, _ := url.Parse(back.URL)
		httputil.NewSingleHostReverseProxy(to).ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)

	list := articles()
	for i := range list {
		if list[i].image != "" {
			list[i].image = front.URL + list[i].image
		}
	}
	list[0].warnings = []feeds.Repair{{Code: feeds.RepairCharset, Before: "utf-16", After: "utf-8"}}
	n := open(t, list)
	n.Builtin = true
	n.Now = func() time.Time { return at }
	n.Sources = n.Sources[:6]
	back = n.serve(t)
	return front.URL, n
}

// landscape draws ranges of hills, the nearer the darker.
func landscape(seed int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 480, 320))
	for x := range 480 {
		for y := range 320 {
			c := color.RGBA{uint8(226 - y/5), uint8(222 - y/6), uint8(214 - y/9), 255}
			for hill := range 4 {
				f := float64(x)/float64(90-12*hill) + float64(seed*(hill+2))
				top := 95 + 55*float64(hill) - 34*math.Sin(f) - 12*math.Sin(2.7*f+1)
				if float64(y) > top {
					c = color.RGBA{uint8(132 - hill*28), uint8(150 - hill*27), uint8(158 - hill*31), 255}
				}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // into memory: cannot fail
	}
	return b.Bytes()
}

// TestLongWordsInABrowser shows stories in words that nobody breaks: in the
// lists, in what was searched for and on their own pages.
func TestLongWordsInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	word := strings.Repeat("dài", 200)
	site := open(t, []article{
		{number: 1, source: "son-la-tin-tuc", title: word, summary: word, image: "https://anh.example.vn/1.jpg", published: now, origin: feeds.DateStated},
		{number: 2, source: "son-la-tin-tuc", title: "Tin " + word, summary: "Tin " + word, published: now.Add(-48 * time.Hour), origin: feeds.DateStated},
	}).serve(t).URL
	for _, path := range []string{"/", searchFor("/tim-kiem", "q", "tin"), "/tin/" + uuid(1)} {
		for _, width := range []int64{320, 390, 768, 1440} {
			look(t, browser, site+path, width, "light")
		}
	}
}

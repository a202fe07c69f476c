package export_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestFilesInABrowser opens a page of every kind from a server of files, on a
// phone and on a desk: the browser has nothing to complain of, and nothing
// reaches beyond the width of the screen.
func TestFilesInABrowser(t *testing.T) {
	browser := chromium(t)
	_, dir := whole(t)
	write(t, dir+"/kiem-tra.html", `<!doctype html><title>x</title><img src="khong-co.png"><script>throw new Error("x")</script>`)
	at := served(t, dir)
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	console := listen(t, ctx)
	complaints := 0
	for range 20 { // they may come a little later
		open(t, ctx, at+"/kiem-tra.html", 390)
		if complaints += len(console.said()); complaints >= 2 {
			break
		}
	}
	if complaints < 2 {
		t.Fatal("a spoiled page is not complained of")
	}
	open(t, ctx, at+"/", 390)
	console.said()
	for _, page := range []string{
		"/", "/en/", "/so-lao-cai/", "/en/so-lao-cai/", "/dia-phuong/", "/dia-phuong/son-la/", "/chuyen-muc/", "/chuyen-muc/du-lich/", "/luu-tru/", "/luu-tru/2026-11/", "/luu-tru/2026-11/2/",
		page(230), "/en" + page(228), page(229), "/nguon", "/en/nguon", "/van-hanh", "/theo-doi", "/en/theo-doi", "/thong-ke", "/huong-dan", "/404.html", "/en/404.html",
	} {
		for _, width := range []int64{390, 1280} {
			wide := open(t, ctx, at+page, width)
			if wide > width {
				t.Errorf("%s at %d: the page is %d wide", page, width, wide)
			}
			for _, said := range console.said() {
				t.Errorf("%s at %d: %s", page, width, said)
			}
		}
	}
	where, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.pathname`))
	if err != nil || where != "/en/404.html" {
		t.Errorf("at %s, %v", where, err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(at+page(220))); err != nil || !arrives(ctx, page(219)+"/") {
		t.Errorf("%s does not lead to %s: %v", page(220), page(219), err)
	}
	for _, said := range console.said() {
		t.Errorf("at last: %s", said)
	}
}

// arrives reports whether the browser comes to a path within some seconds.
func arrives(ctx context.Context, path string) bool {
	const come = `new Promise(done => { const look = () => done(location.pathname); document.readyState == "complete" ? look() : addEventListener("load", look) })`
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		if where, err := chromedp.Run(ctx, chromedp.Evaluate[string](come, chromedp.EvalAwaitPromise)); err == nil && where == path {
			return true
		}
	}
	return false
}

// open opens an address in a window of a width, and returns how wide the page
// is.
func open(t *testing.T, ctx context.Context, address string, width int64) int64 {
	t.Helper()
	err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844), chromedp.Navigate(address))
	wide, err1 := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
	if err := errors.Join(err, err1); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return wide
}

// A console is what a browser has said about pages.
type console struct {
	mu    sync.Mutex // guards lines
	lines []string
}

// listen takes down what a browser says.
func listen(t *testing.T, ctx context.Context) *console {
	t.Helper()
	c := &console{}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			c.mu.Lock()
			c.lines = append(c.lines, m.String()+" "+m.URL)
			c.mu.Unlock()
		}
	}()
	return c
}

// said is what came since it was asked last.
func (c *console) said() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	lines := c.lines
	c.lines = nil
	return lines
}

// chromium starts the browser of the machine.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not on the PATH, and CI must see the pages in it")
		}
		t.Skip("skipped: chromium is not installed, so the files were not seen in a browser")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir())}
	for flag := range strings.FieldsSeq("headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync hide-scrollbars disable-dev-shm-usage") {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
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

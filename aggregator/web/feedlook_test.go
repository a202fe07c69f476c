package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"bantin/aggregator/publish"
)

// TestFeedsInABrowser opens feeds as people do who follow a link to one: they
// are shown, not downloaded and not as a tree of elements, with their titles,
// texts and what to do with them, and without marks of HTML.
func TestFeedsInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	site, n := illustrated(t, now)
	folder := os.Getenv("BANTIN_SCREENSHOTS")
	if folder == "" {
		folder = t.TempDir()
	}
	for _, c := range []struct {
		path, scheme string
		width        int64
	}{
		{"/rss.xml", "light", 1280}, {"/rss.xml", "dark", 390}, {"/lao-cai/atom.xml", "light", 390}, {publish.StaffPath, "dark", 1280},
	} {
		text, shot := lookAtFeed(t, browser, site+c.path, c.width, c.scheme)
		name := fmt.Sprintf("feed%s-%d-%s.png", strings.NewReplacer("/", "-", ".", "-").Replace(c.path), c.width, c.scheme)
		if err := os.WriteFile(filepath.Join(folder, name), shot, 0o644); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, "<") || strings.Contains(text, "&lt;") || strings.Contains(text, "urn:uuid") {
			t.Errorf("%s shows what is written for readers of feeds:\n%s", c.path, text)
		}
		if a := articles()[0]; c.path != publish.StaffPath && !(strings.Contains(text, a.title) && strings.Contains(text, a.summary)) {
			t.Errorf("%s does not show its stories:\n%s", c.path, text)
		}
	}
	if n.log.Len() > 0 {
		t.Errorf("in the log: %s", n.log)
	}
}

// lookAtFeed returns what a feed shows, as text and as a picture. On the narrow
// screen it is shown as by a telephone.
func lookAtFeed(t *testing.T, browser context.Context, address string, width int64, scheme string) (text string, shot []byte) {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	_, err1 := chromedp.Call(ctx, emulation.SetEmulatedMedia, dark)
	screen := []chromedp.EmulateViewportOption{}
	if width < 600 {
		screen = append(screen, chromedp.EmulateMobile)
	}
	err2 := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844, screen...), chromedp.Navigate(address))
	kind, err3 := chromedp.Run(ctx, chromedp.Evaluate[string](`document.contentType + " by " + document.styleSheets.length`))
	text, err4 := chromedp.Run(ctx, chromedp.Evaluate[string](visibleText))
	size, err5 := chromedp.Run(ctx, chromedp.Evaluate[float64](`parseFloat(getComputedStyle(document.documentElement).fontSize) * (innerWidth > 900 && screen.width < 600 ? screen.width / innerWidth : 1)`))
	shot, err6 := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		t.Fatalf("%s at %d: %v", address, width, err)
	}
	if kind != "application/xml by 1" || size < 15 || size > 20 {
		t.Errorf("%s at %d is %s, in letters of %.1f pixels", address, width, kind, size)
	}
	return text, shot
}

// visibleText is the text that is shown of a document of XML, a line for each
// element.
const visibleText = `[...document.querySelectorAll("*")].filter(e => e.checkVisibility() && e.getClientRects().length)
	.flatMap(e => [...e.childNodes].filter(n => n.nodeType == 3).map(n => n.data.trim())).filter(s => s).join("\n")`

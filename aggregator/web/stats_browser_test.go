package web

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestStatsInABrowser has axe-core judge the figures of a site that many come
// to, with everything open that can be opened. Nothing is wider than its
// window.
func TestStatsInABrowser(t *testing.T) {
	t.Parallel()
	script := axe(t)
	browser := chromium(t)
	site := visited(t).serve(t).URL
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	for _, address := range []string{statsPath, englishRoot + statsPath} {
		for _, width := range widths {
			scheme(t, ctx, "light")
			err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844), chromedp.Navigate(site+address),
				chromedp.Evaluate[chromedp.Void](script+`; for (const d of document.querySelectorAll("details")) d.open = true; null`))
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			judge(t, ctx, address, width, "light", everyRule)
			wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
			if err != nil || wide > width {
				t.Errorf("%s is %d wide in a window of %d; %v", address, wide, width, err)
			}
			drawn, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`Math.floor(Math.min(...[...document.querySelectorAll(".drawn svg")].map(s => s.getBoundingClientRect().width)))`))
			if err != nil || drawn < width/2 {
				t.Errorf("%s at %d: a drawing is only %d wide; %v", address, width, drawn, err)
			}
			scheme(t, ctx, "dark")
			judge(t, ctx, address, width, "dark", colours)
		}
	}
}

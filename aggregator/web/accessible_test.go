package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeEnv names the file of axe-core, the judge of accessible pages: it is no
// part of the program, and comes from its own registry.
const axeEnv = "BANTIN_AXE"

// axe reads the judge.
func axe(t *testing.T) string {
	t.Helper()
	file := os.Getenv(axeEnv)
	if file == "" {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s does not name axe.min.js, and CI must have the pages judged by it", axeEnv)
		}
		t.Skipf("skipped: %s does not name the axe.min.js of axe-core, so it did not judge the pages", axeEnv)
	}
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// A violation of a rule, as axe-core tells it.
type violation struct {
	Rule, Help string
	Where      []string
}

const (
	everyRule = `{}`
	colours   = `{runOnly: ["color-contrast", "link-in-text-block"]}`
	judging   = `axe.run(document, %s).then(r => r.violations.map(v => ({Rule: v.id, Help: v.help, Where: v.nodes.map(n => n.target.join(" ") + ": " + n.failureSummary)})))`
)

// widths are those of a phone, a tablet and a desk, in pixels.
var widths = []int64{390, 768, 1440}

// TestAccessibleInABrowser has axe-core judge a page of every kind by all its
// rules, WCAG 2.2 AA and its best practices among them, at three widths and in
// both schemes of colours. Nothing may move after it was drawn, and no page
// may say anything to the browser's console.
func TestAccessibleInABrowser(t *testing.T) {
	t.Parallel()
	script := axe(t)
	browser := chromium(t)
	site, n := illustrated(t, now)
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	controlled(t, ctx, site, script)
	for _, address := range kindsOfPages(t, site, n) {
		for _, width := range widths {
			if baseOf(address) != "" && width != widths[0] {
				continue // but for the words it is the page that was judged in Vietnamese
			}
			scheme(t, ctx, "light")
			err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844), chromedp.Navigate(site+address), chromedp.Evaluate[chromedp.Void](script))
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			judge(t, ctx, address, width, "light", everyRule)
			if moved, err := chromedp.Run(ctx, chromedp.Evaluate[float64](shifted, chromedp.EvalAwaitPromise)); err != nil || moved > 0 {
				t.Errorf("%s at %d: it moved by %.4f while it was drawn; %v", address, width, moved, err)
			}
			scheme(t, ctx, "dark")
			judge(t, ctx, address, width, "dark", colours)
		}
	}
}

// controlled sees that the judge complains of a page that is spoiled.
func controlled(t *testing.T, ctx context.Context, site, script string) {
	t.Helper()
	err := chromedp.Do(ctx, chromedp.Navigate(site+"/"), chromedp.Evaluate[chromedp.Void](script),
		chromedp.Evaluate[chromedp.Void](`document.querySelector("main").append(new Image()); document.documentElement.lang = ""; null`))
	found, err1 := chromedp.Run(ctx, chromedp.Evaluate[[]violation](fmt.Sprintf(judging, everyRule), chromedp.EvalAwaitPromise))
	if err := errors.Join(err, err1); err != nil || len(found) < 2 {
		t.Fatalf("axe-core finds only %v on a spoiled page: %v", found, err)
	}
}

// judge reports what axe-core finds on the page that is open.
func judge(t *testing.T, ctx context.Context, address string, width int64, scheme, rules string) {
	t.Helper()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](fmt.Sprintf(judging, rules), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	for _, v := range found {
		t.Errorf("%s at %d, %s: %s (%s)\n  %s", address, width, scheme, v.Rule, v.Help, strings.Join(v.Where[:min(len(v.Where), 3)], "\n  "))
	}
}

// shifted is by how much the parts of a page moved that nobody asked to
// (Layout Instability, cumulative).
const shifted = `new Promise(done => {
	new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: "layout-shift", buffered: true})
	setTimeout(() => done(0), 50)
})`

// scheme makes the browser prefer light or dark colours.
func scheme(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// kindsOfPages are addresses of one page of every kind, found by following the
// links of the home pages, besides those that nothing leads to.
func kindsOfPages(t *testing.T, site string, n *newsroom) []string {
	t.Helper()
	list := []string{
		"/khong-co", searchFor("/tim-kiem", "q", "sa pa"), searchFor("/tim-kiem", "q", "điền biên"), searchFor("/tim-kiem", "q", "lễ hội", "tu", "31/02/2026"),
	}
	known := map[string]bool{}
	for queue := []string{"/", "/van-hanh", "/huong-dan"}; len(queue) > 0; queue = queue[1:] {
		address := queue[0]
		if known[kind(n, address)] {
			continue
		}
		resp, body := ask(t, "GET", site+address)
		if resp.StatusCode != 200 || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
			continue
		}
		known[kind(n, address)] = true
		list = append(list, address)
		for _, m := range internalLink.FindAllStringSubmatch(body, -1) {
			queue = append(queue, m[1])
		}
	}
	if len(list) < 12 {
		t.Fatalf("only %d kinds of pages were found: %q", len(list), list)
	}
	return list
}

var internalLink = regexp.MustCompile(`<a [^>]*href="(/[^"#]*)`)

// kind is what addresses of pages that look alike have in common.
func kind(n *newsroom, address string) string {
	address, _, _ = strings.Cut(address, "?")
	folder, name := path.Split(strings.TrimSuffix(address, "/"))
	if _, ok := n.Site.Department(name); ok {
		return folder + "department"
	}
	switch path.Base(folder) {
	case "tin", "luu-tru", "dia-phuong", "chuyen-muc":
		return folder + "one"
	}
	return address
}

// TestByKeyboardInABrowser goes through pages by the tabulator alone: it
// reaches everything that can be used, in the order of the page, each time in
// sight and marked, and comes out at the end.
func TestByKeyboardInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	site, n := illustrated(t, now)
	for _, address := range kindsOfPages(t, site, n) {
		if strings.HasPrefix(address, "/en/") {
			continue // the same templates
		}
		ctx, cancel := chromedp.NewContext(browser)
		err := chromedp.Do(ctx, chromedp.EmulateViewport(768, 844), chromedp.Navigate(site+address))
		wanted, err1 := chromedp.Run(ctx, chromedp.Evaluate[int](usable))
		if err := errors.Join(err, err1); err != nil {
			t.Fatal(err)
		}
		for i := range min(wanted, 60) {
			wrong, err := tabbed(ctx, i)
			if err != nil {
				t.Fatal(err)
			}
			if wrong != "" {
				t.Errorf("%s: after %d tabs: %s", address, i+1, wrong)
				break
			}
		}
		cancel()
	}
}

// tabbed goes on to what must come next, through the parts of a date if need
// be, and says what is wrong with where it came to.
func tabbed(ctx context.Context, i int) (wrong string, err error) {
	for range 4 {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			return "", err
		}
		wrong, err = chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(focused, i)))
		if err != nil || wrong != "still" {
			return wrong, err
		}
	}
	return "the focus does not move on", nil
}

const (
	// usable keeps what can be used on a page, in its order, and counts it.
	usable = `(window.usable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
		.filter(e => !e.disabled && e.type != "hidden" && e.tabIndex >= 0 && (e.checkVisibility ? e.checkVisibility({visibilityProperty: true}) : true))).length`
	// focused tells what is wrong with where the focus is when it should have
	// come to the element of a number.
	focused = `(() => {
		const i = %d, want = window.usable[i], e = document.activeElement
		const called = e => e.outerHTML.slice(0, 120)
		if (i > 0 && e == window.usable[i - 1]) return "still"
		if (e.type == "radio" && want.type == "radio" && e.name == want.name) return ""
		if (e != want) return "the focus is on " + called(e) + ", want " + called(want)
		const style = getComputedStyle(e), box = e.getBoundingClientRect()
		if (style.outlineStyle == "none" || parseFloat(style.outlineWidth) < 2) return "no mark on " + called(e)
		if (box.bottom < 0 || box.top > innerHeight || box.width * box.height < 1) return "out of sight: " + called(e)
		return ""
	})()`
)

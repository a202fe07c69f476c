package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	devpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A window is one tab of the browser.
type window struct {
	context.Context
	t    *testing.T
	site string
}

// newWindow opens a tab in which each of the scripts runs before those of any
// page.
func newWindow(t *testing.T, chrome context.Context, site string, scripts ...string) window {
	t.Helper()
	ctx, cancel := chromedp.NewContext(chrome)
	t.Cleanup(cancel)
	for _, s := range scripts {
		if _, err := chromedp.Call(ctx, devpage.AddScriptToEvaluateOnNewDocument, devpage.AddScriptToEvaluateOnNewDocumentParams{Source: s}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	if err := errors.Join(err, chromedp.Do(ctx, chromedp.EmulateViewport(390, 844))); err != nil {
		t.Fatal(err)
	}
	return window{ctx, t, site}
}

func (w window) open(path string) {
	w.t.Helper()
	if err := chromedp.Do(w, chromedp.Navigate(w.site+path)); err != nil {
		w.t.Fatalf("%s: %v", path, err)
	}
}

// says evaluates an expression, and fails the test if it is not as wanted.
func (w window) says(expression, want string) {
	w.t.Helper()
	got, err := chromedp.Run(w, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil || got != want {
		w.t.Errorf("%s is %q, want %q; %v", expression, got, want, err)
	}
}

// becomes waits until an expression is as wanted.
func (w window) becomes(expression, want string) {
	w.t.Helper()
	met := fmt.Sprintf("String(%s) === %q", expression, want)
	wait := chromedp.Poll[bool](met, chromedp.WithPollingTimeout(8*time.Second))
	_, err := chromedp.Run(w, wait)
	if err != nil {
		_, err = chromedp.Run(w, wait) // the page that was asked may have been left meanwhile
	}
	if err != nil {
		got, _ := chromedp.Run(w, chromedp.Evaluate[string]("String("+expression+")"))
		w.t.Errorf("%s stays %q, want %q; %v", expression, got, want, err)
	}
}

// tabTo presses the tabulator until what a selector names has the focus.
func (w window) tabTo(selector string) {
	w.t.Helper()
	for range 80 {
		if err := chromedp.Do(w, chromedp.KeyEvent(kb.Tab)); err != nil {
			w.t.Fatal(err)
		}
		at, err := chromedp.Run(w, chromedp.Evaluate[bool](fmt.Sprintf("document.activeElement.matches(%q)", selector)))
		if err != nil {
			w.t.Fatal(err)
		}
		if at {
			return
		}
	}
	w.t.Fatalf("the tabulator does not come to %s", selector)
}

func (w window) press(keys string) {
	w.t.Helper()
	if err := chromedp.Do(w, chromedp.KeyEvent(keys)); err != nil {
		w.t.Fatal(err)
	}
}

// clipboard reads what was copied.
func (w window) clipboard() string {
	w.t.Helper()
	text, err := chromedp.Run(w, chromedp.Evaluate[string]("navigator.clipboard.readText()", chromedp.EvalAwaitPromise))
	if err != nil {
		w.t.Fatal(err)
	}
	return text
}

// allowClipboard lets pages read what was copied, which only this test does.
func allowClipboard(t *testing.T, chrome context.Context) {
	t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(chrome, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name, AllowWithoutSanitization: true}, Setting: browser.PermissionSettingGranted,
		})
		if err != nil {
			t.Logf("%s: %v", name, err)
		}
	}
}

const (
	// noClipboard is a page that came without encryption.
	noClipboard = `Object.defineProperty(Navigator.prototype, "clipboard", {value: undefined})`
	// noCopying is a browser that copies nothing for pages.
	noCopying = `Document.prototype.execCommand = () => false`
	// noKeeping is a browser that keeps nothing for pages.
	noKeeping = `Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError") }})`
	// watching notes what goes wrong on a page.
	watching = `addEventListener("error", e => { window.failed = e.message }, true)`
	// drawing tells the server the theme of a page as it is first drawn.
	drawing = `const look = () => {
			if (document.body) new Image().src = "/drawn?" + (document.documentElement.dataset.theme || "own")
			else requestAnimationFrame(look)
		}
		requestAnimationFrame(look)`
	wording = `document.querySelector("#don-vi-lao-cai .take").firstChild.data`
	status  = `document.querySelector("[role=status]").textContent`
)

// TestCopyingInABrowser copies an address by the keyboard, as browsers allow
// it: by their clipboard, by hand where a page has none, not at all.
func TestCopyingInABrowser(t *testing.T) {
	t.Parallel()
	chrome := chromium(t)
	n := open(t, nil)
	s := n.serve(t)
	allowClipboard(t, chrome)
	want := n.Site.URL + "/lao-cai/rss.xml"
	for _, c := range []struct {
		name    string
		scripts []string
		copied  bool
	}{
		{"by the clipboard", []string{watching}, true},
		{"without a clipboard", []string{watching, noClipboard}, true},
		{"not allowed", []string{watching, noClipboard, noCopying}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWindow(t, chrome, s.URL, c.scripts...)
			reader := newWindow(t, chrome, s.URL)
			reader.open("/khong-co")
			if _, err := chromedp.Run(reader, chromedp.Evaluate[chromedp.Void](`navigator.clipboard.writeText("before")`, chromedp.EvalAwaitPromise)); err != nil {
				t.Fatal(err)
			}
			w.open(followPath)
			w.says(wording, "Sao chép địa chỉ")
			w.says(status, "")
			w.tabTo("#don-vi-lao-cai .take")
			w.press(kb.Enter)
			if !c.copied {
				w.becomes(status, texts["copyFailed"].VI)
				w.says(wording, "Sao chép địa chỉ")
				w.says("getSelection().toString()", want)
				w.says(`document.querySelector("[role=status]").checkVisibility() && document.querySelector("[role=status]").className`, "told")
				if got := reader.clipboard(); got != "before" {
					t.Errorf("the clipboard holds %q", got)
				}
				return
			}
			w.becomes(status, "Đã sao chép")
			w.says(wording, "Đã sao chép")
			w.says(`document.activeElement.matches("#don-vi-lao-cai .take")`, "true")
			if got := reader.clipboard(); got != want {
				t.Errorf("the clipboard holds %q, want %q", got, want)
			}
			w.becomes(wording, "Sao chép địa chỉ")
			w.says("window.failed", "undefined")
		})
	}
}

// TestColoursInABrowser chooses colours by the keyboard, and goes on to other
// pages, which have them before anything is drawn.
func TestColoursInABrowser(t *testing.T) {
	t.Parallel()
	const (
		paper  = `getComputedStyle(document.body).backgroundColor`
		chosen = `[...document.querySelectorAll("[data-choose]")].map(b => b.getAttribute("aria-pressed"))`
		light  = "rgb(251, 250, 245)"
		dark   = "rgb(21, 23, 29)"
	)
	chrome := chromium(t)
	s := open(t, articles()).serve(t)
	w := newWindow(t, chrome, s.URL, watching)
	scheme(t, w, "light")
	w.open("/")
	w.says(paper, light)
	w.says(chosen, "true,false,false")
	w.tabTo("[data-choose=dark]")
	w.press(" ")
	w.says(paper, dark)
	w.says(chosen, "false,false,true")
	for _, path := range []string{"/nguon", "/en/", "/tin/" + uuid(1), "/khong-co"} {
		w.open(path)
		w.says(paper, dark)
		w.says(chosen, "false,false,true")
	}
	other := newWindow(t, chrome, s.URL)
	scheme(t, other, "dark")
	other.open("/nguon")
	other.says(paper, dark)
	other.tabTo("[data-choose=light]")
	other.press(kb.Enter)
	other.says(paper, light)
	w.becomes(paper, light) // the page that was open follows
	w.tabTo(`[data-choose=""]`)
	w.press(" ")
	w.becomes(`document.documentElement.hasAttribute("data-theme")`, "false")
	other.becomes(paper, dark)
	w.open("/")
	w.says(paper, light)
	w.says("window.failed", "undefined")

	forgetful := newWindow(t, chrome, s.URL, watching, noKeeping)
	scheme(t, forgetful, "light")
	forgetful.open("/")
	forgetful.tabTo("[data-choose=dark]")
	forgetful.press(" ")
	forgetful.says(paper, dark)
	forgetful.says("window.failed", "undefined")

	printed := emulation.SetEmulatedMediaParams{Media: "print"}
	if _, err := chromedp.Call(forgetful, emulation.SetEmulatedMedia, printed); err != nil {
		t.Fatal(err)
	}
	forgetful.says(`getComputedStyle(document.documentElement).getPropertyValue("--ink").trim()`, "#1d1c19")
}

// TestColoursFromTheStart sends pages in halves, the second when the first has
// been drawn: it must have been in the colours that were chosen.
func TestColoursFromTheStart(t *testing.T) {
	t.Parallel()
	chrome := chromium(t)
	n := open(t, articles())
	h, err := n.Handler()
	if err != nil {
		t.Fatal(err)
	}
	drawn, themes := make(chan string, 1), make(chan string, 9)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drawn" {
			drawn <- r.URL.RawQuery
			return
		}
		r.Header.Del("Accept-Encoding")
		whole := httptest.NewRecorder()
		h.ServeHTTP(whole, r)
		maps.Copy(w.Header(), whole.Header())
		w.Header().Del("Content-Length")
		first, rest, cut := strings.Cut(whole.Body.String(), "<footer")
		io.WriteString(w, first)
		if cut {
			w.(http.Flusher).Flush()
			select {
			case theme := <-drawn:
				themes <- theme
			case <-r.Context().Done():
			}
			io.WriteString(w, "<footer"+rest)
		}
	}))
	t.Cleanup(s.Close)
	w := newWindow(t, chrome, s.URL, drawing)
	scheme(t, w, "light")
	for _, c := range []struct{ choose, path, want string }{
		{"", "/", "own"}, {"dark", "/nguon", "dark"}, {"", "/en/", "dark"}, {"light", "/", "light"},
	} {
		if c.choose != "" {
			w.tabTo("[data-choose=" + c.choose + "]")
			w.press(" ")
		}
		w.open(c.path)
		if got := <-themes; got != c.want {
			t.Errorf("%s is first drawn in %q, want %q", c.path, got, c.want)
		}
	}
}

// TestFollowingInABrowser opens the page at a feed, with and without scripts.
func TestFollowingInABrowser(t *testing.T) {
	t.Parallel()
	const (
		unfolded = `[...document.querySelectorAll("details[open]")].map(d => d.closest(".feed").id)`
		buttons  = `[...document.querySelectorAll("button")].filter(b => b.checkVisibility()).map(b => b.type)`
		pictures = `[...document.querySelectorAll(".feed img")].filter(i => i.complete && i.naturalWidth).map(i => i.closest(".feed").id)`
	)
	chrome := chromium(t)
	s := open(t, nil).serve(t)
	w := newWindow(t, chrome, s.URL, watching)
	w.open("/lao-cai/")
	w.tabTo(".follow a")
	w.press(kb.Enter)
	w.becomes(unfolded, "tat-ca,don-vi-lao-cai")
	w.becomes(pictures+".includes('don-vi-lao-cai')", "true")
	w.says(`document.querySelector("#don-vi-lao-cai").getBoundingClientRect().top < innerHeight / 2`, "true")
	w.open(followPath + "#khong-co")
	w.open(followPath + "#%E1%BA%BF%")
	w.says("window.failed", "undefined")

	plain := newWindow(t, chrome, s.URL)
	if _, err := chromedp.Call(plain, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{followPath, "/", searchFor("/tim-kiem", "q", "lễ hội")} {
		plain.open(path)
		plain.says(buttons, "submit")
	}
	plain.open(followPath)
	plain.tabTo("#don-vi-lao-cai summary")
	plain.press(kb.Enter)
	plain.becomes(unfolded, "tat-ca,don-vi-lao-cai")
}

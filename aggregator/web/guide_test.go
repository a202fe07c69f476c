package web

import (
	"context"
	"errors"
	"flag"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"bantin/aggregator/health"
	"bantin/aggregator/web/guide"
	"bantin/feeds"
	"bantin/storage"
)

var update = flag.Bool("update", false, "make anew the pictures that tests hold to what they are made of")

// guidePictured are the pictures of the guide: what of which page they show.
var guidePictured = map[string]struct {
	path, element string
	width         int64
	tallest       int // what is below is cut off
}{
	"ban-tin.png":    {"/", "body", 1100, 672},
	"nguon-loi.png":  {"/nguon", "article#nguon-lang-son-tin-tuc", 900, 600},
	"nguon-tot.png":  {"/nguon", "article#nguon-son-la-tin-tuc", 900, 600},
	"van-hanh.png":   {"/van-hanh", ".wrap:has(main)", 900, 505},
	"vi-sao-gop.png": {"/tin/" + uuid(1), ".dossier", 640, 505},
	"sap-nhap.png":   {"/dia-phuong/", ".index li:last-child", 900, 200},
}

// TestGuidePictures compares the pictures of the guide with the pages that
// they show. With -update it makes them anew.
func TestGuidePictures(t *testing.T) {
	folder := filepath.Join("guide", "pictures")
	for name := range guidePictured {
		if !strings.Contains(guide.Text(), "](pictures/"+name+")") {
			t.Errorf("the guide does not show %s", name)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, known := guidePictured[e.Name()]; !known {
			t.Errorf("nothing makes %s", e.Name())
		}
	}
	browser := chromium(t)
	site := guided(t)
	for name, p := range guidePictured {
		shot, words := lookAt(t, browser, site+p.path, p.element, p.width)
		keepPicture(t, filepath.Join(folder, name), cropped(t, shot, p.tallest), words, 60<<10)
	}
}

// TestFrontPicture compares the picture in the README of the project with the
// home page. With -update it makes it anew.
func TestFrontPicture(t *testing.T) {
	const file = "testdata/ban-tin.png"
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "](aggregator/web/"+file+")") {
		t.Errorf("the README does not show %s", file)
	}
	browser := chromium(t)
	site, _ := illustrated(t, now)
	shot, words := lookAt(t, browser, site+"/", "body", 1200)
	keepPicture(t, file, cropped(t, shot, 1240), words, 200<<10)
}

// keepPicture compares a kept picture with what it shows: word for word, and
// roughly in looks, since letters are drawn in other ways on other machines.
// With -update it keeps the new one.
func keepPicture(t *testing.T, file string, now *image.Paletted, words string, most int) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, described(t, now, words), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) > most {
		t.Errorf("%s has %d bytes", file, len(kept))
	}
	anew := "make it anew with go test ./aggregator/web -run " + t.Name() + " -update"
	if said := description(kept); said != words {
		t.Errorf("%s is older than its page: %s\nit says:  %s\nthe page: %s", file, anew, said, words)
		return
	}
	if far := distance(t, kept, now); far > 0.08 {
		t.Errorf("%s looks otherwise than its page (%.2f): %s", file, far, anew)
	}
}

// lookAt returns a picture of an element of a page, and its words.
func lookAt(t *testing.T, browser context.Context, address, element string, width int64) (shot []byte, words string) {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	err1 := chromedp.Do(ctx, chromedp.EmulateViewport(width, 844), chromedp.Navigate(address))
	words, err2 := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("`+element+`").innerText.split(/\s+/).filter(w => w).join(" ")`))
	shot, err3 := chromedp.Run(ctx, chromedp.Screenshot(element))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatalf("%s of %s: %v", element, address, err)
	}
	return shot, words
}

// guided serves a newsroom in which there is something to learn from.
func guided(t *testing.T) string {
	t.Helper()
	later := now.Add(26 * time.Hour)
	site, n := illustrated(t, later)
	ctx := t.Context()
	var good storage.History
	for day := range 42 {
		at := later.AddDate(0, 0, day-41)
		for visit := range 20 {
			good = good.With(at, there, day == 16 && visit < 3, 0)
		}
		good = good.With(at, there, false, (day*5)%4*(day%2))
	}
	if err := n.store.Rest(ctx, []storage.Quiet{{Source: "son-la-tin-tuc", At: later.Add(-4 * time.Minute), Due: later.Add(40 * time.Minute), History: good}}); err != nil {
		t.Fatal(err)
	}
	since := now.Add(2 * time.Hour)
	gone := &feeds.Problem{Class: feeds.NotFound, Status: 404}
	for at := since; at.Before(later); at = at.Add(6 * time.Hour) {
		if err := n.store.SavePoll(ctx, storage.Poll{Source: "lang-son-tin-tuc", At: at, Due: later.Add(2 * time.Hour), Problem: gone}); err != nil {
			t.Fatal(err)
		}
	}
	told := func(id string, at time.Time, c health.Change, r health.Record) storage.Event {
		head, a := c.Told(r)
		return storage.Event{Source: id, State: string(c.To), Was: string(c.From), Since: at, Told: at,
			Title: feeds.Text{VI: id + ": " + head.VI}, What: a.What, Next: a.Next}
	}
	failing := health.Record{Now: later, Polled: later, OK: now, Problem: gone, Failures: 5, Failing: since}
	expired := failing
	expired.Problem = &feeds.Problem{Class: feeds.TLSExpired, Detail: "20/11/2026"}
	err := n.store.SaveWatches(ctx, nil, []storage.Event{
		told("dien-bien-tin-tuc", now.Add(-70*time.Hour), health.Change{From: health.OK, To: health.Failing}, expired),
		told("dien-bien-tin-tuc", now.Add(-30*time.Hour), health.Change{From: health.Failing, To: health.OK, Lasted: 40 * time.Hour}, health.Record{}),
		told("lang-son-tin-tuc", since.Add(time.Hour), health.Change{From: health.OK, To: health.Failing}, failing),
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestGuidePage reads the guide as the site shows it.
func TestGuidePage(t *testing.T) {
	s := open(t, articles()).serve(t)
	resp, body := ask(t, "GET", s.URL+guide.Path)
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != pageType {
		t.Fatalf("%d %s", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	checkForm(t, guide.Path, body)
	checkPageFields(t, guide.Path, resp.Header)
	page := parsed(t, body)
	if got := page.texts("h1"); len(got) != 1 || got[0] != "Hướng dẫn dành cho cán bộ" {
		t.Errorf("headed %q", got)
	}
	pictures := 0
	for _, e := range page.find("img") {
		resp, data := ask(t, "GET", s.URL+e.attr("src"))
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(data, "\x89PNG") {
			t.Errorf("%s: %d %s", e.attr("src"), resp.StatusCode, resp.Header.Get("Content-Type"))
		}
		pictures++
	}
	if pictures != len(guidePictured) || pictures > 8 {
		t.Errorf("%d pictures", pictures)
	}
	for _, state := range health.States() {
		if row := "<td>" + state.Name().VI + "</td>"; !strings.Contains(body, row) {
			t.Errorf("the guide does not explain %q", state.Name().VI)
		}
	}
	for _, m := range regexp.MustCompile("`(/[a-z/.-]+)`").FindAllStringSubmatch(guide.Text(), -1) {
		if resp, _ := ask(t, "GET", s.URL+m[1]); resp.StatusCode != 200 {
			t.Errorf("the guide names %s, which answers %d", m[1], resp.StatusCode)
		}
	}
}

package article

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"bantin/feeds"
)

// hostile are pages that are made to cost time and memory, as large as they
// may be.
func hostile() map[string]string {
	repeat := strings.Repeat
	title := "<h1>" + marketTitle + "</h1>"
	prose := "Sáng thứ Ba đầu tiên, hơn hai nghìn người đã về chợ phiên bên sông Chảy. "
	distinct := func(n int, form string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	return map[string]string{
		"formatting that is never closed":   title + distinct(2000, `<font color="%d">`) + repeat("<p>"+prose+"</p>", 3000),
		"links that are never closed":       title + repeat(`<p><a href="/a">`+prose, 7000),
		"tables in tables":                  title + repeat("<table><tr><td>", 150) + repeat("<p>"+prose+"</p>", 3000),
		"deep blocks around much text":      title + repeat("<div>", 480) + repeat("<p>"+prose+"</p>", 3000),
		"rows of cells":                     title + "<table>" + repeat("<tr><td>a<td>b", 9000) + "</table>",
		"many short lines":                  title + repeat("In trang<br>", 25_000) + prose,
		"many boxes of other articles":      title + repeat("<div>Tin khác</div><p>"+prose+"</p>", 9000),
		"many lines of the title":           repeat("<p>"+marketTitle+"</p>", 9000),
		"many dates":                        title + repeat("<p>18/11/2026 - 20/11/2026</p>", 25_000),
		"many counters":                     title + repeat("<div>Hôm nay: 1 Hôm qua: 2 Lượt truy cập: 3</div>", 9000),
		"boxes named after menus":           title + repeat(`<div class="menu">`, 400) + repeat("<p>"+prose+"</p>", 3000),
		"long words of one class":           title + `<div class="` + repeat("tin-", 1000) + `">` + prose + "</div>",
		"many lines in boxes of long names": title + repeat(`<div class="`+repeat("x", 4000)+`">`, 3) + repeat("a<br>", 25_000) + prose,
		"many password fields":              title + repeat(`<input type="password">`, 20_000) + prose,
		"one line of a megabyte":            title + "<p>" + repeat("a b ", 100_000) + "</p>",
		"digits":                            title + "<p>" + repeat("1/1/", 40) + "</p>" + repeat("<p>"+repeat("12:", 50)+"</p>", 5000),
		"lists in lists":                    title + repeat("<ul><li>", 200) + repeat(`<li><a href="/x">`+prose+`</a>`, 5000),
		"a select that is never closed":     title + "<select><option>" + repeat("<p>"+prose+"</p>", 3000),
		"empty elements before text":        title + repeat("<div></div>", 14_000) + repeat("<p>In trang</p>", 14_000),
	}
}

func TestHostilePagesCostLittle(t *testing.T) {
	for name, body := range hostile() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			it, err := Read([]byte("<html><body>"+body+"</body></html>"), "https://so.example.vn/tin/1", feeds.Item{Title: marketTitle})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			grown := (after.Sys - before.Sys) >> 20
			t.Logf("%d bytes: %v, %d MiB allocated, %d MiB more from the system, %d bytes of content, %v",
				len(body), took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, grown, len(it.Content), err)
			if grown > 100 {
				t.Errorf("%d MiB", grown)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for name, hint := range hints {
		f.Add(page(f, name), hint.Title)
	}
	f.Add(around(marketTitle, marketText), marketTitle)
	f.Add([]byte(`<table><tr><h1>a</h1><td><svg><select><p>b`), "a")
	f.Fuzz(func(t *testing.T, page []byte, title string) {
		it, err := Read(page, "https://so.example.vn/tin/1", feeds.Item{Title: title})
		if err == nil && utf8.Valid(page) && utf8.ValidString(title) && !utf8.ValidString(it.Content+it.Title+it.Summary+it.RawPublished) {
			t.Errorf("what was read is no UTF-8: %+v", it)
		}
	})
}

package parse

import (
	"strings"
	"testing"

	"bantin/feeds"
)

const here = "https://so.example.vn/cu/index.html"

func answerWith(text string) *feeds.Response {
	return &feeds.Response{URL: here, ContentType: "text/html; charset=utf-8", Body: []byte(text)}
}

func TestRefresh(t *testing.T) {
	meta := func(content string) string {
		return `<html><head><meta http-equiv="refresh" content="` + content + `"></head><body>Đang chuyển</body></html>`
	}
	for _, c := range []struct{ name, page, want string }{
		{"at once", meta("0;url=/tin"), "https://so.example.vn/tin"},
		{"as browsers read it", meta(" 3 ; URL = '/tin?a=1&amp;b=2#dau' "), "https://so.example.vn/tin?a=1&b=2"},
		{"with a comma", meta("0,url=tin.aspx"), "https://so.example.vn/cu/tin.aspx"},
		{"without a name", meta("1; https://so.example.vn/moi"), "https://so.example.vn/moi"},
		{"with nothing but a space", meta("0 url=/tin"), "https://so.example.vn/tin"},
		{"a fraction of a second", meta("0.5;url=/tin"), "https://so.example.vn/tin"},
		{"without seconds", meta(";url=/tin"), "https://so.example.vn/tin"},
		{"relative to the base", `<base href="/moi/"><META HTTP-EQUIV=Refresh CONTENT="5; URL=tin">`, "https://so.example.vn/moi/tin"},
		{"after half a minute", meta("30;url=/tin"), ""},
		{"after six seconds", meta("6;url=/tin"), ""},
		{"itself", meta("5"), ""},
		{"itself by its address", meta("5;url=" + here), ""},
		{"a place on itself", meta("0;url=#dau"), ""},
		{"a script", meta("0;url=javascript:alert(1)"), ""},
		{"a file", meta("0;url=file:///etc/passwd"), ""},
		{"nothing", meta("0;url="), ""},
		{"nonsense", meta("0;url=http://[::1"), ""},
		{"without scripts only", `<noscript><meta http-equiv="refresh" content="0;url=/khong-js"></noscript>`, ""},
		{"behind what is for no scripts", `<noscript>x</noscript><meta http-equiv="refresh" content="0;url=/tin">`, "https://so.example.vn/tin"},
		{"in a comment", `<!-- <meta http-equiv="refresh" content="0;url=/tin"> -->`, ""},
		{"in a text", `<p>&lt;meta http-equiv="refresh" content="0;url=/tin"&gt;</p>`, ""},
		{"in a feed", `<rss><channel><item><description>` + meta("0;url=/tin") + `</description></item></channel></rss>`, ""},
		{"far down", strings.Repeat("<p>x</p>", 10_000) + meta("0;url=/tin"), ""},
	} {
		if got := Refresh(answerWith(c.page)); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestLeadsBy(t *testing.T) {
	script := func(code string) string {
		return `<html><head><title>Cổng</title><script>` + code + `</script></head><body>Đang chuyển …</body></html>`
	}
	for _, c := range []struct{ name, page, want string }{
		{"an assignment", script(`window.location="/tin"`), "https://so.example.vn/tin"},
		{"an address", script(`top.location.href = 'http://moi.example.vn/tin';`), "http://moi.example.vn/tin"},
		{"a call", script(`location.replace("tin.aspx")`), "https://so.example.vn/cu/tin.aspx"},
		{"itself", script(`location.href="index.html"`), ""},
		{"a script", script(`location="javascript:x()"`), ""},
		{"no script", `<p>location="/tin"</p>`, ""},
		{"a page that says something", script(`function tim(){location.href="/tim-kiem"}`) + strings.Repeat("<p>Sở Văn hóa, Thể thao và Du lịch</p>", 20), ""},
	} {
		if got := LeadsBy(answerWith(c.page)); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func FuzzRefresh(f *testing.F) {
	f.Add(`<meta http-equiv="refresh" content="0;url='/tin'">`)
	f.Add(`<base href=":"><noscript><meta http-equiv=refresh content="1,x"><script>location="a"</script>`)
	f.Fuzz(func(t *testing.T, page string) {
		for _, next := range []string{Refresh(answerWith(page)), LeadsBy(answerWith(page))} {
			if next != "" && !strings.HasPrefix(next, "http://") && !strings.HasPrefix(next, "https://") {
				t.Errorf("leads to %q", next)
			}
		}
	})
}

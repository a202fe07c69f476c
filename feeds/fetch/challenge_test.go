package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"bantin/feeds"
)

func page(head, body string) string {
	return "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">" + head + "</head><body>" + body + "</body></html>"
}

var challenges = map[string]string{
	"a cookie and another try": `<html><body><script>document.cookie="D1N=5f0e"+"; expires=Fri, 31-Dec-2027 23:59:59 GMT; path=/";` +
		`window.location.reload(true);</script></body></html>`,
	"a cookie under another name": page("", `<script>document.cookie = 'visid=' + Math.random() + ';path=/'; location.href = location.href;</script>`),
	"a puzzle for a cookie": page("", `<script src="/aes.js"></script><script>var a=toNumbers("f655ba9d"),b=toNumbers("98344c2e");`+
		`document.cookie="__test="+toHex(slowAES.decrypt(a,2,b));location.href="/?i=1";</script>`+
		`<noscript>This site requires Javascript to work</noscript>`),
	"a disguised script": `<html><head></head><body><script>eval(function(p,a,c,k,e,d){return p}('0 1',2,2,'x|y'.split('|')))</script></body></html>`,
	"Cloudflare": page(`<title>Just a moment...</title>`, `<noscript>Enable JavaScript and cookies to continue</noscript>`+
		`<script>window._cf_chl_opt = {cvId: '3'};</script>`),
	"Cloudflare without its code": page(`<title>Just a moment...</title>`, `<p>Verification</p>`),
	"an older Cloudflare": page(`<title>Please wait</title>`, `<h1>Checking your browser before accessing baolaocai.vn.</h1>`+
		`<p>This process is automatic.</p><a href="https://www.cloudflare.com/">DDoS protection by Cloudflare</a>`),
	"in Vietnamese": page(`<title>Thông báo</title>`, `<p>Vui lòng bật JavaScript và cookie để tiếp tục truy cập.</p><a href="/">Thử lại</a>`),
	"for people":    page(`<title>Xác thực</title>`, `<p>Hãy xác nhận bạn không phải là robot.</p><img src="/captcha.png">`),
}

var ordinary = map[string]string{
	"a feed about it": `<?xml version="1.0"?><rss version="2.0"><channel><item><title>Just a moment... Checking your browser</title>` +
		`<description>&lt;script&gt;document.cookie="D1N=1";location.reload()&lt;/script&gt;</description></item></channel></rss>`,
	"a feed without a declaration": "\n<rss><channel><title>Vui lòng bật JavaScript</title></channel></rss>",
	"JSON":                         `{"title": "Checking your browser", "content_html": "<script>document.cookie='a';location.reload()</script>"}`,
	"a list that asks for JavaScript": page(`<title>Tin tức</title>`, `<noscript>Vui lòng bật JavaScript để xem trang.</noscript>`+
		listing(6)),
	"a short list that asks for JavaScript": page(`<title>Tin tức</title>`, `<noscript>Vui lòng bật JavaScript</noscript>`+listing(2)),
	"a list that says so openly":            page(`<title>Tin tức</title>`, `<p>Vui lòng bật JavaScript để xem ảnh động.</p>`+listing(5)),
	"a list behind Cloudflare": page(`<title>Tin tức</title>`, listing(5)+
		`<script>window.__CF$cv$params={r:'8f',t:'MTc='};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';</script>`),
	"a list with a switch for contrast": page(`<title>Tin tức</title>`, listing(2)+
		`<script>function contrast(){document.cookie="contrast=1;path=/";location.reload();}</script>`),
	"a page drawn by script": page(`<title>Cổng thông tin</title>`, `<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>`+
		`<script>document.cookie="lang=vi";if(!ok){location.href="/cu"}</script><script src="/main.3f2a.js"></script>`),
	"a door to the portal": `<html><head><script>window.location="/portal/pages/default.aspx";</script></head><body></body></html>`,
	"another door":         `<html><head><meta http-equiv="refresh" content="0;url=/portal"></head></html>`,
	"an empty list":        page(`<title>Tin tức</title>`, `<p>Chuyên mục chưa có bài viết nào.</p>`),
	"an article":           page(`<title>Tin tức</title>`, `<p>`+strings.Repeat("Kiểm tra trình duyệt của bạn trước khi nộp hồ sơ trực tuyến. ", 20)+`</p>`),
	"a refusal":            page(`<title>403 Forbidden</title>`, `<h1>Forbidden</h1><p>You do not have permission.</p>`),
	"one byte":             "<",
}

func listing(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<div class="news"><a href="/tin-%d.html">Khai mạc lễ hội mùa xuân lần thứ %d</a></div>`, i, i)
	}
	return b.String()
}

func TestChallenge(t *testing.T) {
	for name, body := range challenges {
		for _, mark := range []string{"", "\xef\xbb\xbf\r\n"} {
			if class, sign := standIn(200, http.Header{}, []byte(mark+body)); class != feeds.Challenge {
				t.Errorf("%s: taken for %q by %q", name, class, sign)
			}
		}
	}
	for name, body := range ordinary {
		if class, sign := standIn(200, http.Header{}, []byte(body)); class != "" {
			t.Errorf("%s: taken for %q by %q", name, class, sign)
		}
	}
}

func TestChallengeUnderAnyStatus(t *testing.T) {
	for _, status := range []int{200, 202, 403, 429, 503} {
		for _, packed := range []bool{false, true} {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Header().Set("Retry-After", "9")
				body := challenges["Cloudflare"]
				if packed {
					w.Header().Set("Content-Encoding", "br")
					body = pack(t, "br", body)
				}
				w.WriteHeader(status)
				_, _ = io.WriteString(w, body)
			})
			p := fail(t, client(t), address, feeds.Challenge)
			if p.Status != status || p.Detail != "_cf_chl_opt" || p.RetryAfter == 0 {
				t.Errorf("%d: got %+v", status, p)
			}
		}
	}
}

func TestChallengeByHeader(t *testing.T) {
	for name, value := range map[string]string{"Cf-Mitigated": "challenge", "X-Amzn-Waf-Action": "captcha"} {
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set(name, value)
			w.WriteHeader(http.StatusForbidden)
		})
		fail(t, client(t), address, feeds.Challenge)
	}
}

func TestLongRefusalIsStillRefused(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, page("", strings.Repeat("<p>Không có quyền truy cập.</p>", 10_000)))
	})
	fail(t, client(t), address, feeds.Forbidden)
}

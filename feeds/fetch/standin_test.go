package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
)

// portal is a page with all that surrounds the content of a department's site.
func portal(title, content string) string {
	var menu strings.Builder
	for i, name := range []string{"Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản", "Thủ tục hành chính", "Hỏi đáp", "Liên hệ"} {
		fmt.Fprintf(&menu, `<li><a href="/muc-%d">%s</a></li>`, i, name)
	}
	return page("<title>"+title+" - Sở Văn hóa, Thể thao và Du lịch</title>",
		`<form><input type="text" name="u"><input type="password" name="p"></form><ul>`+menu.String()+`</ul><div id="main">`+content+`</div>`+
			`<footer><p>Bản quyền thuộc Sở Văn hóa, Thể thao và Du lịch. Ghi rõ nguồn khi phát hành lại thông tin.</p></footer>`)
}

func TestStandInsUnderAGoodStatus(t *testing.T) {
	for _, c := range []struct {
		name, body string
		class      feeds.Class
	}{
		{"a bare 404", page("<title>404 Not Found</title>", "<center><h1>404 Not Found</h1></center><hr>nginx"), feeds.SoftNotFound},
		{"a word and a way back", page("<title>Sở Du lịch</title>", `<h2>Không tìm thấy trang</h2><a href="/">Quay lại trang chủ</a>`), feeds.SoftNotFound},
		{"polite", page("<title>Thông báo</title>", `<p>Xin lỗi, trang bạn đang tìm kiếm không tồn tại hoặc đã bị xóa. Vui lòng quay lại <a href="/">trang chủ</a>.</p>`), feeds.SoftNotFound},
		{"in parts", page("<title>Lỗi</title>", `<h1>Lỗi <b>404</b></h1><p>Địa chỉ không tồn tại.</p>`), feeds.SoftNotFound},
		{"of IIS", page("<title>404 - File or directory not found.</title>", "<h1>Server Error</h1><h2>404 - File or directory not found.</h2>"), feeds.SoftNotFound},
		{"with menus", portal("Không tìm thấy trang", `<h1>404</h1><p>Đường dẫn bạn yêu cầu không tồn tại.</p>`), feeds.SoftNotFound},
		{"declared as XML", `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "x"><html><title>404</title><body><h1>Lỗi 404</h1></body></html>`, feeds.SoftNotFound},
		{"in combining marks", norm.NFD.String(page("<title>Sở</title>", "<h1>Không tìm thấy trang</h1>")), feeds.SoftNotFound},
		{"a login page", page("<title>Đăng nhập hệ thống</title>", `<form><input name="u"><input type="Password" name="p"><a href="/quen">Quên mật khẩu?</a></form>`), feeds.Login},
		{"a login page with menus", portal("Đăng nhập", `<h1>Đăng nhập</h1>`), feeds.Login},
		{"a stock page", page("<title>Welcome to nginx!</title>", `<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>`), feeds.Parked},
		{"a long stock page", page("<title>Apache2 Ubuntu Default Page: It works</title>", strings.Repeat("<p>This is the default welcome page used to test the correct operation.</p>", 40)), feeds.Parked},
		{"a domain for sale", page("<title>vhttdl.vn is for sale</title>", `<script src="/p.js"></script>`), feeds.Parked},
		{"a domain that ran out", page("<title>Thông báo</title>", `<h1>Tên miền này đã hết hạn</h1><p>Vui lòng liên hệ nhà đăng ký.</p>`), feeds.Parked},
		{"a site to come", page("<title>Sở</title>", `<h1>Website đang được xây dựng</h1>`), feeds.Parked},
		{"maintenance", page("<title>Thông báo</title>", `<h1>Hệ thống đang bảo trì</h1><p>Mong quý vị thông cảm.</p>`), feeds.Unavailable},
		{"maintenance in English", page("<title>Site under maintenance</title>", `<p>Back soon</p>`), feeds.Unavailable},
		{"Incapsula", `<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 877-1</iframe></html>`, feeds.WAF},
		{"F5", "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 9</body></html>", feeds.WAF},
		{"FortiWeb", page("<title>Web Page Blocked!</title>", "<p>The page cannot be displayed. Please contact the administrator.</p><p>URL: a.vn</p><p>Attack ID: 20000051</p>"), feeds.WAF},
		{"a blocked address", page("<title>Thông báo</title>", "<p>Địa chỉ IP của bạn đã bị chặn.</p>"), feeds.WAF},
		{"closed to visitors from abroad", page("<title>Thông báo</title>", "<p>Trang này không cho phép truy cập từ ngoài lãnh thổ Việt Nam.</p>"), feeds.GeoBlock},
	} {
		if class, sign := standIn(200, http.Header{}, []byte(c.body)); class != c.class || sign == "" {
			t.Errorf("%s: taken for %q by %q; want %q", c.name, class, sign, c.class)
		}
	}
}

func TestNewsIsNotTakenForAStandIn(t *testing.T) {
	headlines := []string{
		"Lỗi 404 là gì? Cách xử lý khi không tìm thấy trang", "Website của Sở đang bảo trì để nâng cấp",
		"Cảnh báo kẻ gian đánh cắp địa chỉ IP của bạn", "Người Việt ngoài lãnh thổ Việt Nam đón Tết",
		"Đăng nhập tài khoản dịch vụ công bằng VNeID", "Tên miền này đã hết hạn: những điều cần biết",
		"Access denied: bộ phim mới của đạo diễn trẻ", "Tường lửa ứng dụng web cho cơ quan nhà nước",
	}
	list := func(n int, summaries bool) string {
		var b strings.Builder
		for i, h := range headlines[:n] {
			fmt.Fprintf(&b, `<li><h3><a href="/tin-%d">%s</a></h3>`, i, h)
			if summaries {
				fmt.Fprintf(&b, `<p>%s.</p>`, h)
			}
			b.WriteString(`</li>`)
		}
		return "<ul>" + b.String() + "</ul>"
	}
	pages := map[string]string{
		"a portal's list":              portal("Tin tức", list(8, true)),
		"a bare list":                  page("<title>Tin tức</title>", list(8, true)),
		"a list in a section of doubt": portal("Lỗi 404", list(8, true)),
		"an article on it": portal("Lỗi 404 là gì?", "<h1>Lỗi 404 là gì?</h1><p>Không tìm thấy trang.</p>"+
			strings.Repeat("<p>Khi máy chủ không có trang mà người xem yêu cầu, nó trả lời bằng mã 404.</p>", 30)),
		"a long article titled so": portal("Lỗi 404", "<h1>Lỗi 404</h1><p>Không tìm thấy trang.</p>"+
			strings.Repeat("<p>Khi máy chủ không có trang mà người xem yêu cầu, nó trả lời bằng mã 404.</p>", 30)),
		"a search without results":  portal("Kết quả tìm kiếm", "<p>Không tìm thấy kết quả nào.</p>"),
		"an empty section":          page("<title>Tin tức</title>", "<p>Không tìm thấy bài viết nào.</p>"),
		"an empty section, counted": page("<title>Tin tức</title>", "<p>Chưa có bài viết.</p><p>Địa chỉ IP của bạn: 113.160.0.1</p>"),
		"a home page with a login":  portal("Trang chủ", "<h2>Đăng nhập</h2>"+list(2, false)),
		"a page drawn by script":    page("<title>Cổng thông tin</title>", `<div id="app"></div><script src="/app.js"></script>`),
		"a notice of maintenance": page("<title>Thông báo bảo trì hệ thống</title>", "<p>"+
			strings.Repeat("Trung tâm sẽ bảo trì máy chủ vào tối thứ bảy; trong thời gian đó một số dịch vụ có thể gián đoạn. ", 12)+"</p>"),
		"a feed":                strings.Replace(rss, "Tin tức", "404 Not Found", 1),
		"a feed in an old form": `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><title>404</title></rdf:RDF>`,
	}
	for n := range headlines {
		pages[fmt.Sprintf("a list of %d", n+1)] = page("<title>Tin tức</title>", list(n+1, false))
		pages[fmt.Sprintf("a list of %d with summaries", n+1)] = page("<title>Tin tức</title>", list(n+1, true))
	}
	for i, h := range headlines {
		pages["a list of one: "+h] = page("<title>Tin tức</title>", fmt.Sprintf(`<a href="/tin-%d">%s</a><p>%s.</p>`, i, h, h))
		pages["an article: "+h] = portal(h, "<h1>"+h+"</h1>"+strings.Repeat("<p>"+h+", theo đại diện ban tổ chức.</p>", 25))
	}
	for name, body := range pages {
		if class, sign := standIn(200, http.Header{}, []byte(body)); class != "" {
			t.Errorf("%s: taken for %q by %q", name, class, sign)
		}
	}
}

func TestRefusalsAreToldApart(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		body   string
		class  feeds.Class
		detail string
	}{
		{"plain", 403, page("<title>403 Forbidden</title>", "<h1>Forbidden</h1><p>nginx</p>"), feeds.Forbidden, ""},
		{"of IIS", 403, page("<title>403 - Forbidden: Access is denied.</title>", "<h1>Server Error</h1>"), feeds.Forbidden, ""},
		{"of a content system", 403, page("<title>Access denied</title>", "<p>You are not authorized to access this page.</p>"), feeds.Forbidden, ""},
		{"of a portal", 403, portal("Access denied", "<h1>Access denied</h1>"), feeds.Forbidden, ""},
		{"Akamai", 403, `<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access "http&#58;&#47;&#47;a.vn" on this server.<P>Reference&#32;&#35;18.1<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18.1</BODY></HTML>`, feeds.WAF, "Akamai"},
		{"nameless", 403, page("<title>Access Denied</title>", "<h1>Access Denied</h1>"), feeds.WAF, "Access Denied"},
		{"Cloudflare", 403, page("<title>Attention Required! | Cloudflare</title>", "<h1>Sorry, you have been blocked</h1>"+strings.Repeat("<p>Why have I been blocked?</p>", 60)), feeds.WAF, "Cloudflare"},
		{"Cloudflare's puzzle", 403, challenges["Cloudflare"], feeds.Challenge, "_cf_chl_opt"},
		{"Sucuri", 403, page("<title>Sucuri WebSite Firewall - Access Denied</title>", "<p>Block details</p>"), feeds.WAF, "Sucuri"},
		{"CloudFront, by country", 403, page("<title>ERROR: The request could not be satisfied</title>", "<p>The Amazon CloudFront distribution is configured to block access from your country.</p>"), feeds.GeoBlock, "access from your country"},
		{"CloudFront", 403, page("<title>ERROR: The request could not be satisfied</title>", "<p>Request blocked.</p><pre>Generated by cloudfront (CloudFront)</pre>"), feeds.WAF, "CloudFront"},
		{"ModSecurity", 406, page("<title>Not Acceptable!</title>", "<p>This error was generated by Mod_Security.</p>"), feeds.WAF, "ModSecurity"},
		{"Alibaba", 405, `<html><body><script src="//errors.aliyun.com/x.js"></script></body></html>`, feeds.WAF, "Alibaba Cloud"},
		{"an address", 403, page("", "<p>Địa chỉ IP của bạn: 203.0.113.9</p>"), feeds.WAF, "IP"},
		{"visitors from abroad", 403, page("", "<p>Hệ thống không cho phép truy cập từ nước ngoài.</p>"), feeds.GeoBlock, "truy cập từ nước ngoài"},
		{"too many", 429, "<h1>Too Many Requests</h1>", feeds.TooMany, ""},
		{"maintenance", 503, page("<title>Bảo trì</title>", "<p>Đang bảo trì</p>"), feeds.Unavailable, ""},
		{"not found", 404, page("<title>404</title>", "<p>Access Denied</p>"), feeds.NotFound, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			})
			if p := fail(t, client(t), address, c.class); p.Detail != c.detail || p.Status != c.status {
				t.Errorf("got %+v; want detail %q", p, c.detail)
			}
		})
	}
}

func TestLongRefusalIsReadInPart(t *testing.T) {
	long := strings.Replace(challenges["Cloudflare"], "<noscript>", "<!--"+strings.Repeat("x", 2*enough)+"--><noscript>", 1)
	long = strings.Replace(long, "</head>", "<!-- cf-challenge-running --></head>", 1)
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(long)))
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, long)
	})
	fail(t, client(t), address, feeds.Challenge)
}

func FuzzStandIn(f *testing.F) {
	for _, body := range challenges {
		f.Add([]byte(body))
	}
	f.Add([]byte(portal("404", "<h1>404</h1>")))
	f.Add([]byte("<title><a href=x></title></a><input type=password><svg><title>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, status := range []int{200, 403} {
			if class, sign := standIn(status, http.Header{}, body); class != "" && sign == "" {
				t.Errorf("taken for %q by nothing", class)
			}
		}
	})
}

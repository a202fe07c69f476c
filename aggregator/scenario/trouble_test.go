package scenario

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// challenge is what a firewall answers instead of everything.
const challenge = `<!DOCTYPE html><html><head><title>Just a moment...</title><script>document.cookie="D1N=8a7c6; expires=Fri, 31-Dec-2099 23:59:59 GMT; path=/";window.location.reload(true);</script></head><body></body></html>`

// TestTrouble: for four days a portal answers with something else than its
// articles. Nothing of that is told as news, and nothing is missed or told
// again afterwards.
func TestTrouble(t *testing.T) {
	for i, c := range []struct {
		name   string
		answer func(p *portal) http.HandlerFunc
	}{
		{"challenge page", func(*portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) { send(rw, "text/html", challenge) }
		}},
		{"home page", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				send(rw, "text/html; charset=utf-8", p.frame("Trang chủ", `<h1>Chào mừng quý khách đến với cổng thông tin</h1><p>Giấy phép số 12/GP. Địa chỉ: số 1, đường Trần Phú.</p>
<div class="box"><h3>Liên kết website</h3><ul><li><a href="https://chinhphu.vn/">Cổng thông tin Chính phủ</a></li><li><a href="https://bvhttdl.gov.vn/">Bộ Văn hóa, Thể thao và Du lịch</a></li></ul></div>`))
			}
		}},
		{"empty list", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) { kind, body := p.layout(p, nil); send(rw, kind, body) }
		}},
		{"nothing at all", func(*portal) http.HandlerFunc { return func(http.ResponseWriter, *http.Request) {} }},
		{"truncated", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				kind, body := p.layout(p, p.shown())
				send(rw, kind, body[:len(body)*(2+p.asked%7)/10])
			}
		}},
		{"another topic's feed", func(p *portal) http.HandlerFunc {
			var other []post
			for i := range 8 {
				a := written(2000 + i)
				a.path, a.shows = fmt.Sprintf("/giao-thong/duong-so-%d.html", 70000+i), start.Add(time.Duration(i)*day)
				other = append([]post{a}, other...)
			}
			return func(rw http.ResponseWriter, _ *http.Request) {
				kind, body := p.layout(p, other)
				send(rw, kind, strings.Replace(body, "<title>Tin của", "<title>Giao thông:", 1))
			}
		}},
		{"server error", func(*portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) { http.Error(rw, "lỗi", http.StatusInternalServerError) }
		}},
		{"soft 404", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				send(rw, "text/html; charset=utf-8", p.frame("404", `<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</p>`))
			}
		}},
		{"login page", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				send(rw, "text/html; charset=utf-8", `<html><head><title>Đăng nhập</title></head><body><form action="/login" method="post"><h1>Đăng nhập hệ thống</h1><input name="user"><input type="password" name="pass"></form></body></html>`)
			}
		}},
		{"everything twice in a list", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				list := p.shown()
				kind, body := p.layout(p, append(list, list...))
				send(rw, kind, body)
			}
		}},
		{"the list upside down", func(p *portal) http.HandlerFunc {
			return func(rw http.ResponseWriter, _ *http.Request) {
				list := p.shown()
				for i := range len(list) / 2 {
					list[i], list[len(list)-1-i] = list[len(list)-1-i], list[i]
				}
				kind, body := p.layout(p, list)
				send(rw, kind, body)
			}
		}},
	} {
		for form, l := range someForms(i) {
			if c.name == "another topic's feed" && form != "rss" && form != "atom" {
				continue // a list under the same address is the portal's word
			}
			t.Run(c.name+"/"+form, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				p := w.portal("lao-cai", l)
				w.ordinary(p, 100, 3)
				w.begin()
				w.at(start.Add(9*day), func() { p.instead(c.answer(p)) })
				w.at(start.Add(11*day), w.restart)
				w.at(start.Add(13*day), func() { p.instead(nil) })
				w.live(start.Add(3 * week))
				w.judge()
			})
		}
	}
}

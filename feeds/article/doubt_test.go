package article

import (
	"errors"
	"strings"
	"testing"

	"bantin/feeds"
)

// around puts a text into the page of a department.
func around(title, text string) []byte {
	return []byte(`<!DOCTYPE html><html><head><title>Sở Văn hóa, Thể thao và Du lịch</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/tin-tuc">Tin tức</a> <a href="/van-ban">Văn bản</a></div>
<div class="main"><h1>` + title + `</h1><div class="text">` + text + `</div></div>
<div class="right"><h3>Tin mới</h3><ul><li><a href="/a">Chợ phiên Cốc Ly đón khách trở lại</a></li><li><a href="/b">Mở lớp dệt lanh ban đêm</a></li></ul></div>
</body></html>`)
}

const marketTitle = "Chợ phiên Cốc Ly đón khách trở lại"

const marketText = `<p>Sáng thứ Ba đầu tiên sau khi bến đò được sửa xong, hơn hai nghìn người đã về chợ phiên bên sông Chảy.</p>
<p>Kè mới dài sáu mươi mét, có bậc lên xuống riêng cho người gùi hàng và một bãi nhỏ để buộc ngựa.</p>`

func TestWhatIsNotTheArticle(t *testing.T) {
	other := `<p>Lịch tiếp công dân tháng Mười hai được niêm yết tại trụ sở. Người đến làm việc mang theo giấy tờ tùy thân, gửi xe ở cổng phụ và lấy số thứ tự tại quầy.</p>`
	for _, c := range []struct {
		name, title string
		page        []byte
		class       feeds.Class
	}{
		{"an error that says all is well", marketTitle, around("Thông báo", "<p>Bài viết không tồn tại hoặc đã bị xóa.</p>"), feeds.NoArticle},
		{"an error under the article's title", marketTitle, around(marketTitle, "<p>Nội dung này không tồn tại.</p>"), feeds.NoArticle},
		{"an error, and nobody knows the title", "", around("404", "<p>Không tìm thấy trang bạn yêu cầu. Mời bạn quay lại trang chủ hoặc dùng ô tìm kiếm ở trên.</p>"), feeds.NoArticle},
		{"a login page", marketTitle, around("Đăng nhập hệ thống", `<form><p>Tên: <input name="u"></p><p>Mật khẩu: <input type="password" name="p"></p></form>`), feeds.NoArticle},
		{"a challenge", marketTitle, []byte(`<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing the site.</p></body></html>`), feeds.NoArticle},
		{"another article", marketTitle, around("Lịch tiếp công dân", other), feeds.NoArticle},
		{"the front page", marketTitle, around("Sở Văn hóa, Thể thao và Du lịch", other), feeds.NoArticle},
		{"nothing", marketTitle, nil, feeds.NotAPage},
		{"white space", marketTitle, []byte(" \r\n\t "), feeds.NotAPage},
		{"a PDF", marketTitle, []byte("%PDF-1.7\n%âãÏÓ\n1 0 obj"), feeds.NotAPage},
		{"a picture", marketTitle, []byte("\x89PNG\r\n\x1a\n0000"), feeds.NotAPage},
		{"an archive", marketTitle, []byte("PK\x03\x04\x14\x00\x06\x00word/document.xml"), feeds.NotAPage},
		{"JSON", marketTitle, []byte(`{"error":"<p>không có</p>"}`), feeds.NotAPage},
		{"a feed", marketTitle, []byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>`), feeds.NotAPage},
		{"plain text", marketTitle, []byte("Chợ phiên Cốc Ly"), feeds.NotAPage},
		{"an empty page", marketTitle, []byte("<html><body></body></html>"), feeds.NoArticle},
		{"frames", marketTitle, []byte(`<html><frameset cols="*"><frame src="a.html"></frameset></html>`), feeds.NoArticle},
		{"drawn by a script", marketTitle, []byte(`<html><body><div id="root"></div><script src="/app.js"></script></body></html>`), feeds.NoArticle},
		{"nested 600 deep", marketTitle, around(marketTitle, strings.Repeat("<div>", 600)+marketText), feeds.TooDeep},
		{"nested two million deep", marketTitle, []byte(strings.Repeat("<a:b>", 400_000)), feeds.TooDeep},
		{"a hundred thousand elements", marketTitle, around(marketTitle, strings.Repeat("<i>a</i>", 100_000)), feeds.TooDeep},
		{"four million letters", marketTitle, around(marketTitle, strings.Repeat("chữ ", 1_000_000)), feeds.TooDeep},
	} {
		t.Run(c.name, func(t *testing.T) {
			it, err := Read(c.page, "https://so.example.vn/tin/1", feeds.Item{Title: c.title})
			var p *feeds.Problem
			if !errors.As(err, &p) || p.Class != c.class {
				t.Errorf("%v, want %s; %+v", err, c.class, it)
			}
		})
	}
}

func TestAnArticleIsKnownByItsWords(t *testing.T) {
	for _, c := range []struct{ name, heading, text string }{
		{"under its title", marketTitle, marketText},
		{"in capitals", strings.ToUpper(marketTitle), marketText},
		{"under the site's title", "Chi tiết bài viết", "<p>" + marketTitle + ", đông gần bằng trước mùa lũ.</p>" + marketText},
		{"with a longer title", marketTitle + " sau ba tháng", marketText},
		{"that tells of a page not found", marketTitle, marketText + "<p>Trang thông tin cũ của chợ không còn, ai tìm sẽ thấy dòng chữ “không tìm thấy trang”.</p>" + marketText},
	} {
		t.Run(c.name, func(t *testing.T) {
			it, err := Read(around(c.heading, c.text), "https://so.example.vn/tin/1", feeds.Item{Title: marketTitle})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(it.Content, "buộc ngựa") || strings.Contains(it.Content, "dệt lanh") || strings.Contains(it.Content, "Văn bản") {
				t.Errorf("content: %s", it.Content)
			}
		})
	}
}

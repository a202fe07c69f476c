package listing

import "testing"

func TestHeadings(t *testing.T) {
	const list = `<ul>
<li><h3><a href="/tin/le-hoi-hoa-ban-ben-ho-song-da-101.html">Khai mạc lễ hội hoa ban bên hồ Sông Đà</a></h3><span>13/11/2026</span><p>Sáng nay bà con các bản quanh hồ đã về dự.</p></li>
<li><h3><a href="/tin/dem-khen-o-ban-tren-don-khach-102.html">Đêm khèn ở bản trên đón khách phương xa</a></h3><span>12/11/2026</span><p>Khách ngồi quanh bếp lửa nghe kể chuyện bản.</p></li>
<li><h3><a href="/tin/giai-chay-qua-deo-mua-lua-chin-103.html">Giải chạy qua đèo mùa lúa chín</a></h3><span>11/11/2026</span><p>Ba trăm vận động viên đã chạy qua đèo.</p></li></ul>`
	for _, c := range []struct{ name, above, want string }{
		{"a heading", `<h2>Tin du lịch</h2>`, "Tin du lịch"},
		{"a heading that is a link", `<h2><a href="/du-lich">Tin du lịch</a></h2>`, "Tin du lịch"},
		{"a heading with a link to more", `<div><a href="/du-lich">Tin du lịch</a> <a href="/du-lich">Xem thêm</a></div>`, "Tin du lịch"},
		{"a heading and a link to more", `<div>Tin du lịch <a href="/du-lich">Xem tất cả</a></div>`, "Tin du lịch"},
		{"a heading with sections beside it", `<div><h2><a href="/van-hoa">Văn hóa</a></h2><a href="/di-san">Di sản</a> <a href="/le-hoi">Lễ hội</a> <a href="/nghe-thuat">Nghệ thuật</a></div>`, "Văn hóa"},
		{"a menu", `<div><a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a> <a href="/lien-he">Liên hệ</a></div>`, ""},
		{"a menu in a list", `<div><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></div>`, ""},
		{"a menu by its name", `<div class="main-menu"><a href="/van-hoa">Văn hóa</a> <a href="/the-thao">Thể thao</a></div>`, ""},
		{"a menu of sections", `<div><a href="/a">Văn hóa</a> <a href="/b">Thể thao</a> <a href="/c">Du lịch</a> <a href="/d">Gia đình</a></div>`, ""},
		{"a heading above a menu", `<h2>Tin trong tỉnh</h2><div><a href="/">Trang chủ</a> | <a href="/lien-he">Liên hệ</a></div>`, "Tin trong tỉnh"},
		{"the way to the page", `<div><a href="/">Trang chủ</a> › <a href="/tin">Tin tức</a></div>`, ""},
		{"a heading of two links", `<div><a href="/tin">Tin tức</a> - <a href="/su-kien">Sự kiện</a></div>`, "Tin tức - Sự kiện"},
	} {
		found, err := Find([]byte(`<html><head><title>Sở</title></head><body>`+c.above+list+`</body></html>`), "https://so.example.vn/x", Learned{})
		if err != nil || found.Why.Items != 3 || found.Why.Heading != c.want {
			t.Errorf("%s: %q, %d items, %v", c.name, found.Why.Heading, found.Why.Items, err)
		}
	}
}

package listing

import (
	"bytes"
	"fmt"
	"testing"
)

// BenchmarkFind reads a page of a hundred kilobytes.
func BenchmarkFind(b *testing.B) {
	var page bytes.Buffer
	page.WriteString("<html><head><title>Tin tức</title></head><body><nav><ul>")
	for i := range 60 {
		fmt.Fprintf(&page, `<li><a href="/muc-%d">Chuyên mục %d</a></li>`, i, i)
	}
	page.WriteString("</ul></nav><div class=main><h1>Tin tức</h1>")
	for i := range 120 {
		fmt.Fprintf(&page, `<div class="item"><a href="/tin/le-hoi-hoa-ban-lan-thu-%d-%d"><img src="/anh/%d.jpg"></a><h3><a href="/tin/le-hoi-hoa-ban-lan-thu-%d-%d">Lễ hội hoa ban lần thứ %d thu hút đông đảo du khách</a></h3>
<span class="date">%02d/09/2026 08:30</span><p>Bà con các bản cùng nhau dựng cây nêu, thi nấu cơm lam, ném còn và hát giao duyên bên dòng suối; ban tổ chức ước tính có khoảng %d lượt khách trong ba ngày hội, đông hơn năm trước một phần tư và ở lại lâu hơn.</p><a href="/tin/le-hoi-hoa-ban-lan-thu-%d-%d">Xem chi tiết</a></div>
`, i, i+5000, i, i, i+5000, i, i%28+1, i*131, i, i+5000)
	}
	page.WriteString("</div></body></html>")
	b.SetBytes(int64(page.Len()))
	b.ReportAllocs()
	for b.Loop() {
		found, err := Find(page.Bytes(), "https://sonla.example.vn/tin", Learned{})
		if err != nil || len(found.Items) != 120 {
			b.Fatal(len(found.Items), err)
		}
	}
}

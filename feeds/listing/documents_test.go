package listing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"bantin/feeds"
)

// rowsOf is a page of a section with as many rows; row gets the number of each.
func rowsOf(section string, n int, row func(i int) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><head><title>%s - Sở Văn hóa</title></head><body><h1>%[1]s</h1><table>`, section)
	for i := range n {
		b.WriteString("<tr>" + row(i+11) + "</tr>")
	}
	return b.String() + "</table></body></html>"
}

func TestDocumentsAreNoNews(t *testing.T) {
	events := []string{"Khai mạc lễ hội hoa ban bên hồ Sông Đà", "Đêm khèn ở bản trên đón khách phương xa", "Giải chạy qua đèo mùa lúa chín ở vùng cao",
		"Hội kéo co của các bản vùng cao ngày cuối tuần", "Lớp bắn nỏ cho thanh niên các xã biên giới"}
	for _, c := range []struct {
		name, page string
		class      feeds.Class // empty: it is read
	}{
		{"files with their numbers", rowsOf("Văn bản chỉ đạo", 8, func(i int) string {
			return fmt.Sprintf(`<td><a href="/vb/%d.pdf">Quyết định số %[1]d/QĐ-SVHTTDL về việc ban hành kế hoạch năm</a></td><td>%[1]d/11/2026</td>`, i)
		}), feeds.Documents},
		{"files behind short links", rowsOf("Công khai ngân sách", 5, func(i int) string {
			return fmt.Sprintf(`<td>%d/QĐ-UBND</td><td>Dự toán thu chi ngân sách của Sở trong năm nay</td><td><a href="/f/%[1]d.DOCX?dl=1">Tải về</a></td>`, i)
		}), feeds.Documents},
		{"pages of documents", rowsOf("Văn bản", 8, func(i int) string {
			return fmt.Sprintf(`<td><a href="/van-ban/cong-van-so-%d-sVHTTDL-ve-viec-tang-cuong-quan-ly-%[1]d.html">Công văn số %[1]d/SVHTTDL-VP về việc tăng cường quản lý lễ hội</a></td><td>%[1]d/11/2026</td>`, i)
		}), feeds.Documents},
		{"pages of documents that begin with their number", rowsOf("Văn bản mới", 6, func(i int) string {
			return fmt.Sprintf(`<td><a href="/vb/van-ban-chi-tiet-so-%d-cua-uy-ban-%[1]d">%[1]d/2026/NĐ-CP Nghị định về hoạt động của các đội văn nghệ quần chúng</a></td><td>%[1]d/11/2026</td>`, i)
		}), feeds.Documents},
		{"pages of documents with their files", rowsOf("Thông báo", 6, func(i int) string {
			return fmt.Sprintf(`<td><a href="/tb/thong-bao-ve-viec-to-chuc-le-hoi-nam-nay-%d.html">Thông báo về việc tổ chức lễ hội của năm nay lần %[1]d</a> <a href="/f/%[1]d.pdf">Tải về</a></td><td>%[1]d/11/2026</td>`, i)
		}), feeds.Documents},
		{"a register of documents", rowsOf("Hệ thống văn bản", 7, func(i int) string {
			return fmt.Sprintf(`<td><a href="/vanban/chitiet.aspx?id=%d">Số: %[1]d/QĐ-SVHTTDL</a></td><td>%[1]d/11/2026</td><td><a href="/vanban/chitiet.aspx?id=%[1]d">Về việc ban hành quy chế làm việc của Sở trong năm %[1]d</a></td>`, i)
		}), feeds.Documents},
		{"notices", rowsOf("Thông báo", 5, func(i int) string {
			return fmt.Sprintf(`<td><h3><a href="/tb/thong-bao-ve-viec-to-chuc-le-hoi-nam-nay-%d.html">Thông báo về việc tổ chức lễ hội của năm nay lần %[1]d</a></h3></td><td>%[1]d/11/2026</td>`, i)
		}), ""},
		{"news, some with files", rowsOf("Tin tức", 5, func(i int) string {
			return fmt.Sprintf(`<td><h3><a href="/tin/bai-viet-moi-cua-chuyen-muc-van-hoa-%d.html">%s</a></h3><a href="/f/%[1]d.pdf">Tệp kèm</a></td><td>%[1]d/11/2026</td>`, i, events[i-11])
		}), ""},
		{"news about plans", rowsOf("Tin tức", 5, func(i int) string {
			return fmt.Sprintf(`<td><h3><a href="/tin/bai-viet-moi-cua-chuyen-muc-van-hoa-%d.html">%s theo Kế hoạch số %[1]d/KH-UBND</a></h3></td><td>%[1]d/11/2026</td>`, i, events[i-11])
		}), ""},
		{"two files only", rowsOf("Liên hệ", 2, func(i int) string { return fmt.Sprintf(`<td><a href="/f/%d.pdf">Mẫu đơn</a></td>`, i) }), feeds.NoList},
	} {
		found, err := Find([]byte(c.page), "https://so.example.vn/muc", Learned{})
		var problem *feeds.Problem
		switch {
		case c.class == "" && (err != nil || found.Why.Items != 5):
			t.Errorf("%s: %d items, %v", c.name, found.Why.Items, err)
		case c.class != "" && (!errors.As(err, &problem) || problem.Class != c.class):
			t.Errorf("%s: %d items, %v; want %s", c.name, found.Why.Items, err, c.class)
		}
	}
}

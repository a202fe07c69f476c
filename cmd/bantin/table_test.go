package main

import (
	"strings"
	"testing"
)

func TestTableFitsATerminal(t *testing.T) {
	rows := [][]string{
		{"NGUỒN", "KẾT QUẢ", "SỐ BÀI"},
		{"lao-cai", "đọc được", "10"},
		{"hai-co-ten-rat-la-dai-de-xem-bang-co-vo-khong", "KHÔNG ĐỌC ĐƯỢC", "0"},
		{"mot", "Lễ hội hoa ban bên hồ sông Đà", "3"}, // marks that stand for themselves
	}
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"nobody is looking", 0, `
NGUỒN                                          KẾT QUẢ                        SỐ BÀI
lao-cai                                        đọc được                       10
hai-co-ten-rat-la-dai-de-xem-bang-co-vo-khong  KHÔNG ĐỌC ĐƯỢC                 0
mot                                            Lễ hội hoa ban bên hồ sông Đà  3
`},
		{"wide enough", 200, `
NGUỒN                                          KẾT QUẢ                        SỐ BÀI
lao-cai                                        đọc được                       10
hai-co-ten-rat-la-dai-de-xem-bang-co-vo-khong  KHÔNG ĐỌC ĐƯỢC                 0
mot                                            Lễ hội hoa ban bên hồ sông Đà  3
`},
		{"narrow", 44, `
NGUỒN              KẾT QUẢ            SỐ BÀI
lao-cai            đọc được           10
hai-co-ten-rat-    KHÔNG ĐỌC ĐƯỢC     0
la-dai-de-xem-
bang-co-vo-khong
mot                Lễ hội hoa ban     3
                   bên hồ sông Đà
`},
		{"too narrow for anything", 5, `
NGUỒN         KẾT QUẢ       SỐ BÀI
lao-cai       đọc được      10
hai-co-ten-   KHÔNG ĐỌC     0
rat-la-dai-   ĐƯỢC
de-xem-bang-
co-vo-khong
mot           Lễ hội hoa    3
              ban bên hồ
              sông Đà
`},
	} {
		var b strings.Builder
		if err := writeTable(&b, rows, c.width); err != nil || "\n"+b.String() != c.want {
			t.Errorf("%s: %v\n%s", c.name, err, b.String())
		}
	}
}

func TestProseBreaksBetweenWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"short", "Máy chủ trả lời 404.\n", "Máy chủ trả lời 404.\n"},
		{"a sentence", "bantin: Máy chủ trả lời 404: địa chỉ này không còn trang nào.\n", "bantin: Máy chủ trả lời 404:\nđịa chỉ này không còn trang\nnào.\n"},
		{"below another", "  Gợi ý: Mở địa chỉ bằng trình duyệt xem sao\n", "  Gợi ý: Mở địa chỉ bằng\n  trình duyệt xem sao\n"},
		{"an entry", "  - 2 bài: Giờ đăng không ghi múi giờ\n", "  - 2 bài: Giờ đăng không\n    ghi múi giờ\n"},
		{"an address", "xem https://vhttdl.sonla.gov.vn/tong-hop-58992 nhé\n", "xem\nhttps://vhttdl.sonla.gov.vn/tong-hop-58992\nnhé\n"},
		{"a question", "Ghi nguồn son-la-du-lich vào tệp? [C/k] ", "Ghi nguồn son-la-du-lich vào\ntệp? [C/k] "},
		{"an excerpt", "   22 |     ulr: a.vn/tin\n      |     ^\n", "   22 |     ulr: a.vn/tin\n      |     ^\n"},
		{"a command", "  bantin add --department son-la --yes a.vn\n", "  bantin add --department son-la --yes a.vn\n"},
		{"an excerpt that is too wide", "   22 |     ulr: https://vhttdl.sonla.gov.vn/\n      |     ^\n", "   22 |     ulr: https://vh…\n      |     ^\n"},
		{"a caret that is out of sight", "   22 |     ulr: https://vhttdl.sonla.gov.vn/\n      |                              ^\n", "   22 |     ulr: https://vhttdl.sonla.gov.vn/\n      |                              ^\n"},
		{"separate marks", strings.Repeat("e\u0302\u0301", 28) + " a\n", strings.Repeat("e\u0302\u0301", 28) + "\na\n"},
		{"nothing", "\n\n", "\n\n"},
		{"a help text", rejoined("Một lệnh đọc\ntin tức.\n\nMã thoát:\n  0  xong\n"), "Một lệnh đọc tin tức.\n\nMã thoát:\n  0  xong\n"},
	} {
		var b strings.Builder
		n, err := breaker{&b, 28}.Write([]byte(c.text))
		if b.String() != c.want || n != len(c.text) || err != nil {
			t.Errorf("%s: %d, %v\n%s", c.name, n, err, b.String())
		}
	}
}

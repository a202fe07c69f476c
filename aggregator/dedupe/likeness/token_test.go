package likeness

import "testing"

// canonical returns the tokens of a line in one text.
func canonical(line string) string {
	var s stream
	s.line(words(nil, line, keyOf(line)), 0)
	return text(s.tokens)
}

func TestOneForm(t *testing.T) {
	for _, c := range []struct {
		name string
		ways []string
		want string
	}{
		{"day and month", []string{"sáng 18/11", "sáng 18-11", "sáng ngày 18 tháng 11", "sáng 18.11"}, "sáng 18/11"},
		{"zeros in front", []string{"ngày 05/09", "ngày 5/9", "ngày 05 tháng 09"}, "5/9"},
		{"with the year", []string{"18/11/2021", "18-11-2021", "18.11.2021", "ngày 18 tháng 11 năm 2021", "ngày 18 tháng 11/2021"}, "18/11 2021"},
		{"month and year", []string{"tháng 11/2021", "tháng 11-2021", "tháng 11 năm 2021"}, "tháng 11 2021"},
		{"days of one month", []string{"từ 14-18/9", "từ 14 - 18/9", "từ ngày 14-18/9"}, "từ 14 18/9"},
		{"two whole dates", []string{"14/9/2026-18/9/2026", "14/9/2026 - 18/9/2026"}, "14/9 2026 18/9 2026"},
		{"years", []string{"2025-2030", "2025 – 2030"}, "2025 2030"},
		{"thousands", []string{"1.300 người", "1,300 người", "1300 người", "1 300 người"}, "1300 người"},
		{"millions by spaces", []string{"34 000 000 đồng", "34.000.000 đồng", "34 triệu đồng"}, "34000000 đồng"},
		{"large numbers", []string{"1,3 triệu", "1.300.000", "1.300 nghìn"}, "1300000"},
		{"large numbers in two steps", []string{"3 tỷ 500 triệu", "3,5 tỷ", "3.500 triệu"}, "3500000000"},
		{"numbers with a dash are two", []string{"110.000 - 130.000 đồng", "110.000-130.000 đồng", "110.000, 130.000 đồng"}, "110000 130000 đồng"},
		{"decimals", []string{"tăng 12,5%", "tăng 12.5 %", "tăng 12,5 phần trăm"}, "tăng 12.5"},
		{"time of day", []string{"19h41", "19 giờ 41", "19:41", "19g41", "19 giờ 41 phút", "19h41'"}, "19:41"},
		{"full hours", []string{"8h", "8 giờ", "08h00", "8:00"}, "8:0"},
		{"an hour and a number of people", []string{"2 giờ, 8 người"}, "2:0 8 người"},
		{"counting words", []string{"ba mươi hai", "32"}, "32"},
		{"counting words with units of their own", []string{"mười lăm người, hai mốt", "15 người, 2 mốt"}, "15 người 2 mốt"},
		{"hundreds in words", []string{"ba trăm linh năm", "305"}, "305"},
		{"thousands in words", []string{"hai nghìn ba trăm", "2.300"}, "2300"},
		{"weekdays", []string{"thứ Năm", "thứ 5"}, "thứ 5"},
		{"Sundays", []string{"Chủ nhật", "chủ nhật"}, "thứ 8"},
		{"a weekday before a name", []string{"thứ Bảy, Lào Cai", "thứ 7, Lào Cai"}, "thứ 7 lào cai"},
		{"thousands by spaces with what follows", []string{"35.000đ", "35 000đ"}, "35000 đ"},
		{"thousands by spaces up to others", []string{"5.000-6.000 đồng", "5 000-6 000 đồng"}, "5000 6000 đồng"},
		{"billions by spaces", []string{"2.250 tỷ đồng", "2 250 tỷ đồng", "2250 tỷ đồng"}, "2250000000000 đồng"},
		{"companies", []string{"Công ty", "Công ti", "Cty"}, "cty"},
		{"a year is no five", []string{"năm nay, đầu tư"}, "năm nay đầu tư"},
		{"Roman numbers", []string{"lần thứ VI", "lần thứ 6"}, "lần thứ 6"},
		{"committees", []string{"UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban Nhân dân tỉnh"}, "ubnd tỉnh"},
		{"the department", []string{"Sở VHTTDL", "Sở VH,TT&DL", "Sở VH-TT-DL", "Sở Văn hóa, Thể thao và Du lịch"}, "sở vhttdl"},
		{"cities", []string{"TP. Hồ Chí Minh", "TPHCM", "TP HCM", "thành phố Hồ Chí Minh"}, "tp hcm"},
		{"address before a name", []string{"ông Lồ Văn Tiến", "đồng chí Lồ Văn Tiến", "Đ/c Lồ Văn Tiến", "anh Lồ Văn Tiến"}, "lồ văn tiến"},
		{"address of nobody named", []string{"hai ông", "hai đồng chí"}, "2 ông"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, way := range c.ways {
				if got := canonical(way); got != c.want {
					t.Errorf("%q is %q, want %q", way, got, c.want)
				}
			}
		})
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []kind
	}{
		{"a name inside a sentence", "Theo bà Lò", []kind{plain, name}},
		{"a sentence begins", "Tin vui. Hôm nay", []kind{plain, plain, plain, plain}},
		{"a name that counts", "hồ Ba Bể có ba đảo", []kind{plain, name, name, plain, number, plain}},
		{"a name after a hyphen", "tỉnh Thừa Thiên-Huế", []kind{plain, name, name, name}},
		{"a name after an abbreviation", "về TP. Huế", []kind{plain, name, name}},
		{"a country by its short form", "tuyển Việt Nam", []kind{plain, name}},
		{"a line in capitals", "KHAI MẠC LỄ HỘI", []kind{plain, plain, plain, plain}},
		{"figures", "ngày 8/3 lúc 9h có 5", []kind{day, plain, clock, plain, number}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s stream
			s.line(words(nil, c.line, keyOf(c.line)), 0)
			if len(s.tokens) != len(c.want) {
				t.Fatalf("%q has the tokens %q", c.line, text(s.tokens))
			}
			for i, k := range c.want {
				if s.tokens[i].kind != k {
					t.Errorf("%q in %q is of kind %d, want %d", s.tokens[i].text, c.line, s.tokens[i].kind, k)
				}
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	for _, c := range []struct {
		name, html, want string
	}{
		{"code and dash", "<p>(LCĐT) - Sáng nay</p>", "sáng nay"},
		{"code without a space", "<p>LSO- Sáng nay</p>", "sáng nay"},
		{"place and date", "<p>Lào Cai, ngày 18/11 – Sáng nay</p>", "sáng nay"},
		{"a dash in a sentence", "<p>Lễ hội mùa xuân - nét đẹp</p>", "lễ hội mùa xuân nét đẹp"},
		{"numbers of a list", "<p>1. Đối tượng</p><p>2) Hồ sơ</p><p>3/11 là hạn cuối</p>", "đối tượng hồ sơ 3/11 là hạn cuối"},
		{"counters and buttons", "<p>Trang chủ</p><p>Sáng nay</p><p>Hôm nay: 1.234</p><p>Chia sẻ Facebook</p>", "sáng nay"},
		{"a sentence that begins like a counter", "<p>Hôm nay giá vàng 74,5</p>", "hôm nay giá vàng 74.5"},
		{"credits at the end", "<p>Sáng nay</p><p>Theo Báo Nhân Dân</p><p>Ảnh: Quốc Hồng</p>", "sáng nay"},
		{"a credit is no sentence", "<p>Theo kế hoạch, sáng nay, lễ hội được tổ chức tại sân vận động</p>",
			"theo kế hoạch sáng nay lễ hội được tổ chức tại sân vận động"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text(Prepare(Article{HTML: c.html}, nil).body); got != c.want {
				t.Errorf("%q is read as %q, want %q", c.html, got, c.want)
			}
		})
	}
}

func TestBoilerplateIsDropped(t *testing.T) {
	const html = "<p>Sáng nay khai hội.</p><p>Cơ quan chủ quản: Sở Văn hóa.</p>"
	lines := Lines(html + "<p>Sáng nay khai hội</p>")
	if len(lines) != 2 {
		t.Fatalf("%d different lines, want 2", len(lines))
	}
	if got := text(Prepare(Article{HTML: html}, Boilerplate{lines[1]: true}).body); got != "sáng nay khai hội" {
		t.Errorf("read as %q", got)
	}
}

func TestSummaryIsReadOnce(t *testing.T) {
	body := "<p>Sáng 18/11, tại Sa Pa, hội chợ khai mạc.</p><p>Có 40 gian hàng.</p>"
	for _, c := range []struct{ name, summary, want string }{
		{"the text begins with it", "Sáng 18/11, tại Sa Pa, hội chợ khai mạc…", "sáng 18/11 tại sa pa hội chợ khai mạc có 40 gian hàng"},
		{"only the list has it", "Chợ đẹp nhất tỉnh mở cửa trở lại.",
			"chợ đẹp nhất tỉnh mở cửa trở lại sáng 18/11 tại sa pa hội chợ khai mạc có 40 gian hàng"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text(Prepare(Article{Summary: c.summary, HTML: body}, nil).body); got != c.want {
				t.Errorf("read as %q, want %q", got, c.want)
			}
		})
	}
}

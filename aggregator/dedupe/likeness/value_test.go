package likeness_test

import (
	"strings"
	"testing"

	"bantin/aggregator/dedupe/likeness"
)

// report is a text into which one value is put.
func report(sentence string) likeness.Article {
	return article(newsTitle, news[0], news[1], sentence, news[2], news[3], news[4])
}

func TestOneOtherValue(t *testing.T) {
	for _, c := range []struct{ name, sentence, one, other string }{
		{"a weekday", "Lớp dạy dệt mở cửa vào @ hằng tuần tại nhà văn hóa phường.", "thứ bảy", "chủ nhật"},
		{"a weekday before a name", "Hôm @, Bảo tàng tỉnh cử cán bộ đến ghi hình các nghệ nhân.", "thứ Ba", "thứ Sáu"},
		{"midnight", "Chợ đêm mở cửa đến @ trong suốt tuần lễ.", "0 giờ", "2 giờ"},
		{"a country", "Trong số khách mua vải có một đoàn nhà thiết kế từ @ sang.", "Việt Nam", "Thái Lan"},
		{"a city after its abbreviation", "Lô vải đầu tiên sẽ được gửi về TP. @ trong tháng tới.", "Huế", "Vinh"},
		{"half of a name with a hyphen", "Một số nghệ nhân làng nghề từ Thừa Thiên-@ cũng ra dự hội.", "Huế", "Thanh"},
		{"a name of one word", "Đoàn nghệ nhân của huyện @ về muộn vì đường sạt lở.", "Mường Khương", "Si Ma Cai"},
		{"a price in words", "Vé xe điện ra quảng trường là @ nghìn đồng một lượt.", "hai mươi", "ba mươi"},
		{"thousands with spaces", "Mỗi kg sợi lanh đã tước được thu mua với giá @ đồng.", "85 000", "95 000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := report(strings.Replace(c.sentence, "@", c.one, 1))
			b := report(strings.Replace(c.sentence, "@", c.other, 1))
			if v := compare(t, a, a); !v.Same {
				t.Errorf("not its own copy: %v", v.Scores)
			}
			if v := compare(t, a, b); v.Same {
				t.Errorf("joined by rule %q: %v", v.Rule, v.Scores)
			}
		})
	}
}

func TestOneNameSpeltTwice(t *testing.T) {
	const sentence = "Các nhà sưu tập đến từ @ cho biết sẽ đặt mua vải lanh cho bộ sưu tập của mình, và @ cũng là nơi trưng bày chuyến sau."
	for _, c := range []struct{ name, one, other string }{
		{"by ear", "Singapore", "Xin-ga-po"},
		{"by ear, in one word", "Moscow", "Mát-xcơ-va"},
		{"mistyped", "New Delhi", "New Dehli"},
		{"a letter missing", "Tanzania", "Tanzani"},
		{"in two languages", "Australia", "Úc"},
		{"without its hyphen", "Ả Rập", "Ảrập"},
		{"by initials", "Trung Quốc", "TQ"},
		{"by another short form", "Hoa Kỳ", "Mỹ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := report(strings.ReplaceAll(sentence, "@", c.one)), report(strings.ReplaceAll(sentence, "@", c.other))
			if v := compare(t, a, b); !v.Same {
				t.Errorf("two texts by %s: %v", v.Evidence, v.Scores)
			}
		})
	}
}

func TestReportBroughtUpToDate(t *testing.T) {
	morning := []string{
		"Sáng 18/11, giá vải lanh mộc tại chợ phiên Sa Pa đứng ở mức 185.000 đồng một mét, không đổi so với phiên trước. Người bán cho biết hàng về ít do mưa kéo dài, khách buôn từ xuôi lên vẫn hỏi mua đều.",
		"Theo ban quản lý chợ, cả buổi sáng có 64 người bán đăng ký chỗ ngồi, phần lớn đến từ Tả Phìn và San Sả Hồ. Vải nhuộm chàm bán chậm hơn vải mộc vì khách muốn tự nhuộm theo màu riêng của mình.",
		"Bà Chảo Thị Mẩy, người buôn vải hơn hai mươi năm, nói rằng giá còn tùy vào độ mịn của sợi, và tấm vải đẹp thì người Dao Đỏ thường giữ lại chứ không mang ra chợ phiên bán cho khách lạ.",
	}
	later := append([]string{
		"Đến 15 giờ chiều, giá vải lanh mộc tại chợ phiên Sa Pa đã lên 210.000 đồng một mét khi một đoàn khách buôn từ Hà Nội lên gom hàng. Nhiều người bán ở Tả Phìn quay về nhà lấy thêm vải mộc mang ra chợ.",
		"Ban quản lý chợ phiên cho biết đây là mức giá cao nhất của vải lanh mộc từ đầu năm. Người buôn vải Sa Pa dự đoán giá còn tăng nếu mưa kéo dài và hàng về ít như phiên này.",
	}, morning...)
	a := article("Giá vải lanh mộc Sa Pa đứng ở 185.000 đồng một mét", morning...)
	b := article("Giá vải lanh mộc Sa Pa đã lên 210.000 đồng một mét", later...)
	if v := compare(t, a, b); v.Same {
		t.Errorf("joined by rule %q: %v", v.Rule, v.Scores)
	}
	c := article("Chợ phiên Sa Pa: vải lanh lên giá vì hàng về ít", later...)
	if v := compare(t, a, c); !v.Same {
		t.Errorf("a part of a fuller text is not found: %v %s", v.Scores, v.Evidence)
	}
}

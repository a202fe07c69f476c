package likeness_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// news is an article of our own, by paragraphs.
var news = []string{
	"Sáng 18/11, tại quảng trường phường Sa Pa, Ủy ban nhân dân tỉnh phối hợp với Sở Văn hóa, Thể thao và Du lịch khai mạc Tuần lễ thổ cẩm với chủ đề “Sợi lanh kể chuyện”, thu hút hơn 1.300 du khách ngay trong buổi đầu.",
	"Ông Lồ Văn Tiến, Phó Chủ tịch tỉnh, cho biết đây là lần thứ ba tuần lễ được tổ chức. Năm nay có 42 gian hàng của 17 hợp tác xã, nhiều hơn năm trước 9 gian. Mỗi gian phải có ít nhất một nghệ nhân ngồi dệt tại chỗ để khách xem tận mắt.",
	"Nghệ nhân Giàng Thị Sung mang đến tấm váy mà bà dệt trong 14 tháng. Bà kể cây lanh phải gieo thật dày thì sợi mới dài, thân lanh phơi sương bảy đêm rồi mới tước được vỏ, vỏ lại phải giã trong cối đá đến khi mềm như bông.",
	"Buổi chiều, ban tổ chức mời các trường phổ thông đưa học sinh đến tập vẽ sáp ong. Em Vàng Thị Pà, học lớp bảy, nói em đã thấy mẹ vẽ từ nhỏ mà đến hôm nay mới biết mỗi nét là một lối đi của tổ tiên qua núi.",
	"Tuần lễ kéo dài đến hết ngày 24/11. Vào cửa tự do; riêng lớp nhuộm chàm thu 120.000 đồng mỗi người để mua nguyên liệu. Số tiền bán đấu giá ba tấm thổ cẩm trong đêm bế mạc sẽ được dành làm học bổng cho trẻ em gái vùng cao.",
}

const newsTitle = "Sa Pa khai mạc Tuần lễ thổ cẩm “Sợi lanh kể chuyện”"

func article(title string, paragraphs ...string) likeness.Article {
	return likeness.Article{Source: "nguon", Title: title, HTML: "<p>" + strings.Join(paragraphs, "</p>\n<p>") + "</p>"}
}

// with returns the news with some words put for others.
func with(pairs ...string) []string {
	r := strings.NewReplacer(pairs...)
	list := make([]string, len(news))
	for i, p := range news {
		list[i] = r.Replace(p)
	}
	return list
}

func compare(t *testing.T, a, b likeness.Article) likeness.Verdict {
	t.Helper()
	x, y := likeness.Prepare(a, nil), likeness.Prepare(b, nil)
	v := likeness.Compare(x, y)
	if w := likeness.Compare(y, x); w.Same != v.Same || w.Rule != v.Rule || w.Evidence != v.Evidence {
		t.Errorf("the other way round it is %+v, not %+v", w, v)
	}
	if (v.Rule != "") != v.Same {
		t.Errorf("same is %v by rule %q", v.Same, v.Rule)
	}
	return v
}

func TestCopies(t *testing.T) {
	whole := article(newsTitle, news...)
	intro := "Trong những năm qua, nghề dệt của đồng bào vùng cao được nhiều địa phương quan tâm gìn giữ. Các lớp truyền dạy mở đều hằng năm, sản phẩm đã có mặt ở nhiều cửa hàng lưu niệm, góp phần tạo việc làm cho phụ nữ trong lúc nông nhàn."
	reworded := with("phối hợp với", "cùng", "thu hút", "đón", "ngay trong", "trong", "cho biết", "nói", "lần thứ ba", "lần thứ 3", "nhiều hơn", "hơn", "ít nhất", "tối thiểu",
		"mang đến", "đem đến", "kể cây lanh", "kể rằng cây lanh", "phải gieo", "cần gieo", "đến khi", "tới lúc", "Buổi chiều", "Cùng chiều", "mời các trường", "mời những trường",
		"nói em đã thấy", "kể em từng thấy", "mà đến hôm nay", "nhưng hôm nay", "kéo dài đến hết", "diễn ra đến", "để mua", "nhằm mua", "sẽ được dành", "được dành")
	for _, c := range []struct {
		name string
		copy likeness.Article
		rule feeds.Rule
	}{
		{"word for word", whole, feeds.RuleAlike},
		{"a dateline, a byline and an origin", article("Lào Cai: "+newsTitle, append(append([]string{"(LCĐT) - " + news[0]}, news[1:]...), "Thu Minh", "Theo Báo Lào Cai")...), feeds.RuleAlike},
		{"decomposed letters", article(norm.NFD.String(newsTitle), with("hóa", "hoá", "Ủy", "Uỷ")...), feeds.RuleAlike},
		{"a headline in capitals", article(strings.ToUpper(newsTitle), news...), feeds.RuleAlike},
		{"abbreviations", article(newsTitle, with("Ủy ban nhân dân", "UBND", "Văn hóa, Thể thao và Du lịch", "VH,TT&DL", "Ông Lồ", "Đồng chí Lồ", "ban tổ chức", "BTC")...), feeds.RuleAlike},
		{"dates and numbers by other habits", article(newsTitle, with("18/11", "ngày 18 tháng 11", "24/11", "24-11", "1.300", "1,300", "120.000 đồng", "120 nghìn đồng", "bảy đêm", "7 đêm")...), feeds.RuleAlike},
		{"an introduction", article(newsTitle, append([]string{intro}, news...)...), feeds.RuleAlike},
		{"the first half", article(newsTitle, news[:3]...), feeds.RuleContained},
		{"the first half after an introduction", article(newsTitle, append([]string{intro}, news[:3]...)...), feeds.RuleAlike},
		{"a summary that is cut", article("Tuần lễ thổ cẩm bên núi Hoàng Liên", strings.Join(strings.Fields(news[0] + " " + news[1])[:60], " ")+"..."), feeds.RuleSummary},
		{"a summary with the title", article(newsTitle, news[0]), feeds.RuleSummary},
		{"sentences moved and dropped", article(newsTitle, news[0], news[3], news[1], news[4]), feeds.RuleAlike},
		{"captions between the paragraphs", article(newsTitle, news[0], "Nghệ nhân dệt vải lanh tại gian hàng. Ảnh: Quốc Hồng", news[1], news[2], "Du khách xem váy thổ cẩm. Ảnh: TTXVN", news[3], news[4]), feeds.RuleAlike},
		{"a new headline and lead", article("Hơn một nghìn du khách đến với sợi lanh Sa Pa", append([]string{"Hơn 1.300 du khách đã có mặt tại quảng trường phường Sa Pa vào sáng 18/11 để xem khai mạc Tuần lễ thổ cẩm do tỉnh và ngành văn hóa cùng tổ chức."}, news[1:]...)...), feeds.RuleAlike},
		{"the first half under another headline", article("Chuyện cây lanh ở quảng trường Sa Pa", news[:3]...), feeds.RuleContained},
		{"one word in ten changed", article("Sợi lanh kể chuyện ở vùng cao", reworded...), feeds.RuleAlike},
		{"a figure rounded in the lead", article(newsTitle, with("hơn 1.300 du khách", "1.324 du khách")...), feeds.RuleAlike},
		{"one name corrected in a long text", article(newsTitle, append(with("Vàng Thị Pà", "Vàng Thị Pa"), intro)...), feeds.RuleAlike},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := compare(t, whole, c.copy)
			if !v.Same || v.Rule != c.rule {
				t.Errorf("same is %v by rule %q, want %q: %v %s", v.Same, v.Rule, c.rule, v.Scores, v.Evidence)
			}
		})
	}
}

func TestWhatIsNoCopy(t *testing.T) {
	whole := article(newsTitle, news...)
	other := []string{
		"Chiều 20/11, Bảo tàng tỉnh Sơn La trao giấy khen cho 12 cộng tác viên sưu tầm hiện vật trong năm. Người nhiều tuổi nhất là cụ Hoàng Văn Pản, 84 tuổi, đã tặng bảo tàng bộ khung cửi của gia đình.",
		"Cùng ngày, phường Tô Hiệu mở lớp dạy đàn tính miễn phí vào các tối thứ bảy. Lớp do câu lạc bộ hát then của phường đứng ra tổ chức, nhận học viên từ mười tuổi trở lên, ai chưa có đàn được mượn.",
	}
	for _, c := range []struct {
		name  string
		other likeness.Article
	}{
		{"other figures in place", article(newsTitle, with("1.300", "1.450", "42 gian", "51 gian", "9 gian", "11 gian")...)},
		{"one other figure in the lead", article(newsTitle, with("1.300", "1.450")...)},
		{"a figure that is not the other one rounded", article(newsTitle, with("hơn 1.300 du khách", "1.287 du khách")...)},
		{"another rounded figure", article(newsTitle, with("hơn 1.300 du khách", "hơn 1.320 du khách")...)},
		{"another date in the lead", article(newsTitle, with("Sáng 18/11", "Sáng 25/11")...)},
		{"other names in place", article(newsTitle, with("Lồ Văn Tiến", "Hoàng Quốc Khánh", "Giàng Thị Sung", "Sùng Thị Mỷ")...)},
		{"names that share a syllable", article(newsTitle, with("Vàng Thị Pà", "Thị Vàng Say", "Giàng Thị Sung", "Lý Giàng Dơ")...)},
		{"another title by one name", article(strings.ReplaceAll(newsTitle, "Sa Pa", "Bắc Hà"), news...)},
		{"another occurrence in the title", article(newsTitle+" lần thứ 4", news...)},
		{"another text", article("Bảo tàng tỉnh Sơn La khen thưởng cộng tác viên", other...)},
		{"a quotation in common", article("Chuyện cây lanh ở vùng cao", other[0], news[2], other[1])},
		{"a round-up that contains it", article("Điểm tin văn hóa cuối tuần", append(append([]string{other[0]}, news[:2]...), other[1])...)},
		{"a round-up whose title lists it", article(newsTitle+"; Bảo tàng Sơn La khen cộng tác viên sưu tầm hiện vật", append(append(append([]string{}, news[:2]...), other...), other[1])...)},
		{"a round-up that begins with it", article("Bảo tàng Sơn La khen cộng tác viên sưu tầm", append(append([]string{}, news[:2]...), other...)...)},
		{"a title only", likeness.Article{Title: newsTitle}},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := whole
			if strings.HasPrefix(c.name, "a round-up") {
				base = article(newsTitle, news[:2]...)
			}
			if c.name == "another occurrence in the title" {
				base.Title += " lần thứ 3"
			}
			if v := compare(t, base, c.other); v.Same {
				t.Errorf("joined by rule %q: %v %s", v.Rule, v.Scores, v.Evidence)
			}
		})
	}
}

func TestSummariesOfForms(t *testing.T) {
	const title = "Thông báo lịch trực lãnh đạo Sở trong dịp nghỉ lễ của cơ quan"
	formula := "Văn phòng Sở thông báo lịch trực của lãnh đạo Sở và các phòng, đơn vị trực thuộc trong dịp nghỉ lễ để cán bộ, nhân dân biết và liên hệ khi cần giải quyết công việc."
	a := likeness.Article{Title: title, Summary: formula}
	if v := compare(t, a, a); v.Same {
		t.Error("two schedules became one by what all schedules say")
	}
	b := likeness.Article{Title: newsTitle, Summary: strings.Join(strings.Fields(news[0] + " " + news[1])[:75], " ")}
	if v := compare(t, b, b); !v.Same {
		t.Errorf("a summary is not found again: %v", v.Scores)
	}
}

func TestEvidence(t *testing.T) {
	whole := article(newsTitle, news...)
	if v := compare(t, whole, article(newsTitle, news[1:]...)); !strings.Contains(v.Evidence, "Lồ Văn Tiến, Phó Chủ tịch tỉnh, cho biết") {
		t.Errorf("a join is explained by %q", v.Evidence)
	}
	v := compare(t, whole, article(newsTitle, with("1.300", "1.450", "42 gian", "51 gian")...))
	if v.Same || !strings.Contains(v.Evidence, "1300") || !strings.Contains(v.Evidence, "1450") {
		t.Errorf("a refusal is explained by %q", v.Evidence)
	}
}

func TestLeadOfItsOwn(t *testing.T) {
	whole := article(newsTitle, news...)
	whole.Summary = "Hàng chục gian hàng, hơn một nghìn lượt khách và những tấm vải dệt ngay trước mắt người xem làm nên một tuần lễ đáng nhớ của phố núi."
	first := strings.Join(strings.Fields(news[0] + " " + news[1])[:60], " ") + "..."
	for _, c := range []struct {
		name string
		copy likeness.Article
	}{
		{"the text without it", article(newsTitle, news...)},
		{"the first half without it", article(newsTitle, news[:3]...)},
		{"a cut of the text", article(newsTitle, first)},
		{"a cut of both", likeness.Article{Title: newsTitle, Summary: strings.Join(strings.Fields(whole.Summary + " " + news[0])[:60], " ") + "..."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if v := compare(t, whole, c.copy); !v.Same {
				t.Errorf("not found: %v %s", v.Scores, v.Evidence)
			}
		})
	}
}

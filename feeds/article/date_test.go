package article

import (
	"fmt"
	"strings"
	"testing"

	"bantin/feeds"
)

func TestTheDateBesideTheHeading(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"in words", "", `<div>Thứ Hai, ngày 23 tháng 11 năm 2026, 09:25</div>`, "Thứ Hai, ngày 23 tháng 11 năm 2026, 09:25"},
		{"a day", "", `<span>23/11/2026</span>`, "23/11/2026"},
		{"a time before it", "", `<p>21:45 28/09/2026</p>`, "21:45 28/09/2026"},
		{"a bar and AM", "", `<p>02/01/2026 | 11:37 AM</p>`, "02/01/2026 | 11:37 AM"},
		{"a weekday with a dash", "", `<p>Thứ năm - 05/02/2026 18:52</p>`, "Thứ năm - 05/02/2026 18:52"},
		{"a zone", "", `<p>Thứ sáu, 20/11/2026, 07:00 (GMT+7)</p>`, "Thứ sáu, 20/11/2026, 07:00 (GMT+7)"},
		{"letters that are not composed", "", "<p>Nga\u0300y 23 tha\u0301ng 11 na\u0306m 2026</p>", "Ngày 23 tháng 11 năm 2026"},
		{"a label and a counter", "", `<p>Ngày đăng: 23/11/2026 08:30 | Lượt xem: 1.204</p>`, "23/11/2026 08:30"},
		{"an author before it", "", `<p>Hoàng Thị Mây - 23/11/2026</p>`, "23/11/2026"},
		{"below the summary", "", `<p><b>` + strings.Repeat("Phiên chợ đầu tiên sau mùa lũ đông hơn mọi năm. ", 4) + `</b></p><p>Cập nhật: 23/11/2026</p>`, "23/11/2026"},
		{"an element for programs", "", `<p>Đăng <time datetime="2026-11-23T09:25:00+07:00">hôm kia</time></p>`, "2026-11-23T09:25:00+07:00"},
		{"two digits and a name", "", `<p class="date">23/11/26 08:05</p>`, "23/11/26 08:05"},
		{"two digits and no name", "", `<p>Số 23/11/26 QĐ</p>`, ""},
		{"above the heading, called so", `<p class="post-date">23/11/2026 08:00</p>`, "", "23/11/2026 08:00"},
		{"above the heading, nameless", `<p>23/11/2026 08:00</p>`, "", ""},
		{"above the heading, a clock", `<p class="date-now">23/11/2026 08:00</p>`, "", ""},
		{"today", "", `<p>Hôm nay, 23/11/2026</p>`, ""},
		{"the date of a document", "", `<p>Cao Bằng, ngày 20 tháng 11 năm 2026</p>`, ""},
		{"a sentence", "", `<p>Phiên chợ ngày 23/11/2026 có ba trăm gian hàng</p>`, ""},
		{"a caption", "", `<p>Ảnh: khai mạc lễ hội ngày 18/11/2021</p>`, ""},
		{"from one day to another", "", `<p>18/11/2026 - 20/11/2026</p>`, ""},
		{"in a link", "", `<p><a href="/x">Tin ngày 23/11/2026</a></p>`, ""},
		{"numbers that are none", "", `<p>Điện thoại 0203.852.2026 - 45/67/2026</p>`, ""},
		{"nowhere", "", ``, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := fmt.Sprintf(`<html><body><div class="top">Thứ Ba, 24/11/2026 10:00</div><div id="menu"><a href="/">Trang chủ</a></div>
<div class="bai">%s<h1>%s</h1>%s<div>%s%s</div></div><div>Giấy phép số 1 ngày 05/03/2019</div></body></html>`, c.before, marketTitle, c.after, marketText, marketText)
			it, err := Read([]byte(page), "https://so.example.vn/tin/1", feeds.Item{Title: marketTitle})
			if err != nil {
				t.Fatal(err)
			}
			if it.RawPublished != c.want {
				t.Errorf("published %q, want %q", it.RawPublished, c.want)
			}
			if c.want != "" && !strings.Contains(c.after, "datetime") && strings.Contains(it.Content, c.want) {
				t.Errorf("the date stands in the text: %s", it.Content)
			}
		})
	}
}

func TestTheDateForPrograms(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"meta", `<meta property="article:published_time" content="2026-11-23T09:25:00+07:00">`, "2026-11-23T09:25:00+07:00"},
		{"meta of another name", `<meta name="pubdate" content="23/11/2026 09:25">`, "23/11/2026 09:25"},
		{"an empty meta", `<meta property="article:published_time" content="">`, "22/11/2026"},
		{"a date of no year", `<meta property="article:published_time" content="0001-01-01T00:00:00">`, "22/11/2026"},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + marketTitle + `","datePublished":"2026-11-21"}</script>`, "2026-11-21"},
		{"JSON-LD before meta", `<meta name="date" content="2026-11-20"><script type="application/ld+json">[{"@type":["Report","NewsArticle"],"datePublished":"2026-11-21"}]</script>`, "2026-11-21"},
		{"JSON-LD of another article", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mở lớp dệt lanh","datePublished":"2026-11-21"}</script>`, "22/11/2026"},
		{"JSON-LD of the page", `<script type="application/ld+json">{"@type":"WebPage","datePublished":"2020-01-01"}</script>`, "22/11/2026"},
		{"broken JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>`, "22/11/2026"},
		{"deep JSON-LD", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":`, 5000) + `1` + strings.Repeat(`}`, 5000) + `</script>`, "22/11/2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := fmt.Sprintf(`<html><head>%s</head><body><div><h1>%s</h1><p>22/11/2026</p>%s</div></body></html>`, c.head, marketTitle, marketText)
			it, err := Read([]byte(page), "https://so.example.vn/tin/1", feeds.Item{Title: marketTitle})
			if err != nil {
				t.Fatal(err)
			}
			if it.RawPublished != c.want {
				t.Errorf("published %q, want %q", it.RawPublished, c.want)
			}
		})
	}
}

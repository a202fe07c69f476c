package topics_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
	"bantin/feeds/topics"
)

func index() *topics.Index {
	return topics.Of([]feeds.Topic{
		{ID: "van-hoa", Name: "Văn hóa", Words: []string{"văn hóa", "lễ hội", "xòe", "hát then"}},
		{ID: "the-thao", Name: "Thể thao", Words: []string{"thể thao", "bóng đá"}},
		{ID: "du-lich", Name: "Du lịch", Words: []string{"du lịch", "homestay", "mỹ cảnh"}},
		{ID: "gia-dinh", Name: "Gia đình", Words: []string{"gia đình", "lễ hội gia đình"}},
		{ID: "thi-dua", Name: "Thi đua – Khen thưởng", Words: []string{"thi đua"}},
		{ID: "rong", Name: "Rỗng", Words: []string{"", "…"}},
	})
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		name, title string
		want        string
	}{
		{"a word with its marks", "Khai mạc lễ hội Gầu Tào", "van-hoa"},
		{"in capitals", "KHAI MẠC LỄ HỘI GẦU TÀO", "van-hoa"},
		{"decomposed", norm.NFD.String("Khai mạc lễ hội Gầu Tào"), "van-hoa"},
		{"tones in the old style", "Nhà văn hoá bản Na Lốc", "van-hoa"},
		{"y for i", "Mĩ cảnh Sa Pa", "du-lich"},
		{"no marks at all", "Khai mac le hoi Gau Tao", "van-hoa"},
		{"no marks in the word, but in the text", "Le hoi Gầu Tào", ""},
		{"other marks", "Lẽ hơi khác", ""},
		{"a word without marks in a text that has them", "Ba mươi chủ homestay học nấu ăn", "du-lich"},
		{"inside another word", "Múa xòeo và bóng đáy, lễ hộii", ""},
		{"a syllable of another word", "Vị trí then chốt của cán bộ cơ sở", ""},
		{"an English word", "The festival then opened", ""},
		{"over punctuation", "Văn: hóa đơn điện tử", "van-hoa"},
		{"several topics, in the order of the settings", "Du lịch và lễ hội ở vùng cao", "van-hoa du-lich"},
		{"a longer phrase and one inside it", "Lễ hội gia đình ở Sa Pa", "van-hoa gia-dinh"},
		{"the name of an office", "Sở Văn hóa, Thể thao và Du lịch giao ban tháng 11", ""},
		{"the name of a sector", "Hội thao ngành Văn hóa - Thể thao và Du lịch", ""},
		{"the name of an office without marks", "So Van hoa, The thao va Du lich giao ban", ""},
		{"an office and its subject", "Bộ Văn hóa, Thể thao và Du lịch kiểm tra lễ hội", "van-hoa"},
		{"two offices", "Sở Văn hóa và Thể thao, Phòng Văn hóa và Du lịch ký kết", ""},
		{"an office with one subject", "Sở Du lịch làm việc với doanh nghiệp", "du-lich"},
		{"an event with the sector's name", "Ngày hội Văn hóa, Thể thao và Du lịch vùng Tây Bắc", "van-hoa the-thao du-lich"},
		{"words do not meet over an office", "Hát Sở Văn hóa và Thể thao then", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(index().Item(nil, c.title, nil), " "); got != c.want {
				t.Errorf("%q: %q, want %q", c.title, got, c.want)
			}
		})
	}
}

func TestCategories(t *testing.T) {
	for _, c := range []struct {
		name       string
		categories []string
		want       string
	}{
		{"the name", []string{"Du lịch"}, "du-lich"},
		{"the name without marks", []string{"du-lich"}, "du-lich"},
		{"the name among other words", []string{"Tin thi đua khen thưởng"}, "thi-dua"},
		{"a word", []string{"Bóng đá phong trào"}, "the-thao"},
		{"two topics in one", []string{"Văn hóa - Gia đình"}, "van-hoa gia-dinh"},
		{"the heading of everything", []string{"Văn hóa - Thể thao - Du lịch"}, ""},
		{"the heading of everything beside one that says more", []string{"Văn hóa, Thể thao & Du lịch", "Thể thao"}, "the-thao"},
		{"the office's own name", []string{"Tin của Sở Văn hóa và Thể thao"}, ""},
		{"of other things", []string{"Tin tức", "Thông báo"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(index().Item(nil, "Tin", c.categories), " "); got != c.want {
				t.Errorf("%q: %q, want %q", c.categories, got, c.want)
			}
		})
	}
}

func TestTopicsOfTheSource(t *testing.T) {
	got := index().Item([]string{"thi-dua", "khong-co", "van-hoa", "thi-dua"}, "Tin bóng đá", []string{"Văn hóa"})
	if want := []string{"van-hoa", "the-thao", "thi-dua"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := topics.Of(nil).Item([]string{"van-hoa"}, "Văn hóa", []string{"Văn hóa"}); got != nil {
		t.Errorf("without topics in the settings: %v", got)
	}
}

func BenchmarkItem(b *testing.B) {
	x := index()
	categories := []string{"Tin tức", "Văn hóa – Xã hội"}
	b.ReportAllocs()
	for b.Loop() {
		x.Item(nil, "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai khai mạc tuần văn hóa, du lịch mùa đông Sa Pa năm 2026", categories)
	}
}

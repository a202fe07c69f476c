package vietnamese_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"bantin/feeds/vietnamese"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"case and punctuation", "Lào Cai: “Du lịch” – mùa lúa chín!", "lào cai du lịch mùa lúa chín"},
		{"white space", "\t Sa\u00a0Pa \u202f\r\n hôm  nay ", "sa pa hôm nay"},
		{"invisible characters", "Sa\u200bPa\ufeff du\u00ad lịch\u200d", "sapa du lịch"},
		{"look-alikes of đ", "\u00d0iện Biên, \u0189à Nẵng, \u00f0ồng", "điện biên đà nẵng đồng"},
		{"dates", "ngày 18-11 – 20/11", "ngày 18/11 20/11"},
		{"a dash between words", "18 - 11", "18 11"},
		{"numbers", "1,300 và 1.300, 5.", "1.300 và 1.300 5"},
		{"time of day", "19:41, 19h41", "19:41 19h41"},
		{"quotes inside a name", "H'Mông, H’Mông, H\u02bcMông", "h mông h mông h mông"},
		{"ASCII only", "VHTTDL - Sa Pa (2026)", "vhttdl sa pa 2026"},
		{"another alphabet", "Café naïve ĀÜ 云南", "café naïve āü 云南"},
		{"marks in an order that does not compose", "é\u0302, á\u0302, ỏ\u0302, ã\u0306, ó\u031b, ù\u031b, ê\u0300\u0301", "ế ấ ổ ẵ ớ ừ ề\u0301"},
		{"a mark that is none of ours", "a\u0327 e\u0308 n\u0303", "a\u0327 ë ñ"},
		{"a mark without a letter", " \u0301 a", "a"},
		{"emoji", "👍🏻 Tốt ❤\ufe0f", "tốt"},
		{"bytes that are no characters", "a\xffb", "a b"},
		{"only signs", "…—!", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := vietnamese.Key(c.text); got != c.want {
				t.Errorf("Key(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// spellings lists words with all the ways in which they are written; the
// first is that of the key.
var spellings = [][]string{
	{"hóa", "hoá"}, {"hòa", "hoà"}, {"hỏa", "hoả"}, {"tõa", "toã"}, {"họa", "hoạ"},
	{"khỏe", "khoẻ"}, {"xòe", "xoè"}, {"tóe", "toé"},
	{"thúy", "thuý"}, {"thủy", "thuỷ"}, {"tùy", "tuỳ"}, {"lũy", "luỹ"}, {"thụy", "thuỵ"},
	{"hoàn", "hòan"}, {"toán", "tóan"}, {"hoạch", "họach"}, {"huýt", "húyt"},
	{"ngoài", "ngòai", "ngoaì"}, {"xoáy", "xóay"}, {"khuỷu", "khủyu"},
	{"quý", "qúy"}, {"quả", "qủa"}, {"quỳnh", "qùynh"}, {"quốc", "qúôc"},
	{"giá", "gía"}, {"giúp", "gíup"}, {"giữa", "giưã"}, {"già", "gìa"},
	{"của", "cuả"}, {"mùa", "muà"}, {"mía", "miá"}, {"mái", "maí"}, {"cửa", "cưả"}, {"chiều", "chìêu"},
	{"được", "đựơc"}, {"người", "ngừơi"}, {"thuở", "thủơ"}, {"nguyễn", "nguỹên"}, {"huế", "húê"},
	{"lí", "lý"}, {"mĩ", "mỹ"}, {"kỉ", "kỷ"}, {"hi", "hy"}, {"sĩ", "sỹ"}, {"tỉ", "tỷ"}, {"kì", "kỳ"},
}

func TestSpellings(t *testing.T) {
	for _, ways := range spellings {
		for _, way := range ways {
			for form, text := range map[string]string{"NFC": way, "NFD": norm.NFD.String(way), "capitals": strings.ToUpper(way)} {
				if got := vietnamese.Key(text); got != ways[0] {
					t.Errorf("Key(%q, %s) = %q, want %q", way, form, got, ways[0])
				}
			}
		}
	}
}

func TestKeysThatDiffer(t *testing.T) {
	for _, c := range [][2]string{
		{"túi", "túy"}, {"tai", "tay"}, {"hai", "hay"}, {"thi", "thy"}, {"ý", "í"}, {"vi", "vy"},
		{"hòa", "hoả"}, {"mùa", "mua"}, {"đa", "da"}, {"bia", "bịa"}, {"ma", "mơ"},
		{"1.300", "1300"}, {"18/11", "18 11"}, {"19:41", "19.41"}, {"bán", "bàn"},
	} {
		if a, b := vietnamese.Key(c[0]), vietnamese.Key(c[1]); a == b {
			t.Errorf("%q and %q have one key, %q", c[0], c[1], a)
		}
	}
}

// texts draws what newspapers write, and what breaks programs.
func texts() *rapid.Generator[string] {
	vowels := []rune("aàảãáạăằâấeéêểiìoỏôộơớuúưựyýỳ")
	letter := rapid.OneOf(
		rapid.SampledFrom(vowels),
		rapid.SampledFrom([]rune("bcdđghklmnpqrstvxBĐÐðƉHKQGUIYOÝÀẾ")),
		rapid.SampledFrom([]rune("\u0300\u0301\u0302\u0303\u0306\u0308\u0309\u031b\u0323\u0338\u0327")),
		rapid.SampledFrom([]rune(" .,-/:–'’\u00a0\u200b\u200d\u00ad\ufe0f\u2028")),
		rapid.SampledFrom([]rune("0123456789²½")),
		rapid.SampledFrom([]rune("İıſKÅΩßẞǅŉ云가\u1100\u1161👍\u02bc\u0345ͅΐ")),
		rapid.Rune(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(letter, 0, 12).Draw(t, "text"))
	})
}

func TestKeyIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		key := vietnamese.Key(text)
		if again := vietnamese.Key(key); again != key {
			t.Errorf("Key(%q) = %q, and its key is %q", text, key, again)
		}
		for form, same := range map[string]string{"NFC": norm.NFC.String(text), "NFD": norm.NFD.String(text)} {
			if other := vietnamese.Key(same); other != key {
				t.Errorf("Key(%q) = %q, but in %s %q", text, key, form, other)
			}
		}
	})
}

func FuzzKey(f *testing.F) {
	for _, ways := range spellings {
		f.Add(strings.Join(ways, " "))
	}
	f.Fuzz(func(t *testing.T, text string) {
		key := vietnamese.Key(text)
		if again := vietnamese.Key(key); again != key {
			t.Errorf("Key(%q) = %q, and its key is %q", text, key, again)
		}
		if !norm.NFC.IsNormalString(key) || strings.Contains(key, "  ") || strings.TrimSpace(key) != key {
			t.Errorf("Key(%q) = %q is not tidy", text, key)
		}
	})
}

// release is two kilobytes of press release.
var release = strings.Repeat("Sáng ngày 18/11, tại phường Sa Pa, Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai "+
	"tổ chức hội nghị “xúc tiến du lịch” năm 2026 với hơn 1.300 đại biểu.\n", 12)

func BenchmarkKey(b *testing.B) {
	for name, text := range map[string]string{
		"vietnamese": release, "ascii": vietnamese.Fold(release), "decomposed": norm.NFD.String(release),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				vietnamese.Key(text)
			}
		})
	}
}

package normalize

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

func TestLegacyFonts(t *testing.T) {
	const text = "Sáng nay, đồng bào các dân tộc nô nức về dự lễ khai mạc; nghĩa tình vùng biên thắm thiết, kỷ niệm ngày thành lập tỉnh."
	for _, c := range []struct {
		name, title, summary string
		want                 []string // title and summary
		font                 string
	}{
		{"TCVN3", "LÔ héi GÇu Tµo ë b¶n Phè",
			"S¸ng nay, ®ång bµo c¸c d©n téc n« nøc vÒ dù lÔ khai m¹c; nghÜa t×nh vïng biªn th¾m thiÕt, kû niÖm ngµy thµnh lËp tØnh.",
			[]string{"Lễ hội Gầu Tào ở bản Phố", text}, "TCVN3"},
		{"TCVN3 in capitals, and a soft hyphen that is a letter", "HéI NGHÞ TæNG KÕT C¤NG T¸C V¡N HãA", "§\u00adêng vµo x· ®· th«ng.",
			[]string{"HỘI NGHỊ TỔNG KẾT CÔNG TÁC VĂN HÓA", "Đường vào xã đã thông."}, "TCVN3"},
		{"TCVN3 in entities", "X&oacute;c tiÕn du lÞch", "<p class=\"é\">X&oacute;c tiÕn du lÞch: kh¸ch &reg;&ocirc;ng h&not;n.</p>",
			[]string{"Xúc tiến du lịch", "<p class=\"é\">Xúc tiến du lịch: khách đụng hơn.</p>"}, "TCVN3"},
		{"VNI", "Leã hoäi Gaàu Taøo ôû baûn Phoá",
			"Saùng nay, ñoàng baøo caùc daân toäc noâ nöùc veà döï leã khai maïc; nghóa tình vuøng bieân thaém thieát, kyû nieäm ngaøy thaønh laäp tænh.",
			[]string{"Lễ hội Gầu Tào ở bản Phố", text}, "VNI"},
		{"VNI in capitals", "HOÄI NGHÒ TOÅNG KEÁT COÂNG TAÙC VAÊN HOÙA", "",
			[]string{"HỘI NGHỊ TỔNG KẾT CÔNG TÁC VĂN HÓA", ""}, "VNI"},
		{"a title in Unicode over a text in TCVN3", "Lễ hội ở bản Phố", "LÔ héi GÇu Tµo ë b¶n Phè",
			[]string{"Lễ hội ở bản Phố", "Lễ hội Gầu Tào ở bản Phố"}, "TCVN3"},
		{"too little to tell", "Tin ë b¶n", "", []string{"Tin ë b¶n", ""}, ""},
		{"letters that windows-1252 has too", "Hôm nay, các má bán rau ở chợ", "Thông báo: lên núi hái rau", []string{"Hôm nay, các má bán rau ở chợ", "Thông báo: lên núi hái rau"}, ""},
		{"UTF-8 read as windows-1252", "Lá»\u0085 há»™i Gáº§u TÃ o á»Ÿ báº£n Phá»‘", "", []string{"Lá»\u0085 há»™i Gáº§u TÃ o á»Ÿ báº£n Phá»‘", ""}, ""},
		{"French", "Le château était fermé dès août, où l’été dernier", "Élève à l’école, prêté à côté du théâtre", []string{"Le château était fermé dès août, où l’été dernier", "Élève à l’école, prêté à côté du théâtre"}, ""},
		{"German", "Die Brücke über den Fluß wurde für Fußgänger geöffnet", "Schöne Grüße aus Köln", []string{"Die Brücke über den Fluß wurde für Fußgänger geöffnet", "Schöne Grüße aus Köln"}, ""},
		{"Spanish", "El año pasado, la niña pidió más canción y corazón", "", []string{"El año pasado, la niña pidió más canción y corazón", ""}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			it := feeds.Item{Title: c.title, Summary: c.summary}
			var n notes
			legacy(&it, &n)
			if diff := cmp.Diff(c.want, []string{it.Title, it.Summary}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			font := ""
			for _, r := range n {
				if r.Code == feeds.RepairLegacyFont {
					font += r.Before
				}
			}
			if font != c.font || len(n) > 1 {
				t.Errorf("named %q, want %q; all notes: %v", font, c.font, n)
			}
		})
	}
}

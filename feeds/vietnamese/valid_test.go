package vietnamese_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds/vietnamese"
)

func TestValid(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"a headline", "Khai mạc Tuần Văn hóa, Du lịch Mường Lò 2026", true},
		{"long syllables", "Nghiêng, khuỷu, quyền, giường, ngoằn ngoèo", true},
		{"both tone placements", "hoá hóa thuỷ thủy qúy", true},
		{"with a foreign name", "Đoàn nghệ sĩ Brazil từ Brasília biểu diễn tại Lào Cai", true},
		{"one word", "Đông", true},
		{"no marks", "Lao Cai", false},
		{"French", "Réservé à la clientèle étrangère du théâtre", false},
		{"Icelandic", "Það er gott veður á Íslandi", false},
		{"decomposed", norm.NFD.String("tổ chức"), false},
		{"nothing", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := vietnamese.Valid(c.text); got != c.want {
				t.Errorf("Valid(%q) = %v", c.text, got)
			}
		})
	}
}

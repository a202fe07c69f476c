package vietnamese_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"bantin/feeds/vietnamese"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"vowels and tones", "Ặ ằ Ễ ộ Ữ ỵ ơ ĩ", "a a e o u y o i"},
		{"đ and its look-alikes", "Đường \u00d0\u00f0\u0189", "duong ddd"},
		{"decomposed", norm.NFD.String("Điện Biên Phủ"), "dien bien phu"},
		{"punctuation stays", "Lễ hội “Gầu Tào”, 18/11!", "le hoi “gau tao”, 18/11!"},
		{"spaces", "Sa\u00a0Pa\u202fA", "sa pa a"},
		{"invisible characters", "Sa\u200bPa\u00ad", "sapa"},
		{"other alphabets", "Çà naïve ÅΩ 云 가", "ca naive aω 云 가"},
		{"bytes that are no characters", "a\xffb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := vietnamese.Fold(c.text); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		folded := vietnamese.Fold(text)
		if again := vietnamese.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, and that folds to %q", text, folded, again)
		}
		for form, same := range map[string]string{"NFC": norm.NFC.String(text), "NFD": norm.NFD.String(text)} {
			if other := vietnamese.Fold(same); other != folded {
				t.Errorf("Fold(%q) = %q, but in %s %q", text, folded, form, other)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(release)))
	for b.Loop() {
		vietnamese.Fold(release)
	}
}

package vietnamese_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"bantin/feeds/vietnamese"
)

// spelled lists the words of a text, marked and bare.
func spelled(text string) (marked, bare []string) {
	for w := range vietnamese.Words(text) {
		marked, bare = append(marked, w.Marked), append(bare, w.Bare)
	}
	return marked, bare
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, text, marked, bare string }{
		{"a title", "Lễ hội “Gầu Tào” – Đà Bắc!", "lễ hội gầu tào đà bắc", "le hoi gau tao da bac"},
		{"decomposed", norm.NFD.String("Điện Biên Phủ"), "điện biên phủ", "dien bien phu"},
		{"two ways to set a tone", "hoà hòa thuỷ thủy", "hòa hòa thủy thủy", "hoa hoa thuy thuy"},
		{"i and y", "Kỷ niệm, kỉ niệm", "kỉ niệm kỉ niệm", "ki niem ki niem"},
		{"look-alikes of đ", "\u00d0à \u0189à", "đà đà", "da da"},
		{"numbers", "18/11/2026, 1.300 lượt, 19h41", "18 11 2026 1 300 lượt 19h41", "18 11 2026 1 300 luot 19h41"},
		{"names with signs", "H’Mông, VH-TT&DL", "h mông vh tt dl", "h mong vh tt dl"},
		{"invisible characters", "Sa\u200bPa \u00adtin", "sapa tin", "sapa tin"},
		{"a mark without a letter", " \u0301 a", "a", "a"},
		{"pictures and signs only", "👍🏻 … — !", "", ""},
		{"nothing", "", "", ""},
		{"bytes that are no characters", "a\xffb", "a b", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			marked, bare := spelled(c.text)
			if got := strings.Join(marked, " "); got != c.marked {
				t.Errorf("marked: %q, want %q", got, c.marked)
			}
			if got := strings.Join(bare, " "); got != c.bare {
				t.Errorf("bare: %q, want %q", got, c.bare)
			}
		})
	}
}

func TestWordsOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		last := 0
		for w := range vietnamese.Words(text) {
			if w.Start < last || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: %+v after %d", text, w, last)
			}
			last = w.End
			if w.Bare == "" || strings.ContainsAny(w.Bare+w.Marked, " \"'-*():^") {
				t.Errorf("%q has the word %+v", text, w)
			}
			if marked, bare := spelled(w.Marked); len(bare) != 1 || bare[0] != w.Bare || marked[0] != w.Marked {
				t.Errorf("%+v reads as %q, %q", w, marked, bare)
			}
		}
		marked, bare := spelled(text)
		for form, same := range map[string]string{"NFC": norm.NFC.String(text), "NFD": norm.NFD.String(text)} {
			m, b := spelled(same)
			if !slices.Equal(m, marked) || !slices.Equal(b, bare) {
				t.Errorf("%+q: %q, but in %s %q", text, marked, form, m)
			}
		}
	})
}

func BenchmarkWords(b *testing.B) {
	b.SetBytes(int64(len(release)))
	for b.Loop() {
		for range vietnamese.Words(release) {
		}
	}
}

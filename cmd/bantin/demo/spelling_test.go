package demo

import (
	"html"
	"testing"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds/vietnamese"
)

func TestSpellings(t *testing.T) {
	for _, c := range []struct{ way, text, want string }{
		{"tone", "Văn hóa, sức khỏe, thủy lợi, tòa nhà", "Văn hoá, sức khoẻ, thuỷ lợi, toà nhà"},
		{"tone", "hoàn toàn, quý, của, hoá", "hoàn toàn, quý, của, hoá"},
		{"quotes", "“Bước chân”", `"Bước chân"`},
		{"eth", "Đồng Đăng, đền", "\u00d0ồng \u00d0ăng, đền"},
		{"spaces", "một hai ba bốn năm", "một hai\u00a0ba bốn  năm"},
		{"nfd", "ệ", "e\u0323\u0302"},
	} {
		if got := respell(c.text, []string{c.way}); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.way, c.text, got, c.want)
		}
	}
}

// A copy is spelt otherwise, or the spelling would be of no use, and it has
// the key of the original, or it would not be a copy.
func TestCopiesAreSpeltOtherwiseAndSayTheSame(t *testing.T) {
	for _, a := range readArchive(t) {
		for _, r := range a.also {
			for _, way := range r.spell {
				text := a.title + "\n" + a.sapo
				if respell(text, []string{way}) == text {
					t.Errorf("%s at %s: %q changes nothing", a.slug, r.department, way)
				}
			}
			for _, text := range []string{a.title, a.sapo} {
				if got, want := vietnamese.Key(respell(text, r.spell)), vietnamese.Key(text); got != want {
					t.Errorf("%s at %s: key is %q, the original's %q", a.slug, r.department, got, want)
				}
			}
		}
	}
}

func TestEntitiesReadAsTheText(t *testing.T) {
	text := "“Bản & phố” <Điện Biên> – Ốc đảo\u00a0ấm"
	got := string(entities(text))
	if html.UnescapeString(got) != text {
		t.Errorf("entities(%q) = %q", text, got)
	}
	for _, r := range got {
		if r > 127 {
			t.Fatalf("entities(%q) = %q: %q is left", text, got, r)
		}
	}
	if !norm.NFC.IsNormalString(text) {
		t.Fatal("the test's own text is not NFC")
	}
}

package plaintext_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bantin/feeds/plaintext"
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"no markup", "Lễ hội Gầu Tào", "Lễ hội Gầu Tào"},
		{"inline tags", "Lễ <b>hội</b> <i>Gầu</i>&nbsp;Tào", "Lễ hội Gầu Tào"},
		{"a tag inside a word", "Sa<b>Pa</b>", "SaPa"},
		{"paragraphs", "<p>Một</p><p>Hai</p>", "Một Hai"},
		{"br", "Một<br>Hai<br/>Ba", "Một Hai Ba"},
		{"list and table", "<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "a b c d"},
		{"entities", "T&ocirc;i &#244; &#xF4; &amp;", "Tôi ô ô &"},
		{"escaped twice is resolved once", "&amp;ocirc;", "&ocirc;"},
		{"a sign that is no tag", "5 < 6 và a<5", "5 < 6 và a<5"},
		{"script and style", "a<script>if (a<b) { x() }</script>b<style>p{}</style>c", "abc"},
		{"noscript with markup", "a <noscript><p>bật JavaScript</p></noscript> b", "a b"},
		{"template inside template", "a<template>x<template>y</template>z</template>b", "ab"},
		{"picture drawn in the page", "a<svg><title>t</title><text>x</text></svg>b", "ab"},
		{"a closed frame swallows nothing", `a<object data="x"/>b`, "ab"},
		{"raw content after a solidus", `a<script src="x"/>alert(1)</script>b`, "ab"},
		{"comments and doctype", "<!DOCTYPE html>a<!-- b -->c", "ac"},
		{"every kind of space", "\t a\u00a0\u202f\u3000b\r\n c\u2028d ", "a b c d"},
		{"invisible characters", "a\u200bb\u00adc\ufeffd\u2060e\u200df\x00g\u0085h", "abcdefg h"},
		{"emoji made of several", "👨\u200d👩\u200d👧 vui", "👨\u200d👩\u200d👧 vui"},
		{"bytes that are no characters", "a\xffb", "a\ufffdb"},
		{"a tag that never ends", "a <b", "a"},
		{"nothing", "", ""},
		{"only tags", "<p><br></p>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plaintext.Of(c.html); got != c.want {
				t.Errorf("Of(%q) = %q, want %q", c.html, got, c.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		{"paragraphs", "<p>Một <b>hai</b></p>\n<p> Ba</p>", []string{"Một hai", "Ba"}},
		{"br", "Một<br>Hai<br/>Ba", []string{"Một", "Hai", "Ba"}},
		{"cells", "<table><tr><td>a<td></td><td>b c</td></table>", []string{"a", "b c"}},
		{"white space is no line", "a\nb", []string{"a b"}},
		{"nothing", "<p>&nbsp;</p>", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plaintext.Lines(c.html); !slices.Equal(got, c.want) {
				t.Errorf("Lines(%q) = %q, want %q", c.html, got, c.want)
			}
		})
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"white space stays", " a\u00a0\n\tb ", " a\u00a0\n\tb "},
		{"invisible characters go", "a\u200bb\u00ad\x01c", "abc"},
		{"joiners between letters go", "a\u200db", "ab"},
		{"joiners between emoji stay", "👩\u200d🌾\u200b", "👩\u200d🌾"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plaintext.Visible(c.text); got != c.want {
				t.Errorf("Visible(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, text string
		words      int
		want       string
	}{
		{"shorter", "một hai ba", 4, "một hai ba"},
		{"just as long", "một hai ba", 3, "một hai ba"},
		{"longer", "một hai ba", 2, "một hai…"},
		{"after a comma", "một hai, ba bốn", 2, "một hai…"},
		{"after a dash", "một – hai ba", 2, "một…"},
		{"an address is several words", "xem https://vhttdl.sonla.gov.vn/tong-hop-58992 ngay", 3, "xem https://vhttdl.sonla.gov.vn/tong…"},
		{"a script without spaces", strings.Repeat("云", 100), 2, strings.Repeat("云", 32) + "…"},
		{"not through a letter", strings.Repeat("a", 15) + "e\u0301" + strings.Repeat("a", 40), 1, strings.Repeat("a", 15) + "…"},
		{"nothing", "", 5, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plaintext.Cut(c.text, c.words); got != c.want {
				t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.words, got, c.want)
			}
			if longer := plaintext.Longer(c.text, c.words); longer != (c.want != c.text) {
				t.Errorf("Longer(%q, %d) = %v", c.text, c.words, longer)
			}
		})
	}
}

func FuzzOf(f *testing.F) {
	f.Add("<p>Một&nbsp;<b>hai</b></p><script>x</script>")
	f.Add("<noscript><noscript></noscript>a")
	f.Add("👨\u200d👩 \xff<svg><math>")
	f.Fuzz(func(t *testing.T, fragment string) {
		text := plaintext.Of(fragment)
		if !utf8.ValidString(text) {
			t.Errorf("%q is not valid UTF-8", text)
		}
		if again := plaintext.Line(text); again != text {
			t.Errorf("%q is not folded: %q", text, again)
		}
		if all := plaintext.Line(strings.Join(plaintext.Lines(fragment), " ")); all != text {
			t.Errorf("the lines say %q, the whole %q", all, text)
		}
		if cut := plaintext.Cut(text, 5); !utf8.ValidString(cut) || len(cut) > len(text)+len("…") {
			t.Errorf("Cut(%q) = %q", text, cut)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	page := strings.Repeat("<p>Sáng ngày 18/11, tại <b>Sa Pa</b>, Sở Văn hóa&nbsp;tổ chức lễ hội.</p>\n", 25)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		plaintext.Of(page)
	}
}

package normalize

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, source, want, codes string }{
		{"plain", "Lễ hội Gầu Tào", "Lễ hội Gầu Tào", ""},
		{"entities", "L&ecirc;&#771; h&#7897;i &amp; ch&#x1EE3;", "Lễ hội & chợ", "unicode"},
		{"space", " \n Lễ\u00a0\u202f hội\t", "Lễ hội", ""},
		{"tags", "<p>Lễ<br>hội</p>", "Lễ hội", "markup"},
		{"escaped twice", "L&amp;ecirc; &amp;#244; &amp;quot;a&amp;quot;", "Lê ô \"a\"", "entities"},
		{"escaped three times", "T&amp;amp;ocirc;i", "Tôi", "entities"},
		{"ampersand escaped twice", "Văn hóa &amp;amp; Du lịch", "Văn hóa & Du lịch", "entities"},
		{"tags escaped once too often", "&lt;strong&gt;Lễ hội&lt;/strong&gt;", "Lễ hội", "entities"},
		{"tags escaped twice too often", "&amp;lt;p&amp;gt;Lễ hội&amp;lt;/p&amp;gt;", "Lễ hội", "entities"},
		{"signs that are no tags", "3 &lt; 5 &gt; 4, a<b", "3 < 5 > 4, a<b", ""},
		{"a tag that is spoken of", "Cách dùng thẻ &lt;video&gt;", "Cách dùng thẻ <video>", ""},
		{"no entity", "A&amp;B; AT&amp;T", "A&B; AT&T", ""},
		{"script", "Tin<script>alert(1)</script>", "Tin", "markup"},
		{"the author's tones", "hoá hóa thuỷ thủy", "hoá hóa thuỷ thủy", ""},
		{"look-alikes of Đ", "\u00d0ẠI HỘI \u00d0ảng bộ", "ĐẠI HỘI Đảng bộ", "unicode"},
		{"Icelandic", "Það er gott", "Það er gott", ""},
		{"decoded wrongly", "Ä\u0090áº¡i há»™i", "Đại hội", "mojibake"},
		{"decoded wrongly with no-break spaces", "XÃ\u00a0 TÃ\u00a0 PhÃ¬nh", "Xà Tà Phình", "mojibake"},
		{"decoded as ISO 8859-1", "B\u00c3\u00a1o c\u00c3\u00a1o n\u00c4\u0083m", "Báo cáo năm", "mojibake"},
		{"quotes of windows-1252", "\u0093Hội\u0094 xuân\u0081", "“Hội” xuân", "unicode"},
		{"a sign that begins no comment", "Hội <!xuân", "Hội <!xuân", ""},
		{"French letters", "Château à São Paulo, Ã Â", "Château à São Paulo, Ã Â", ""},
		{"nothing", " <br> ", "", "markup"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			got := title(c.source, &n)
			var codes []string
			for _, r := range n {
				codes = append(codes, string(r.Code))
			}
			if got != c.want || strings.Join(codes, " ") != c.codes {
				t.Errorf("title(%q) = %q, noted %q; want %q, %q", c.source, got, codes, c.want, c.codes)
			}
		})
	}
}

func TestNames(t *testing.T) {
	many := make([]string, 200)
	for i := range many {
		many[i] = fmt.Sprint("mục ", i)
	}
	long := strings.TrimSpace(strings.Repeat("rất dài ", 200_000))
	for _, c := range []struct {
		name       string
		list, want []string
		notes      int
	}{
		{"written twice", []string{"Hoàng Mây", " hoàng  mây", ""}, []string{"Hoàng Mây"}, 0},
		{"entities", []string{"A&amp;amp;B"}, []string{"A&B"}, 0},
		{"with tags", []string{"Phòng <b>Văn hóa</b>"}, []string{"Phòng Văn hóa"}, 0},
		{"nothing but a script", []string{"<script>alert(1)</script>"}, nil, 0},
		{"whole articles", []string{long}, []string{plaintext.Cut(long, longestName)}, 1},
		{"hundreds", many, many[:mostNames], 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			got := names(c.list, &n)
			if !slices.Equal(got, c.want) || len(n) != c.notes {
				t.Errorf("got %q with %d notes", got, len(n))
			}
		})
	}
}

func TestTitleBeyondAllUse(t *testing.T) {
	for _, text := range []string{strings.Repeat("rất dài ", 100_000), strings.Repeat("ậ", 1_000_000), "a" + strings.Repeat("\u0301", 300_000)} {
		it := item(feeds.Item{Title: text}, place{})
		if len(it.Title) > 10_000 || len(it.Repairs) == 0 || it.Repairs[len(it.Repairs)-1].Code != feeds.RepairLong {
			t.Errorf("%d bytes, %+v", len(it.Title), it.Repairs)
		}
	}
}

func TestContentBeyondAllUse(t *testing.T) {
	for _, source := range []string{strings.Repeat("<p>Lễ hội xuân về bản.</p>", 30_000), strings.Repeat("<img src=x.png>", 300_000), strings.Repeat("ậ", 1_000_000)} {
		it := item(feeds.Item{Title: "Lễ hội", Content: source, Summary: "Khai hội."}, place{base: &url.URL{Scheme: "https", Host: "a.vn", Path: "/"}})
		if it.Content != "" || it.Summary != "Khai hội." || it.Repairs[len(it.Repairs)-1].Code != feeds.RepairLong {
			t.Errorf("%d bytes of content, summary %q", len(it.Content), it.Summary)
		}
	}
}

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("ế", 300)
	for _, c := range []struct{ name, before, after string }{
		{"short", "a", "b"},
		{"they differ late", long + "a", long + "b"},
		{"they differ early", "a" + long, "b" + long},
		{"only one is long", long, ""},
		{"not UTF-8", "\xff" + long, strings.Repeat("\xff", 300)},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			n.add(feeds.RepairUnicode, c.before, c.after)
			for _, s := range []string{n[0].Before, n[0].After} {
				if len(s) > excerptSize || !utf8.ValidString(s) {
					t.Errorf("%d bytes: %q", len(s), s)
				}
			}
			if n[0].Before == n[0].After {
				t.Errorf("the excerpts do not show the difference: %q", n[0].Before)
			}
		})
	}
}

package guide

import (
	"strings"
	"testing"
)

func TestForms(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a paragraph of two lines", "Một\nhai", "<p>Một\nhai</p>\n"},
		{"what HTML would take for its own", "a < b & `<i>`", "<p>a &lt; b &amp; <code>&lt;i&gt;</code></p>\n"},
		{"bold words with code in them", "**xem `/nguon`**", "<p><b>xem <code>/nguon</code></b></p>\n"},
		{"marks inside code", "`**x**`", "<p><code>**x**</code></p>\n"},
		{"a link", "[nguồn](/nguon)", "<p><a href=\"/nguon\">nguồn</a></p>\n"},
		{"headings", "## Đọc `url`\n### Hai", "<h2 id=\"doc-url\">Đọc <code>url</code></h2>\n<h3 id=\"hai\">Hai</h3>\n"},
		{"a list whose entry goes on", "- một\n  tiếp\n- hai", "<ul>\n<li>một\ntiếp</li>\n<li>hai</li>\n</ul>\n"},
		{"code between the entries of a list", "1. một:\n\n   ```\n   bantin init\n   ```\n\n   xong.\n\n2. hai", "<ol>\n<li>một:\n<pre tabindex=\"0\"><code>bantin init</code></pre>\n<p>xong.</p>\n</li>\n<li>hai</li>\n</ol>\n"},
		{"a paragraph after a list", "- một\n\nhai", "<ul>\n<li>một</li>\n</ul>\n<p>hai</p>\n"},
		{"code with empty lines", "```yaml\na: 1\n\nb: <2>\n```", "<pre tabindex=\"0\"><code>a: 1\n\nb: &lt;2&gt;</code></pre>\n"},
		{"a table", "| A | B |\n|---|---|\n| `x` | y |", "<div class=\"wide-table\" tabindex=\"0\"><table>\n<thead><tr><th>A</th><th>B</th></tr></thead>\n<tbody>\n<tr><td><code>x</code></td><td>y</td></tr>\n</tbody>\n</table></div>\n"},
		{"a note", "> chú ý\n> thêm", "<blockquote>\n<p>chú ý\nthêm</p>\n</blockquote>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := renderer{}
			title, err := r.page("# Tên\n\n" + c.text)
			if err != nil || title != "Tên" {
				t.Fatalf("%q, %v", title, err)
			}
			if got := r.out.String(); got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestUnknownForms(t *testing.T) {
	for name, text := range map[string]string{
		"no title":                    "chữ",
		"a second title":              "# Một\n# Hai",
		"code without an end":         "# Một\n```\nbantin",
		"a table without heads":       "# Một\n| a | b |\nchữ",
		"a picture that is not there": "# Một\n![x](pictures/khong-co.png)",
	} {
		r := renderer{}
		if _, err := r.page(text); err == nil {
			t.Errorf("%s: rendered as %q", name, r.out.String())
		}
	}
}

// TestNothingIsLeftOver looks for marks of Markdown in what people would read.
func TestNothingIsLeftOver(t *testing.T) {
	g, err := Page()
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Contents) < 10 {
		t.Errorf("%d sections", len(g.Contents))
	}
	inCode := false
	for line := range strings.Lines(string(g.Body)) {
		inCode = inCode && !strings.Contains(line, "</pre>") || strings.Contains(line, "<pre") && !strings.Contains(line, "</pre>")
		for _, mark := range []string{"`", "**", "](", "|--"} {
			if !inCode && strings.Contains(line, mark) {
				t.Errorf("%q is left in %q", mark, line)
			}
		}
	}
	for name := range Pictures() {
		if !strings.Contains(Text(), "]("+name+")") {
			t.Errorf("%s is not shown", name)
		}
	}
}

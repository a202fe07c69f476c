package normalize

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const testPage = "https://svhttdl.laocai.gov.vn/tin/bai-1.html"

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"only words", "Lễ hội", "<p>Lễ hội</p>"},
		{"nothing", " \n", ""},
		{"empty elements", "<p>&nbsp;</p><div><b> </b><br></div><ul><li></li></ul>", ""},
		{"paragraphs left open", "<p>Một<p>Hai", "<p>Một</p><p>Hai</p>"},
		{"divs are lines", "<div>Một</div><div>Hai<div>Ba</div>Bốn</div>", "<p>Một</p><p>Hai</p><p>Ba</p><p>Bốn</p>"},
		{"empty lines of plain text", "Một\nhai\n\nBa", "<p>Một hai</p><p>Ba</p>"},
		{"classes and styles", `<p class="x" style="color:red" id="y">a<span lang="vi">b</span><font>c</font></p>`, "<p>abc</p>"},
		{"white space", "<p> \n a <b> b </b> c&nbsp;d &nbsp; e&nbsp;</p>", "<p>a <b>b</b> c\u00a0d e</p>"},
		{"line breaks", "<p><br>a<br><br><br><br>b<br></p>", "<p>a<br><br>b</p>"},
		{"a formula", "<p>S = <math><semantics><mi>a</mi><mo>+</mo><mi>b</mi><annotation encoding='x'>a+b</annotation></semantics></math>.</p>", "<p>S = a+b.</p>"},
		{"a sign that begins no comment", "<p>Giá <!5 triệu <b>đồng</b><!-- ghi chú --><!DOCTYPE html></p> <!mua", "<p>Giá &lt;!5 triệu <b>đồng</b></p><p>&lt;!mua</p>"},
		{"quotes of windows-1252", "<p>\u0093Hội\u0094 \u0096 <b>ngày&#150;đêm</b>\u0085</p>", "<p>“Hội” – <b>ngày–đêm</b>…</p>"},
		{"preformatted", "<pre>\n một\n  hai\n\n\n ba </pre>", "<p>một<br>hai<br><br>ba</p>"},
		{"misnested", "<b>a<i>b</b>c</i>d", "<p><b>a<i>b</i></b><i>c</i>d</p>"},
		{"inline around blocks", "<b>a<p>b</p>c</b>d", "<p><b>a</b></p><p><b>b</b></p><p><b>c</b>d</p>"},
		{"bold left open in a paragraph", "<p><b>a</p><p>b</p>", "<p><b>a</b></p><p>b</p>"},
		{"bold in bold", "<b>a<b>b</b>c</b>d", "<p><b>abc</b>d</p>"},
		{"link around a heading", `<a href="/b"><h3>Tên</h3></a>`, `<h3><a href="https://svhttdl.laocai.gov.vn/b">Tên</a></h3>`},
		{"link in a link", `<a href="/b">b<a href="/c">c</a>`, `<p><a href="https://svhttdl.laocai.gov.vn/b">b</a><a href="https://svhttdl.laocai.gov.vn/c">c</a></p>`},
		{"links of no use", `<a href="#muc">a</a><a name="x">b</a><a href="javascript:x()">c</a><a href="ftp://a/">d</a>`, "<p>abcd</p>"},
		{"mail and telephone", `<a href="mailto:so@laocai.gov.vn">a</a><a href="tel:+84 214 3">b</a>`,
			`<p><a href="mailto:so@laocai.gov.vn">a</a><a href="tel:+842143">b</a></p>`},
		{"lists", "<ul>đầu<li>a<li>b<ol start=3><li>c</ol></ul>", `<ul><li>đầu</li><li>a</li><li>b<ol start="3"><li>c</li></ol></li></ul>`},
		{"entries without a list", "<li>a<li>b", "<ul><li>a</li><li>b</li></ul>"},
		{"blocks in an entry", "<ul><li>a<div>b</div><p>c</p></ul>", "<ul><li>a<p>b</p><p>c</p></li></ul>"},
		{"terms", "<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
		{"table without sections", `<table border=1><tr><td colspan="2">a<td>b<tr><th>c</table>`,
			`<table><tbody><tr><td colspan="2">a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>`},
		{"empty cells", "<table><tr><td><td>a</table>", "<table><tbody><tr><td></td><td>a</td></tr></tbody></table>"},
		{"table parts", "<table><caption>x</caption><thead><tr><th>a</thead><tbody><tr><td>b</table>",
			"<table><caption>x</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"},
		{"table in a cell", "<table><tr><td><table><tr><td>a</table>b</table>",
			"<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody></table>"},
		{"text between cells", "<table>x<tr>y<td>z</table>",
			"<table><tbody><tr><td>x</td></tr><tr><td>y</td><td>z</td></tr></tbody></table>"},
		{"cells without a table", "<tr><td>a<td>b</tr>", "<p>a</p><p>b</p>"},
		{"heading around paragraphs", "<h2><p>a</p></h2><h3>b<div>c</div></h3>", "<h2>a</h2><h3>b</h3><p>c</p>"},
		{"heading left open", "<h2>a<p>b</p><p>c</p>", "<h2>a</h2><p>b</p><p>c</p>"},
		{"figure", `<figure><img src="a.jpg"><figcaption><p>a</p><p>b</p></figcaption></figure>`,
			`<figure><img src="https://svhttdl.laocai.gov.vn/tin/a.jpg" alt=""><figcaption>a b</figcaption></figure>`},
		{"caption without a figure", "<figcaption>a</figcaption>b", "<p>a</p><p>b</p>"},
		{"quotation", "<blockquote>a<p>b</blockquote>c", "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>"},
		{"rule", "a<hr>b", "<p>a</p><hr><p>b</p>"},
		{"picture", `<img src="/a b.jpg" alt=' "Sa  Pa" ' width="600px" height="0400" onclick="x" style="width:100%">`,
			`<p><img src="https://svhttdl.laocai.gov.vn/a%20b.jpg" alt="&#34;Sa Pa&#34;" width="600" height="400"></p>`},
		{"lazy picture", `<img src="data:image/gif;base64,R0" data-src="//cdn.vn/a.jpg">`, `<p><img src="https://cdn.vn/a.jpg" alt=""></p>`},
		{"picture in sizes", `<img srcset="/s.jpg 300w, /l.jpg 1200w">`, `<p><img src="https://svhttdl.laocai.gov.vn/l.jpg" alt=""></p>`},
		{"pictures of no use", `<img src="data:image/png;base64,x"><img src="/p.gif" width=1 height=1><img src="/q.gif" style="display: none"><img>`, ""},
		{"executed and framed", `a<script>x</script><iframe src="//y"></iframe><object><embed></object><style>p{}</style><noscript><p>n</p></noscript>b`, "<p>ab</p>"},
		{"films and forms", `<video src="a"><p>v</p></video><form><input><select><option>o</select><button>p</button>c</form>`, "<p>c</p>"},
		{"hidden, but never closed", `a<video src="x">b<object data="y"><p>c`, "<p>ab</p><p>c</p>"},
		{"a whole document", "<!DOCTYPE html><html><head><title>t</title><meta charset=utf-8><body><p>a</body></html>", "<p>a</p>"},
		{"vector picture with a script", `<svg><a href="javascript:x"><script>y</script></a></svg>z`, "<p>z</p>"},
		{"escaped twice", "&lt;p&gt;T&amp;ocirc;i&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;", "<p>Tôi</p><p>b</p>"},
		{"entities escaped twice", "<p>T&amp;ocirc;i &amp;amp;#244; &amp;quot;a&amp;quot;&amp;nbsp;b</p>", "<p>Tôi ô &#34;a&#34;\u00a0b</p>"},
		{"signs stay signs", "<p>a &lt; b &amp; c &lt;script&gt;</p>", "<p>a &lt; b &amp; c &lt;script&gt;</p>"},
		{"decomposed and invisible", "<p>Lễ ho\u0323\u0302i\u200b \u00d0iện Biên</p>", "<p>Lễ hội Điện Biên</p>"},
		{"a mark after a tag", "<b>\u0338a</b>", "<p><b>a</b></p>"},
		{"decoded wrongly", "<p>ThÃ´ng bÃ¡o cá»§a Sá»Ÿ</p>", "<p>Thông báo của Sở</p>"},
		{"page chrome of old portals", "<center><div><table><tbody><form><tr><td>a</form></table></center>",
			"<table><tbody><tr><td>a</td></tr></tbody></table>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			if got := safe(c.source, base(testPage), &n).html; got != c.want {
				t.Errorf("safe(%q)\n got %q\nwant %q", c.source, got, c.want)
			}
			invariants(t, c.source)
		})
	}
}

func TestPictureOfArticle(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"the first", `<img src="/1.jpg"><img src="/2.jpg">`, "/1.jpg"},
		{"not a small one", `<img src="/1.jpg" width="16"><img src="/2.jpg" width="600">`, "/2.jpg"},
		{"not an icon", `<img src="/icons/1.png"><img src="/icon-new.gif"><img src="/a.ico?x=1"><img src="/2.jpg">`, "/2.jpg"},
		{"a word that begins like an icon", `<img src="/silicon.jpg">`, "/silicon.jpg"},
		{"only ornaments", `<img src="/spacer.gif"><img src="/logo.svg">`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			got := strings.TrimPrefix(safe(c.source, base(testPage), &n).picture, "https://svhttdl.laocai.gov.vn")
			if got != c.want {
				t.Errorf("%s: %q, want %q", c.source, got, c.want)
			}
		})
	}
}

func TestSafeNotes(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"nothing to note", `<div class="x"><p style="y">a &amp; b</p><video></video></div>`, ""},
		{"script", "a<script>x</script>", "html"},
		{"frame", `<iframe src="x">`, "html"},
		{"event", `<b onclick="x">a</b>`, "html"},
		{"script in an address", `<a href=" java&#10;script:x">a</a>`, "html"},
		{"escaped twice", "<p>T&amp;ocirc;i</p>", "entities"},
		{"decomposed", "<p>a\u0301</p>", "unicode"},
		{"decoded wrongly", "<p>bÃ¡o</p>", "mojibake"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n notes
			safe(c.source, base(testPage), &n)
			var codes []string
			for _, r := range n {
				codes = append(codes, string(r.Code))
			}
			if got := strings.Join(codes, " "); got != c.want {
				t.Errorf("%q was noted as %q, want %q", c.source, got, c.want)
			}
		})
	}
}

// TestBombs feeds what grows without bounds in parsers that follow the letter
// of the standard.
func TestBombs(t *testing.T) {
	var fonts strings.Builder
	for i := range 500 {
		fonts.WriteString("<font size=" + strings.Repeat("1", i%7) + "><b id=" + strings.Repeat("x", i) + "><i>")
	}
	for name, source := range map[string]string{
		"deep nesting":             strings.Repeat("<div><ul><li>", 100_000) + "a",
		"misnested formatting":     "<p>" + fonts.String() + strings.Repeat("</p><p>x", 50_000),
		"a long link, many blocks": `<a href="/` + strings.Repeat("a", 4000) + `">` + strings.Repeat("<p>x", 50_000),
		"unknown end tags":         strings.Repeat("<div><b>", 50_000) + strings.Repeat("</section></i>", 50_000),
		"tables in tables":         strings.Repeat("<table><tr><td>", 50_000) + "a",
		"hidden in hidden":         strings.Repeat("<svg>", 100_000) + "a",
	} {
		t.Run(name, func(t *testing.T) {
			var n notes
			if got := len(safe(source, base(testPage), &n).html); got > 8*len(source) {
				t.Errorf("%d bytes became %d", len(source), got)
			}
		})
	}
}

var (
	attributeNames = regexp.MustCompile(`^(href|src|alt|width|height|colspan|rowspan|start)$`)
	safeAddress    = regexp.MustCompile(`^(https?://|mailto:|tel:)[!-~]+$`)
)

// A failer is a test, or one try of a property.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
}

// invariants checks what holds of safe HTML whatever it was made of.
func invariants(t failer, source string) {
	t.Helper()
	var n, none notes
	got := safe(source, base(testPage), &n)
	if again := safe(got.html, base("https://another.vn/"), &none); again.html != got.html || len(none) > 0 {
		t.Errorf("%q\n  became %q\nand that %q, %v", source, got.html, again.html, none)
	}
	if !utf8.ValidString(got.html) {
		t.Errorf("%q became %q, which is not UTF-8", source, got.html)
	}
	tokens := html.NewTokenizer(strings.NewReader(got.html))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if el := elementOf(token.DataAtom); token.Type != html.TextToken && el.name == "" &&
			token.DataAtom != atom.Br && token.DataAtom != atom.Hr && token.DataAtom != atom.Img {
			t.Errorf("%q became %q with %v", source, got.html, token)
		}
		for _, a := range token.Attr {
			address := a.Key == "href" || a.Key == "src"
			if !attributeNames.MatchString(a.Key) || address && !safeAddress.MatchString(a.Val) {
				t.Errorf("%q became %q with %v", source, got.html, token)
			}
		}
	}
	if parsed := reparsed(t, got.html); parsed != got.html {
		t.Errorf("%q\n  became %q\n read as %q", source, got.html, parsed)
	}
	for _, r := range n {
		if len(r.Before) > excerptSize || len(r.After) > excerptSize || !utf8.ValidString(r.After) {
			t.Errorf("%q was noted as %+v", source, r)
		}
	}
}

// reparsed returns HTML as a parser that follows the standard understands it.
func reparsed(t failer, source string) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), body)
	if err != nil {
		t.Errorf("%q: %v", source, err)
	}
	var b strings.Builder
	for _, node := range nodes {
		if err := html.Render(&b, node); err != nil {
			t.Errorf("%q: %v", source, err)
		}
	}
	return strings.ReplaceAll(b.String(), "/>", ">")
}

func FuzzSafe(f *testing.F) {
	for _, source := range []string{
		"<p>a<b>b<div>c</b></div><a href=/x onclick=y>d<script>e</script>",
		"<table>a<tr>b<td><table><caption><p>c<tr><td>d",
		"<ul><li><p>a<dl><dt>b<dd>c</ul><h1><p>d</p><h2>e",
		"<figure><img src=a.jpg alt='&amp;nbsp;'><figcaption><div>a</div><ul><li>b",
		"e<b></b>\u0301 &am<i></i>p;ocirc; <svg><title><p></title>",
		"<pre>\n a\nb</pre><hr><br>c<noscript>d</noscript>&amp;amp;#769;",
		"\xf4\xf4\u0387",
		"<a href=mailto:a@b><img srcset='x 1w,y 2w'></a><iframe/><textarea>",
	} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) { invariants(t, source) })
}

func BenchmarkSafe(b *testing.B) {
	source := strings.Repeat(`<p style="text-align:justify">Sáng ngày 18/11, tại <strong>Sa&nbsp;Pa</strong>, Sở Văn hóa `+
		`<a href="/tin/2.html" onclick="x()">tổ chức</a> lễ hội “Gầu Tào”.</p><img src="/a.jpg">`, 12)
	b.SetBytes(int64(len(source)))
	page := base(testPage)
	for b.Loop() {
		safe(source, page, new(notes))
	}
}

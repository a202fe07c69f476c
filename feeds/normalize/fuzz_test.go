package normalize_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"bantin/feeds"
	"bantin/feeds/normalize"
)

var (
	webAddress = regexp.MustCompile(`^(https?://[!-~]+)?$`)
	harmful    = regexp.MustCompile(`(?i)<\s*(script|style|iframe|frame|object|embed|applet|form|svg|math|base|meta|link)\b|<[^>]*\s(on\w+|style|srcdoc)\s*=|=\s*["']?\s*(javascript|vbscript|data):`)
)

// FuzzDocument checks what package feeds promises of a normalized document,
// whatever the source wrote.
func FuzzDocument(f *testing.F) {
	f.Add("https://a.vn/1", "<b>Lễ hội</b>", "Tóm tắt <img src=x onerror=y>", "<p>Nội dung<script>x()</script>", "../b/")
	f.Add("http:foo", "LÔ héi GÇu Tµo ë b¶n", "n« nøc vÒ dù lÔ", "&reg;&ocirc;ng <!vui", "//c.vn")
	f.Add("javascript:x", "Leã hoäi Gaàu Taøo", "Ä\u0090áº¡i há»™i", "\u0093<a href=' jav&#10;ascript:x'>a</a>\u0094", "")
	f.Add("", "", "", "<math><style><img src=x onerror=y></style></math>", "mailto:x")
	f.Fuzz(func(t *testing.T, address, title, summary, content, base string) {
		doc := feeds.Document{Format: "rss", URL: "https://svhttdl.example.vn/rss", Base: base, Title: title, Description: summary, Link: address,
			Items: []feeds.Item{{GUID: address, URL: address, Title: title, Summary: summary, Content: content, Image: address, Base: base,
				Authors: []string{title}, Categories: []string{summary}, Enclosures: []feeds.Enclosure{{URL: address}}}}}
		got := normalize.Document(doc, feeds.Source{}, zone, visit)
		if again := normalize.Document(doc, feeds.Source{}, zone, visit); !reflect.DeepEqual(got, again) {
			t.Fatal("normalized in two ways")
		}
		it := got.Items[0]
		addresses := []string{got.Link, it.URL, it.Image}
		for _, e := range it.Enclosures {
			addresses = append(addresses, e.URL)
		}
		for _, a := range addresses {
			if !webAddress.MatchString(a) {
				t.Errorf("address %q", a)
			}
		}
		if found := harmful.FindString(it.Content); found != "" {
			t.Errorf("%q is left of %q", found, content)
		}
		for _, text := range append(append([]string{got.Title, got.Description, it.Title, it.Summary}, it.Authors...), it.Categories...) {
			if !utf8.ValidString(text) || strings.TrimSpace(text) != text {
				t.Errorf("text %q", text)
			}
		}
	})
}

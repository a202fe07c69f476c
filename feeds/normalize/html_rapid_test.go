package normalize

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSafeInvariants builds safe HTML from tags in any order.
func TestSafeInvariants(t *testing.T) {
	tags := strings.Fields(`p div b i a em strong s strike sub q span font h1 h2 h3 ul ol li dl dt dd table caption
		thead tbody tr td th blockquote figure figcaption pre center form section svg script style title textarea
		noscript template object video br hr img`)
	texts := []string{"a", " ", "\n", "\u00a0", "b c", " d", "e ", "\u0301", "\u0338", "\u200b", "&amp;nbsp;", "&amp;am", "p;ocirc;",
		"&amp;", "&lt;p&gt;", "<", ">", "\"", "'", "<!-- -->", "</br>", "\x00", "\xff", "o\u0323", "\n\n"}
	attrs := []string{"", "", "", ` href="/x"`, ` href="#y"`, ` src="z.jpg"`, ` onclick="x"`, ` alt="&amp;nbsp;"`, ` width="1"`,
		` colspan=2`, ` start="7"`, ` href="javascript:x"`, ` data-src='w w'`, ` a="<p>"`, "/"}
	piece := rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0, 1, 2:
			return rapid.SampledFrom(texts).Draw(t, "text")
		case 3, 4:
			return "</" + rapid.SampledFrom(tags).Draw(t, "end") + ">"
		}
		return "<" + rapid.SampledFrom(tags).Draw(t, "start") + rapid.SampledFrom(attrs).Draw(t, "attr") + ">"
	})
	rapid.Check(t, func(rt *rapid.T) {
		source := strings.Join(rapid.SliceOfN(piece, 0, 24).Draw(rt, "pieces"), "")
		invariants(rt, source)
	})
}

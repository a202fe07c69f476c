package parse

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"bantin/feeds"
)

// strictly fails unless a document is well-formed.
func strictly(t *testing.T, document []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(document))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%q", err, document)
		}
	}
}

func TestTidy(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"well-formed", `<?xml version="1.0"?><!-- x --><rss version="2.0"><channel><link>a?b&amp;c</link></channel></rss>`,
			`<rss version="2.0"><channel><link>a?b&amp;c</link></channel></rss>`},
		{"other cases", `<RSS><Channel><Link>x</LINK></channel></Rss>`, `<RSS><Channel><Link>x</Link></Channel></RSS>`},
		{"attributes in every manner", `<rss a=1 b c='"' d="&lt;&" a="2" =x é="y"/>`, `<rss a="1" b="" c="&quot;" d="&lt;&amp;"></rss>`},
		{"a quote never closed", `<rss><a b="c d='e'>f</a></rss>`, `<rss><a b="c" d="e">f</a></rss>`},
		{"a bracket in a value", `<rss><a b="1<2"/></rss>`, `<rss><a b="1&lt;2"></a></rss>`},
		{"elements crossed", `<rss><channel><a><b></a></b></channel></rss>`, `<rss><channel><a><b></b></a></channel></rss>`},
		{"an end tag without its bracket", `<rss><channel><link>x</link </channel></rss>`, `<rss><channel><link>x</link></channel></rss>`},
		{"text that looks like markup", `<rss><channel><link>1<2 <Gầu Tào> </ a> <! <a:b:c> <3</link></channel></rss>`,
			`<rss><channel><link>1&lt;2 &lt;Gầu Tào&gt; &lt;/ a&gt; &lt;! &lt;a:b:c&gt; &lt;3</link></channel></rss>`},
		{"references", `<rss><channel><link>&amp;&#65;&#x1EDF;&#7;&eacute;&foo;&&#xyz;&#99999999999;&è&#11;</link></channel></rss>`,
			`<rss><channel><link>&amp;&#65;&#7903;é&amp;foo;&amp;&amp;#xyz;&amp;è</link></channel></rss>`},
		{"a text construct", `<rss><channel><title>A &amp; &lt;b&gt; ]]&gt;</title></channel></rss>`,
			`<rss><channel><title><![CDATA[A & <b> ]]]]><![CDATA[>]]></title></channel></rss>`},
		{"a text construct that nothing ends", `<rss><channel><item><title>A</item><item><title>B<item></item></channel></rss>`,
			`<rss><channel><item><title><![CDATA[A]]></title></item><item><title><![CDATA[B]]></title></item><item></item></channel></rss>`},
		{"cut in an item", `<rss><channel><item><guid>1</guid></item><item><guid>2`, `<rss><channel><item><guid>1</guid></item></channel></rss>`},
		{"cut between items", `<rss><channel><item><guid>1</guid></item><link>x`, `<rss><channel><item><guid>1</guid></item><link>x</link></channel></rss>`},
		{"an unknown namespace", `<feed xmlns="http://www.w3.org/2005/atom"/>`, `<feed xmlns="http://www.w3.org/2005/Atom"></feed>`},
		{"an undeclared prefix", `<atom:feed><atom:id>1</atom:id></atom:feed>`,
			`<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><bantin:id><![CDATA[1]]></bantin:id></atom:feed>`},
		{"a namespace on RSS", `<rss xmlns="http://www.w3.org/2005/Atom"/>`, `<rss></rss>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problem := tidy([]byte(c.text), "https://svhttdl.example.vn/")
			if problem != nil {
				t.Fatal(problem)
			}
			if string(got.body) != c.want {
				t.Errorf("got  %s\nwant %s", got.body, c.want)
			}
			strictly(t, got.body)
		})
	}
}

// What tidy lets through is within the limits already, so that guard is tested
// alone.
func TestGuard(t *testing.T) {
	for _, c := range []struct {
		name, text string
		class      feeds.Class
	}{
		{"nothing unusual", "<rss><item a='1'/>&nbsp;</rss>", ""},
		{"as deep as may be", strings.Repeat("<a>", maxDepth) + strings.Repeat("</a>", maxDepth), ""},
		{"deeper", strings.Repeat("<a>", maxDepth+1), feeds.TooDeep},
		{"too many elements", strings.Repeat("<a/>", maxElements+1), feeds.TooDeep},
		{"too many attributes", strings.Repeat("<a b='' c=''/>", maxAttributes/2+1), feeds.TooDeep},
		{"no XML", "<rss><", feeds.Unreadable},
	} {
		var got feeds.Class
		if problem := guard([]byte(c.text)); problem != nil {
			got = problem.Class
		}
		if got != c.class {
			t.Errorf("%s: got %q, want %q", c.name, got, c.class)
		}
	}
}

// FuzzTidy checks that whatever comes out of tidy is well-formed, and passes
// the guard that counts again what tidy counted.
func FuzzTidy(f *testing.F) {
	for _, sample := range samples(f) {
		f.Add(sample)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		text := decode(new(feeds.Document), body, "")
		got, problem := tidy(text, "https://svhttdl.example.vn/")
		if problem != nil {
			return
		}
		strictly(t, got.body)
		if problem := guard(got.body); problem != nil {
			t.Fatal(problem)
		}
	})
}

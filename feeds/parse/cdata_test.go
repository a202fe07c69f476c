package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

func TestCDATA(t *testing.T) {
	const second = `<item><title><![CDATA[Hai]]></title><link>/2</link></item>`
	for _, c := range []struct{ name, first, wantText string }{
		{"whole", `<description><![CDATA[Một & hai]]></description>`, "Một & hai"},
		{"a text about items", `<description><![CDATA[Viết <item><title>a</title></item><item> vào tệp]]></description>`, "Viết <item><title>a</title></item><item> vào tệp"},
		{"never ended", `<description><![CDATA[Một</description>`, "Một"},
		{"ended wrongly", `<description><![CDATA[<p>Một</p>]]</description>`, "<p>Một</p>"},
		{"ended wrongly otherwise", `<description><![CDATA[<p>Một</p>]] ></description>`, "<p>Một</p>"},
		{"begun wrongly", `<description><![CDAT[Một]]></description>`, "&lt;![CDAT[Một]]>"},
		{"between elements", `<description>Một</description><![CDATA[`, "Một"},
		{"twice", `<description><![CDATA[Một]]>, <![CDATA[hai]]></description>`, "Một, hai"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := parseText(`<rss><channel><item><title>Một</title><link>/1</link>`+c.first+`</item>`+second+`</channel></rss>`, feeds.Feed)
			if err != nil {
				t.Fatal(err)
			}
			want := []feeds.Item{{Title: "Một", URL: "/1", Summary: c.wantText}, {Title: "Hai", URL: "/2"}}
			if diff := cmp.Diff(want, doc.Items); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

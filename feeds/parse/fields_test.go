package parse

import (
	"slices"
	"testing"
	"time"

	"bantin/feeds"
)

// only reads a feed with one item of the given elements.
func only(t *testing.T, elements string) feeds.Item {
	t.Helper()
	doc, err := parseText(`<rss version="2.0"><channel><item>`+elements+`</item></channel></rss>`, feeds.Feed)
	if err != nil || len(doc.Items) != 1 {
		t.Fatalf("%+v, %v", doc, err)
	}
	return doc.Items[0]
}

func TestAuthors(t *testing.T) {
	for _, c := range []struct {
		elements string
		want     []string
	}{
		{`<author>bbt@example.vn (Lò Văn Hạc)</author>`, []string{"Lò Văn Hạc"}},
		{`<author>Lò Văn Hạc (bbt@example.vn)</author>`, []string{"Lò Văn Hạc"}},
		{`<author>Lò Văn Hạc &lt;bbt@example.vn&gt;</author>`, []string{"Lò Văn Hạc"}},
		{`<author>Lò Văn Hạc (tổng hợp)</author>`, []string{"Lò Văn Hạc (tổng hợp)"}},
		{`<author>bbt@example.vn</author>`, []string{"bbt@example.vn"}},
		{`<author> </author><dc:creator>Mai</dc:creator><dc:creator>Páo</dc:creator><author>Mai</author>`, []string{"Mai", "Páo"}},
		{``, nil},
	} {
		if got := only(t, c.elements).Authors; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.elements, got, c.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ name, elements, want string }{
		{"a link", `<link>https://a.example.vn/1</link><guid>https://a.example.vn/2</guid>`, "https://a.example.vn/1"},
		{"two links", `<link/><link>/1</link><link>/2</link>`, "/1"},
		{"a link in an attribute", `<link href="/1"/>`, "/1"},
		{"a link of Atom", `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="/x"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="/1"/>`, "/1"},
		{"a guid that is an address", `<guid>https://a.example.vn/1</guid>`, "https://a.example.vn/1"},
		{"a guid that says it is none", `<guid isPermaLink="False">https://a.example.vn/1</guid>`, ""},
		{"a guid that cannot be one", `<guid isPermaLink="true">news_1</guid>`, ""},
	} {
		if got := only(t, c.elements).URL; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDatesAreAsWritten(t *testing.T) {
	for _, c := range []struct{ elements, published, updated string }{
		{"<pubDate>Thứ Hai, ngày 23 tháng 11 năm 2026, 09:25:27</pubDate>", "Thứ Hai, ngày 23 tháng 11 năm 2026, 09:25:27", ""},
		{"<pubDate>9/14/2026 6:44:00\u202fPM</pubDate><dc:date>2026-09-14</dc:date>", "9/14/2026 6:44:00\u202fPM", ""},
		{"<PUBDATE>18/11/2021</PUBDATE>", "18/11/2021", ""},
		{"<dc:date>2026-09-14</dc:date>", "2026-09-14", ""},
		{`<dcterms:issued>2026-01-02</dcterms:issued><dcterms:modified>2026-01-03</dcterms:modified>`, "2026-01-02", "2026-01-03"},
		{`<a:published xmlns:a="http://www.w3.org/2005/Atom">2026-01-02</a:published><a:updated xmlns:a="http://www.w3.org/2005/Atom">2026-01-03</a:updated>`, "2026-01-02", "2026-01-03"},
	} {
		it := only(t, c.elements)
		if it.RawPublished != c.published || it.RawUpdated != c.updated {
			t.Errorf("%s: got %q and %q", c.elements, it.RawPublished, it.RawUpdated)
		}
		if !it.Published.IsZero() || !it.Updated.IsZero() {
			t.Errorf("%s: read as %v and %v", c.elements, it.Published, it.Updated)
		}
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct{ name, elements, want string }{
		{"a thumbnail before content", `<media:content url="/a.jpg" medium="image"/><media:thumbnail url="/b.jpg"/>`, "/b.jpg"},
		{"content that is a picture", `<media:content url="/a.mp4" type="video/mp4"/><media:content url="/b.jpg" type="image/jpeg"/>`, "/b.jpg"},
		{"of a podcast", `<itunes:image href="/a.jpg"/>`, "/a.jpg"},
		{"an enclosure", `<enclosure url="/a.pdf" type="application/pdf"/><enclosure url="/b.jpg" type="Image/JPEG"/>`, "/b.jpg"},
		{"an element of no standard", `<image>https://a.example.vn/a.jpg</image>`, "https://a.example.vn/a.jpg"},
	} {
		if got := only(t, c.elements).Image; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTimeToLive(t *testing.T) {
	for ttl, want := range map[string]time.Duration{
		"60": time.Hour, " 0.5 ": 30 * time.Second, "-5": 0, "": 0, "NaN": 0, "một giờ": 0, "1e300": 365 * 24 * time.Hour,
	} {
		doc, err := parseText(`<rss><channel><ttl>`+ttl+`</ttl></channel></rss>`, feeds.Feed)
		if err != nil || doc.TTL != want {
			t.Errorf("%q: got %v, %v", ttl, doc.TTL, err)
		}
	}
}

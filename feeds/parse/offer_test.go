package parse

import (
	"slices"
	"strings"
	"testing"

	"bantin/feeds"
)

func TestOfferedFeeds(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string // title and path
	}{
		{"said by the link", `<a href="/rss/tin-moi.rss">Tin mới</a> <a href="/rss/du-lich.rss">Du lịch</a>`, []string{"Tin mới /rss/tin-moi.rss", "Du lịch /rss/du-lich.rss"}},
		{"said beside it", `<table><tr><td>Tin mới</td><td><a href="/1.xml">RSS</a></td></tr><tr><td>Du lịch</td><td><a href="/2.xml"><img src="/r.png" alt="RSS"></a></td></tr></table>`, []string{"Tin mới /1.xml", "Du lịch /2.xml"}},
		{"two links a section", `<ul><li><a href="/tin-moi">Tin mới</a>: <a href="/vi/rss/tin-moi/">https://so.example.vn/vi/rss/tin-moi/</a></li></ul>`, []string{"Tin mới /vi/rss/tin-moi/"}},
		{"said by the title of the link", `<a href="/index.php?nv=news&amp;op=rss" title="Tin hoạt động">RSS</a>`, []string{"Tin hoạt động /index.php?nv=news&op=rss"}},
		{"said by the address only", `<a href="/rss/the-thao.rss">RSS</a><a href="/rss/di-san.rss">RSS</a><a href="/rss/le-hoi.rss">RSS</a><a href="/rss/x.rss">RSS</a>`, []string{"the thao /rss/the-thao.rss", "di san /rss/di-san.rss", "le hoi /rss/le-hoi.rss", "x /rss/x.rss"}},
		{"by a parameter", `<a href="/rss.aspx?id=3">Tin</a><a href="/rss?cat=4">Du lịch</a>`, []string{"Tin /rss.aspx?id=3", "Du lịch /rss?cat=4"}},
		{"comments, maps and what is no feed", `<a href="/comments/feed">Bình luận</a><a href="/sitemap.xml">Sơ đồ</a><a href="/feedback">Góp ý</a><a href="/rss">RSS</a><a href="/anh/rss.png">Ảnh</a><a href="/tin/rss-la-gi.html">RSS là gì</a>`, nil},
		{"twice, itself and nonsense", `<a href="/a.rss">Tin</a><a href="/a.rss">Tin</a><a href="/kenh.rss">Đây</a><a href="javascript:x.rss">X</a><a href="//[::1/x.rss">Y</a>`, []string{"Tin /a.rss"}},
	} {
		doc, err := Document(&feeds.Response{URL: "https://so.example.vn/kenh.rss", Body: []byte("<!doctype html><title>Sở</title><body>" + c.body)}, feeds.Source{Kind: feeds.Auto})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range doc.Offers {
			got = append(got, l.Title+" "+strings.TrimPrefix(l.URL, "https://so.example.vn"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// A page of links costs time in proportion to its length: this test would not
// end otherwise.
func TestManyOffers(t *testing.T) {
	for _, link := range []string{`<a href="/rss/N.rss">RSS</a>`, `<a href="/N/comments/feed">RSS</a>`} {
		var b strings.Builder
		b.WriteString("<!doctype html><title>RSS</title><body><div><div><div>")
		for i := range 50_000 {
			b.WriteString(strings.Replace(link, "N", strings.Repeat("x", i%97)+string(rune('a'+i%26)), 1))
		}
		doc, err := Document(&feeds.Response{URL: "https://so.example.vn/rss", Body: []byte(b.String())}, feeds.Source{Kind: feeds.Auto})
		if err != nil || len(doc.Offers) > mostOffered {
			t.Errorf("%d offers, %v", len(doc.Offers), err)
		}
	}
}

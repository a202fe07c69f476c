package parse

import (
	"slices"
	"strings"
	"testing"

	"bantin/feeds"
)

func TestAnnouncedFeedsInTheirOrder(t *testing.T) {
	link := func(href, title, more string) string {
		return `<link rel="alternate" type="application/rss+xml" href="` + href + `" title="` + title + `" ` + more + `>`
	}
	for _, c := range []struct {
		name, at, head string
		want           []string // those of comments in brackets
	}{
		{"comments first", "/tin", link("/comments/feed", "Bình luận", "") + link("/feed", "Tin", ""), []string{"/feed", "(/comments/feed)"}},
		{"comments by their title", "/tin", link("/f2.rss", "Trang » Dòng bình luận", "") + link("/f1.rss", "Dòng tin", ""), []string{"/f1.rss", "(/f2.rss)"}},
		{"comments in English", "/tin", link("/f2.rss", "Portal » Comments Feed", ""), []string{"(/f2.rss)"}},
		{"a section of commentaries", "/binh-luan", link("/rss/binh-luan.rss", "Bình luận", ""), []string{"/rss/binh-luan.rss"}},
		{"comments in a section of commentaries", "/binh-luan", link("/binh-luan/comments/feed", "Bình luận » Comments", ""), []string{"(/binh-luan/comments/feed)"}},
		{"another language by its label", "/tin", link("/a.rss", "News", `hreflang="en"`) + link("/b.rss", "Tin", `hreflang="vi-VN"`), []string{"/b.rss", "/a.rss"}},
		{"another language by its folder", "/tin", link("/en/rss", "", "") + link("/rss", "", ""), []string{"/rss", "/en/rss"}},
		{"the page's own language", "/en/news", link("/vi/rss", "", "") + link("/en/rss", "", ""), []string{"/en/rss", "/vi/rss"}},
		{"another section", "/the-thao", link("/rss/home.rss", "Trang chủ", "") + link("/rss/the-thao.rss", "Thể thao", ""), []string{"/rss/the-thao.rss", "/rss/home.rss"}},
	} {
		page := `<!doctype html><html lang="vi"><head><title>Sở</title>` + c.head + `</head><body>x</body></html>`
		doc, err := Document(&feeds.Response{URL: "https://so.example.vn" + c.at, Body: []byte(page)}, feeds.Source{Kind: feeds.Auto})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range doc.Feeds {
			address := strings.TrimPrefix(l.URL, "https://so.example.vn")
			if l.Comments {
				address = "(" + address + ")"
			}
			got = append(got, address)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

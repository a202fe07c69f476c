package web

import (
	"slices"
	"strings"
	"testing"

	"bantin/feeds"
)

func TestAreaPages(t *testing.T) {
	s := open(t, append(articles(), article{number: 20, source: "ha-giang-tin-tuc", title: "Chợ phiên Đồng Văn",
		published: now.AddDate(-2, 0, 0), arrived: now.AddDate(-2, 0, 0), origin: feeds.DateStated},
		article{number: 21, source: "ha-giang-tin-tuc", title: "Nặm Đăm đón khách", published: now, origin: feeds.DateStated})).serve(t)
	for _, c := range []struct {
		path, head, note string
		stories          []string
	}{
		{"/dia-phuong/ha-giang/", "Tin từ Hà Giang", "Đến hết ngày 30/06/2025; từ đó thuộc Tuyên Quang.", []string{"Chợ phiên Đồng Văn"}},
		{"/dia-phuong/tuyen-quang/", "Tin từ Tuyên Quang", "Gồm cả tin cũ của Hà Giang.", []string{"Nặm Đăm đón khách", "Chợ phiên Đồng Văn"}},
		{"/chuyen-muc/chuyen-doi-so/", "Chuyên mục Chuyển đổi số", "", nil},
	} {
		_, body := ask(t, "GET", s.URL+c.path)
		doc := parsed(t, body)
		if got := doc.texts("h1"); !slices.Equal(got, []string{c.head}) {
			t.Errorf("%s: heads: %q", c.path, got)
		}
		if !strings.Contains(doc.words(), c.note) {
			t.Errorf("%s does not say %q", c.path, c.note)
		}
		if got := doc.texts("h3"); !slices.Equal(got, c.stories) {
			t.Errorf("%s: stories: %q", c.path, got)
		}
		for _, l := range doc.find("link") {
			if rel := l.attr("rel"); (rel == "canonical" || rel == "alternate" && l.attr("hreflang") == "") && !strings.HasPrefix(l.attr("href"), cluster().URL+c.path) {
				t.Errorf("%s: %s is %s", c.path, rel, l.attr("href"))
			}
		}
	}
}

func TestListsOfAreasAndTopics(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for path, want := range map[string][]string{
		"/dia-phuong/": {"lao-cai", "lai-chau", "dien-bien", "son-la", "lang-son", "cao-bang", "tuyen-quang", "ha-giang"},
		"/chuyen-muc/": {"van-hoa", "du-lich", "chuyen-doi-so"},
	} {
		if resp, _ := ask(t, "GET", s.URL+strings.TrimSuffix(path, "/")); resp.StatusCode != 301 || resp.Header.Get("Location") != path {
			t.Errorf("%s without its slash: %d to %q", path, resp.StatusCode, resp.Header.Get("Location"))
		}
		_, body := ask(t, "GET", s.URL+path)
		var got []string
		for _, a := range parsed(t, body).find("a") {
			if id, ok := strings.CutPrefix(a.attr("href"), path); ok && id != "" {
				got = append(got, strings.TrimSuffix(id, "/"))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s leads to %q, want %q", path, got, want)
		}
	}
	if err := n.store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/dia-phuong/", "/dia-phuong/lao-cai/", "/chuyen-muc/van-hoa/", "/chuyen-muc/van-hoa/rss.xml", "/dia-phuong/lao-cai/feed.json"} {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != 200 {
			t.Errorf("%s without the store: %d", path, resp.StatusCode)
		}
	}
}

func TestASiteWithoutAreasAndTopics(t *testing.T) {
	n := open(t, nil)
	n.Site.Areas, n.Site.Topics = nil, nil
	s := n.serve(t)
	_, body := ask(t, "GET", s.URL+"/")
	for _, path := range []string{"/dia-phuong/", "/chuyen-muc/"} {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != 404 || strings.Contains(body, `"`+path+`"`) {
			t.Errorf("%s: %d, and the home page leads there: %v", path, resp.StatusCode, strings.Contains(body, `"`+path+`"`))
		}
	}
}

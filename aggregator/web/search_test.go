package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/feeds/render/validate"
)

// searchFor is the address of a search: parameters come in pairs.
func searchFor(path string, parameters ...string) string {
	v := url.Values{}
	for i := 0; i < len(parameters); i += 2 {
		v.Set(parameters[i], parameters[i+1])
	}
	return path + "?" + v.Encode()
}

// results lists the titles that a page of results shows, what is marked in
// brackets.
func results(t *testing.T, page string) (titles []string) {
	t.Helper()
	for _, a := range parsed(t, page).find("article") {
		title := a.find("h3")[0]
		text := title.words()
		for _, m := range title.find("mark") {
			text = strings.Replace(text, m.words(), "["+m.words()+"]", 1)
		}
		titles = append(titles, text)
	}
	return titles
}

func TestSearching(t *testing.T) {
	s := open(t, articles()).serve(t)
	const (
		winter  = "Khai mạc Tuần văn hóa, du lịch mùa đông Sa Pa năm 2026"
		archery = "Đội bắn nỏ Điện Biên giành ba huy chương vàng tại giải các dân tộc thiểu số toàn quốc"
		dao     = "Phục dựng lễ cấp sắc của người Dao đỏ ở Tả Phìn"
	)
	bracketed := func(title string, words ...string) string {
		for _, w := range words {
			title = strings.Replace(title, w, "["+w+"]", 1)
		}
		return title
	}
	for _, c := range []struct {
		name       string
		parameters []string
		want       []string
	}{
		{"without marks", []string{"q", "dien bien"}, []string{bracketed(archery, "Điện", "Biên")}},
		{"with marks", []string{"q", "Điện Biên"}, []string{bracketed(archery, "Điện", "Biên")}},
		{"a phrase", []string{"q", `"cap sac"`}, []string{bracketed(dao, "cấp sắc")}},
		{"a word of the text only", []string{"q", "giã bánh giầy"}, []string{winter}},
		{"the title of another telling", []string{"q", "khai mac tuan"}, []string{bracketed(winter, "Khai", "mạc", "Tuần")}},
		{"without a word", []string{"q", "lễ -khai"}, []string{bracketed(dao, "lễ"), "Giới thiệu nghệ thuật Xòe Thái"}},
		{"in a department", []string{"q", "le", "don-vi", "son-la"}, []string{winter, "Giới thiệu nghệ thuật Xòe Thái"}},
		{"from a day on", []string{"q", "le", "tu", "2026-11-22"}, []string{winter}},
		{"until a day", []string{"q", "le", "den", "2026-11-21"}, []string{bracketed(dao, "lễ"), "Giới thiệu nghệ thuật Xòe Thái"}},
		{"on a day", []string{"tu", "2026-11-21", "den", "2026-11-21"}, []string{dao, "Lịch công tác tuần 48 của lãnh đạo Sở"}},
	} {
		resp, body := ask(t, "GET", s.URL+searchFor("/tim-kiem", c.parameters...))
		if got := results(t, body); resp.StatusCode != 200 || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %d, %q, want %q", c.name, resp.StatusCode, got, c.want)
		}
		checkForm(t, c.name, body)
	}
	_, body := ask(t, "GET", s.URL+searchFor("/tim-kiem", "q", "khen mong"))
	if marked := parsed(t, body).find("article")[0].texts("mark"); fmt.Sprint(marked) != "[khèn Mông]" {
		t.Errorf("marked: %q", marked)
	}
	if _, form := ask(t, "GET", s.URL+"/tim-kiem"); len(results(t, form)) != 0 || !strings.Contains(form, "Cách tìm") {
		t.Error("the empty form does not say how to search")
	}
}

func TestSearchAdvice(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, c := range []struct {
		name       string
		parameters []string
		want       string
	}{
		{"the wrong marks", []string{"q", "điền biên"}, searchFor("/tim-kiem", "q", "dien bien")},
		{"in the wrong place", []string{"q", "Điện Biên", "don-vi", "cao-bang"}, searchFor("/tim-kiem", "q", "Điện Biên")},
		{"as a phrase", []string{"q", `"biên điện"`}, searchFor("/tim-kiem", "q", "biên điện")},
	} {
		_, body := ask(t, "GET", s.URL+searchFor("/tim-kiem", c.parameters...))
		var offered []string
		for _, a := range parsed(t, body).find("a") {
			offered = append(offered, a.attr("href"))
		}
		if !strings.Contains(body, "Không tìm thấy") || !slices.Contains(offered, c.want) {
			t.Errorf("%s: %s is not offered", c.name, c.want)
		}
	}
	if _, body := ask(t, "GET", s.URL+"/tim-kiem?q=xyzzy"); !strings.Contains(body, "Thử dùng ít từ hơn") {
		t.Error("nothing is advised")
	}
}

func TestSearchesThatCannotBe(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, c := range []struct {
		name, query, want string
	}{
		{"too long", "q=" + strings.Repeat("a", 201), "nhiều nhất 200 ký tự"},
		{"too many words", "q=" + strings.Repeat("a+", 21), "nhiều nhất 20 từ"},
		{"no words", "q=%F0%9F%8E%89", "không có chữ cái"},
		{"no such department", "q=a&don-vi=ha-noi", "“ha-noi”"},
		{"no such area", "dia-phuong=%3Cscript%3E", "&lt;script&gt;"},
		{"no such topic", "chuyen-muc=x", "“x”"},
		{"no day", "tu=31/02/2026", "“31/02/2026” không phải là một ngày"},
		{"days turned round", "tu=2026-11-23&den=2026-11-22", "ở sau ngày kết thúc"},
		{"a page too far", "q=a&trang=41", "Không có trang kết quả này"},
		{"no page", "q=a&trang=x", "Không có trang kết quả này"},
	} {
		for _, path := range []string{"/tim-kiem", "/tim-kiem/rss.xml", "/tim-kiem/atom.xml", "/tim-kiem/feed.json"} {
			resp, body := ask(t, "GET", s.URL+path+"?"+c.query)
			if resp.StatusCode != 400 || !strings.Contains(body, c.want) || resp.Header.Get("Content-Type") != pageType {
				t.Errorf("%s at %s: %d, %q", c.name, path, resp.StatusCode, c.want)
			}
			checkForm(t, c.name, body)
		}
	}
	if resp, _ := ask(t, "GET", s.URL+"/tim-kiem?q=khai&trang=2"); resp.StatusCode != 404 {
		t.Errorf("a page after the last one: %d", resp.StatusCode)
	}
}

func TestSearchesHaveOneAddress(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, c := range []struct{ asked, want string }{
		{"/tim-kiem?don-vi=&q=sa+pa&tu=&den=&xep=", "/tim-kiem?q=sa+pa"},
		{"/tim-kiem?q=sa%20pa", "/tim-kiem?q=sa+pa"},
		{"/tim-kiem?q=++sa++pa+", "/tim-kiem?q=sa+pa"},
		{"/tim-kiem?q=" + url.QueryEscape(norm.NFD.String("lễ")), "/tim-kiem?q=l%E1%BB%85"},
		{"/tim-kiem?q=a&trang=1&xep=moi&la=b", "/tim-kiem?q=a&xep=moi"},
		{"/tim-kiem?tu=21/11/2026", "/tim-kiem?tu=2026-11-21"},
		{"/tim-kiem/?q=a", "/tim-kiem?q=a"},
		{"/tim-kiem/atom.xml?q=a&don-vi=lao-cai", "/tim-kiem/atom.xml?don-vi=lao-cai&q=a"},
		{"/tim-kiem/atom.xml?q=a&xep=moi&trang=3", "/tim-kiem/atom.xml?q=a"},
		{"/tim-kiem/rss.xml", "/rss.xml"},
		{"/tim-kiem/feed.json?q=", "/feed.json"},
	} {
		resp, _ := ask(t, "GET", s.URL+c.asked)
		if resp.StatusCode != 301 || resp.Header.Get("Location") != c.want {
			t.Errorf("%s: %d to %q, want %q", c.asked, resp.StatusCode, resp.Header.Get("Location"), c.want)
		}
		if again, _ := ask(t, "GET", s.URL+c.want); again.StatusCode != 200 {
			t.Errorf("%s: %d", c.want, again.StatusCode)
		}
	}
}

func TestSearchFeeds(t *testing.T) {
	list := articles()
	list[3].content = "<p>Toàn văn chỉ có ở nguồn.</p>"
	n := open(t, list)
	s := n.serve(t)
	for _, query := range []string{"q=dien+bien", "q=l%E1%BB%85", "don-vi=lao-cai&q=khai", "q=xyzzy", "tu=2026-11-01"} {
		for _, f := range render.Formats() {
			path := "/tim-kiem/" + f.File() + "?" + query
			resp, body := ask(t, "GET", s.URL+path)
			if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != f.ContentType() || resp.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Fatalf("%s: %d %v", path, resp.StatusCode, resp.Header)
			}
			validator := map[render.Format]func([]byte, string) []string{
				render.RSS: validate.RSS, render.Atom: validate.Atom, render.JSON: validate.JSONFeed}[f]
			for _, finding := range validator([]byte(body), cluster().URL+path) {
				t.Errorf("%s: %s", path, finding)
			}
			if strings.Contains(body, "Toàn văn") {
				t.Errorf("%s shows more than the source allows", path)
			}
			if again, _ := ask(t, "GET", s.URL+path, "If-None-Match", resp.Header.Get("Etag")); again.StatusCode != 304 {
				t.Errorf("%s: %d to what is known", path, again.StatusCode)
			}
		}
	}
	_, atom := ask(t, "GET", s.URL+"/tim-kiem/atom.xml?q=khai+mac")
	if !strings.Contains(atom, "urn:uuid:"+uuid(1)) || strings.Contains(atom, uuid(2)) {
		t.Error("a story has another id in a search than elsewhere")
	}
}

func TestSearchFeedsKeepTheirBytes(t *testing.T) {
	n := open(t, articles())
	get := func(path string) (*http.Response, string) { return ask(t, "GET", n.serve(t).URL+path) }
	const path = "/tim-kiem/atom.xml?q=khai"
	first, before := get(path)
	n.Publisher.Now = func() time.Time { return now.Add(72 * time.Hour) }
	n.publish(t, []article{{number: 50, source: "son-la-tin-tuc", origin: feeds.DateStated, published: now, title: "Chuyện khác hẳn"}})
	second, after := get(path)
	if before != after || first.Header.Get("Etag") != second.Header.Get("Etag") {
		t.Errorf("the feed changed without a cause:\n%s\n%s", before, after)
	}
	if modified, ok := first.Header["Last-Modified"]; ok {
		t.Errorf("when it changed, which nobody knows, is %q", modified)
	}
}

func TestHiddenStoriesAreNotFound(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	paths := []string{"/tim-kiem?q=cap+sac", "/tim-kiem/atom.xml?q=cap+sac", "/tim-kiem?don-vi=lao-cai"}
	for _, path := range paths {
		if _, body := ask(t, "GET", s.URL+path); !strings.Contains(body, "Tả Phìn") {
			t.Fatalf("%s does not find it", path)
		}
	}
	if err := n.store.Hide(t.Context(), []string{uuid(10)}); err != nil {
		t.Fatal(err)
	}
	n.rebuild(t)
	for _, path := range paths {
		if _, body := ask(t, "GET", s.URL+path); strings.Contains(body, "Tả Phìn") {
			t.Errorf("%s shows a hidden story", path)
		}
	}
}

func TestHostileSearches(t *testing.T) {
	s := open(t, articles()).serve(t)
	for _, q := range []string{
		`" OR 1=1 --`, `'); DROP TABLE stories; --`, `NEAR("a" "b", 5)`, `title:khai`, `{title text} : khai`, `khai*`, `^khai`, `a" NOT "b`,
		`-`, `--`, `-"`, `""`, `" "`, "\x00khai", "khai\x00", "\xff\xfe", "%", "_", "\u202ekhai", "<script>alert(1)</script>", strings.Repeat("-a ", 20), `a AND NOT b`,
	} {
		for _, path := range []string{"/tim-kiem", "/tim-kiem/feed.json"} {
			address := s.URL + searchFor(path, "q", q)
			resp, body := ask(t, "GET", address)
			if resp.StatusCode == 301 {
				resp, body = ask(t, "GET", s.URL+resp.Header.Get("Location"))
			}
			if resp.StatusCode != 200 && resp.StatusCode != 400 && resp.StatusCode != 301 || path == "/tim-kiem" && strings.Contains(body, "<script>") {
				t.Errorf("%q at %s: %d", q, path, resp.StatusCode)
			}
		}
	}
	if resp, _ := ask(t, "GET", s.URL+"/tim-kiem?q="+strings.Repeat("a", 10_000)); resp.StatusCode != 414 {
		t.Errorf("ten thousand characters: %d", resp.StatusCode)
	}
	if _, body := ask(t, "GET", s.URL+"/tim-kiem?q=khai"); len(results(t, body)) == 0 {
		t.Error("nothing is found any more")
	}
}

func TestPagesOfResults(t *testing.T) {
	var list []article
	for i := range 60 {
		list = append(list, article{number: 100 + i, source: "lao-cai-tin-tuc", origin: feeds.DateStated, published: now, arrived: now.Add(-time.Duration(i) * time.Hour),
			title: fmt.Sprintf("Tin thứ %d", i)})
	}
	s := open(t, list).serve(t)
	path, met := "/tim-kiem?q=tin", 0
	for page := 1; path != ""; page++ {
		_, body := ask(t, "GET", s.URL+path)
		met += len(results(t, body))
		if !strings.Contains(body, "60 tin") || !strings.Contains(body, fmt.Sprintf("Trang %d trên 3", page)) {
			t.Errorf("%s does not say where it is", path)
		}
		path = ""
		for _, a := range parsed(t, body).find("a") {
			if a.attr("rel") == "next" {
				path = a.attr("href")
			}
		}
	}
	if met != 60 {
		t.Errorf("%d results on all pages", met)
	}
}

func TestSearchingWhatIsNotIndexedYet(t *testing.T) {
	n := open(t, articles())
	n.store.Index.Version += " made anew"
	if err := n.store.PrepareIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := n.serve(t)
	if _, body := ask(t, "GET", s.URL+"/tim-kiem?q=khai"); !strings.Contains(body, "đang được lập chỉ mục") || strings.Contains(body, "Không tìm thấy") {
		t.Error("nobody is told that the index is not complete")
	}
	if _, err := n.store.IndexSome(t.Context(), 1000); err != nil {
		t.Fatal(err)
	}
	if _, body := ask(t, "GET", s.URL+"/tim-kiem?q=khai"); len(results(t, body)) == 0 {
		t.Error("what was indexed since is not found")
	}
}

func TestSearchFailures(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	n.store.Index.Find = nil
	if resp, _ := ask(t, "GET", s.URL+"/tim-kiem?q=khai"); resp.StatusCode != 500 {
		t.Errorf("a search that panics: %d", resp.StatusCode)
	}
}

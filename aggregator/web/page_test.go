package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

func TestHomeByDay(t *testing.T) {
	s := open(t, articles()).serve(t)
	resp, body := ask(t, "GET", s.URL+"/")
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != pageType {
		t.Fatalf("%d %s", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	doc := parsed(t, body)
	if got := doc.texts("h1"); !slices.Equal(got, []string{cluster().Title}) {
		t.Errorf("heads: %q", got)
	}
	days := []string{
		"Thứ Hai, ngày 23 tháng 11 năm 2026", "Chủ Nhật, ngày 22 tháng 11 năm 2026", "Thứ Bảy, ngày 21 tháng 11 năm 2026",
		"Chưa rõ ngày đăng", "Theo dõi tin (RSS)", "Chuyên mục",
	}
	if got := doc.texts("h2"); !slices.Equal(got, days) {
		t.Errorf("days: %q", got)
	}
	titles := doc.texts("h3")
	if len(titles) != 9 {
		t.Errorf("%d stories: %q", len(titles), titles)
	}
	if titles[len(titles)-1] != "Giới thiệu nghệ thuật Xòe Thái" {
		t.Errorf("last comes %q, not the undated one", titles[len(titles)-1])
	}
	for _, want := range []string{
		"Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La thấy lần đầu 09:30 Mộc Châu",
		"Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn 16:00 Lạng Sơn công nhận",
		"Sở Văn hóa, Thể thao và Du lịch tỉnh Điện Biên Đội bắn nỏ",
		"Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu đăng 15:45, ngày 20/11/2026 Tập huấn",
	} {
		if text := doc.find("main")[0].words(); !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	if !strings.Contains(body, "Cũng đăng tại: <a href=\"https://son-la-tin-tuc.example.vn/tin-tuc/bai-viet-2\">Sơn La</a>") {
		t.Error("the other publishers of the first story are not linked")
	}
}

func TestDepartmentPage(t *testing.T) {
	s := open(t, articles()).serve(t)
	resp, _ := ask(t, "GET", s.URL+"/lao-cai")
	if resp.StatusCode != 301 || resp.Header.Get("Location") != "/lao-cai/" {
		t.Errorf("without slash: %d to %q", resp.StatusCode, resp.Header.Get("Location"))
	}
	_, body := ask(t, "GET", s.URL+"/lao-cai/")
	doc := parsed(t, body)
	if got := doc.texts("h1"); !slices.Equal(got, []string{"Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"}) {
		t.Errorf("heads: %q", got)
	}
	if got := doc.texts("h3"); len(got) != 2 {
		t.Errorf("stories: %q", got)
	}
	var current []string
	for _, a := range doc.find("a") {
		if a.attr("aria-current") == "page" {
			current = append(current, a.words())
		}
	}
	if !slices.Equal(current, []string{"Lào Cai"}) {
		t.Errorf("marked as current: %q", current)
	}
	want := []string{
		"application/rss+xml https://bantin.example.vn/lao-cai/rss.xml",
		"application/atom+xml https://bantin.example.vn/lao-cai/atom.xml",
		"application/feed+json https://bantin.example.vn/lao-cai/feed.json",
	}
	var announced []string
	for _, l := range doc.find("link") {
		if l.attr("rel") == "alternate" && l.attr("hreflang") == "" {
			announced = append(announced, l.attr("type")+" "+l.attr("href"))
		}
	}
	if !slices.Equal(announced, want) {
		t.Errorf("announced feeds: %q", announced)
	}
	if got := doc.texts("code"); !slices.Equal(got, []string{"https://bantin.example.vn/lao-cai/rss.xml"}) {
		t.Errorf("addresses to copy: %q", got)
	}
}

func TestStoryPage(t *testing.T) {
	s := open(t, articles()).serve(t)
	_, body := ask(t, "GET", s.URL+"/tin/"+uuid(1))
	text := parsed(t, body).find("main")[0].words()
	for _, want := range []string{
		"Khai mạc Tuần văn hóa, du lịch mùa đông Sa Pa năm 2026",
		"08:30, ngày 23/11/2026 (theo nguồn)",
		"Mon, 23 Nov 2026 08:11:00 GMT+7",
		"trình diễn khèn Mông",
		"Đọc bài gốc", "lao-cai-tin-tuc.example.vn",
		"Cũng đăng tại", "Sa Pa khai mạc Tuần văn hóa",
		"Bài của Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai là bài đầu tiên.",
		"Bài của Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La trùng hoàn toàn về tiêu đề và nội dung.",
		"Bài của Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng dẫn đến cùng một bài gốc.",
		"Đã sửa khi đọc",
		"urn:uuid:" + uuid(1),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	_, alone := ask(t, "GET", s.URL+"/tin/"+uuid(4))
	for _, unwanted := range []string{"Cũng đăng tại", "Vì sao gộp", "Đã sửa khi đọc"} {
		if strings.Contains(alone, unwanted) {
			t.Errorf("a story of one article has %q", unwanted)
		}
	}
	if !strings.Contains(alone, "(theo địa chỉ của bài)") {
		t.Error("where the date comes from is not told")
	}
}

func TestOnlyTheSummaryWhereTheSourceAsksForIt(t *testing.T) {
	list := articles()
	list[3].content = "<p>Toàn văn chỉ có ở nguồn.</p>"
	s := open(t, list).serve(t)
	_, body := ask(t, "GET", s.URL+"/tin/"+uuid(4))
	if strings.Contains(body, "Toàn văn") || !strings.Contains(body, "xếp thứ nhì toàn đoàn") {
		t.Error("the whole text of a source that allows its summary only is shown")
	}
}

func TestWhatBecameOfAStory(t *testing.T) {
	n := open(t, articles())
	ctx := t.Context()
	if err := n.store.Hide(ctx, []string{uuid(9)}); err != nil {
		t.Fatal(err)
	}
	if err := n.store.Merge(ctx, uuid(7), uuid(8), now); err != nil {
		t.Fatal(err)
	}
	s := n.serve(t)
	for _, c := range []struct {
		name, path string
		status     int
		location   string
	}{
		{"public", "/tin/" + uuid(1), 200, ""},
		{"hidden", "/tin/" + uuid(9), 410, ""},
		{"merged", "/tin/" + uuid(8), 301, "/tin/" + uuid(7)},
		{"the article of another's story", "/tin/" + uuid(2), 302, "/tin/" + uuid(1)},
		{"unknown", "/tin/" + uuid(999), 404, ""},
		{"in capitals", "/tin/" + strings.ToUpper(uuid(1)), 301, "/tin/" + uuid(1)},
		{"a URN", "/tin/urn:uuid:" + uuid(1), 404, ""},
		{"too short", "/tin/abc", 404, ""},
		{"nothing", "/tin/", 404, ""},
		{"with a slash after it", "/tin/" + uuid(1) + "/", 301, "/tin/" + uuid(1)},
		{"no hyphens", "/tin/" + strings.ReplaceAll(uuid(1), "-", "0"), 404, ""},
		{"climbing", "/tin/../../etc/passwd", 404, ""},
		{"NUL", "/tin/%00", 404, ""},
	} {
		resp, body := ask(t, "GET", s.URL+c.path)
		if resp.StatusCode != c.status || resp.Header.Get("Location") != c.location {
			t.Errorf("%s: %d to %q, want %d to %q", c.name, resp.StatusCode, resp.Header.Get("Location"), c.status, c.location)
		}
		if sent := c.location != ""; sent && body != "" || resp.Header.Get("Cache-Control") == "" {
			t.Errorf("%s: sent on with %q, kept %q", c.name, body, resp.Header.Get("Cache-Control"))
		}
	}
	if _, merged := ask(t, "GET", s.URL+"/tin/"+uuid(7)); !strings.Contains(merged, "do ban biên tập gộp vào") {
		t.Error("a merged story does not say why")
	}
}

func TestSourcesPage(t *testing.T) {
	list := articles()
	list[0].warnings = []feeds.Repair{{Code: feeds.RepairCharset, Before: "utf-16", After: "utf-8"}}
	n := open(t, list)
	ctx := t.Context()
	err := n.store.SavePoll(ctx, storage.Poll{Source: "lang-son-tin-tuc", At: now, Due: now.Add(time.Hour),
		Problem: &feeds.Problem{Class: feeds.NotFound, Status: 404}})
	if err != nil {
		t.Fatal(err)
	}
	n.Sources = n.Sources[:6] // Cao Bằng leaves the settings
	n.Builtin = true
	coming := append(slices.Clone(n.Sources), feeds.Source{ID: "sap-co", Department: "lao-cai", URL: "https://lao-cai.example.vn/moi", State: feeds.Active})
	if err := n.store.Sync(ctx, coming, now); err != nil { // the page's settings are not yet those that are being taken over
		t.Fatal(err)
	}
	s := n.serve(t)
	_, body := ask(t, "GET", s.URL+"/nguon")
	if strings.Contains(body, "sap-co") {
		t.Error("a source that is just coming is among those removed")
	}
	doc := parsed(t, body)
	cards := map[string]string{}
	for _, a := range doc.find("article") {
		cards[strings.TrimPrefix(a.attr("id"), "nguon-")] = a.words()
	}
	for id, wants := range map[string][]string{
		"lao-cai-tin-tuc":  {"https://lao-cai.example.vn/tin-tuc-su-kien", "09:30, ngày 23/11/2026", "Số tin đã lưu 2", "Lưu ý về lần đọc gần nhất (1)"},
		"lang-son-tin-tuc": {"địa chỉ phỏng đoán, chưa kiểm chứng", "Việc cần làm:", "404"},
		"cao-bang-tin-tuc": {"Đã gỡ", "Số tin đã lưu 2"},
		"ha-giang-tin-tuc": {"chưa lần nào"},
	} {
		for _, want := range wants {
			if !strings.Contains(strings.ToLower(cards[id]), strings.ToLower(want)) {
				t.Errorf("%s: %q is missing in %q", id, want, cards[id])
			}
		}
	}
	var tallies []string
	for _, li := range doc.find("li") {
		if class := li.attr("class"); strings.HasPrefix(class, "badge") {
			to := ""
			if links := li.find("a"); len(links) > 0 {
				to = links[0].attr("href")
			}
			tallies = append(tallies, class+to)
		}
	}
	want := []string{"badge slow#nguon-lao-cai-tin-tuc", "badge slow#nguon-lang-son-tin-tuc", "badge good", "badge", "badge"}
	if !slices.Equal(tallies, want) {
		t.Errorf("the states are told as %q, want %q", tallies, want)
	}
	if !strings.Contains(body, "cấu hình có sẵn") {
		t.Error("the page does not say that built-in settings are in use")
	}
	if heads := doc.texts("h2"); heads[len(heads)-1] != "Đã gỡ" {
		t.Errorf("the removed source is not at the end: %q", heads)
	}
}

func TestListsAreMadeOncePerChange(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	first, _ := ask(t, "GET", s.URL+"/")
	n.rebuild(t)
	if again, _ := ask(t, "GET", s.URL+"/"); again.Header.Get("Etag") != first.Header.Get("Etag") {
		t.Error("a page without news has another tag")
	}
	n.publish(t, []article{{number: 50, source: "lai-chau-tin-tuc", title: "Tin vừa đến", published: now, origin: feeds.DateStated}})
	resp, body := ask(t, "GET", s.URL+"/")
	if resp.Header.Get("Etag") == first.Header.Get("Etag") || !strings.Contains(body, "Tin vừa đến") {
		t.Error("the page does not show the news")
	}
	if _, body := ask(t, "GET", s.URL+"/lai-chau/"); !strings.Contains(body, "Tin vừa đến") {
		t.Error("the department's page does not show the news")
	}
}

func TestStoriesWithoutTitle(t *testing.T) {
	s := open(t, []article{
		{number: 1, source: "son-la-tin-tuc", summary: "Chỉ có tóm tắt.", published: now, origin: feeds.DateStated},
		{number: 2, source: "son-la-tin-tuc", published: now, origin: feeds.DateStated},
	}).serve(t)
	_, body := ask(t, "GET", s.URL+"/")
	checkForm(t, "/", body)
	titles := parsed(t, body).texts("h3")
	slices.Sort(titles)
	if !slices.Equal(titles, []string{"Chỉ có tóm tắt.", "https://son-la-tin-tuc.example.vn/tin-tuc/bai-viet-2"}) {
		t.Errorf("titles: %q", titles)
	}
	for _, id := range []string{uuid(1), uuid(2)} {
		_, body := ask(t, "GET", s.URL+"/tin/"+id)
		checkForm(t, id, body)
	}
}

func TestAFloodIsCut(t *testing.T) {
	var list []article
	for i := range 150 {
		list = append(list, article{number: i + 1, source: "son-la-tin-tuc", title: "Tin", published: now, origin: feeds.DateStated})
	}
	s := open(t, list).serve(t)
	_, body := ask(t, "GET", s.URL+"/")
	if n := len(parsed(t, body).find("article")); n != mostStories {
		t.Errorf("%d stories on one page", n)
	}
}

func TestNothingPublishedYet(t *testing.T) {
	n := open(t, nil)
	n.Publisher = &publish.Publisher{Store: n.store, Now: n.Now}
	s := n.serve(t)
	resp, _ := ask(t, "GET", s.URL+"/rss.xml")
	if resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Retry-After") == "" {
		t.Errorf("a feed before the first publication: %d", resp.StatusCode)
	}
	if resp, body := ask(t, "GET", s.URL+"/"); resp.StatusCode != 200 || !strings.Contains(body, "Chưa có tin nào") {
		t.Errorf("the page before the first publication: %d", resp.StatusCode)
	}
}

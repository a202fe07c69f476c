package dedupe

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

func TestCountersAreNoWords(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Lễ hội (123 lượt xem)", "Lễ hội (4.567 lượt xem)"},
		{"Lễ hội - Lượt xem: 12", "Lễ hội - Lượt xem: 13"},
		{"Lễ hội. Số lượt truy cập: 1.234", "Lễ hội. Số lượt truy cập: 1.240"},
		{"LƯỢT ĐỌC 5 Lễ hội", "LƯỢT ĐỌC 6 Lễ hội"},
		{"Lễ hội | Đã xem: 99", "Lễ hội | Đã xem: 100"},
		{"Lễ hội, Views: 7", "Lễ hội, Views: 8"},
		{"Lễ hội 15 bình luận", "Lễ hội 16 bình luận"},
		{"Đang online: 3 Hôm nay: 40 Tất cả: 9.000 Lễ hội", "Đang online: 5 Hôm nay: 41 Tất cả: 9.001 Lễ hội"},
	} {
		if key(c.a) != key(c.b) {
			t.Errorf("%q and %q are %q and %q", c.a, c.b, key(c.a), key(c.b))
		}
	}
	for _, c := range []struct{ a, b string }{
		{"Lịch công tác tuần 47", "Lịch công tác tuần 48"},
		{"Đón 1.200 lượt khách", "Đón 1.300 lượt khách"},
		{"Hôm nay 20/11 khai mạc", "Hôm nay 21/11 khai mạc"},
		{"Trận thứ 3 của đội", "Trận thứ 4 của đội"},
	} {
		if key(c.a) == key(c.b) {
			t.Errorf("%q and %q are the same", c.a, c.b)
		}
	}
}

func TestNumberInAddress(t *testing.T) {
	for _, c := range []struct{ address, title, want string }{
		{"/tin/le-hoi-10427", "Lễ hội", "i:10427"},
		{"/58992/le-hoi-10427.html", "Lễ hội", "i:10427"},
		{"/2026/11/le-hoi.html", "Lễ hội", ""},
		{"/le-hoi-20261123", "Lễ hội", ""},
		{"/10427/le-hoi-20261123", "Lễ hội", "i:10427"},
		{"/tin/le-hoi-mua-xuan-812.html", "Lễ hội mùa xuân", "s:le-hoi-mua-xuan-812.html"},
		{"/tin/lich-cong-tac-tuan-47", "Lịch công tác tuần 47", ""},
		{"/tin/812", "Lễ hội", ""},
		{"", "Lễ hội", ""},
	} {
		if got := numberName(c.address, c.title); got != c.want {
			t.Errorf("numberName(%q, %q) = %q, want %q", c.address, c.title, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for value, want := range map[string]bool{
		"1795460400": true, "1795460400123": true, "0123456789abcdef0123456789abcdef": true, "eyJhbGciOiJIUzI1NiJ9": true,
		"10427": false, "12": false, "le-hoi-van-hoa-2026": false, "2026-11-23": false, "tin": false, "": false, "20261123": false,
	} {
		if token(value) != want {
			t.Errorf("token(%q) is %v", value, !want)
		}
	}
}

func TestWholeIsBlindToWhatNobodyWrote(t *testing.T) {
	it := article("/tin/a-1", "Khai mạc lễ hội", body)
	it.Content = `<p>Đoạn một.</p><img src="https://a.vn/x.jpg?v=1" alt="Ảnh" title="Lễ hội"><a href="https://a.vn/b?utm_source=x">tin</a>`
	whole := func(change func(*feeds.Item)) string { n := it; change(&n); return wholeDigest(n) }
	same := whole(func(*feeds.Item) {})
	for name, change := range map[string]func(*feeds.Item){
		"spaces": func(n *feeds.Item) { n.Title = "Khai  mạc lễ hội " },
		"pixel":  func(n *feeds.Item) { n.Content += `<img src="https://dem.vn/1.gif" width="1" height="1">` },
		"attributes": func(n *feeds.Item) {
			n.Content = strings.Replace(n.Content, `alt="Ảnh" title="Lễ hội"`, `title="Lễ hội" alt="Ảnh"`, 1)
		},
		"cache":      func(n *feeds.Item) { n.Content = strings.Replace(n.Content, "v=1", "v=2", 1) },
		"tracking":   func(n *feeds.Item) { n.Content = strings.Replace(n.Content, "utm_source=x", "utm_source=y", 1) },
		"categories": func(n *feeds.Item) { n.Categories = nil },
	} {
		if whole(change) != same {
			t.Errorf("%s: an edit", name)
		}
	}
	for name, c := range map[string]struct {
		change func(*feeds.Item)
		words  bool
	}{
		"words":   {func(n *feeds.Item) { n.Content = strings.Replace(n.Content, "một", "hai", 1) }, true},
		"summary": {func(n *feeds.Item) { n.Summary += " Thêm câu này." }, true},
		"title":   {func(n *feeds.Item) { n.Title += " mới" }, true},
		"picture": {func(n *feeds.Item) { n.Content = strings.Replace(n.Content, "x.jpg", "y.jpg", 1) }, false},
		"link":    {func(n *feeds.Item) { n.URL += ".html" }, false},
		"case":    {func(n *feeds.Item) { n.Title = "KHAI MẠC LỄ HỘI" }, false},
	} {
		got := whole(c.change)
		if got == same {
			t.Errorf("%s: no edit", name)
		}
		if words := !sameWords(feeds.Fingerprint{Whole: got}, feeds.Fingerprint{Whole: same}); words != c.words {
			t.Errorf("%s: words changed: %v", name, words)
		}
	}
}

// taught plays polls that each teach the same, and returns what is remembered
// and after which of them something was given up.
func taught(polls int, l feeds.Lesson) (m Memory, given []int) {
	var lessons []feeds.Lesson
	for i := 1; i <= polls; i++ {
		if len(Demoted(lessons, []feeds.Lesson{l})) > 0 {
			given = append(given, i)
		}
		l.Polls, l.At = i, noon
		lessons = []feeds.Lesson{l}
	}
	return Remember(lessons), given
}

func TestWhatIsLearnedIsSaidOnce(t *testing.T) {
	for _, c := range []struct {
		lesson feeds.Lesson
		polls  int
		want   string
	}{
		{feeds.Lesson{Kind: feeds.LessonGUID, Value: guidsRepeated}, 4, "[1]"},
		{feeds.Lesson{Kind: feeds.LessonGUID, Value: guidsChanging}, 5, "[3]"},
		{feeds.Lesson{Kind: feeds.LessonParameter, Value: "phien"}, 5, "[3]"},
		{feeds.Lesson{Kind: feeds.LessonHost, Value: "a.vn"}, 2, "[]"},
	} {
		if _, given := taught(c.polls, c.lesson); fmt.Sprint(given) != c.want {
			t.Errorf("%s %s: given up after %v", c.lesson.Kind, c.lesson.Value, given)
		}
	}
}

func TestLearn(t *testing.T) {
	old := article("/tin/a-1?phien=7", "Lễ hội", body)
	old.GUID = "tin-1"
	other := article("/tin/b-2?phien=8", "Giải chạy", "Sáng nay hơn một nghìn người đã chạy quanh hồ dưới mưa xuân.")
	other.GUID = "tin-2"
	with := func(it feeds.Item, url, guid string) feeds.Item {
		it.URL, it.GUID = laocai.URL[:len(laocai.URL)-8]+url, guid
		return it
	}
	for _, c := range []struct {
		name string
		now  []feeds.Item
		want string
	}{
		{"nothing", []feeds.Item{old, other}, ""},
		{"another guid", []feeds.Item{with(old, "/tin/a-1?phien=7", "tin-9"), other}, "guid changing"},
		{"the guid of another", []feeds.Item{with(old, "/tin/a-1?phien=7", "tin-2")}, "guid repeated"},
		{"one guid for two", []feeds.Item{with(old, "/tin/a-1?phien=7", "x"), with(other, "/tin/b-2?phien=8", "x")}, "guid repeated"},
		{"a parameter that changes", []feeds.Item{with(old, "/tin/a-1?phien=70", "tin-1"), with(other, "/tin/b-2?phien=80", "tin-2")}, "parameter phien"},
		{"a parameter that tells articles apart", []feeds.Item{with(old, "/tin?phien=70", "tin-1"), with(other, "/tin?phien=80", "tin-2")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := feeds.Document{URL: laocai.URL, Items: c.now}
			p := past(identify(laocai, old, other))
			m := Memory{Hosts: []string{"svhttdl.laocai.gov.vn"}, Address: laocai.URL}
			var got []string
			for _, l := range m.Learn(doc, laocai, p, MatchAll(identify(laocai, c.now...), p)) {
				got = append(got, string(l.Kind)+" "+l.Value)
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestSharedAddress: an article that stood at an address of its own, and then
// at one with others, or the other way round, is the same.
func TestSharedAddress(t *testing.T) {
	at := func(title string) feeds.Item { return article("/tin/chung", title, "") }
	alone, shared := identify(laocai, at("Lễ hội")), identify(laocai, at("Lễ hội"), at("Giải chạy"))
	if m := rematch(shared, alone).Matches; m[0].Known == nil || m[1].Known != nil {
		t.Errorf("alone before: %+v", m)
	}
	if m := rematch(alone, shared).Matches; m[0].Known == nil {
		t.Errorf("shared before: %+v", m)
	}
}

// TestWhatComesAgainIsNews: what looks like an article that is no longer
// listed, but is dated later, is another one.
func TestWhatComesAgainIsNews(t *testing.T) {
	weekly := "Lịch công tác tuần của lãnh đạo Sở Văn hóa, Thể thao và Du lịch và các đơn vị trực thuộc"
	old := article("/lich-10427", "Lịch công tác", weekly)
	old.GUID = "lich"
	again := func(url, guid, text string, later time.Duration) feeds.Item {
		it := article(url, "Lịch công tác", text)
		it.GUID, it.Published = guid, noon.Add(later)
		return it
	}
	for _, c := range []struct {
		name  string
		now   feeds.Item
		known bool
	}{
		{"the same day", again("/lich-10999", "", weekly, time.Hour), true},
		{"a week later", again("/lich-10999", "", weekly, 7*24*time.Hour), false},
		{"a week later under the same guid", again("/lich-10999", "lich", "Tuần này nghỉ họp vì toàn Sở đi dự lễ kỷ niệm ngày truyền thống của ngành.", 7*24*time.Hour), false},
		{"a week later at the same address", again("/lich-10427", "", weekly, 7*24*time.Hour), true},
	} {
		if m := rematch(identify(laocai, c.now), identify(laocai, old)).Matches[0]; (m.Known != nil) != c.known {
			t.Errorf("%s: known %v", c.name, m.Known != nil)
		}
	}
}

// TestCategoryNumberIsNoArticles: a number that stands in all addresses names
// none of them.
func TestCategoryNumberIsNoArticles(t *testing.T) {
	old := identify(laocai, article("/tong-hop-58992/lich.html", "Lịch công tác", ""), article("/tong-hop-58992/a.html", "Lễ hội", ""))
	now := identify(laocai, article("/tong-hop-58992/lich-moi.html", "Lịch công tác", ""), article("/tong-hop-58992/b.html", "Giải chạy", ""))
	for _, m := range rematch(now, old).Matches {
		if m.Known != nil {
			t.Errorf("%q was taken for %q", m.Title, m.Known.Key)
		}
	}
}

// TestOneArticleAtTwoAddresses of one document stands in it once.
func TestOneArticleAtTwoAddresses(t *testing.T) {
	a, b := article("/tin/le-hoi-10427", "Lễ hội", ""), article("/van-hoa/le-hoi-10427", "Lễ hội", body)
	if got := identify(laocai, a, b); len(got) != 1 {
		t.Errorf("%d items", len(got))
	}
	b.Title = "Giải chạy"
	if got := identify(laocai, a, b); len(got) != 2 {
		t.Errorf("%d items of two titles", len(got))
	}
}

func BenchmarkMatchAll(b *testing.B) {
	var list []feeds.Item
	for i := range 20 {
		list = append(list, article(fmt.Sprintf("/tin/bai-%d", 10400+i), fmt.Sprintf("Bài số %d", i), body+fmt.Sprint(i)))
	}
	p := past(identify(laocai, list...))
	for b.Loop() {
		MatchAll(identify(laocai, list...), p)
	}
}

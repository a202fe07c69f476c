package web

import (
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// edit gives the story of an article another form, with other words or not.
func (n *newsroom) edit(t *testing.T, a article, at time.Time, really bool) {
	t.Helper()
	p := storage.Poll{Source: a.source, At: at, Edited: []storage.Edit{{Item: a.item(), TextChanged: really}}}
	if err := n.store.SavePoll(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

func TestTheHistoryOfAText(t *testing.T) {
	first := article{number: 1, source: "lao-cai-tin-tuc", title: "Khai mạc lễ hội hoa ban", summary: "Tối qua, lễ hội đã khai mạc.",
		content: "<p>Hơn <b>300</b> người dự.</p>", published: now, origin: feeds.DateStated}
	partly := article{number: 2, source: "lai-chau-tin-tuc", title: "Giải chạy", content: "<p>Một.</p>", published: now, origin: feeds.DateStated}
	n := open(t, []article{first, partly})
	s := n.serve(t)
	story := func(number int) string {
		t.Helper()
		resp, body := ask(t, "GET", s.URL+"/tin/"+uuid(number))
		if resp.StatusCode != 200 {
			t.Fatalf("story %d: %d", number, resp.StatusCode)
		}
		checkForm(t, "a story", body)
		return body
	}
	if strings.Contains(story(1), "Lịch sử sửa bài") {
		t.Error("a text that never changed has a history")
	}
	second := first
	second.title, second.content = "Khai mạc lễ hội <i>hoa mận", "<p>Hơn <b>400</b> người dự.</p>"
	n.edit(t, second, now.Add(time.Hour), true)
	third := second
	third.title += " "
	n.edit(t, third, now.Add(2*time.Hour), false)
	fourth := third
	fourth.summary, fourth.image = "Tối qua, lễ hội đã khai mạc rất vui.", "https://anh.example.vn/1.jpg"
	n.edit(t, fourth, now.Add(3*time.Hour), true)
	body := story(1)
	for _, want := range []string{
		"Lịch sử sửa bài", "10:30, ngày 23/11/2026", "12:30, ngày 23/11/2026",
		"Khai mạc lễ hội <del>hoa ban</del> <ins>&lt;i&gt;hoa mận</ins>", "Hơn <del>300</del> <ins>400</ins> người dự.",
		"lễ hội đã khai <del>mạc.</del> <ins>mạc rất vui.</ins>", "Ảnh đại diện đã thay đổi.",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the history lacks %q:\n%s", want, body)
		}
	}
	if strings.Contains(body, "11:30, ngày 23/11/2026") || strings.Index(body, "12:30, ngày") > strings.Index(body, "10:30, ngày") {
		t.Error("the history has a trivial change, or is in another order")
	}
	partly.content = "<p>Hai.</p>"
	n.edit(t, partly, now.Add(time.Hour), true)
	if body := story(2); !strings.Contains(body, "ở phần không đăng lại tại đây") || strings.Contains(body, "Hai.") {
		t.Errorf("of a source whose texts are not republished:\n%s", body)
	}
}

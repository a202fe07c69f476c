package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// troubled is a newsroom in which all sorts of things happened.
func troubled(t *testing.T) *newsroom {
	t.Helper()
	n := open(t, articles())
	ctx := t.Context()
	n.Site.Terms = []feeds.Term{
		{Year: 2021, Lead: "lao-cai", Members: []string{"lao-cai", "son-la"}},
		{Year: 2026, Lead: "son-la", Deputy: "lai-chau", Members: []string{"son-la", "lai-chau"}},
		{Year: 2030, Lead: "lai-chau", Members: []string{"lai-chau"}},
	}
	n.Sources[2].Replaces = n.Sources[0].ID
	var h storage.History
	for day := range 60 {
		at := now.AddDate(0, 0, day-59)
		for range 20 {
			h = h.With(at, there, day%17 == 3, 0)
		}
		h = h.With(at, there, false, (day*7)%5*(day%3))
	}
	quiet := storage.Quiet{Source: n.Sources[0].ID, At: now, Due: now.Add(time.Hour), History: h, CertificateUntil: now.AddDate(0, 0, 5)}
	slow := storage.Quiet{Source: n.Sources[2].ID, At: now, Due: now.Add(time.Hour), Took: 25 * time.Second, History: h[:len(h)-10]}
	silent := storage.Quiet{Source: "son-la-tin-tuc", At: now, Due: now.Add(time.Hour)}
	old := storage.Poll{Source: silent.Source, At: now.AddDate(0, 0, -100), Due: now, Fresh: nil}
	if err := n.store.SavePoll(ctx, old); err != nil {
		t.Fatal(err)
	}
	if err := n.store.Rest(ctx, []storage.Quiet{quiet, slow, silent}); err != nil {
		t.Fatal(err)
	}
	layout := storage.Poll{Source: "dien-bien-tin-tuc", At: now, Due: now.Add(time.Hour), Problem: &feeds.Problem{Class: feeds.Layout}}
	if err := n.store.SavePoll(ctx, layout); err != nil {
		t.Fatal(err)
	}
	event := func(source, state string, minutes int, title string) storage.Event {
		at := now.Add(time.Duration(minutes) * time.Minute)
		return storage.Event{Source: source, State: state, Was: "ok", Since: at, Told: at,
			Title: feeds.Text{VI: source + title, EN: "x"}, What: feeds.Text{VI: "Máy chủ không trả lời <sau 30 giây>.", EN: "x"},
			Next: feeds.Text{VI: "Mở địa chỉ bằng trình duyệt.", EN: "x"}}
	}
	err := n.store.SaveWatches(ctx, nil, []storage.Event{
		event("lao-cai-tin-tuc", "failing", -300, ": Đang lỗi"), event("lao-cai-tin-tuc", "ok", -60, ": Đã đọc lại được"),
		event("", "settings-broken", -5, "Cấu hình có lỗi"),
	})
	if err != nil {
		t.Fatal(err)
	}
	n.Faults = func() []Fault {
		return []Fault{{Place: "sources/son-la.yaml:4:7", Message: feeds.Text{VI: `không có khóa nào tên là "titel" ở đây`}, Hint: feeds.Text{VI: `Có phải bạn muốn viết "title"?`}}}
	}
	n.rebuild(t)
	return n
}

func TestTheClusterAndTheHealthOfItsSources(t *testing.T) {
	s := troubled(t).serve(t)
	_, body := ask(t, "GET", s.URL+"/nguon")
	checkForm(t, "/nguon", body)
	page := parsed(t, body)
	cards := map[string]string{}
	for _, a := range page.find("article") {
		cards[strings.TrimPrefix(a.attr("id"), "nguon-")] = a.words()
	}
	for id, wants := range map[string][]string{
		"lao-cai-tin-tuc":   {"Chứng chỉ sắp hết hạn", "Được thay bằng lai-chau-tin-tuc", "42 ngày qua", "không đọc được, vào các ngày", "Việc cần làm:"},
		"lai-chau-tin-tuc":  {"Thay cho lao-cai-tin-tuc"},
		"dien-bien-tin-tuc": {"Trang đã đổi giao diện"},
	} {
		for _, want := range wants {
			if !strings.Contains(cards[id], want) {
				t.Errorf("%s: %q is missing in %q", id, want, cards[id])
			}
		}
	}
	all := page.words()
	for _, want := range []string{
		"Cụm thi đua năm 2026", "Cụm trưởng", "Cụm phó", "Cụm trưởng năm 2026.",
		"Cấu hình đang có lỗi", "sources/son-la.yaml:4:7", `Có phải bạn muốn viết "title"?`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(all, "2030") || strings.Contains(all, "năm 2021") {
		t.Error("another year's cluster is shown")
	}
}

func TestStaffPage(t *testing.T) {
	n := troubled(t)
	s := n.serve(t)
	resp, body := ask(t, "GET", s.URL+"/van-hanh")
	checkForm(t, "/van-hanh", body)
	if titles := parsed(t, body).texts("h2"); resp.StatusCode != 200 || len(titles) != 3 || titles[0] != "Cấu hình có lỗi" || titles[2] != "lao-cai-tin-tuc: Đang lỗi" {
		t.Errorf("%d: %q", resp.StatusCode, titles)
	}
	feed, atom := ask(t, "GET", s.URL+"/van-hanh/atom.xml")
	if feed.StatusCode != 200 || !strings.HasPrefix(feed.Header.Get("Content-Type"), "application/atom+xml") || strings.Count(atom, "<entry>") != 3 {
		t.Errorf("%d, %s", feed.StatusCode, atom)
	}
	if again, _ := ask(t, "GET", s.URL+"/van-hanh/atom.xml", "If-None-Match", feed.Header.Get("Etag")); again.StatusCode != 304 {
		t.Errorf("the same again: %d", again.StatusCode)
	}
}

func TestNoClusterIsTold(t *testing.T) {
	n := open(t, nil)
	n.Site.Terms = []feeds.Term{{Year: 2021, Lead: "lao-cai", Members: []string{"lao-cai"}}}
	_, body := ask(t, "GET", n.serve(t).URL+"/nguon")
	if all := parsed(t, body).words(); !strings.Contains(all, "Cụm thi đua năm 2021") || !strings.Contains(all, "chưa ghi cụm trưởng, cụm phó của năm 2026") || strings.Contains(all, "Cụm phó năm") {
		t.Errorf("an old term: %s", all)
	}
	n.Site.Terms = nil
	if _, body := ask(t, "GET", n.serve(t).URL+"/nguon"); strings.Contains(body, "Cụm") {
		t.Error("a cluster of nobody")
	}
}

// TestStaffPagesInABrowser looks at what staff are shown when there is a lot
// to show.
func TestStaffPagesInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	site := troubled(t).serve(t).URL
	folder := os.Getenv("BANTIN_SCREENSHOTS")
	for _, width := range []int64{390, 1280} {
		for name, path := range map[string]string{"troubles": "/nguon", "staff": "/van-hanh"} {
			for _, scheme := range []string{"light", "dark"} {
				if scheme == "dark" && folder == "" {
					continue
				}
				shot := look(t, browser, site+path, width, scheme)
				if folder == "" {
					continue
				}
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)), shot, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

package web

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
	"bantin/storage"
)

// visited is a newsroom that many have come to: for two months, and today.
func visited(t testing.TB) *newsroom {
	t.Helper()
	n := open(t, articles())
	var past storage.Audience
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for i := 1; i < 60; i++ {
		past.Days = append(past.Days, storage.AudienceDay{Day: today.AddDate(0, 0, -i), Visits: 700 + i*i%531 + 400*(i%7/5), Polls: 2900 + i})
	}
	past.Pollers = []storage.Pollers{
		{Day: today.AddDate(0, 0, -1), Feed: "/rss.xml", Count: 41}, {Day: today.AddDate(0, 0, -2), Feed: "/rss.xml", Count: 1203},
		{Day: today.AddDate(0, 0, -1), Feed: "/lao-cai/atom.xml", Count: 3},
	}
	declare := func(feed, service string, count int) {
		past.Subscribers = append(past.Subscribers, storage.Subscribers{Feed: feed, Service: service, Count: count, Declared: now.Add(-time.Hour)})
	}
	declare("/rss.xml", "Feedly", 1234)
	declare("/atom.xml", "Feedly", 6)
	declare("/rss.xml", "Inoreader", 87)
	declare("/chuyen-muc/du-lich/rss.xml", "NewsBlur", 5)
	if err := n.store.SaveAudience(t.Context(), past, today.AddDate(0, 0, -7)); err != nil {
		t.Fatal(err)
	}
	return n.counted(t)
}

func TestStatsPage(t *testing.T) {
	n := visited(t)
	s := n.serve(t)
	for range 2 {
		ask(t, "GET", s.URL+"/lao-cai/", "User-Agent", firefox, "Accept-Language", "vi")
	}
	ask(t, "GET", s.URL+"/rss.xml", "User-Agent", "Feedly/1.0 (1300 subscribers)")
	for _, c := range []struct {
		path  string
		wants []string
	}{
		{"/thong-ke", []string{
			"Thống kê truy cập", "Đang xem 1 trong 5 phút qua", "Hôm nay 1 từ 0 giờ", "Trong tuần 1 từ thứ Hai", "Tất cả 61.094 từ khi",
			"Từ 25/10/2026 đến 23/11/2026 có", "23/11/2026: 1 lượt xem", "22/11/20267012.901",
			cluster().Title + " Feedly 1.306, Inoreader 871.3931.203", "Du lịch NewsBlur 550", "tự khai",
			"Từ tháng 12 năm 2025 đến tháng 11 năm 2026 có 9 tin; nhiều nhất là tháng 11 năm 2026 với 8 tin.", "Theo đơn vị", "Theo chuyên mục", "Theo đơn vị và tháng",
		}},
		{"/en/thong-ke", []string{
			"Statistics", "Now 1 in the last 5 minutes", "Today 1 since midnight", "This week 1 since Monday", "All 61,094",
			"From 25 October 2026 to 23 November 2026 there were", "23 November 2026: 1 visit", "22 November 20267012,901",
			" Feedly 1,306, Inoreader 871,3931,203", "cannot be verified", "November 2026", "By department", "By topic",
		}},
	} {
		resp, body := ask(t, "GET", s.URL+c.path)
		if resp.StatusCode != http.StatusOK {
			t.Fatal(c.path, resp.Status)
		}
		doc := parsed(t, body)
		words := doc.find("main")[0].words()
		for _, want := range c.wants {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %q", c.path, want)
			}
		}
		for _, svg := range doc.find("svg") {
			if svg.attr("role") == "img" && (len(svg.find("title")) == 0 || len(svg.find("desc")) != 1) {
				t.Errorf("%s: a drawing that nobody who does not see it can know", c.path)
			}
		}
		for _, percent := range []string{"%!", "%s", "%d"} {
			if strings.Contains(body, percent) {
				t.Errorf("%s has %q in it", c.path, percent)
			}
		}
		again, _ := ask(t, "GET", s.URL+c.path, "If-None-Match", resp.Header.Get("Etag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %s though nothing has changed", c.path, again.Status)
		}
	}
	_, body := ask(t, "GET", s.URL+"/thong-ke")
	checkForm(t, "/thong-ke", body)
}

func TestStatsForPrograms(t *testing.T) {
	n := visited(t)
	s := n.serve(t)
	resp, body := ask(t, "GET", s.URL+"/thong-ke.json")
	if resp.Header.Get("Content-Type") != "application/json" || resp.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%v", resp.Header)
	}
	var d statsDocument
	if err := json.Unmarshal([]byte(body), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Visits.Days) != 30 || d.Visits.Days[28] != (statsDay{"2026-11-22", 701, 2901}) || d.Visits.All < 40_000 {
		t.Errorf("visits: %+v", d.Visits)
	}
	want := statsFeed{cluster().URL + "/", cluster().Title, 1327, map[string]int{"Feedly": 1240, "Inoreader": 87}, 1203}
	if diff := cmp.Diff(want, d.Feeds[0]); diff != "" {
		t.Errorf("feeds (-want +got):\n%s", diff)
	}
	if len(d.Months) != 12 || d.Months[11] != "2026-11" {
		t.Errorf("months: %v", d.Months)
	}
	for _, st := range d.Stories {
		sum := 0
		for _, m := range st.Months {
			sum += m
		}
		counts, err := n.store.CountArrived(t.Context(), selectionAt(n, st.Page), []time.Time{{}, now.AddDate(1, 0, 0)})
		if err != nil || counts[0] != st.All || sum > st.All {
			t.Errorf("%s: %d stories, %d in a year, stored are %v (%v)", st.Page, st.All, sum, counts, err)
		}
	}
	if len(d.Stories) != 1+len(n.Site.Departments)+len(n.Site.Topics) {
		t.Errorf("%d selections", len(d.Stories))
	}
}

// selectionAt is the selection of a page.
func selectionAt(n *newsroom, page string) string {
	path := strings.TrimPrefix(page, n.Site.URL)
	if id, ok := strings.CutPrefix(path, "/chuyen-muc/"); ok {
		return storage.TopicSelection(strings.Trim(id, "/"))
	}
	if path == "/" {
		return ""
	}
	return storage.DepartmentSelection(strings.Trim(path, "/"))
}

// TestStatsAreMadeOnceAMinute looks at them while readers and stories come.
func TestStatsAreMadeOnceAMinute(t *testing.T) {
	n := open(t, articles()).counted(t)
	clock := now
	n.Now = func() time.Time { return clock }
	s := n.serve(t)
	tag := func() string {
		resp, _ := ask(t, "GET", s.URL+"/thong-ke")
		return resp.Header.Get("Etag")
	}
	first := tag()
	ask(t, "GET", s.URL+"/", "User-Agent", firefox, "Accept-Language", "vi")
	clock = clock.Add(59 * time.Second)
	if tag() != first {
		t.Error("made anew within a minute")
	}
	clock = clock.Add(time.Second)
	second := tag()
	if second == first {
		t.Error("not made anew after a minute")
	}
	n.publish(t, []article{{number: 900, source: "lang-son-tin-tuc", title: "Tin mới", published: now}})
	if tag() != second {
		t.Error("stories are counted anew within a minute")
	}
	clock = clock.Add(time.Minute)
	third := tag()
	if third == second {
		t.Error("new stories are not counted")
	}
	if clock = clock.Add(time.Minute); tag() != third {
		t.Error("another page, and nothing has come")
	}
	clock = clock.AddDate(0, 1, 0)
	_, body := ask(t, "GET", s.URL+"/thong-ke")
	if !strings.Contains(body, "Tháng 12 năm 2026") {
		t.Error("the next month has not begun")
	}
	if clock = now; tag() == "" {
		t.Error("nothing, for the clock was set back")
	}
}

// TestStatsWithoutCounting: nobody counts, and still says how many stories there are.
func TestStatsWithoutCounting(t *testing.T) {
	s := open(t, nil).serve(t)
	_, body := ask(t, "GET", s.URL+"/thong-ke")
	checkForm(t, "/thong-ke", body)
	if strings.Contains(body, "Đang xem") || strings.Contains(body, "Feedly") || !strings.Contains(body, "chưa có tin nào") {
		t.Error("the page tells of what nobody counts")
	}
	_, body = ask(t, "GET", s.URL+"/thong-ke.json")
	if strings.Contains(body, "visits") || !strings.Contains(body, "stories") {
		t.Errorf("%s", body)
	}
	n := open(t, nil).counted(t)
	_, body = ask(t, "GET", n.serve(t).URL+"/thong-ke")
	checkForm(t, "/thong-ke", body)
	if !strings.Contains(body, "Chưa có dịch vụ") || !strings.Contains(body, "chưa có lượt xem nào") {
		t.Error("the page of a new site says nothing of that")
	}
}

func TestStatsAddresses(t *testing.T) {
	s := open(t, articles()).serve(t)
	for path, want := range map[string]string{
		"/thong-ke/":          "301 /thong-ke",
		"/en/thong-ke/":       "301 /en/thong-ke",
		"/en/thong-ke.json":   "301 /thong-ke.json",
		"/thong-ke?x=<script": "200 ",
		"/thong-ke/x":         "404 ",
	} {
		resp, _ := ask(t, "GET", s.URL+path)
		if got := resp.Status[:4] + resp.Header.Get("Location"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// TestStatsOfALargeSite has as many selections as a site may come to have.
func TestStatsOfALargeSite(t *testing.T) {
	n := visited(t)
	for i := range 40 {
		d := n.Site.Departments[0]
		d.ID, d.Name = fmt.Sprint("so-", i), fmt.Sprintf("%s số %d", d.Name, i)
		n.Site.Departments = append(n.Site.Departments, d)
	}
	n.rebuild(t)
	resp, body := ask(t, "GET", n.serve(t).URL+"/thong-ke", "Accept-Encoding", "gzip")
	if resp.StatusCode != http.StatusOK || len(body) > 25_000 {
		t.Errorf("%s, %d bytes", resp.Status, len(body))
	}
}

func TestNumbers(t *testing.T) {
	vi, en := &handler{language: "vi"}, &handler{language: "en"}
	for n, want := range map[int][2]string{
		0: {"0", "0"}, 7: {"7", "7"}, 999: {"999", "999"}, 1000: {"1.000", "1,000"}, 12345: {"12.345", "12,345"},
		1234567: {"1.234.567", "1,234,567"}, -1234: {"-1.234", "-1,234"}, -123: {"-123", "-123"},
	} {
		if got := [2]string{vi.number(n), en.number(n)}; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestPlots(t *testing.T) {
	h := &handler{language: "vi", say: words("vi")}
	for _, c := range []struct {
		values []int
		top    string
		tall   []float64
	}{
		{[]int{0, 0}, "2", []float64{0, 0}},
		{[]int{1, 2}, "2", []float64{50, 100}},
		{[]int{3, 0, 4}, "4", []float64{75, 0, 100}},
		{[]int{1, 100_000}, "100.000", []float64{plotLeast, 100}},
		{[]int{1, 100_001}, "120.000", []float64{plotLeast, 83.3}},
		{[]int{61}, "80", []float64{76.3}},
		{[]int{13, 15}, "20", []float64{65, 75}},
		{[]int{1500}, "1.500", []float64{100}},
		{[]int{math.MaxInt}, "9.223.372.036.854.775.807", []float64{100}},
	} {
		p := h.plotted(c.values, func(i int) string { return fmt.Sprint(i) })
		var tall []float64
		for i, col := range p.Columns {
			tall = append(tall, col.Tall)
			if col.Y+col.Tall != plotHeight || col.Left+col.Thick > col.X+col.Width || col.Running != (i == len(c.values)-1) {
				t.Errorf("%v: %+v", c.values, col)
			}
		}
		if p.Marks[0] != c.top || !slices.Equal(tall, c.tall) {
			t.Errorf("%v: up to %s, %v, want %s, %v", c.values, p.Marks[0], tall, c.top, c.tall)
		}
	}
}

// TestStatsWhileTheyAreMade asks for figures that are too old while somebody
// else has new ones made, and many at once when there are none yet.
func TestStatsWhileTheyAreMade(t *testing.T) {
	n := visited(t)
	h, err := n.handler()
	if err != nil {
		t.Fatal(err)
	}
	begun, going := make(chan struct{}), make(chan struct{})
	made := 0
	k := &statsKept{make: func(c storyCounts, f *audience.Figures) (*parcel, error) {
		if made++; made == 2 {
			close(begun)
			<-going
		}
		return packed(publish.Plain("text/plain", []byte(fmt.Sprint(made)))), nil
	}}
	text := func() string {
		p, err := h.freshStats(t.Context(), k)
		if err != nil {
			t.Fatal(err)
		}
		return string(p.plain.body)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := text(); got != "1" {
				t.Errorf("the first figures: %s", got)
			}
		})
	}
	all.Wait()
	h.Now = func() time.Time { return now.Add(time.Minute) }
	all.Go(func() {
		if got := text(); got != "2" {
			t.Errorf("whoever had them made got %s", got)
		}
	})
	<-begun
	if got := text(); got != "1" {
		t.Errorf("while they are made: %s", got)
	}
	close(going)
	all.Wait()
	if got := text(); got != "2" || made != 2 {
		t.Errorf("then: %s, made %d times", got, made)
	}
}

package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// aged is a story that came in at a time.
func aged(number int, at time.Time) article {
	return article{number: number, source: "lao-cai-tin-tuc", title: fmt.Sprintf("Tin số %d", number),
		published: at, arrived: at, origin: feeds.DateStated}
}

func TestOlderStoriesByMonth(t *testing.T) {
	var list []article
	for i := range 230 {
		list = append(list, aged(i+1, time.Date(2026, 10, 1+i%31, 8, i%60, 0, 0, there)))
	}
	edge := time.Date(2026, 11, 1, 0, 0, 0, 0, there)
	list = append(list, aged(301, edge), aged(302, edge.Add(-time.Second)), aged(303, time.Date(2024, 2, 29, 9, 0, 0, 0, there)))
	n := open(t, list)
	s := n.serve(t)

	_, body := ask(t, "GET", s.URL+"/luu-tru/")
	checkForm(t, "/luu-tru/", body)
	doc := parsed(t, body)
	var months []string
	for _, e := range doc.find("a") {
		if to := e.attr("href"); strings.HasPrefix(to, "/luu-tru/2") {
			months = append(months, to)
		}
	}
	if got := strings.Join(months, " "); got != "/luu-tru/2026-11/ /luu-tru/2026-10/ /luu-tru/2024-02/" {
		t.Errorf("months: %s", got)
	}
	if !strings.Contains(body, "231 tin") || !strings.Contains(body, "Tháng 10") {
		t.Errorf("the list of months:\n%s", body)
	}
	met := map[string]bool{}
	for path := "/luu-tru/2026-10/"; path != ""; {
		resp, body := ask(t, "GET", s.URL+path)
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", path, resp.StatusCode)
		}
		checkForm(t, path, body)
		checkPageFields(t, path, resp.Header)
		doc := parsed(t, body)
		cards := 0
		for _, e := range doc.find("a") {
			if to := e.attr("href"); strings.HasPrefix(to, "/tin/") {
				met[to] = true
				cards++
			}
		}
		if cards > mostStories {
			t.Errorf("%s: %d stories", path, cards)
		}
		path = ""
		for _, e := range doc.find("a") {
			if e.attr("rel") == "next" {
				path = e.attr("href")
			}
		}
	}
	if len(met) != 231 || !met["/tin/"+uuid(302)] || met["/tin/"+uuid(301)] {
		t.Errorf("%d stories in October", len(met))
	}
	for path, status := range map[string]int{
		"/luu-tru": 301, "/luu-tru/2026-10": 301, "/luu-tru/2026-09/": 404, "/luu-tru/2026-13/": 404, "/luu-tru/26-10/": 404, "/luu-tru/x": 404,
		"/luu-tru/2026-10/10/": 404, "/luu-tru/2026-10/0/": 404, "/luu-tru/2026-10/02/": 404, "/luu-tru/2026-10/1/": 404, "/luu-tru/2026-10/2": 301,
		"/luu-tru/2026-10/-2/": 404, "/luu-tru/2026-10/2/3/": 404, "/luu-tru/2026-10/6/": 200, "/luu-tru/2026-10/x/": 404, "/luu-tru/2026-10//": 301,
	} {
		if resp, _ := ask(t, "GET", s.URL+path); resp.StatusCode != status {
			t.Errorf("%s: %d, not %d", path, resp.StatusCode, status)
		}
	}
	n.publish(t, []article{aged(400, edge.Add(-time.Hour))})
	if _, body := ask(t, "GET", s.URL+"/luu-tru/2026-10/"); !strings.Contains(body, "Tin số 400") {
		t.Error("a story that came later is not listed")
	}
}

package aggregator

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

// stored is everything that is remembered of articles.
func (l *life) stored() map[string][]string {
	l.t.Helper()
	all := map[string][]string{}
	for _, table := range []string{"items", "texts", "aliases", "articles", "stories", "memberships", "decisions", "lessons"} {
		rows, err := l.Store.Read.QueryContext(l.t.Context(), "SELECT * FROM "+table+" ORDER BY 1, 2, 3")
		if err != nil {
			l.t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			l.t.Fatal(err)
		}
		for rows.Next() {
			values, targets := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				targets[i] = &values[i]
			}
			if err := rows.Scan(targets...); err != nil {
				l.t.Fatal(err)
			}
			all[table] = append(all[table], fmt.Sprint(values...))
		}
		if err := rows.Close(); err != nil {
			l.t.Fatal(err)
		}
	}
	return all
}

// TestTrivialDifferencesAreNoEdits: documents differ at every visit in what
// nobody wrote; nothing is written for it, and nothing published moves.
func TestTrivialDifferencesAreNoEdits(t *testing.T) {
	t.Parallel()
	full := func(url string) feeds.Source {
		src := asFeed(url)
		src.Content = feeds.FullContent
		return src
	}
	for name, change := range map[string]func(i, visit int, n *news){
		"spaces": func(i, visit int, n *news) { n.title = strings.ReplaceAll(n.title, " ", strings.Repeat(" ", visit)) },
		"line breaks": func(i, visit int, n *news) {
			n.html += "<p>Ảnh của" + strings.Repeat("\n", visit) + "Ban biên tập</p>"
		},
		"visit counters":     func(i, visit int, n *news) { n.html += fmt.Sprintf("<p>Lượt xem: %d.%03d</p>", visit, i) },
		"counters in titles": func(i, visit int, n *news) { n.title += fmt.Sprintf(" (%d lượt xem)", 100*visit+i) },
		"counters in bold":   func(i, visit int, n *news) { n.html += fmt.Sprintf("<p>Đã xem: <b>%d</b></p>", 100*visit+i) },
		"the chrome's counter": func(i, visit int, n *news) {
			n.html += fmt.Sprintf("<p>Đang online: %d Hôm nay: %d Tất cả: %d</p>", visit, 10*visit, 1000*visit)
		},
		"tracking pixels": func(i, visit int, n *news) {
			n.html += fmt.Sprintf(`<img src="https://dem.vn/p.gif?luot=%d" width="1" height="1">`, visit)
		},
		"tracking of the link": func(i, visit int, n *news) { n.path += fmt.Sprintf("?utm_campaign=lan%d", visit) },
		"a token in the link":  func(i, visit int, n *news) { n.path += fmt.Sprintf("?token=%032x", 7919*visit+i) },
		"a token of a picture": func(i, visit int, n *news) {
			n.html += fmt.Sprintf(`<img src="/anh-%d.jpg?t=%d">`, i, 1700000000+visit)
		},
		"a token of a thumbnail": func(i, visit int, n *news) { n.image = fmt.Sprintf("https://anh.vn/anh-%d.jpg?sig=a%031x", i, visit) },
		"order of attributes": func(i, visit int, n *news) {
			n.html = `<p>Ảnh: Ban biên tập</p><img src="/a.jpg" alt="Lễ hội" title="Ảnh">`
			if visit%2 == 0 {
				n.html = `<p>Ảnh: Ban biên tập</p><img title="Ảnh" alt="Lễ hội" src="/a.jpg">`
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc := func(visit int) string {
				return xml(each(week(), func(i int, n *news) {
					n.html = "<p>Ảnh: Ban biên tập</p>"
					change(i, visit, n)
				}))
			}
			l := live(t, full, doc(1))
			before := l.stored()
			for visit := 2; visit < 6; visit++ {
				if sum := l.show(doc(visit)); sum.Edited+sum.Fresh+sum.Unchanged != 0 {
					t.Fatalf("visit %d: %+v", visit, sum)
				}
			}
			if d := cmp.Diff(before, l.stored()); d != "" {
				t.Errorf("written: %s", d)
			}
		})
	}
}

func TestEditsUpdateInPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(n *news)
		moves  bool
	}{
		{"other words", func(n *news) { n.text = strings.Replace(n.text, "ba trăm", "bốn trăm", 1) }, true},
		{"another number", func(n *news) { n.text = strings.Replace(n.text, "20/11", "21/11", 1) }, true},
		{"another title", func(n *news) { n.title += " 2026" }, true},
		{"another picture", func(n *news) { n.image = "https://anh.vn/khac.jpg" }, false},
		{"a corrected link", func(n *news) { n.path += ".html"; n.path = strings.Replace(n.path, "/tin-tuc/", "/van-hoa/", 1) }, false},
		{"capitals", func(n *news) { n.title = strings.ToUpper(n.title) }, false},
		{"punctuation", func(n *news) { n.title += "!" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := live(t, asFeed, xml(week()))
			before := l.all()
			edited := week()
			c.change(&edited[0])
			if sum := l.show(xml(edited)); sum.Edited != 1 || sum.Fresh != 0 {
				t.Fatalf("%+v", sum)
			}
			find := func(list []feeds.Story) feeds.Story {
				for _, st := range list {
					if st.ID == before[0].ID {
						return st
					}
				}
				t.Fatal("the story is gone")
				return feeds.Story{}
			}
			was, is := before[0], find(l.all())
			if moved := !is.Updated.Equal(was.Updated); moved != c.moves {
				t.Errorf("updated moved: %v", moved)
			}
			if is.Centre.Title == was.Centre.Title && is.Centre.Summary == was.Centre.Summary && is.Centre.URL == was.Centre.URL && is.Centre.Image == was.Centre.Image {
				t.Error("nothing was updated")
			}
			if sum := l.show(xml(edited) + " "); sum.Edited != 0 {
				t.Errorf("and again: %+v", sum)
			}
		})
	}
}

// TestNamesThatNeverStayAreGivenUp: a source whose names change at each visit
// costs no more than one whose names stay.
func TestNamesThatNeverStayAreGivenUp(t *testing.T) {
	t.Parallel()
	addressless := func(n *news) { n.path = "/rss" }
	for _, c := range []struct {
		name    string
		change  func(i, visit int, n *news)
		learned feeds.LessonKind
	}{
		{"random guids", func(i, visit int, n *news) { n.guid = fmt.Sprintf("%x", 7919*visit+i) }, feeds.LessonGUID},
		{"random guids and no addresses", func(i, visit int, n *news) { addressless(n); n.guid = fmt.Sprintf("%x", 7919*visit+i) }, feeds.LessonGUID},
		{"random guids, no addresses, no texts, no dates", func(i, visit int, n *news) {
			addressless(n)
			n.guid, n.text, n.at = fmt.Sprintf("%x", 7919*visit+i), "", time.Time{}
		}, feeds.LessonGUID},
		{"one guid for all", func(i, visit int, n *news) { n.guid = "tin" }, feeds.LessonGUID},
		{"guids that count", func(i, visit int, n *news) { n.guid = fmt.Sprintf("tin-%d", (i+visit)%6) }, feeds.LessonGUID},
		{"session ids", func(i, visit int, n *news) { n.path += fmt.Sprintf("?phien=%d", 7919*visit+i) }, feeds.LessonParameter},
		{"session ids, no dates, no texts", func(i, visit int, n *news) {
			n.path += fmt.Sprintf("?phien=%d", 7919*visit+i)
			n.guid, n.text, n.at = "", "", time.Time{}
		}, feeds.LessonParameter},
		{"counters in titles", func(i, visit int, n *news) { n.title += fmt.Sprintf(" (%d lượt xem)", 100*visit+i) }, ""},
		{"counters of no known form in titles", func(i, visit int, n *news) { n.title += fmt.Sprintf(" ♥ %d", 100*visit+i) }, ""},
		{"counters of no known form, no dates", func(i, visit int, n *news) {
			n.title, n.at, n.guid = n.title+fmt.Sprintf(" ♥ %d", 100*visit+i), time.Time{}, ""
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := func(visit int) string { return xml(each(week(), func(i int, n *news) { c.change(i, visit, n) })) }
			l := live(t, asFeed, doc(0))
			for visit := 1; visit < 50; visit++ {
				l.show(doc(visit))
			}
			l.want(6)
			most, said := 40, 0
			if c.learned != "" {
				most, said = 14, 1
			}
			if n := strings.Count(l.log.String(), "names not consulted any longer"); n != said {
				t.Errorf("said %d times that names were given up", n)
			}
			if n := l.rows("aliases"); n > 6*most {
				t.Errorf("%d names of 6 articles after 50 visits", n)
			}
			before := l.rows("aliases")
			for visit := 50; visit < 55; visit++ {
				l.show(doc(visit))
			}
			if n := l.rows("aliases"); n != before && c.learned != "" {
				t.Errorf("%d names more after 5 further visits", n-before)
			}
			l.want(6)
			lessons, err := l.Store.Lessons(t.Context(), "mot")
			if err != nil {
				t.Fatal(err)
			}
			taught := false
			for _, lesson := range lessons {
				taught = taught || lesson.Kind == c.learned
			}
			if taught != (c.learned != "") {
				t.Errorf("lessons: %+v", lessons)
			}
		})
	}
}

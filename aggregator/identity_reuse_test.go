package aggregator

import (
	"fmt"
	"testing"
	"time"

	"bantin/feeds"
)

// TestAddressUsedAgain: an address under which another article was met is that
// of a new one, and the old one stays what it was.
func TestAddressUsedAgain(t *testing.T) {
	t.Parallel()
	schedule := func(n int, at time.Time, text string) news {
		return news{path: "/lich-cong-tac", title: fmt.Sprintf("Lịch công tác tuần %d của lãnh đạo Sở", n), text: text, at: at}
	}
	other := news{path: "/tin-tuc/bai-viet-10401", title: "Hội nghị tổng kết phong trào xây dựng nếp sống mới", at: day(0),
		text: "Sáng nay, Sở tổ chức hội nghị biểu dương ba mươi gia đình tiêu biểu và trao bằng khen cho các tập thể xuất sắc."}
	undated := func(n news) news { n.at = time.Time{}; return n }
	silent := func(n news) news { n.text = ""; return n }
	for _, c := range []struct {
		name     string
		now, new news
		stories  int
	}{
		{"another article", week()[0], other, 2},
		{"another article, undated", undated(week()[0]), undated(other), 2},
		{"another article, no texts", silent(week()[0]), silent(other), 2},
		{"another article, neither", silent(undated(week()[0])), silent(undated(other)), 2},
		{"next week's schedule", schedule(47, day(7), ""), schedule(48, day(0), ""), 2},
		{"next week's schedule in the same form", schedule(47, day(7), "Từ 16/11 đến 20/11: họp giao ban, tiếp công dân, đi cơ sở, dự hội nghị của tỉnh."),
			schedule(48, day(0), "Từ 23/11 đến 27/11: họp giao ban, tiếp công dân, đi cơ sở, dự hội nghị của tỉnh."), 2},
		{"next week's schedule, undated", undated(schedule(47, day(7), "")), undated(schedule(48, day(0), "")), 2},
		{"a title edited", week()[0], func() news { n := week()[0]; n.title, n.at = "Tưng bừng "+n.title, day(0); return n }(), 1},
		{"a text written anew", week()[0], func() news { n := week()[0]; n.text, n.at = other.text, day(0); return n }(), 1},
		{"title and text, but an older date", week()[0], func() news { n := other; n.at = day(5); return n }(), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, form := range map[string]struct {
				src   func(string) feeds.Source
				write func([]news) string
			}{"feed": {asFeed, xml}, "list": {asList, htmlList}} {
				c.now.guid, c.new.guid = "", ""
				l := live(t, form.src, form.write([]news{c.now, week()[3]}))
				old := l.byTitle(c.now.title)
				l.show(form.write([]news{c.new, week()[3]}))
				l.show(form.write([]news{c.new, week()[3]}) + " ")
				l.show(form.write([]news{c.new}))
				l.want(c.stories + 1)
				if c.stories == 2 {
					if now := l.byTitle(c.now.title); now != old {
						t.Errorf("the old article was %s and is %s", old, now)
					}
					l.show(form.write([]news{c.now, week()[3]})) // the portal takes it back
					l.show(form.write([]news{c.new, week()[3]}))
					edited := c.new
					edited.title += " (ảnh)"
					l.show(form.write([]news{edited, week()[3]}))
					l.want(3)
				}
				if t.Failed() {
					t.Fatalf("as a %s", name)
				}
			}
		})
	}
}

// byTitle is the id of the story with a title.
func (l *life) byTitle(title string) string {
	l.t.Helper()
	for _, st := range l.all() {
		if st.Centre.Title == title {
			return st.ID
		}
	}
	l.t.Fatalf("no story %q among %q", title, l.seen)
	return ""
}

// TestPermalinkGuidVouchesForNothing: a guid that is the address over again
// does not say that an address is still the same article's.
func TestPermalinkGuidVouchesForNothing(t *testing.T) {
	first, second := week()[0], week()[1]
	second.path, second.at = first.path, day(0)
	first.guid, second.guid = "http://127.0.0.1"+first.path, "http://127.0.0.1"+first.path
	own := func(url string) feeds.Source { src := asFeed(url); src.Aliases = []string{"127.0.0.1"}; return src }
	l := live(t, own, xml([]news{first}))
	l.show(xml([]news{second}))
	l.show(xml([]news{second}) + " ")
	l.want(2)
}

func TestSettingForRecycledAddresses(t *testing.T) {
	reused := func(url string) feeds.Source { src := asList(url); src.Recycled = true; return src }
	post := func(title, text string, at time.Time) string {
		return htmlList([]news{{path: "/noi-bat", title: title, text: text, at: at}})
	}
	l := live(t, reused, post("Tin nổi bật trong ngày", opening, day(2)))
	l.show(post("Tin nổi bật trong ngày", opening, day(2)) + " ")
	l.want(1)
	l.show(post("Tin nổi bật trong ngày", running, day(1)))
	l.show(post("Tin nổi bật trong ngày", running, day(1)) + " ")
	l.want(2)
	l.show(post("Tin nổi bật trong tuần", opening, day(0)))
	l.want(3)
}

// TestAddressTakenByAnotherWhileItsArticleMoves: the old article goes to
// another address on the day on which a new one takes its own.
func TestAddressTakenByAnotherWhileItsArticleMoves(t *testing.T) {
	old, taker := week()[0], week()[1]
	moved := old
	moved.path = "/luu-tru/bai-viet-10401"
	taker.path, taker.at = old.path, day(0)
	for _, doc := range [][]news{{taker, moved}, {moved, taker}} {
		doc = each(doc, func(_ int, n *news) { n.guid = "" })
		l := live(t, asList, htmlList([]news{old}))
		id := l.byTitle(old.title)
		l.show(htmlList(doc))
		l.show(htmlList(doc) + " ")
		l.want(2)
		if l.byTitle(old.title) != id {
			t.Error("the article that moved has another id")
		}
	}
}

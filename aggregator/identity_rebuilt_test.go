package aggregator

import (
	"fmt"
	"testing"
	"time"

	"bantin/feeds"
)

// archive is what a portal with many articles shows, newest first.
func archive(n int) []news {
	subjects := []string{"Hội thi tiếng hát", "Liên hoan múa xòe", "Đêm thơ nguyên tiêu", "Ngày hội bánh chưng", "Cuộc thi ảnh đẹp", "Triển lãm tranh"}
	places := []string{"bản Cát Cát", "xã Y Tý", "phường Him Lam", "xã Mường Hum", "bản Áng", "xã Đồng Văn", "phường Tam Thanh"}
	var list []news
	for i := range n {
		subject, place := subjects[i%len(subjects)], places[i%len(places)]
		list = append(list, news{
			path: fmt.Sprintf("/tin-tuc/%d-bai.html", 20900-i), at: day(i/2 + 1),
			title: fmt.Sprintf("%s mùa thứ %d tổ chức tại %s", subject, i+3, place),
			text:  fmt.Sprintf("%s lần này quy tụ %d đội từ %s cùng các vùng lân cận tranh tài trong hai ngày cuối tuần.", subject, 11+i, place),
		})
	}
	return list
}

// TestRebuiltPortal: all articles under new names at once are those that they
// were; only what is newer than the last visit is news.
func TestRebuiltPortal(t *testing.T) {
	t.Parallel()
	renumbered := func(list []news) []news {
		return each(list, func(i int, n *news) { n.path = fmt.Sprintf("/chi-tiet?ma=%d", 70000+31*i) })
	}
	undated := func(list []news) []news { return each(list, func(_ int, n *news) { n.at = time.Time{} }) }
	silent := func(list []news) []news { return each(list, func(_ int, n *news) { n.text = "" }) }
	reworded := func(list []news) []news {
		return each(list, func(i int, n *news) {
			n.text = fmt.Sprintf("Bản tóm tắt mới do hệ thống mới tự viết ra cho bài thứ %d trong kho.", i)
		})
	}
	fresh := news{path: "/chi-tiet?ma=99999", title: "Khai trương cổng thông tin mới của Sở", text: "Từ hôm nay, bạn đọc xem tin trên giao diện mới.", at: noon.Add(20 * time.Hour)}
	older := news{path: "/chi-tiet?ma=5", title: "Một bài rất cũ được đưa lên lại trong kho", text: "Bài này có từ nhiều năm trước.", at: day(900)}
	same := func(list []news) []news { return list }
	for _, c := range []struct {
		name          string
		before, after func([]news) []news
		fresh         news
	}{
		{"same words", same, same, fresh},
		{"other texts, same days", same, reworded, fresh},
		{"no texts any more", same, silent, fresh},
		{"never dated", undated, undated, func() news { n := fresh; n.at = time.Time{}; return n }()},
		{"neither dates nor texts", func(l []news) []news { return silent(undated(l)) }, func(l []news) []news { return silent(undated(l)) },
			func() news { n := fresh; n.at, n.text = time.Time{}, ""; return n }()},
		{"no dates any more", same, undated, func() news { n := fresh; n.at = time.Time{}; return n }()},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := live(t, asList, htmlList(c.before(archive(20))))
			rebuilt := append(append([]news{c.fresh}, renumbered(c.after(archive(20)))...), older)
			visited := l.clock()
			l.show(htmlList(rebuilt))
			warned := l.warned("mot", feeds.RepairRenumbered)
			l.show(htmlList(rebuilt) + " ")
			l.want(22)
			if !warned || !l.warned("mot", feeds.RepairRenumbered) {
				t.Error("staff are not told")
			}
			for _, st := range l.all() {
				if isNew := st.Arrived.After(visited); isNew != (st.Centre.Title == fresh.title) {
					t.Errorf("%q arrived %v", st.Centre.Title, st.Arrived)
				}
			}
		})
	}
}

// warned reports whether the last document of a source bears a remark.
func (l *life) warned(source string, code feeds.RepairCode) bool {
	l.t.Helper()
	for _, w := range l.state(source).Warnings {
		if w.Code == code {
			return true
		}
	}
	return false
}

// TestAmbiguousTitlesAreNotAdopted: a title that several articles had says of
// none which it is.
func TestAmbiguousTitlesAreNotAdopted(t *testing.T) {
	before := archive(12)
	for i := range 3 {
		before[i].title = "Lịch công tác tuần của lãnh đạo Sở và các phòng"
		before[i].text = ""
	}
	after := each(before, func(i int, n *news) { n.path = fmt.Sprintf("/chi-tiet?ma=%d", 70000+31*i) })
	l := live(t, asList, htmlList(before))
	visited := l.clock()
	l.show(htmlList(after))
	l.show(htmlList(after) + " ")
	l.want(15)
	for _, st := range l.all() {
		if st.Arrived.After(visited) {
			t.Errorf("old news is new again: %q", st.Centre.Title)
		}
	}
}

// TestHonestBurstPasses: a festival week is no flood, be it of wholly new
// titles or with some that come every day.
func TestHonestBurstPasses(t *testing.T) {
	t.Parallel()
	for _, dated := range []bool{true, false} {
		l := live(t, asList, htmlList(archive(20)))
		burst := each(archive(40), func(i int, n *news) {
			n.path, n.title = fmt.Sprintf("/tin-tuc/%d-bai.html", 30900-i), fmt.Sprintf("Ngày hội thứ %d: %s", i, n.text[:30])
			n.text, n.at = fmt.Sprintf("Tường thuật buổi thứ %d của tuần lễ hội ngay tại sân khấu ngoài trời bên bờ suối.", i), noon.Add(20*time.Hour)
			if i%8 == 0 {
				n.title = "Bản tin lễ hội trong ngày"
			}
			if !dated {
				n.at = time.Time{}
			}
		})
		visited := l.clock()
		l.show(htmlList(append(burst, archive(20)[:5]...)))
		l.show(htmlList(append(burst, archive(20)[:5]...)) + " ")
		l.want(60)
		arrived := 0
		for _, st := range l.all() {
			if st.Arrived.After(visited) {
				arrived++
			}
		}
		if arrived != 40 || l.warned("mot", feeds.RepairRenumbered) {
			t.Errorf("dated %v: %d of 40 arrived as news", dated, arrived)
		}
	}
}

// TestSchedulesEveryWeekAreNews: titles that return with new values are no
// portal that was rebuilt.
func TestSchedulesEveryWeekAreNews(t *testing.T) {
	weekly := func(week int) []news {
		var list []news
		for i, title := range []string{"Lịch công tác tuần của lãnh đạo Sở Văn hóa", "Lịch chiếu phim lưu động phục vụ đồng bào vùng cao",
			"Lịch thi đấu giải bóng đá phong trào các xã", "Lịch mở cửa bảo tàng và thư viện tỉnh"} {
			list = append(list, news{path: fmt.Sprintf("/lich/%d", 10*week+i), title: title, at: noon.Add(time.Duration(7*week) * 24 * time.Hour),
				text: fmt.Sprintf("Từ ngày %d đến ngày %d: các phòng chuyên môn và đơn vị làm theo lịch này, có thay đổi sẽ báo sau.", 7*week+1, 7*week+7)})
		}
		return list
	}
	l := live(t, asList, htmlList(weekly(0)))
	for week := 1; week < 5; week++ {
		l.pass(6 * 24 * time.Hour)
		l.show(htmlList(weekly(week)))
	}
	l.poll()
	l.want(20)
}

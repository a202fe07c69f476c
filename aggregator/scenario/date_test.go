package scenario

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestDates: whatever portals write for dates, nothing sticks on top, and what
// was once said stays.
func TestDates(t *testing.T) {
	for i, c := range []struct {
		name string
		l    layout
		plan func(w *world, p *portal)
	}{
		{"undated list", rows, func(w *world, p *portal) { p.dates = "" }},
		{"undated page", page, func(w *world, p *portal) { p.dates = "" }},
		{"days only", rows, func(w *world, p *portal) { p.dates = "02/01/2006" }},
		{"days without years", page, func(w *world, p *portal) { p.dates = "(02/01)" }},
		{"time before the day", rows, func(w *world, p *portal) { p.dates = "15:04 02/01/2006" }},
		{"weekday and day", page, func(w *world, p *portal) { p.dates = "02/01/2006 | 15:04" }},
		{"future dates", rss, func(w *world, p *portal) {
			w.at(start.Add(8*day), func() {
				a := written(600)
				a.shows = start.Add(20 * day)
				a.clamped = true
				p.publish(a)
			})
		}},
		{"the month where minutes belong", rss, func(w *world, p *portal) {
			p.always(func(_, _ int, a *post) {
				a.shows = a.shows.Truncate(time.Hour).Add(time.Duration(a.shows.Month()) * time.Minute)
			})
			p.loose = true
		}},
		{"dates that come and go", rss, func(w *world, p *portal) {
			p.always(func(n, _ int, a *post) {
				if n%3 == 0 && w.clock().Sub(a.at) > 2*day {
					a.shows = time.Time{}
				}
			})
		}},
		{"dates that are moved by every edit", rss, func(w *world, p *portal) {
			for i := range 6 {
				w.at(start.Add(time.Duration(3+2*i)*day+time.Hour), func() {
					p.edit(p.posts[0], func(a *post) {
						a.lead += fmt.Sprintf(" Bổ sung lần %d về kinh phí.", i+1)
						a.body += "<p>" + a.lead + "</p>"
					})
					later := p.posts[0]
					p.always(func(_, _ int, a *post) {
						if a.guid == later.guid {
							a.shows = a.shows.Add(30 * time.Hour)
						}
					})
				})
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.portal("lao-cai", c.l)
			c.plan(w, p)
			w.ordinary(p, 100+50*i, 4)
			w.begin()
			w.live(start.Add(3 * week))
			w.judge()
		})
	}
}

// TestClockForDate: a list shows the time of the visit beside every article.
func TestClockForDate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.portal("lao-cai", rows)
	w.ordinary(p, 100, 4)
	for _, a := range p.posts {
		a.shows = time.Time{}
	}
	p.always(func(_, _ int, a *post) { a.shows = w.clock() })
	p.loose = true
	w.begin()
	w.live(start.Add(4 * week))
	w.judge()
}

// TestMidnights: articles of the last and the first minutes of days, months and
// the year, and of Tết.
func TestMidnights(t *testing.T) {
	for i, from := range []time.Time{
		time.Date(2026, time.December, 30, 6, 7, 0, 0, there),
		time.Date(2027, time.February, 4, 6, 7, 0, 0, there), // Tết: 6 February 2027
	} {
		t.Run(from.Format(time.DateOnly), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			sites := w.seven()
			sites[2].dates, sites[5].dates = "02/01/2006", "(02/01)"
			for i, p := range sites {
				for k := range 3 {
					w.now.Store(from.Add(time.Duration(-30-i-k*8) * time.Hour).Unix())
					p.publish(written(5000 + 10*k + i))
				}
			}
			w.now.Store(from.Unix())
			w.begin()
			n := 0
			for d := range 4 {
				night := time.Date(from.Year(), from.Month(), from.Day()+d+1, 0, 0, 0, 0, there)
				for k, off := range []time.Duration{-time.Minute, 0, time.Minute, 7*time.Hour - time.Minute, 7 * time.Hour} {
					p := sites[(d+k+i)%7]
					w.at(night.Add(off), func() { w.exactly(night.Add(off), func() { p.publish(written(5100 + n)); n++ }) })
				}
			}
			w.live(from.Add(7 * day))
			w.judge()
		})
	}
}

// exactly lets something happen at a time that the hours pass over.
func (w *world) exactly(at time.Time, do func()) {
	now := w.now.Load()
	w.now.Store(at.Unix())
	do()
	w.now.Store(now)
}

// TestCongratulations: at the year's end every department writes the same few
// words on its own behalf.
func TestCongratulations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sites := w.seven()
	w.stock(sites)
	w.begin()
	names := strings.Split("Lào Cai|Hà Giang|Lai Châu|Điện Biên|Sơn La|Lạng Sơn|Cao Bằng", "|")
	for i, p := range sites {
		w.at(start.Add(5*day+time.Duration(i)*5*time.Hour), func() {
			name := names[i]
			p.publish(post{title: "Thư chúc Tết của Giám đốc Sở", path: "/thu-chuc-tet.html", guid: "thu-chuc-tet",
				lead: fmt.Sprintf("Nhân dịp năm mới, Sở Văn hóa, Thể thao và Du lịch tỉnh %s gửi lời chúc tới cán bộ và nhân dân trong tỉnh.", name),
				body: fmt.Sprintf(`<p>Nhân dịp đón xuân mới, thay mặt lãnh đạo Sở Văn hóa, Thể thao và Du lịch tỉnh %s, tôi gửi tới toàn thể cán bộ, công chức, viên chức, người lao động và nhân dân các dân tộc trong tỉnh lời thăm hỏi ân cần và lời chúc mừng năm mới tốt đẹp nhất.</p><p>Năm qua, ngành đã đón %d nghìn lượt khách, tổ chức %d lễ hội và đưa về %d huy chương. Chúc mọi nhà một năm mới an khang, thịnh vượng.</p><p>Giám đốc: %s</p>`,
					name, 800+i*137, 11+i*3, 20+i*7, []string{"Lò Văn Pánh", "Hà Thị Liên", "Giàng A Sử", "Vàng Seo Dín", "Nông Văn Thiện", "Lý Thị Hòa", "Bế Văn Khoa"}[i])})
		})
	}
	w.live(start.Add(2 * week))
	w.judge()
}

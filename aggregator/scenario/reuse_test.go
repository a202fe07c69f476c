package scenario

import (
	"fmt"
	"testing"
	"time"

	"bantin/feeds"
)

// schedule is the plan of a week, as the same form every week.
func schedule(week int, numbered bool) post {
	from := start.Add(time.Duration(week) * 7 * day)
	to := from.Add(4 * day)
	a := post{path: "/lich-cong-tac/lich-tuan", title: "Lịch công tác tuần"}
	if numbered {
		a.title = fmt.Sprintf("Lịch công tác tuần %d (từ ngày %s đến ngày %s)", 41+week, from.Format("02/01"), to.Format("02/01/2006"))
	}
	visits := []string{"Bát Xát", "Si Ma Cai", "Bảo Yên", "Văn Bàn", "Mường Khương", "Sa Pa"}
	a.lead = fmt.Sprintf("Văn phòng thông báo lịch công tác của lãnh đạo từ ngày %s đến ngày %s.", from.Format("02/01"), to.Format("02/01/2006"))
	a.body = fmt.Sprintf(`<p>%s</p><table><tr><td>Thứ Hai %s</td><td>Chào cờ, giao ban đầu tuần tại phòng họp số %d.</td></tr>
<tr><td>Thứ Tư %s</td><td>Giám đốc đi cơ sở tại huyện %s, cùng phòng Quản lý văn hóa.</td></tr>
<tr><td>Thứ Sáu %s</td><td>Phó Giám đốc tiếp công dân định kỳ, buổi chiều làm việc với huyện %s.</td></tr></table>`,
		a.lead, from.Format("02/01"), 1+week%3, from.Add(2*day).Format("02/01"), visits[week%6], to.Format("02/01"), visits[(week+2)%6])
	return a
}

// TestAddressesUsedAgain: the plan of each week replaces the last one at one
// address, or stands beside it.
func TestAddressesUsedAgain(t *testing.T) {
	i := 0
	for _, dated := range []bool{true, false} {
		for _, numbered := range []bool{true, false} {
			for _, replaced := range []bool{true, false} {
				if !dated && !numbered && replaced {
					continue // nothing at all says that it is another one
				}
				for form, l := range someForms(i) {
					t.Run(fmt.Sprintf("dated %v, numbered %v, at one address %v/%s", dated, numbered, replaced, form), func(t *testing.T) {
						t.Parallel()
						w := newWorld(t)
						p := w.portal("lao-cai", l)
						if !dated {
							p.dates = ""
						}
						w.ordinary(p, 100, 4)
						w.begin()
						if !numbered && replaced { // only the settings can say that it is another one
							w.setSource(p.id, func(s *feeds.Source) { s.Recycled = true })
						}
						for week := range 5 {
							w.at(start.Add(time.Duration(week)*7*day+3*time.Hour), func() {
								a := schedule(week, numbered)
								if !replaced {
									a.path, a.guid = fmt.Sprintf("/lich-cong-tac/lich-tuan-%d", 61000+week), fmt.Sprint("lich-", 61000+week)
								}
								if replaced {
									p.withdraw(a.path)
								}
								p.publish(a)
							})
						}
						w.live(start.Add(31 * day))
						w.judge()
					})
					i++
				}
			}
		}
	}
}

// withdraw takes an article out of the list for good, and its page away.
func (p *portal) withdraw(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.posts {
		if a.path == path {
			a.gone, a.unlisted = true, true
		}
	}
}

// TestTitlesComeAgain: a title that says nothing stands over another text every
// few days.
func TestTitlesComeAgain(t *testing.T) {
	for i, title := range []string{"Thông báo", "Lịch công tác tuần", "Tin văn hóa, thể thao và du lịch trong ngày"} {
		for form, l := range someForms(i) {
			t.Run(title+"/"+form, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				p, other := w.portal("lao-cai", l), w.portal("son-la", rss)
				w.ordinary(p, 100, 3)
				w.ordinary(other, 300, 3)
				w.begin()
				for n := range 9 {
					at := start.Add(time.Duration(n)*37*time.Hour + 3*time.Hour)
					a := written(900 + n)
					a.title = title
					b := written(950 + n)
					b.title, b.path = title, fmt.Sprintf("/thong-bao/%d", 73001+n)
					w.at(at, func() { p.publish(a); other.publish(b) })
				}
				w.live(start.Add(3 * week))
				w.judge()
			})
		}
	}
}

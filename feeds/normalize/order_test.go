package normalize

import (
	"testing"
	"time"

	"bantin/feeds"
)

func TestDateOrderOfTheSource(t *testing.T) {
	now := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name         string
		known, after feeds.DateOrder
		raw          string
		want         string
	}{
		{"nothing is known", feeds.OrderUnproven, feeds.OrderUnproven, "2/10/2026 08:00", "2026-10-02"},
		{"proven by earlier documents", feeds.MonthFirst, feeds.MonthFirst, "2/10/2026 08:00", "2026-02-10"},
		{"proven now", feeds.OrderUnproven, feeds.MonthFirst, "9/14/2026 08:00", "2026-09-14"},
		{"proven otherwise now", feeds.MonthFirst, feeds.DayFirst, "14/9/2026 08:00", "2026-09-14"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := feeds.Document{Format: "rss", URL: "https://sonla.gov.vn/rss", DateOrder: c.known,
				Items: []feeds.Item{{Title: "Tin", URL: "https://sonla.gov.vn/a", RawPublished: c.raw}}}
			got := Document(doc, feeds.Source{}, time.UTC, now)
			if day := got.Items[0].Published.Format(time.DateOnly); day != c.want || got.DateOrder != c.after {
				t.Errorf("%s is %s, order %q; want %s, %q", c.raw, day, got.DateOrder, c.want, c.after)
			}
		})
	}
}

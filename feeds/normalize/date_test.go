package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// hanoi is the zone of the tests, without reading any file for it.
var hanoi = time.FixedZone("+07", 7*3600)

// visit is the time of the tests: Monday, 23 November 2026, 10:00:20.
var visit = moment{zone: hanoi, now: time.Date(2026, 11, 23, 3, 0, 20, 0, time.UTC), feed: true}

func TestDateForms(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		// What the standards want.
		{"Tue, 15 Sep 2026 09:02:15 +0700", "2026-09-15T09:02:15"},
		{"15 Sep 26 09:02 +0700", "2026-09-15T09:02:00"},
		{"Tue, 15 Sep 2026 02:02:15 GMT", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 02:02:15 Z", "2026-09-15T09:02:15"},
		{"Mon, 14 Sep 2026 21:02:15 EST", "2026-09-15T09:02:15"},
		{"Mon, 14 Sep 2026 19:02:15 PDT", "2026-09-15T09:02:15"},
		{"Mon, 14 Sep 2026 22:02:15 EDT", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 09:02:15 ICT", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 04:02:15 CEST", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 11:02:15 JST", "2026-09-15T09:02:15"},
		{"2026-09-15T25:14:55+07:00", "2026-09-15T00:00:00"}, // no such hour
		{"Mon, 14 Sep 98 09:02:15 +0700", "1998-09-14T09:02:15"},
		{"2026-09-15T09:02:15+07:00", "2026-09-15T09:02:15"},
		{"2026-09-15T02:02:15.123Z", "2026-09-15T09:02:15"},
		{"2026-09-15", "2026-09-15T00:00:00"},
		{"2026-09-15+07:00", "2026-09-15T00:00:00"},

		// Zones as they are written.
		{"Tue, 15 Sep 2026 09:02:15 GMT+7", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 09:02:15 (GMT+7)", "2026-09-15T09:02:15"},
		{"15/09/2026 09:02 [GMT+7]", "2026-09-15T09:02:00"},
		{"15/09/2026 09:02 UTC+7", "2026-09-15T09:02:00"},
		{"15/09/2026 09:02 GMT +07:00", "2026-09-15T09:02:00"},
		{"15/09/2026 08:02 GMT+6", "2026-09-15T09:02:00"},
		{"14/09/2026 19:02 GMT-7", "2026-09-15T09:02:00"},
		{"09:02 - 15/09/2026 (GMT+7)", "2026-09-15T09:02:00"},
		{"Tue, 15 Sep 2026 09:02:15 +07", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 09:02:15 +07:00", "2026-09-15T09:02:15"},
		{"2026-09-15T09:02:15+0700", "2026-09-15T09:02:15"},
		{"2026-09-15T09:02:15", "2026-09-15T09:02:15"},
		{"2026-09-15 09:02:15", "2026-09-15T09:02:15"},
		{"Tue, 15 Sep 2026 09:02:15", "2026-09-15T09:02:15"},
		{"Tue Sep 15 2026 09:02:15 GMT+0700 (Indochina Time)", "2026-09-15T09:02:15"},
		{"Tue Sep 15 09:02:15 2026", "2026-09-15T09:02:15"},

		// American order where nothing else is possible; spaces before AM and PM.
		{"9/14/2026 6:44:00 PM", "2026-09-14T18:44:00"},
		{"9/14/2026 6:44:00\u202fPM", "2026-09-14T18:44:00"},
		{"9/14/2026 12:05:00\u00a0AM", "2026-09-14T00:05:00"},
		{"September 14, 2026 6:44 p.m.", "2026-09-14T18:44:00"},
		{"Sep 14th 2026", "2026-09-14T00:00:00"},

		// Vietnamese.
		{"18/11/2021", "2021-11-18T00:00:00"},
		{"18-11-2021", "2021-11-18T00:00:00"},
		{"18.11.2021", "2021-11-18T00:00:00"},
		{"18 / 11 / 2021", "2021-11-18T00:00:00"},
		{"18/11/21", "2021-11-18T00:00:00"},
		{"8/1/2022 7:05", "2022-01-08T07:05:00"},
		{"21:45 28/09/2022", "2022-09-28T21:45:00"},
		{"21:45 - 28/09/2022", "2022-09-28T21:45:00"},
		{"21:45-28/09/2022", "2022-09-28T21:45:00"},
		{"21:05-08-09-2022", "2022-09-08T21:05:00"},
		{"02/01/2006 | 11:37 AM", "2006-01-02T11:37:00"},
		{"02/01/2006 | 13:37 PM", "2006-01-02T13:37:00"},
		{"Thứ năm - 05/02/2015 18:52", "2015-02-05T18:52:00"},
		{"Thứ 5, 05/02/2015", "2015-02-05T00:00:00"},
		{"T5, 05/02/2015", "2015-02-05T00:00:00"},
		{"CN, 05/02/2015", "2015-02-05T00:00:00"},
		{"Thứ Hai, ngày 23 tháng 11 năm 2025, 09:25:27", "2025-11-23T09:25:27"},
		{"Chủ nhật, 23 tháng 11, 2025", "2025-11-23T00:00:00"},
		{"23 Tháng Mười Một, 2025", "2025-11-23T00:00:00"},
		{"Tháng Mười 3, 2025", "2025-10-03T00:00:00"},
		{"5 tháng năm năm 2025", "2025-05-05T00:00:00"},
		{"23 Th11, 2025", "2025-11-23T00:00:00"},
		{"23 thg 11, 2025", "2025-11-23T00:00:00"},
		{"18/11/2021 2:30 SA", "2021-11-18T02:30:00"},
		{"18/11/2021 12:30:00 SA", "2021-11-18T00:30:00"},
		{"18/11/2021 2:30:00 CH", "2021-11-18T14:30:00"},
		{"8:30 sáng 18/11/2021", "2021-11-18T08:30:00"},
		{"3 giờ chiều ngày 18/11/2021", "2021-11-18T15:00:00"},
		{"chiều lúc 3 giờ 15 phút, 18/11/2021", "2021-11-18T15:15:00"},
		{"7 giờ tối 18/11/2021", "2021-11-18T19:00:00"},
		{"12 giờ trưa 18/11/2021", "2021-11-18T12:00:00"},
		{"1 giờ trưa 18/11/2021", "2021-11-18T13:00:00"},
		{"11h đêm 18/11/2021", "2021-11-18T23:00:00"},
		{"12h đêm 18/11/2021", "2021-11-18T00:00:00"},
		{"19h41 18/11/2021", "2021-11-18T19:41:00"},
		{"19h 18/11/2021", "2021-11-18T19:00:00"},
		{"9g05, 18/11/2021", "2021-11-18T09:05:00"},
		{"Đăng lúc: 08:30, Thứ năm, 05/02/2015 | Lượt xem: 1234", "2015-02-05T08:30:00"},
		{"Cập nhật 18-11-2021 - 19:41", "2021-11-18T19:41:00"},
		{norm18, "2021-11-18T14:30:00"},

		// Without a year: the last such day.
		{"(24/12)", "2025-12-24T00:00:00"},
		{"23/11", "2026-11-23T00:00:00"},
		{"24/11", "2025-11-24T00:00:00"},
		{"5-1", "2026-01-05T00:00:00"},
		{"5.1", "2026-01-05T00:00:00"},
		{"29/2", "2024-02-29T00:00:00"},
		{"08:30 22/11", "2026-11-22T08:30:00"},
		{"Thứ 2, 23/11", "2026-11-23T00:00:00"},
		{"ngày 5 tháng 10", "2026-10-05T00:00:00"},

		// Counted back.
		{"4 giờ trước", "2026-11-23T06:00:00"},
		{"cách đây 30 phút", "2026-11-23T09:30:00"},
		{"một ngày trước", "2026-11-22T00:00:00"},
		{"hôm qua", "2026-11-22T00:00:00"},
		{"Hôm qua lúc 14:30", "2026-11-22T14:30:00"},
		{"hôm nay, 8h15", "2026-11-23T08:15:00"},
		{"235 ngày", "2026-04-02T00:00:00"},
		{"2 tuần trước", "2026-11-09T00:00:00"},
		{"3 tháng trước", "2026-08-23T00:00:00"},
		{"1 năm trước", "2025-11-23T00:00:00"},
		{"vừa xong", "2026-11-23T10:00:00"},
		{"3 hours ago", "2026-11-23T07:00:00"},
		{"4 giờ trước (18/11/2021 08:00)", "2021-11-18T08:00:00"},

		// As programs write.
		{"20260915T090215+0700", "2026-09-15T09:02:15"},
		{"1789437735", "2026-09-15T09:02:15"},
		{"/Date(1789437735000+0700)/", "2026-09-15T09:02:15"},

		// No dates.
		{"", ""},
		{"mới cập nhật", ""},
		{"0001-01-01T00:00:00", ""},
		{"Thu, 01 Jan 1970 00:00:00 GMT", ""},
		{"31/02/2026", ""},
		{"32/01/2026", ""},
		{"13/13/2026", ""},
		{"tháng 11/2026", ""},
		{"tháng 11 năm 2026", ""},
		{"14:30", ""},
		{"0214 3840 024", ""},
		{"số 5/2 trang 9", ""},
		{"1.300 lượt xem", ""},
	} {
		t.Run(c.raw, func(t *testing.T) {
			s := newStamp(c.raw)
			s.order(visit, false)
			got := ""
			if s.known {
				got = s.at.In(hanoi).Format("2006-01-02T15:04:05")
			}
			if got != c.want {
				t.Errorf("%q is %q, want %q (%+v)", c.raw, got, c.want, s.reading)
			}
		})
	}
}

// norm18 is in decomposed Vietnamese.
const norm18 = "14:30 nga\u0300y 18/11/2021"

// stamped makes a document of items with dates alone.
func stamped(format string, raws ...string) feeds.Document {
	doc := feeds.Document{Format: format, URL: "https://a.vn/rss"}
	for i, raw := range raws {
		doc.Items = append(doc.Items, feeds.Item{Title: fmt.Sprint("Tin ", i), URL: fmt.Sprint("/", i), RawPublished: raw})
	}
	return doc
}

// dated says what became of the dates of a document.
func dated(doc feeds.Document) string {
	var lines []string
	for _, it := range Document(doc, feeds.Source{}, hanoi, visit.now).Items {
		at := "-"
		if !it.Published.IsZero() {
			at = it.Published.In(hanoi).Format("02/01/06 15:04:05") + " " + string(it.DateOrigin)
		}
		for _, r := range it.Repairs {
			if strings.HasPrefix(string(r.Code), "date-") {
				at += " " + string(r.Code)
			}
		}
		lines = append(lines, at)
	}
	return strings.Join(lines, "; ")
}

func TestDocumentDates(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  feeds.Document
		want string
	}{
		{"month first, proven by one",
			stamped("html", "9/10/2026 6:44:00 PM", "9/14/2026 6:44:00 PM"),
			"10/09/26 18:44:00 stated date-order; 14/09/26 18:44:00 stated date-order"},
		{"unproven is day first",
			stamped("html", "9/10/2026 6:44:00 PM", "10/9/2026"),
			"09/10/26 18:44:00 stated; 10/09/26 00:00:00 stated"},
		{"mixed is day first",
			stamped("html", "9/10/2026", "9/14/2026", "14/9/2026"),
			"09/10/26 00:00:00 stated; 14/09/26 00:00:00 stated date-order; 14/09/26 00:00:00 stated"},
		{"forms are noted in feeds",
			stamped("rss", "18/11/2021 08:30", "2026-09-15T09:02:15", "Tue, 15 Sep 2026 09:02:15 GMT+7", "Tue, 15 Sep 2026 09:02:15 +0700", "2026-09-15"),
			"18/11/21 08:30:00 stated date-form; 15/09/26 09:02:15 stated date-zone; 15/09/26 09:02:15 stated date-zone; 15/09/26 09:02:15 stated; 15/09/26 00:00:00 stated"},
		{"the month for the minutes",
			stamped("rss", "Mon, 23 Nov 2026 09:11:05 +0700", "Sun, 22 Nov 2026 20:11:47 +0700", "Fri, 30 Oct 2026 08:10:00 +0700"),
			"23/11/26 09:00:00 stated date-minutes; 22/11/26 20:00:00 stated date-minutes; 30/10/26 08:00:00 stated date-minutes"},
		{"the month for the minutes, but not always",
			stamped("rss", "Mon, 23 Nov 2026 09:11:05 +0700", "Sun, 22 Nov 2026 20:11:47 +0700", "Fri, 30 Oct 2026 08:12:00 +0700"),
			"23/11/26 09:11:05 stated; 22/11/26 20:11:47 stated; 30/10/26 08:12:00 stated"},
		{"the month for the minutes, too few",
			stamped("rss", "Mon, 23 Nov 2026 09:11:05 +0700", "Sun, 22 Nov 2026 20:11:47 +0700"),
			"23/11/26 09:11:05 stated; 22/11/26 20:11:47 stated"},
		{"many in one hour with the month for the minutes",
			stamped("rss", "23/11/2026 09:11:05", "23/11/2026 09:11:06", "23/11/2026 09:11:07", "23/11/2026 09:11:08", "23/11/2026 09:11:09"),
			strings.Repeat("23/11/26 09:00:00 stated date-form date-minutes; ", 4) + "23/11/26 09:00:00 stated date-form date-minutes"},
		{"the clock of the page",
			stamped("html", "23/11/2026 10:00:20", "23/11/2026 10:00", "23/11/2026 09:59:30"),
			"- date-clock; - date-clock; - date-clock"},
		{"two that are new",
			stamped("html", "23/11/2026 10:00", "23/11/2026 10:00"),
			"23/11/26 10:00:00 stated; 23/11/26 10:00:00 stated"},
		{"one instant",
			stamped("html", "01/11/2026 08:30", "01/11/2026 08:30", "01/11/2026 08:30", "01/11/2026 08:30", "02/11/2026 07:00"),
			"- date-same; - date-same; - date-same; - date-same; 02/11/26 07:00:00 stated"},
		{"one day",
			stamped("html", "01/11/2026", "01/11/2026", "01/11/2026", "01/11/2026", "01/11/2026"),
			strings.Repeat("01/11/26 00:00:00 stated; ", 4) + "01/11/26 00:00:00 stated"},
		{"one day, written as midnight in Greenwich",
			stamped("rss", slices.Repeat([]string{"2026-10-31T17:00:00Z"}, 5)...),
			strings.Repeat("01/11/26 00:00:00 stated; ", 4) + "01/11/26 00:00:00 stated"},
		{"one instant, but few",
			stamped("html", "01/11/2026 08:30", "01/11/2026 08:30", "01/11/2026 08:30", "01/11/2026 08:30"),
			strings.Repeat("01/11/26 08:30:00 stated; ", 3) + "01/11/26 08:30:00 stated"},
		{"the future",
			stamped("html", "23/11/2026 10:05", "24/12/2026", "01/01/2099"),
			strings.Repeat("23/11/26 10:00:20 stated date-future; ", 2) + "23/11/26 10:00:20 stated date-future"},
		{"unreadable", stamped("html", "chưa rõ ngày"), "- date-unread"},
		{"none", stamped("html", ""), "-"},
		{"counted back", stamped("html", "4 giờ trước"), "23/11/26 06:00:00 relative"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := dated(c.doc); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAddressDay(t *testing.T) {
	for _, c := range []struct{ address, raw, want string }{
		{"/portal/pages/2026-07-15/Le-hoi.aspx", "", "15/07/26 00:00:00 address"},
		{"/portal/pages/2026-7-5/Le-hoi.aspx", "", "05/07/26 00:00:00 address"},
		{"/2026/07/15/le-hoi.html", "", "15/07/26 00:00:00 address"},
		{"/20260715/le-hoi.html", "", "15/07/26 00:00:00 address"},
		{"/15-07-2026/le-hoi.html", "", "15/07/26 00:00:00 address"},
		{"/2026-07-15-le-hoi.html", "", "15/07/26 00:00:00 address"},
		{"/202607/le-hoi.html", "", "-"},
		{"/2026/07/le-hoi.html", "", "-"},
		{"/2026-02-31/le-hoi.html", "", "-"},
		{"/2027-01-01/le-hoi.html", "", "-"},
		{"/le-hoi-15-07-2026.html", "", "-"},
		{"/le-hoi-20260715.html", "", "-"},
		{"/2026-07-15/le-hoi.html", "16/07/2026", "16/07/26 00:00:00 stated"},
		{"/2026-07-15/le-hoi.html", "4 giờ trước", "15/07/26 00:00:00 address"},
		{"/2026-07-15/le-hoi.html", "không rõ", "15/07/26 00:00:00 address date-unread"},
	} {
		t.Run(c.address+" "+c.raw, func(t *testing.T) {
			doc := stamped("html", c.raw)
			doc.Items[0].URL = c.address
			if got := dated(doc); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestUpdated(t *testing.T) {
	for _, c := range []struct{ name, published, updated, want string }{
		{"later", "2026-11-20T08:00:00+07:00", "2026-11-21T08:00:00+07:00", "20/11 08:00, 21/11 08:00"},
		{"the same", "2026-11-20T08:00:00+07:00", "2026-11-20T01:00:00Z", "20/11 08:00, -"},
		{"earlier", "2026-11-20T08:00:00+07:00", "2026-11-19T08:00:00+07:00", "20/11 08:00, -"},
		{"alone", "", "2026-11-21T08:00:00+07:00", "21/11 08:00, -"},
		{"beside what cannot be read", "không rõ", "2026-11-21T08:00:00+07:00", "21/11 08:00, -"},
		{"in the future", "2026-11-20T08:00:00+07:00", "2027-11-21T08:00:00+07:00", "20/11 08:00, 23/11 10:00"},
		{"both in the future", "2027-11-20T08:00:00+07:00", "2027-11-21T08:00:00+07:00", "23/11 10:00, -"},
		{"unreadable", "2026-11-20T08:00:00+07:00", "?", "20/11 08:00, -"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := stamped("atom", c.published)
			doc.Items[0].RawUpdated = c.updated
			it := Document(doc, feeds.Source{}, hanoi, visit.now).Items[0]
			show := func(at time.Time) string {
				if at.IsZero() {
					return "-"
				}
				return at.In(hanoi).Format("02/01 15:04")
			}
			if got := show(it.Published) + ", " + show(it.Updated); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func FuzzDates(f *testing.F) {
	for _, raw := range []string{"Tue, 15 Sep 2026 09:02:15 GMT+7", "4 giờ trước", "(24/12)", "20260915T0902", "29/2", "-1:-1 0/0/0",
		"99999 năm trước", "hôm qua 24:59", "1789437735000", "Tháng Mười 3, 2025 12 CH +1400"} {
		f.Add(raw, "14/9/2026", int64(1789437735))
	}
	f.Fuzz(func(t *testing.T, published, updated string, unix int64) {
		now := time.Unix(unix%(1<<33), 0)
		doc := stamped("rss", published, updated, published)
		doc.Items[2].RawUpdated = updated
		for _, it := range Document(doc, feeds.Source{}, hanoi, now).Items {
			if it.Published.After(now) || it.Updated.After(now) {
				t.Errorf("%q and %q are after the visit: %v, %v", published, updated, it.Published, it.Updated)
			}
			if !it.Updated.IsZero() && !it.Updated.After(it.Published) {
				t.Errorf("%q and %q: updated %v, published %v", published, updated, it.Updated, it.Published)
			}
			if it.Published.IsZero() != (it.DateOrigin == feeds.DateNone) {
				t.Errorf("%q: %v is %q", published, it.Published, it.DateOrigin)
			}
		}
	})
}

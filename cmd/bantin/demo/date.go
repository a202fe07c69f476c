package demo

import (
	"fmt"
	"time"
)

// vietnam is the time zone of all sites; it has no summer time.
var vietnam = time.FixedZone("+07", 7*60*60)

// Layouts of dates, as the kinds of portals write them. NukeViet's is wrong
// for ever: where the minutes belong it writes the month.
const (
	dayLayout      = "02/01/2006"
	addressLayout  = "2006-01-02"
	nukeVietLayout = "Mon, 02 Jan 2006 15:01:05 -0700"
	dotNetLayout   = "Mon, 02 Jan 2006 15:04:05 GMT+7"
)

var weekdays = [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

// longDate writes a date in words: "Thứ Hai, ngày 23 tháng 11 năm 2026,
// 09:25:27".
func longDate(t time.Time) string {
	t = t.In(vietnam)
	return fmt.Sprintf("%s, ngày %02d tháng %02d năm %d, %s",
		weekdays[t.Weekday()], t.Day(), t.Month(), t.Year(), t.Format(time.TimeOnly))
}

package health

import (
	"fmt"
	"math"
	"time"
	"unicode"

	"bantin/feeds"
)

// Told is what staff are told of a change: what there is now in a few words,
// and the advice on it. The record is that by which the change was seen.
func (c Change) Told(r Record) (head feeds.Text, a Advice) {
	if c.To != OK {
		return c.To.Name(), r.Advice()
	}
	back, known := recoveries[c.From]
	if !known {
		back = recoveries[Failing]
	}
	return back, Advice{
		What: feeds.Text{
			VI: fmt.Sprintf("Trước đó, tình trạng “%s” kéo dài %s.", inside(c.From.Name().VI), lasted(c.Lasted).VI),
			EN: fmt.Sprintf("Before that it was “%s” for %s.", inside(c.From.Name().EN), lasted(c.Lasted).EN),
		},
		Next: states[OK].Next,
	}
}

// recoveries say what has become better.
var recoveries = map[State]feeds.Text{
	Failing:     {VI: "Đã đọc lại được", EN: "Can be read again"},
	Layout:      {VI: "Đã đọc được giao diện mới", EN: "The rebuilt page can be read"},
	Silent:      {VI: "Đã có tin mới trở lại", EN: "Has news again"},
	Stopped:     {VI: "Đã hoạt động trở lại", EN: "Is updated again"},
	Slow:        {VI: "Đã nhanh trở lại", EN: "Is fast again"},
	Certificate: {VI: "Chứng chỉ đã được gia hạn", EN: "The certificate was renewed"},
	Expired:     {VI: "Chứng chỉ đã được gia hạn", EN: "The certificate was renewed"},
	Removed:     {VI: "Đã có lại trong cấu hình", EN: "Is in the settings again"},
}

// inside makes a name fit for the inside of a sentence.
func inside(name string) string {
	r := []rune(name)
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

// lasted is how long something was so.
func lasted(d time.Duration) feeds.Text {
	n, vi, en := int(math.Round(d.Minutes())), "phút", "minute"
	switch {
	case d >= 48*time.Hour:
		n, vi, en = int(math.Round(d.Hours()/24)), "ngày", "day"
	case d >= 2*time.Hour:
		n, vi, en = int(math.Round(d.Hours())), "giờ", "hour"
	}
	if n != 1 {
		en += "s"
	}
	return feeds.Text{VI: fmt.Sprintf("%d %s", n, vi), EN: fmt.Sprintf("%d %s", n, en)}
}

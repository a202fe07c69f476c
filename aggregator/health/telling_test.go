package health

import (
	"testing"
	"time"

	"bantin/feeds"
)

func TestTold(t *testing.T) {
	failing := Record{Now: november, Polled: november, Problem: &feeds.Problem{Class: feeds.NotFound, Status: 404}}
	for _, c := range []struct {
		name           string
		change         Change
		record         Record
		head, what, en string
	}{
		{"broken", Change{From: OK, To: Failing}, failing, "Đang lỗi",
			"Máy chủ trả lời 404: địa chỉ này không còn trang nào.", "The server answers 404: there is no page at this address."},
		{"read again", Change{From: Failing, To: OK, Lasted: 40 * time.Hour}, Record{}, "Đã đọc lại được",
			"Trước đó, tình trạng “đang lỗi” kéo dài 40 giờ.", "Before that it was “failing” for 40 hours."},
		{"news again", Change{From: Silent, To: OK, Lasted: 12 * oneDay}, Record{}, "Đã có tin mới trở lại",
			"Trước đó, tình trạng “lâu không có tin mới” kéo dài 12 ngày.", "Before that it was “nothing new for a long time” for 12 days."},
		{"rebuilt, and read again", Change{From: Layout, To: OK, Lasted: time.Minute}, Record{}, "Đã đọc được giao diện mới",
			"Trước đó, tình trạng “trang đã đổi giao diện” kéo dài 1 phút.", "Before that it was “page rebuilt” for 1 minute."},
		{"back in the settings", Change{From: Removed, To: OK, Lasted: 119 * time.Minute}, Record{}, "Đã có lại trong cấu hình",
			"Trước đó, tình trạng “đã gỡ khỏi cấu hình” kéo dài 119 phút.", "Before that it was “removed from the settings” for 119 minutes."},
	} {
		head, a := c.change.Told(c.record)
		if head.VI != c.head || a.What.VI != c.what || a.What.EN != c.en {
			t.Errorf("%s: %q, %q, %q", c.name, head.VI, a.What.VI, a.What.EN)
		}
		said{}.check(t, c.name, a.What)
		said{}.check(t, c.name, a.Next)
	}
	for state := range recoveries {
		if head, _ := (Change{From: state, To: OK}).Told(Record{}); head.VI == "" || head.EN == "" {
			t.Errorf("%s: nothing is said of the way back", state)
		}
	}
}

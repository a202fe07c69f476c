package web

import (
	"strings"
	"testing"
	"time"

	"bantin/storage"
)

func TestTheChartNamesTheDaysOfFailures(t *testing.T) {
	opened, err := open(t, nil).Handler()
	if err != nil {
		t.Fatal(err)
	}
	h := opened.(*handler)
	for _, c := range []struct {
		failed []int // days ago
		want   string
	}{
		{nil, "Lần nào cũng đọc được."},
		{[]int{2}, "Có 1 lần không đọc được, vào ngày 21/11."},
		{[]int{3, 2}, "Có 2 lần không đọc được, vào các ngày 20/11, 21/11."},
		{[]int{9, 8, 7, 6, 5, 4, 3}, "Có 7 lần không đọc được, trong 7 ngày, gần nhất là ngày 20/11."},
	} {
		var history storage.History
		for _, ago := range c.failed {
			history = history.With(now.AddDate(0, 0, -ago), there, true, 0)
		}
		history = history.With(now.Add(-time.Minute), there, false, 1)
		if got := h.chartOf(history).Words; !strings.HasSuffix(got, c.want) {
			t.Errorf("failed %v days ago: %q", c.failed, got)
		}
	}
}

package web

import (
	"fmt"
	"math"
	"strings"
	"time"

	"bantin/storage"
)

// Measures of a chart, in units of its own.
const (
	chartDays   = 42
	chartStep   = 7  // from one day to the next
	chartBar    = 5  // the width of a day
	chartNews   = 30 // the height of the most news
	chartStrip  = 5  // the height of the line that says how visits went
	chartHeight = chartNews + 3 + chartStrip
)

// A chart shows how the visits of a source went in the last weeks: a bar for
// the news of each day, and under it whether the source could be read.
type chart struct {
	Words         string // says the same
	Width, Height int
	Bars          []bar
}

// A bar is a rectangle of a chart.
type bar struct {
	Class               string
	X, Y, Width, Height int
}

// chartOf draws a history; nil if there is none to draw.
func (h *handler) chartOf(history storage.History) *chart {
	y, m, d := h.Now().In(h.calendar.zone).Date()
	first := time.Date(y, m, d-chartDays+1, 0, 0, 0, 0, time.UTC)
	c := &chart{Width: chartDays*chartStep - chartStep + chartBar, Height: chartHeight}
	most, sum := 0, storage.VisitDay{}
	for _, day := range history {
		most = max(most, day.New)
	}
	var failed []string
	for _, day := range history {
		at := int(day.Day.Sub(first).Hours() / 24)
		if at < 0 || at >= chartDays {
			continue
		}
		sum.Read, sum.Failed, sum.New = sum.Read+day.Read, sum.Failed+day.Failed, sum.New+day.New
		if day.Failed > 0 {
			failed = append(failed, h.calendar.shortly(day.Day))
		}
		c.add(at*chartStep, most, day)
	}
	if len(c.Bars) == 0 {
		return nil
	}
	c.Words = fmt.Sprintf(h.say["chart"], chartDays, sum.Read+sum.Failed, sum.New)
	switch n := len(failed); {
	case n > mostNamed:
		c.Words += " " + fmt.Sprintf(h.say["chartFailedMany"], sum.Failed, n, failed[n-1])
	case n == 1:
		c.Words += " " + fmt.Sprintf(h.say["chartFailedOne"], sum.Failed, failed[0])
	case n > 0:
		c.Words += " " + fmt.Sprintf(h.say["chartFailed"], sum.Failed, strings.Join(failed, ", "))
	default:
		c.Words += " " + h.say["chartWell"]
	}
	return c
}

// mostNamed is how many days are named on which a source could not be read.
const mostNamed = 6

// add draws a day.
func (c *chart) add(x, most int, day storage.VisitDay) {
	if day.New > 0 {
		// By its root: one flood must not flatten all other days.
		tall := max(3, int(math.Round(chartNews*math.Sqrt(float64(day.New)/float64(most)))))
		c.Bars = append(c.Bars, bar{Class: "news", X: x, Y: chartNews - tall, Width: chartBar, Height: tall})
	}
	class := "read"
	switch {
	case day.Read == 0:
		class = "unread"
	case day.Failed > 0:
		class = "partly"
	}
	c.Bars = append(c.Bars, bar{Class: class, X: x, Y: chartHeight - chartStrip, Width: chartBar, Height: chartStrip})
}

package web

import (
	"fmt"

	"bantin/aggregator/audience"
)

// stats is the view of the figures.
type stats struct {
	frame
	Counted  bool // who comes is counted
	Tiles    []tile
	Days     plot
	Readers  []readersOf // by feed
	Months   plot
	Stories  string // how many there are
	Sharings []sharing
	Data     string // where programs find the same
}

// A tile is one figure.
type tile struct{ Name, Value, Note string }

// stats gathers the figures of a moment.
func (h *handler) stats(counts storyCounts, figures *audience.Figures) stats {
	v := stats{frame: h.frame("stats", h.say["titleStats"])}
	v.Description, v.Canonical = h.say["statsWhat"], h.Site.URL+h.base+statsPath
	if figures == nil {
		v.Description = h.say["statsWhatStories"]
	} else {
		v.Counted = true
		v.Tiles = []tile{
			{h.say["statsNow"], h.number(figures.Now), h.say["statsNowNote"]},
			{h.say["statsToday"], h.number(figures.Today), h.say["statsTodayNote"]},
			{h.say["statsWeek"], h.number(figures.Week), h.say["statsWeekNote"]},
			{h.say["statsAll"], h.number(figures.All), h.say["statsAllNote"]},
		}
		v.Days = h.daysPlot(figures.Days)
		v.Readers = h.readersOf(figures.Feeds)
	}
	all := counts.of[""]
	v.Months = h.monthsPlot(counts.months, all.Months)
	v.Stories = fmt.Sprintf(h.say["statsStoriesWhat"], h.number(all.All()), h.number(all.Year()))
	v.Sharings = h.sharings(counts)
	v.Data = h.Site.URL + statsData
	return v
}

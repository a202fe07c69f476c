package web

import (
	"fmt"
	"strings"
	"time"

	"bantin/aggregator/audience"
)

// daysPlot shows how many came day by day.
func (h *handler) daysPlot(days []audience.Day) plot {
	visits := make([]int, len(days))
	best, sum := 0, 0
	for i, d := range days {
		visits[i] = d.Visits
		sum += d.Visits
		if d.Visits > visits[best] {
			best = i
		}
	}
	dates := calendar{zone: time.UTC, english: h.calendar.english} // dates have no clock
	p := h.plotted(visits, func(i int) string { return dates.date(days[i].Date) + ": " + h.visits(visits[i]) })
	p.ID, p.Heading, p.Running = "ngay", h.say["statsDays"], h.say["statsDayRunning"]
	first, last := dates.date(days[0].Date), dates.date(days[len(days)-1].Date)
	p.Words = fmt.Sprintf(h.say["statsDaysNone"], first, last)
	if sum > 0 {
		p.Words = fmt.Sprintf(h.say["statsDaysWords"], first, last, h.visits(sum), dates.date(days[best].Date), h.visits(visits[best]))
	}
	for i := 0; i < len(days); i += labelEvery {
		p.Labels = append(p.Labels, label{Text: h.dayMonth(days[i].Date)})
	}
	p.Table.Head = []string{h.say["statsDay"], h.say["statsVisits"], h.say["statsPolls"]}
	for i := len(days) - 1; i >= 0; i-- {
		p.Table.Rows = append(p.Table.Rows, []string{dates.date(days[i].Date), h.number(visits[i]), h.number(days[i].Polls)})
	}
	return p
}

// labelEvery is how many days one label stands for.
const labelEvery = 5

// dayMonth writes a date so that it finds room: "23/11".
func (h *handler) dayMonth(date time.Time) string {
	if h.calendar.english {
		return date.Format("2 Jan")
	}
	return date.Format("2/1")
}

// visits says how many there were.
func (h *handler) visits(n int) string {
	if n == 1 {
		return h.say["statsVisitOne"]
	}
	return fmt.Sprintf(h.say["statsVisitCount"], h.number(n))
}

// monthsPlot shows how many stories arrived month by month.
func (h *handler) monthsPlot(months []time.Time, counts []int) plot {
	p := h.plotted(counts, func(i int) string { return h.calendar.monthAndYear(months[i]) + ": " + h.countOf(counts[i]) })
	p.ID, p.Heading, p.Running = "thang", h.say["statsMonths"], h.say["statsMonthRunning"]
	best, sum := 0, 0
	for i, n := range counts {
		sum += n
		if n > counts[best] {
			best = i
		}
	}
	first, last := h.inMonth(months[0]), h.inMonth(months[len(months)-1])
	p.Words = fmt.Sprintf(h.say["statsMonthsNone"], first, last)
	if sum > 0 {
		p.Words = fmt.Sprintf(h.say["statsMonthsWords"], first, last, h.countOf(sum), h.inMonth(months[best]), h.countOf(counts[best]))
	}
	p.Labels = h.monthLabels(months)
	p.Table.Head = []string{h.say["statsMonth"], h.say["statsStories"]}
	for i := len(months) - 1; i >= 0; i-- {
		p.Table.Rows = append(p.Table.Rows, []string{h.calendar.monthAndYear(months[i]), h.number(counts[i])})
	}
	return p
}

// inMonth writes a month within a sentence.
func (h *handler) inMonth(month time.Time) string {
	name := h.calendar.monthAndYear(month)
	if h.calendar.english {
		return name
	}
	return strings.ToLower(name)
}

// monthLabels are the months in short, with the year where it begins, or where
// they begin if it soon does not.
func (h *handler) monthLabels(months []time.Time) (list []label) {
	for i, m := range months {
		l := label{Text: m.Format("1")}
		if h.calendar.english {
			l.Text = m.Format("Jan")
		}
		if i == 0 && m.Month() < time.November || m.Month() == time.January {
			l.Year = m.Format("2006")
		}
		list = append(list, l)
	}
	return list
}

// countOf says how many stories there are, however many.
func (h *handler) countOf(n int) string {
	if n == 1 {
		return h.say["storyOne"]
	}
	return fmt.Sprintf(h.say["statsStoryCount"], h.number(n))
}

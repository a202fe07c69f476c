package web

import (
	"context"
	"time"

	"bantin/storage"
)

// statsMonths is how many months the figures of stories are told for, the
// running one included.
const statsMonths = 12

// storyCounts are how many stories there are, by selection.
type storyCounts struct {
	months []time.Time // their beginnings, the running one last
	of     map[string]storyCount
}

// A storyCount is how many stories of a selection arrived.
type storyCount struct {
	Before int   // the first of the months
	Months []int // one by one
}

// Year is how many arrived in the months.
func (c storyCount) Year() (sum int) {
	for _, n := range c.Months {
		sum += n
	}
	return sum
}

// All is how many there are.
func (c storyCount) All() int { return c.Before + c.Year() }

// countStories counts the stories of everything, of each department and of
// each topic. Selections of areas are left out: they say again what those of
// departments do.
func (h *handler) countStories(ctx context.Context) (storyCounts, error) {
	running := h.calendar.monthOf(h.Now())
	c := storyCounts{of: map[string]storyCount{}}
	times := []time.Time{{}}
	for i := range statsMonths {
		c.months = append(c.months, running.AddDate(0, i-statsMonths+1, 0))
	}
	times = append(append(times, c.months...), running.AddDate(0, 1, 0))
	selections := []string{""}
	for _, d := range h.Site.Departments {
		selections = append(selections, storage.DepartmentSelection(d.ID))
	}
	for _, t := range h.Site.Topics {
		selections = append(selections, storage.TopicSelection(t.ID))
	}
	counts, err := h.Store.CountSelections(ctx, selections, times)
	if err != nil {
		return c, err
	}
	for selection, list := range counts {
		c.of[selection] = storyCount{Before: list[0], Months: list[1:]}
	}
	return c, nil
}

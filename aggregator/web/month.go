package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// months is the view of the list of all months.
type months struct {
	frame
	Years []year
}

// A year is its months in which stories arrived, newest first.
type year struct {
	Number int
	Months []monthLink
}

type monthLink struct{ Name, Href, Count string }

// older is the view of the stories of one month.
type older struct {
	frame
	Heading      string
	Count        string
	Groups       []group
	Newer, Older string // the addresses of the neighbouring pages; empty: there is none
	LastPage     int
	Place        string // which page it is, in words
}

// serveMonths answers with the list of all months.
func (h *handler) serveMonths(w http.ResponseWriter, r *http.Request) {
	h.servePage(w, r, archiveRoot, func(ctx context.Context) (string, any, error) {
		v, err := h.monthsView(ctx)
		return "months", v, err
	})
}

// serveMonth answers with one page of the stories of a month.
func (h *handler) serveMonth(w http.ResponseWriter, r *http.Request, month time.Time, page int) {
	h.servePage(w, r, monthPath(month, page), func(ctx context.Context) (string, any, error) {
		v, err := h.monthView(ctx, month, page)
		if v == nil {
			return "", nil, err
		}
		return "month", v, err
	})
}

// monthsView lists every month.
func (h *handler) monthsView(ctx context.Context) (v months, err error) {
	v = months{frame: h.frame("", h.say["titleOlder"])}
	v.Description, v.Canonical = h.say["olderWhat"], h.Site.URL+h.base+archiveRoot
	all, err := h.countMonths(ctx)
	for _, m := range all {
		if len(v.Years) == 0 || v.Years[len(v.Years)-1].Number != m.begin.Year() {
			v.Years = append(v.Years, year{Number: m.begin.Year()})
		}
		y := &v.Years[len(v.Years)-1]
		y.Months = append(y.Months, monthLink{h.calendar.monthName(m.begin), h.base + monthPath(m.begin, 1), h.stories(m.stories)})
	}
	return v, err
}

// monthCount is how many stories arrived in a month.
type monthCount struct {
	begin   time.Time
	stories int
}

// countMonths counts the stories of every month that has any, newest first.
func (h *handler) countMonths(ctx context.Context) (list []monthCount, err error) {
	first, last, err := h.Store.Span(ctx, "")
	if err != nil || first.IsZero() {
		return nil, err
	}
	var begins []time.Time
	first = latest(first, last.AddDate(-mostYears, 0, 0))
	for m := h.calendar.monthOf(first); !m.After(last); m = m.AddDate(0, 1, 0) {
		begins = append(begins, m)
	}
	end := begins[len(begins)-1].AddDate(0, 1, 0)
	counts, err := h.Store.CountArrived(ctx, "", append(begins, end))
	if err != nil {
		return nil, err
	}
	for i, m := range slices.Backward(begins) {
		if counts[i] > 0 {
			list = append(list, monthCount{m, counts[i]})
		}
	}
	return list, nil
}

// pages is over how many pages the stories of the month go.
func (m monthCount) pages() int { return (m.stories + mostStories - 1) / mostStories }

// stories counts stories in words.
func (h *handler) stories(n int) string {
	if n == 1 {
		return h.say["storyOne"]
	}
	return fmt.Sprintf(h.say["storyCount"], n)
}

// mostYears is how far the list of months goes back.
const mostYears = 100

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// monthView gathers one page of a month; nil: there is no such page.
func (h *handler) monthView(ctx context.Context, month time.Time, page int) (*older, error) {
	until := month.AddDate(0, 1, 0)
	counts, err := h.Store.CountArrived(ctx, "", []time.Time{month, until})
	if err != nil {
		return nil, err
	}
	last := (counts[0] + mostStories - 1) / mostStories
	if page > last {
		return nil, nil
	}
	stories, err := h.Store.Arrived(ctx, "", month, until, (page-1)*mostStories, mostStories)
	if err != nil {
		return nil, err
	}
	entries, err := h.Publisher.Entries(ctx, stories)
	if err != nil {
		return nil, err
	}
	heading := h.calendar.monthAndYear(month)
	v := &older{
		frame: h.frame("", heading), Heading: heading, Count: h.stories(counts[0]),
		Groups: h.groups(h.shown(entries)), LastPage: last, Place: fmt.Sprintf(h.say["pageOf"], page, last),
	}
	v.Description, v.Canonical = h.say["olderWhat"], h.Site.URL+h.base+monthPath(month, page)
	if page > 1 {
		v.Newer = h.base + monthPath(month, page-1)
	}
	if page < last {
		v.Older = h.base + monthPath(month, page+1)
	}
	return v, nil
}

// monthPath is where a page of a month is.
func monthPath(month time.Time, page int) string {
	path := archiveRoot + month.Format("2006-01") + "/"
	if page > 1 {
		path += strconv.Itoa(page) + "/"
	}
	return path
}

// monthAt reads what stands below the folder of the archive: "2026-11/",
// "2026-11/2/". The last slash may be missing.
func (c calendar) monthAt(name string) (month time.Time, page int, ok bool) {
	name, number, paged := strings.Cut(strings.TrimSuffix(name, "/"), "/")
	month, ok = c.month(name)
	if !paged {
		return month, 1, ok
	}
	page, err := strconv.Atoi(number)
	return month, page, ok && err == nil && page > 1 && strconv.Itoa(page) == number
}

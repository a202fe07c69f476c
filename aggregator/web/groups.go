package web

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
)

const (
	mostStories    = 28  // on one page, so that it stays light on a phone
	longestHeading = 240 // bytes of a title that a list shows
	longestSummary = 420 // bytes of a summary that a list shows
	longestTitle   = 120 // bytes of a summary that stand in for a title
)

// A group is the stories that came in on one day, or those of unknown date.
type group struct {
	ID      string // of its heading
	Heading string // of a day, its name only
	Rest    string // of the heading: the date
	Machine string // the day, for programs
	Note    string
	Cards   []card
}

// A card is a story in a list.
type card struct {
	Say        map[string]string
	Vietnamese template.HTMLAttr
	Office     office
	URL        string // the original article
	Title      string
	Clock      string // time of day, if the day is the group's
	Machine    string
	Date       string // what there is to say of the date beyond Clock
	Summary    string
	Image      string
	Also       []link
	Detail     string
}

// A link is an address under a name.
type link struct{ Name, URL string }

// shown are those of some entries that a page has room for, newest first.
func (h *handler) shown(entries []feeds.Entry) []feeds.Entry {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b feeds.Entry) int { return h.place(b).Compare(h.place(a)) })
	return entries[:min(len(entries), mostStories)]
}

// lastChange is when the newest of some entries came in or was updated; zero
// of none.
func lastChange(entries []feeds.Entry) (last time.Time) {
	for _, e := range entries {
		last = latest(last, latest(e.Arrived, e.Updated))
	}
	return last
}

// groups arranges entries that are shown by the day on which they came in,
// those without any date last.
func (h *handler) groups(entries []feeds.Entry) []group {
	var days []group
	undated := group{ID: "chua-ro-ngay", Heading: h.say["undated"], Note: h.say["undatedNote"]}
	for _, e := range entries {
		if isUndated(e) {
			undated.Cards = append(undated.Cards, h.card(e))
			continue
		}
		day := e.Arrived.In(h.calendar.zone).Format(time.DateOnly)
		if len(days) == 0 || days[len(days)-1].Machine != day {
			name, date, _ := strings.Cut(h.calendar.day(e.Arrived), ",")
			days = append(days, group{ID: "ngay-" + day, Heading: name, Rest: "," + date, Machine: day})
		}
		last := &days[len(days)-1]
		last.Cards = append(last.Cards, h.card(e))
	}
	if len(undated.Cards) > 0 {
		days = append(days, undated)
	}
	return days
}

// place is when a story stands in its list: the day is that of its arrival,
// the time of day its own if it is of that day.
func (h *handler) place(e feeds.Entry) time.Time {
	if h.calendar.sameDay(e.Arrived, e.Published) && !h.calendar.dayOnly(e.Published) {
		return e.Published
	}
	return e.Arrived
}

// isUndated tells the articles that were there at the first reading of a
// source that gives no dates: they are put down as older than that reading.
func isUndated(e feeds.Entry) bool {
	return e.DateOrigin == feeds.DateFirstSeen && e.Arrived.Before(e.Published)
}

// card shows an entry.
func (h *handler) card(e feeds.Entry) card {
	c := card{
		Say:        h.say,
		Vietnamese: h.vietnamese(),
		Office:     h.office(e.Origin.Department),
		URL:        e.URL,
		Title:      shortened(titleOf(e.Title, e.Summary, e.URL), longestHeading),
		Machine:    h.calendar.machine(e.Published),
		Summary:    shortened(e.Summary, longestSummary),
		Image:      e.Image,
		Also:       h.alsoAt(e),
		Detail:     h.base + "/tin/" + strings.TrimPrefix(e.ID, "urn:uuid:"),
	}
	if isUndated(e) {
		return c
	}
	when, today := h.calendar.moment(e.Published), h.calendar.sameDay(e.Arrived, e.Published)
	if today {
		when = h.calendar.clock(e.Published)
	}
	switch {
	case e.DateOrigin == feeds.DateFirstSeen:
		c.Date = fmt.Sprintf(h.say["firstSeen"], when)
	case today:
		c.Clock = when
	default:
		c.Date = fmt.Sprintf(h.say["postedOn"], when)
	}
	return c
}

// titleOf is what a story is called: by its title, or by what else is known
// of one that has none.
func titleOf(title, summary, url string) string {
	return cmp.Or(title, shortened(summary, longestTitle), url)
}

// shortened cuts a text to so many bytes, between two words.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	cut := strings.LastIndexAny(text[:most], " \n\t")
	if cut <= 0 {
		cut = most
		for cut > 0 && text[cut]&0xC0 == 0x80 { // not inside a character
			cut--
		}
	}
	return strings.TrimRight(text[:cut], " \n\t,.;:–-…") + "…"
}

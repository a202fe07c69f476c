package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"bantin/aggregator/search"
	"bantin/storage"
)

// A lookup is what somebody searches for.
type lookup struct {
	search.Words
	office, area, topic string    // ids; empty: any
	from, to            time.Time // the first and the last day; zero: any
	newest              bool      // newest first, although there are words
	page                int       // counted from 1
	wrong               error     // what keeps its words from being searched for
}

// Parameters of a search.
const (
	byWords  = "q"
	byOffice = "don-vi"
	byArea   = "dia-phuong"
	byTopic  = "chuyen-muc"
	byFrom   = "tu"
	byTo     = "den"
	byOrder  = "xep"
	byPage   = "trang"

	newestOrder = "moi"
)

// readLookup reads the query of an address. What cannot be searched for is
// said in a sentence; the lookup then is what could be understood.
func (h *handler) readLookup(values url.Values) (l lookup, problem string) {
	get := func(name string) string { return strings.TrimSpace(values.Get(name)) }
	var problems []string
	words, err := search.Parse(values.Get(byWords))
	l.Words, l.wrong = words, err
	problems = append(problems, h.wordProblem(err))
	named := func(name, sentence string, known func(id string) bool) string {
		id := get(name)
		if id != "" && !known(id) {
			problems = append(problems, fmt.Sprintf(h.say[sentence], shortened(id, longestName)))
			return ""
		}
		return id
	}
	l.office = named(byOffice, "searchNoOffice", func(id string) bool { _, ok := h.Site.Department(id); return ok })
	l.area = named(byArea, "searchNoArea", func(id string) bool { return nameOf(h.areaChoices(), id) != "" })
	l.topic = named(byTopic, "searchNoTopic", func(id string) bool { return nameOf(h.topicChoices(), id) != "" })
	day := func(name string) time.Time {
		t, ok := h.calendar.parseDay(get(name))
		if !ok {
			problems = append(problems, fmt.Sprintf(h.say["searchNoDay"], shortened(get(name), longestName)))
		}
		return t
	}
	l.from, l.to = day(byFrom), day(byTo)
	if !l.to.IsZero() && l.to.Before(l.from) {
		problems = append(problems, h.say["searchDaysTurned"])
	}
	l.newest = get(byOrder) == newestOrder && len(l.All) > 0
	l.page, err = strconv.Atoi(cmp.Or(get(byPage), "1"))
	if err != nil || l.page < 1 || l.page > storage.MostFound/searchRows {
		problems = append(problems, h.say["searchNoPage"])
		l.page = 1
	}
	return l, cmp.Or(problems...)
}

const longestName = 60 // bytes of what a sentence repeats

// wordProblem says why words cannot be searched for.
func (h *handler) wordProblem(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, search.ErrNoWords):
		return h.say["searchNoWords"]
	case errors.Is(err, search.ErrTooManyWords):
		return fmt.Sprintf(h.say["searchTooManyWords"], search.MostWords)
	default:
		return fmt.Sprintf(h.say["searchTooLong"], search.MostCharacters)
	}
}

// empty says whether nothing is asked for.
func (l lookup) empty() bool { return l.Text == "" && !l.filtered() }

// filtered says whether anything but words is asked for.
func (l lookup) filtered() bool {
	return l.office+l.area+l.topic != "" || !l.from.IsZero() || !l.to.IsZero()
}

// query is a lookup in the one way in which it is written: sorted, and nothing
// that says nothing. In feeds there are neither pages nor an order.
func (l lookup) query(feed bool) string {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set(byWords, l.Text)
	set(byOffice, l.office)
	set(byArea, l.area)
	set(byTopic, l.topic)
	set(byFrom, dayOf(l.from))
	set(byTo, dayOf(l.to))
	if !feed && l.newest {
		set(byOrder, newestOrder)
	}
	if !feed && l.page > 1 {
		set(byPage, strconv.Itoa(l.page))
	}
	return v.Encode()
}

// at is where something is that a lookup leads to.
func (l lookup) at(path string, feed bool) string {
	if q := l.query(feed); q != "" {
		return path + "?" + q
	}
	return path
}

func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// stored is a lookup as the store is asked.
func (l lookup) stored() storage.Query {
	q := storage.Query{All: l.All, None: l.None, From: l.from}
	if !l.to.IsZero() {
		q.Until = l.to.AddDate(0, 0, 1)
	}
	for _, s := range []struct{ kind, id string }{{"department:", l.office}, {"area:", l.area}, {"topic:", l.topic}} {
		if s.id != "" {
			q.Selections = append(q.Selections, s.kind+s.id)
		}
	}
	return q
}

// described says in words what is searched for; empty: everything is.
func (h *handler) described(l lookup) string {
	var parts []string
	if l.Text != "" {
		parts = append(parts, "“"+l.Text+"”")
	}
	if l.office != "" {
		parts = append(parts, h.office(l.office).Short)
	}
	for _, name := range []string{nameOf(h.areaChoices(), l.area), nameOf(h.topicChoices(), l.topic)} {
		if name != "" {
			parts = append(parts, name)
		}
	}
	if !l.from.IsZero() {
		parts = append(parts, fmt.Sprintf(h.say["searchSince"], h.calendar.date(l.from)))
	}
	if !l.to.IsZero() {
		parts = append(parts, fmt.Sprintf(h.say["searchUntil"], h.calendar.date(l.to)))
	}
	return strings.Join(parts, " · ")
}

// parseDay reads a day as people and programs write it; an empty text is no
// day.
func (c calendar) parseDay(text string) (time.Time, bool) {
	if text == "" {
		return time.Time{}, true
	}
	for _, form := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
		if t, err := time.ParseInLocation(form, text, c.zone); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	return time.Time{}, false
}

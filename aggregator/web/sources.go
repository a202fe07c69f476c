package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// serveSources answers with the page of all sources and how they are.
func (h *handler) serveSources(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), slowest)
	defer cancel()
	states, err := h.Store.Sources(ctx)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	copies, err := h.Store.Chore(ctx, storage.CopyChore)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	hubs, err := h.Store.Hubs(ctx)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	view := h.sourcesView(states, copies)
	view.Hubs = h.lasting(hubs)
	h.sendPage(w, r, "sources", view)
}

// sourcesPage is the view of all sources.
type sourcesPage struct {
	frame
	Builtin bool
	Tally   []tally
	Offices []officeSources
	Copied  *instant // when the database was copied last; nil: never
	Copying advice   // what keeps it from being copied
	Hubs    []hubNotice
}

// A hubNotice is what is the matter with a hub.
type hubNotice struct {
	URL string
	advice
}

// lasting says what is the matter with hubs, if it lasts.
func (h *handler) lasting(hubs []storage.Hub) []hubNotice {
	var list []hubNotice
	for _, hub := range hubs {
		if a := health.Hub(hub.FailingSince, h.Now()); a != (health.Advice{}) {
			list = append(list, hubNotice{hub.URL, advice{a.What.In(h.language), a.Next.In(h.language)}})
		}
	}
	return list
}

// A tally counts the sources that are in one state.
type tally struct {
	Mood, State string
	Count       int
}

// officeSources is the sources of one department.
type officeSources struct {
	ID, Name, Href, Note string
	Sources              []sourceCard
}

// sourceCard is one source and how it is.
type sourceCard struct {
	Say        map[string]string
	ID, URL    string
	Guessed    bool
	Mood       string // how the card is coloured
	State      string // in plain words
	What, Next string // what is wrong, and what to do
	Record     []fact
	Warnings   []advice
	Count      string // how many warnings
}

type advice struct{ What, Next string }

// moods are the colours of states, by their class in the style sheet; the
// others are grey.
var moods = map[health.State]string{health.OK: "good", health.Warned: "slow", health.Stumbled: "slow", health.Failing: "bad"}

// sourcesView puts the sources of the settings under their departments, in
// the settings' order, and those that only the store knows at the end.
func (h *handler) sourcesView(states []storage.SourceState, copies storage.Chore) sourcesPage {
	v := sourcesPage{frame: h.frame("sources", h.say["titleSources"]), Builtin: h.Builtin}
	v.Description = h.say["sourcesWhat"]
	v.Canonical = h.Site.URL + "/nguon"
	if !copies.Done.IsZero() {
		v.Copied = h.instant(copies.Done)
	}
	a := aggregator.CopyAdvice(copies)
	v.Copying = advice{a.What.In(h.language), a.Next.In(h.language)}
	known := make(map[string]storage.SourceState, len(states))
	for _, st := range states {
		known[st.ID] = st
	}
	named := map[string]bool{}
	for _, d := range h.Site.Departments {
		o := officeSources{ID: "don-vi-" + d.ID, Name: d.Name, Href: h.office(d.ID).Href}
		for _, src := range h.Sources {
			if src.Department == d.ID {
				named[src.ID] = true
				o.Sources = append(o.Sources, h.sourceCard(src, known[src.ID]))
			}
		}
		v.add(o)
	}
	gone := officeSources{ID: "da-go", Name: h.say["removed"], Note: h.say["removedNote"]}
	for _, st := range states {
		if !named[st.ID] {
			left := feeds.Source{ID: st.ID, Department: st.Department, URL: st.URL, State: storage.Removed}
			gone.Sources = append(gone.Sources, h.sourceCard(left, st))
		}
	}
	v.add(gone)
	v.Tally = counted(v.Offices)
	return v
}

// add lists the sources of a department, if it has any.
func (v *sourcesPage) add(o officeSources) {
	if len(o.Sources) > 0 {
		v.Offices = append(v.Offices, o)
	}
}

// counted says how many sources are in each state, in the order of the page.
func counted(offices []officeSources) []tally {
	var list []tally
	for _, o := range offices {
		for _, c := range o.Sources {
			i := slices.IndexFunc(list, func(t tally) bool { return t.State == c.State })
			if i < 0 {
				i, list = len(list), append(list, tally{Mood: c.Mood, State: c.State})
			}
			list[i].Count++
		}
	}
	return list
}

// sourceCard shows one source. Of one that was never visited, the state is
// empty.
func (h *handler) sourceCard(src feeds.Source, st storage.SourceState) sourceCard {
	c := sourceCard{Say: h.say, ID: src.ID, URL: src.URL, Guessed: src.Guessed}
	state, remarks := aggregator.Condition(st, src, h.Now())
	failed := state == health.Failing || state == health.Stumbled
	c.Mood, c.State = moods[state], state.Name().In(h.language)
	c.Record = []fact{
		h.lastTime("sourceVisited", st.Polled),
		h.lastTime("sourceNew", st.New),
		{Name: h.say["sourceItems"], Value: strconv.Itoa(st.Items)},
	}
	if visited := state == health.OK || state == health.Warned || failed; visited && st.Due.After(h.Now()) {
		c.Record = append(c.Record, h.timeFact("sourceDue", st.Due))
	}
	if failed {
		a := health.Describe(st.Problem)
		c.What, c.Next = a.What.In(h.language), a.Next.In(h.language)
		c.Record = append(c.Record, h.lastTime("sourceOK", st.OK), h.lastTime("sourceFailing", st.FailingSince))
	}
	if st.FeedURL != "" && st.FeedURL != src.URL {
		c.Record = append(c.Record, fact{Name: h.say["sourceFeed"], Value: st.FeedURL, Href: st.FeedURL})
	}
	for _, r := range remarks {
		a := health.Warning(r)
		c.Warnings = append(c.Warnings, advice{a.What.In(h.language), a.Next.In(h.language)})
	}
	if n := len(c.Warnings); n > 0 {
		c.Count = fmt.Sprintf(h.say["warnings"], n)
	}
	return c
}

// lastTime is a line that says when something last happened, if ever.
func (h *handler) lastTime(name string, t time.Time) fact {
	if t.IsZero() {
		return fact{Name: h.say[name], Value: h.say["never"]}
	}
	return h.timeFact(name, t)
}

package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"

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
	v, err := h.sourcesView(ctx, states, copies)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	v.Hubs = h.lasting(hubs)
	h.sendPage(w, r, "sources", v)
}

// sourcesPage is the view of all sources.
type sourcesPage struct {
	frame
	Builtin bool
	Faults  []faultNotice
	Cluster *clusterYear // nil: the settings tell of none
	Tally   []tally
	Offices []officeSources
	Copied  *instant // when the database was copied last; nil: never
	Copying advice   // what keeps it from being copied
	Hubs    []hubNotice
}

// A faultNotice is what is wrong at one place of the settings.
type faultNotice struct{ Place, Message, Hint string }

func (h *handler) faultNotices(faults []Fault) []faultNotice {
	var list []faultNotice
	for _, f := range faults {
		list = append(list, faultNotice{f.Place, f.Message.In(h.language), f.Hint.In(h.language)})
	}
	return list
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
	First       string // the id of the first of those that ask something of people
}

// officeSources is the sources of one department.
type officeSources struct {
	ID, Name, Href string
	Notes          []string
	Sources        []sourceCard
}

// sourcesView puts the sources of the settings under their departments, in
// the settings' order, and those that only the store knows at the end.
func (h *handler) sourcesView(ctx context.Context, states []storage.SourceState, copies storage.Chore) (sourcesPage, error) {
	v := sourcesPage{frame: h.frame("sources", h.say["titleSources"]), Builtin: h.Builtin, Cluster: h.clusterNow()}
	v.Description = h.say["sourcesWhat"]
	v.Canonical = h.Site.URL + h.base + "/nguon"
	if h.Faults != nil {
		v.Faults = h.faultNotices(h.Faults())
	}
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
		o := officeSources{ID: "don-vi-" + d.ID, Name: d.Name, Href: h.office(d.ID).Href, Notes: h.officeNotes(d)}
		for _, src := range h.Sources {
			if src.Department != d.ID {
				continue
			}
			named[src.ID] = true
			if err := h.addCard(ctx, &o, src, known[src.ID]); err != nil {
				return v, err
			}
		}
		v.add(o)
	}
	gone := officeSources{ID: "da-go", Name: h.say["removed"], Notes: []string{h.say["removedNote"]}}
	for _, st := range states {
		if named[st.ID] || st.State != storage.Removed { // what is new in settings that are just being taken over is not gone
			continue
		}
		left := feeds.Source{ID: st.ID, Department: st.Department, URL: st.URL, State: storage.Removed}
		if err := h.addCard(ctx, &gone, left, st); err != nil {
			return v, err
		}
	}
	v.add(gone)
	v.Tally = counted(v.Offices)
	return v, nil
}

// add lists the sources of a department, if it has any.
func (v *sourcesPage) add(o officeSources) {
	if len(o.Sources) > 0 {
		v.Offices = append(v.Offices, o)
	}
}

// worst orders the moods of sources by how much they ask of people.
var worst = []string{"bad", "slow", "good", ""}

// counted says how many sources are in each state, those first that ask the
// most of people, otherwise in the order of the page.
func counted(offices []officeSources) []tally {
	var list []tally
	for _, o := range offices {
		for _, c := range o.Sources {
			i := slices.IndexFunc(list, func(t tally) bool { return t.State == c.State })
			if i < 0 {
				i, list = len(list), append(list, tally{Mood: c.Mood, State: c.State})
				if c.Mood == "bad" || c.Mood == "slow" {
					list[i].First = c.ID
				}
			}
			list[i].Count++
		}
	}
	slices.SortStableFunc(list, func(a, b tally) int {
		return cmp.Compare(slices.Index(worst, a.Mood), slices.Index(worst, b.Mood))
	})
	return list
}

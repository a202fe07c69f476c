package web

import (
	"cmp"
	"slices"
	"strings"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
	"bantin/feeds/render"
)

// readersOf says who reads the feeds of a selection.
type readersOf struct {
	Name, Href  string
	Subscribers string // as services declare them
	Services    string // which ones, with how many each
	Programs    string // that read it themselves
}

// followers are those who read the feeds of a selection, in whatever format.
type followers struct {
	selection string
	services  []audience.Service // most subscribers first
	declared  int
	programs  int
}

// followersOf gathers who reads what, in the order in which the site lists
// its selections. What nobody reads is left out.
func (h *handler) followersOf(read map[string]audience.Feed) (list []followers) {
	for _, selection := range publish.Selections(h.Site) {
		f := followers{selection: selection}
		by := map[string]int{}
		for _, format := range render.Formats() {
			feed := read[publish.Root(selection)+format.File()]
			f.programs += feed.Programs
			for _, s := range feed.Services {
				by[s.Name] += s.Subscribers
				f.declared += s.Subscribers
			}
		}
		for name, n := range by {
			f.services = append(f.services, audience.Service{Name: name, Subscribers: n})
		}
		slices.SortFunc(f.services, func(a, b audience.Service) int {
			return cmp.Or(cmp.Compare(b.Subscribers, a.Subscribers), cmp.Compare(a.Name, b.Name))
		})
		if f.declared+f.programs > 0 {
			list = append(list, f)
		}
	}
	return list
}

// readersOf writes who reads what.
func (h *handler) readersOf(read map[string]audience.Feed) (list []readersOf) {
	for _, f := range h.followersOf(read) {
		var services []string
		for _, s := range f.services {
			services = append(services, s.Name+" "+h.number(s.Subscribers))
		}
		list = append(list, readersOf{
			Name: h.selectionName(f.selection), Href: h.base + publish.Root(f.selection),
			Subscribers: h.number(f.declared), Services: strings.Join(services, ", "), Programs: h.number(f.programs),
		})
	}
	return list
}

// selectionName is what people call a selection.
func (h *handler) selectionName(selection string) string {
	switch kind, id, _ := strings.Cut(selection, ":"); kind {
	case "department":
		return h.office(id).Name
	case "area":
		a, _ := h.Site.Area(id)
		return a.Name
	case "topic":
		t, _ := h.Site.Topic(id)
		return t.Name
	}
	return h.Site.Title
}

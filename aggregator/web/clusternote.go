package web

import (
	"fmt"
	"slices"

	"bantin/feeds"
)

// A clusterYear is who leads the cluster in one year.
type clusterYear struct {
	Heading      string
	Note         string // that it is not this year's
	Lead, Deputy *link  // nil: not told
}

// clusterNow is the cluster of this year, or of the latest one that the
// settings tell of; nil if they tell of none.
func (h *handler) clusterNow() *clusterYear {
	year := h.Now().In(h.calendar.zone).Year()
	term, ok := termOf(h.Site.Terms, year)
	if !ok {
		return nil
	}
	c := &clusterYear{Heading: fmt.Sprintf(h.say["cluster"], term.Year)}
	if term.Year != year {
		c.Note = fmt.Sprintf(h.say["clusterOld"], year)
	}
	c.Lead, c.Deputy = h.member(term.Lead), h.member(term.Deputy)
	return c
}

// termOf is the term of a year, else the latest one before it.
func termOf(terms []feeds.Term, year int) (feeds.Term, bool) {
	var found feeds.Term
	for _, t := range terms {
		if t.Year <= year && t.Year > found.Year {
			found = t
		}
	}
	return found, found.Year > 0
}

func (h *handler) member(id string) *link {
	if id == "" {
		return nil
	}
	o := h.office(id)
	return &link{Name: o.Name, URL: o.Href}
}

// officeNotes say what is to be known of a department: its part in the
// cluster, and what became of its area.
func (h *handler) officeNotes(d feeds.Department) []string {
	var notes []string
	if term, ok := termOf(h.Site.Terms, h.Now().In(h.calendar.zone).Year()); ok {
		switch d.ID {
		case term.Lead:
			notes = append(notes, fmt.Sprintf(h.say["clusterLeads"], term.Year))
		case term.Deputy:
			notes = append(notes, fmt.Sprintf(h.say["clusterDeputy"], term.Year))
		}
	}
	a, ok := h.Site.Area(d.Area)
	if !ok || a.Until.IsZero() {
		return notes
	}
	until := h.calendar.date(a.Until)
	if next, ok := h.Site.Area(a.Successor); ok {
		return append(notes, fmt.Sprintf(h.say["areaMerged"], a.Name, until, next.Name))
	}
	return append(notes, fmt.Sprintf(h.say["areaGone"], a.Name, until))
}

// succession is which source a source replaces, and which replaces it.
func (h *handler) succession(src feeds.Source) (list []fact) {
	if src.Replaces != "" {
		list = append(list, fact{Name: h.say["sourceReplaces"], Value: src.Replaces, Href: "#nguon-" + src.Replaces})
	}
	i := slices.IndexFunc(h.Sources, func(s feeds.Source) bool { return s.Replaces == src.ID })
	if i >= 0 {
		list = append(list, fact{Name: h.say["sourceReplaced"], Value: h.Sources[i].ID, Href: "#nguon-" + h.Sources[i].ID})
	}
	return list
}

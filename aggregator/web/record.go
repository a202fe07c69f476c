package web

import (
	"strings"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// A fact is a line of a record.
type fact struct {
	Name, Value string
	Machine     string // Value as a time for programs; empty: it is none
	Href        string // what Value leads to
	Code        bool   // to be copied letter by letter
}

// originOf says in words where a date comes from.
func (h *handler) originOf(o feeds.DateOrigin) string {
	switch o {
	case feeds.DateStated:
		return h.say["dateStated"]
	case feeds.DateRelative:
		return h.say["dateRelative"]
	case feeds.DateAddress:
		return h.say["dateAddress"]
	case feeds.DateArticle:
		return h.say["dateArticle"]
	case feeds.DateFirstSeen:
		return h.say["dateFirstSeen"]
	}
	return ""
}

// dated is an item's date with where it comes from.
func (h *handler) dated(t feeds.Telling) string {
	s := h.calendar.moment(t.Published)
	if origin := h.originOf(t.DateOrigin); origin != "" {
		s += " (" + origin + ")"
	}
	return s
}

// instant writes a time for people and for programs.
func (h *handler) instant(t time.Time) *instant {
	return &instant{Text: h.calendar.moment(t), Machine: h.calendar.machine(t)}
}

// record is what is known of a story beside its text.
func (h *handler) record(s storage.StoredStory) []fact {
	it := s.Centre
	list := []fact{{Name: h.say["recordSource"], Value: it.Source, Href: h.base + "/nguon#nguon-" + it.Source}}
	if len(it.Authors) > 0 {
		list = append(list, fact{Name: h.say["recordAuthors"], Value: strings.Join(it.Authors, ", ")})
	}
	if it.RawPublished != "" {
		list = append(list, fact{Name: h.say["recordRaw"], Value: it.RawPublished})
	}
	list = append(list, h.timeFact("recordSeen", it.FirstSeen))
	if s.Updated.After(it.Published) {
		list = append(list, h.timeFact("recordUpdated", s.Updated))
	}
	return append(list, fact{Name: h.say["recordID"], Value: "urn:uuid:" + bare(s.ID), Code: true})
}

// timeFact is a line that says when something happened.
func (h *handler) timeFact(name string, t time.Time) fact {
	return fact{Name: h.say[name], Value: h.calendar.moment(t), Machine: h.calendar.machine(t)}
}

package web

import (
	"fmt"
	"strings"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

// An index is the view of the list of all areas, or of all topics.
type index struct {
	frame
	Heading string
	Entries []indexEntry
}

// An indexEntry leads to one of them.
type indexEntry struct {
	Name, Href, Note string
	Feeds            []feedLink
}

// addIndexes lists the pages that lead to areas and topics.
func (h *handler) addIndexes() {
	if len(h.Site.Areas) > 0 {
		h.addIndex(publish.AreasRoot, h.areas)
	}
	if len(h.Site.Topics) > 0 {
		h.addIndex(publish.TopicsRoot, h.topics)
	}
}

func (h *handler) addIndex(root string, view func() index) {
	h.routes[strings.TrimSuffix(root, "/")] = route{serve: moved(h.base + root), ready: true}
	h.routes[root] = h.once("index", func() (linked, error) {
		v := view()
		v.Canonical = h.Site.URL + h.base + root
		return v, nil
	})
}

// areas lists those that exist first, then those that have been merged into
// others.
func (h *handler) areas() index {
	v := index{frame: h.frame("areas", h.say["titleAreas"]), Heading: h.say["titleAreas"]}
	v.Description = h.say["areasWhat"]
	for _, ended := range []bool{false, true} {
		for _, a := range h.Site.Areas {
			if a.Until.IsZero() == ended {
				continue
			}
			v.Entries = append(v.Entries, h.indexEntry(storage.AreaSelection(a.ID), a.Name, h.areaNote(a)))
		}
	}
	return v
}

func (h *handler) topics() index {
	v := index{frame: h.frame("topics", h.say["titleTopics"]), Heading: h.say["titleTopics"]}
	v.Description = h.say["topicsWhat"]
	for _, t := range h.Site.Topics {
		v.Entries = append(v.Entries, h.indexEntry(storage.TopicSelection(t.ID), t.Name, ""))
	}
	return v
}

func (h *handler) indexEntry(selection, name, note string) indexEntry {
	root := publish.Root(selection)
	return indexEntry{Name: name, Href: h.base + root, Note: note, Feeds: h.feedLinks(root, name)}
}

// areaNote says when an area ended, and which others it goes on from.
func (h *handler) areaNote(a feeds.Area) string {
	var notes []string
	if !a.Until.IsZero() {
		until := h.calendar.date(a.Until)
		if next, ok := h.Site.Area(a.Successor); ok {
			notes = append(notes, fmt.Sprintf(h.say["areaEnded"], until, next.Name))
		} else {
			notes = append(notes, fmt.Sprintf(h.say["areaOver"], until))
		}
	}
	var before []string
	for _, other := range h.Site.Areas {
		if other.Successor == a.ID {
			before = append(before, other.Name)
		}
	}
	if len(before) > 0 {
		notes = append(notes, fmt.Sprintf(h.say["areaHolds"], strings.Join(before, ", ")))
	}
	return strings.Join(notes, " ")
}

package web

import (
	"fmt"
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/storage"
)

// mostRevisions is how many changes of a text a page shows, the latest ones.
const mostRevisions = 20

// A revision is what one change of a text changed.
type revision struct {
	At    instant
	Parts []part
	Notes []string // what changed beside words
}

// A part is a piece of a text in which words have changed.
type part struct {
	Name  string
	Words []stretch
}

// history says how the text of a story became what it is, last change first.
func (h *handler) history(s storage.StoredStory, versions []storage.Version) []revision {
	full := h.extent(s.Centre.Source) == feeds.FullContent
	var list []revision
	for i, v := range versions {
		next := s.Centre.Item
		if i+1 < len(versions) {
			next = versions[i+1].Item
		}
		r := revision{At: *h.instant(v.Until), Parts: h.changedParts(v.Item, next, full), Notes: h.otherChanges(v.Item, next)}
		if len(r.Parts)+len(r.Notes) == 0 {
			r.Notes = []string{h.say["historyElsewhere"]}
		}
		list = append(list, r)
	}
	slices.Reverse(list)
	return list
}

// changedParts compares the words that are published.
func (h *handler) changedParts(before, after feeds.Item, full bool) (parts []part) {
	add := func(name, before, after string) {
		if words := compared(before, after); words != nil {
			parts = append(parts, part{h.say[name], words})
		}
	}
	add("historyTitle", before.Title, after.Title)
	add("historySummary", before.Summary, after.Summary)
	if full {
		add("historyContent", plaintext.Of(before.Content), plaintext.Of(after.Content))
	}
	add("recordAuthors", strings.Join(before.Authors, ", "), strings.Join(after.Authors, ", "))
	add("historyCategories", strings.Join(before.Categories, ", "), strings.Join(after.Categories, ", "))
	return parts
}

// otherChanges says what changed beside words.
func (h *handler) otherChanges(before, after feeds.Item) (notes []string) {
	if before.Image != after.Image {
		notes = append(notes, h.say["historyImage"])
	}
	if !slices.Equal(before.Enclosures, after.Enclosures) {
		notes = append(notes, h.say["historyFiles"])
	}
	if before.URL != after.URL {
		notes = append(notes, fmt.Sprintf(h.say["historyAddress"], before.URL))
	}
	return notes
}

package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// slowest is how long a page may wait for the store.
const slowest = 10 * time.Second

// serveStory answers with the page of one story, or says what became of it.
func (h *handler) serveStory(w http.ResponseWriter, r *http.Request) {
	id := strings.TrimPrefix(r.URL.Path, h.base+"/tin/")
	if !isUUID(id) {
		h.fail(w, r, http.StatusNotFound)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), slowest)
	defer cancel()
	s, err := h.Store.Story(ctx, id)
	switch {
	case errors.Is(err, storage.ErrNotFound):
		h.fail(w, r, http.StatusNotFound)
	case err != nil:
		h.broken(w, r, err)
	case s.State == storage.Hidden:
		h.fail(w, r, http.StatusGone)
	case s.State == storage.Merged && h.Static:
		h.serveOnward(w, r, "/tin/"+bare(s.Successor))
	case s.State == storage.Merged:
		moved(h.base+"/tin/"+bare(s.Successor))(w, r)
	case bare(s.ID) != id: // an article in another's story, for as long as nobody splits them
		sendTo(w, http.StatusFound, h.base+"/tin/"+bare(s.ID), notKept)
	default:
		versions, err := h.Store.Versions(ctx, s.ID, mostRevisions)
		if err != nil {
			h.broken(w, r, err)
			return
		}
		view := h.storyView(s)
		view.History = h.history(s, versions)
		h.sendPage(w, r, "story", view)
	}
}

// bare is the UUID in an id that may be written as a URN.
func bare(id string) string { return strings.TrimPrefix(id, "urn:uuid:") }

// isUUID reports whether id is written as UUIDs are: in lower case, with
// hyphens, and nothing around it.
func isUUID(id string) bool {
	if len(id) != 36 {
		return false
	}
	for i, c := range []byte(id) {
		hyphen := i == 8 || i == 13 || i == 18 || i == 23
		hex := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		if hyphen != (c == '-') || !hyphen && !hex {
			return false
		}
	}
	return true
}

// storyPage is the view of one story.
type storyPage struct {
	frame
	Office    office
	Headline  string
	Published instant
	Origin    string // where the date comes from, in words
	Image     string
	Content   template.HTML
	Summary   string
	URL, Host string
	Gone      string // says that nothing is at URL any more; empty: there is
	Also      []telling
	Why       []reason
	Record    []fact
	Repairs   []repairs
	History   []revision
}

// telling is a further item of a story.
type telling struct {
	Office           office
	URL, Title, When string
}

// repairs is what was put right in one item.
type repairs struct {
	Office office
	List   []repair
}

type repair struct{ What, Before, After string }

func (h *handler) storyView(s storage.StoredStory) storyPage {
	it := s.Centre
	title := titleOf(it.Title, it.Summary, it.URL)
	v := storyPage{
		frame:     h.frame("", title),
		Office:    h.office(it.Department),
		Headline:  title,
		Published: *h.instant(it.Published),
		Origin:    h.originOf(it.DateOrigin),
		Image:     it.Image,
		Summary:   it.Summary,
		URL:       it.URL,
		Why:       h.reasons(s),
		Record:    h.record(s),
	}
	v.Description = shortened(it.Summary, longestSummary)
	v.Canonical = h.Site.URL + h.base + "/tin/" + bare(s.ID)
	if h.extent(it.Source) == feeds.FullContent {
		v.Content = template.HTML(it.Content) // made safe when it was read
		if strings.Contains(it.Content, `src="`+template.HTMLEscapeString(it.Image)+`"`) {
			v.Image = "" // it stands in the text, in the place that was meant for it
		}
	}
	if u, err := url.Parse(it.URL); err == nil {
		v.Host = u.Host
	}
	if !it.Gone.IsZero() {
		v.Gone = fmt.Sprintf(h.say["originalGone"], h.calendar.moment(it.Gone))
	}
	for _, t := range s.Also {
		v.Also = append(v.Also, telling{h.office(t.Department), t.URL, titleOf(t.Title, t.Summary, t.URL), h.dated(t)})
	}
	for _, t := range append([]feeds.Telling{it}, s.Also...) {
		if list := h.repairsOf(t); len(list) > 0 {
			v.Repairs = append(v.Repairs, repairs{h.office(t.Department), list})
		}
	}
	h.tellOfStory(&v, s)
	return v
}

// extent is how much of a source's articles may be shown; of one that has
// left the settings, the summary.
func (h *handler) extent(source string) feeds.Extent {
	for _, s := range h.Sources {
		if s.ID == source {
			return s.Content
		}
	}
	return feeds.SummaryOnly
}

// printable is a text as it was found, without the control characters that a
// page may not hold.
func printable(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, text)
}

func (h *handler) repairsOf(t feeds.Telling) []repair {
	var list []repair
	for _, r := range t.Repairs {
		list = append(list, repair{health.Repair(r).In(h.language), printable(r.Before), printable(r.After)})
	}
	return list
}

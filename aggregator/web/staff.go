package web

import (
	"context"
	"net/http"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

// A Fault is something that is wrong in the settings and keeps a file of them
// from being in force.
type Fault struct {
	Place   string // file, line and column
	Message feeds.Text
	Hint    feeds.Text // may be empty
}

// staffPage is the view of what staff were told.
type staffPage struct {
	frame
	FeedURL string
	Events  []happening
}

// A happening is one thing that staff were told.
type happening struct {
	ID, Mood, Title, What, Next, Href string
	When                              *instant
}

// serveStaff answers with what staff were told lately.
func (h *handler) serveStaff(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), slowest)
	defer cancel()
	events, err := h.Store.Events(ctx, 0, publish.StaffEvents)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	h.sendPage(w, r, "staff", h.staffView(events))
}

func (h *handler) staffView(events []storage.Event) staffPage {
	v := staffPage{frame: h.frame("staff", h.say["titleStaff"]), FeedURL: h.Site.URL + publish.StaffPath}
	v.Description = h.say["staffWhat"]
	v.Canonical = h.Site.URL + h.base + publish.StaffPage
	v.Feeds = []feedLink{{Name: "Atom", Type: "application/atom+xml", Title: h.say["titleStaff"] + " – " + h.Site.Title, URL: v.FeedURL}}
	for _, e := range events {
		v.Events = append(v.Events, happening{
			ID: publish.EventID(h.Site, e), Mood: moodOf(e.State), Title: e.Title.In(h.language),
			What: e.What.In(h.language), Next: e.Next.In(h.language), Href: h.base + publish.EventPlace(e), When: h.instant(e.Told),
		})
	}
	return v
}

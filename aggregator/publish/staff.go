package publish

import (
	"context"
	"fmt"
	"strconv"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// StaffPath is where the feed for staff is published, and StaffPage the page
// that says the same.
const (
	StaffPath = "/van-hanh/atom.xml"
	StaffPage = "/van-hanh"
)

// StaffEvents is how many events the feed for staff holds.
const StaffEvents = 100

// staff writes the feed for staff onto a shelf: what broke, and what recovered.
func (p *Publisher) staff(ctx context.Context, m *making) error {
	events, err := p.Store.Events(ctx, 0, StaffEvents)
	if err != nil {
		return fmt.Errorf("feed for staff: %w", err)
	}
	return p.document(m, StaffPath, render.Atom, staffChannel(p.site, p.Version, events))
}

// staffChannel is the channel of the given events, newest first.
func staffChannel(site feeds.Site, version string, events []storage.Event) feeds.Channel {
	ch := imprint(site, version)
	ch.ID = dedupe.NamesOf(site.ID).Event("")
	ch.Title = "Tình trạng vận hành – " + site.Title
	ch.Description = "Nguồn nào vừa gặp lỗi, nguồn nào đã đọc lại được, và việc cần làm."
	ch.Page, ch.Self = site.URL+StaffPage, site.URL+StaffPath
	for _, e := range events {
		ch.Entries = append(ch.Entries, staffEntry(site, e))
	}
	ch.Updated = lastUpdated(ch.Entries)
	return ch
}

func staffEntry(site feeds.Site, e storage.Event) feeds.Entry {
	entry := feeds.Entry{
		ID:        EventID(site, e),
		URL:       site.URL + EventPlace(e),
		Title:     e.Title.VI,
		Summary:   e.What.VI,
		Published: e.Told,
		Updated:   e.Told,
		Arrived:   e.Told,
	}
	if e.Next.VI != "" {
		entry.Summary += "\nViệc cần làm: " + e.Next.VI
	}
	return entry
}

// EventID is the permanent IRI of an event: nothing else is told of one source
// in one second. It does not depend on the event's number, which a restored
// backup may give out again.
func EventID(site feeds.Site, e storage.Event) string {
	return dedupe.NamesOf(site.ID).Event(e.Source + "\n" + e.State + "\n" + strconv.FormatInt(e.Told.Unix(), 10))
}

// EventPlace is the address on the site where more is told about what an event
// is about.
func EventPlace(e storage.Event) string {
	if e.Source == "" {
		return "/nguon#cau-hinh"
	}
	return "/nguon#nguon-" + e.Source
}

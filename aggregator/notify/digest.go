package notify

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
)

// A Digest says when staff get an overview, even if nothing happened.
type Digest struct {
	Every string        // "daily", "weekly" (on Mondays), or empty: never
	At    time.Duration // after midnight
}

// last is the latest time until now at which a digest was to be sent; zero:
// none ever is.
func (d Digest) last(now time.Time, zone *time.Location) time.Time {
	return d.nearest(now, zone, -1, func(at time.Time) bool { return !at.After(now) })
}

// next is the first time after now at which a digest is to be sent; zero: none
// ever is.
func (d Digest) next(now time.Time, zone *time.Location) time.Time {
	return d.nearest(now, zone, +1, func(at time.Time) bool { return at.After(now) })
}

// nearest is the first time of a digest, from the day of now on in steps of so
// many days, that is as wanted.
func (d Digest) nearest(now time.Time, zone *time.Location, step int, wanted func(time.Time) bool) time.Time {
	if d.Every == "" {
		return time.Time{}
	}
	if zone == nil {
		zone = time.UTC
	}
	year, month, day := now.In(zone).Date()
	for {
		at := time.Date(year, month, day, int(d.At.Hours()), int(d.At.Minutes())%60, 0, 0, zone)
		if wanted(at) && (d.Every == "daily" || at.Weekday() == time.Monday) {
			return at
		}
		day += step
	}
}

// digest is the overview of what happened from one time to another, and of
// how the sources are.
func (n *Notifier) digest(ctx context.Context, o Orders, from, to time.Time) (Message, error) {
	watches, err := n.Store.Watches(ctx)
	if err != nil {
		return Message{}, err
	}
	events, err := n.Store.Events(ctx, 0, mostEvents)
	if err != nil {
		return Message{}, err
	}
	m := Message{
		ID: fmt.Sprintf("urn:bantin:digest:%s:%d", o.Site.ID, to.Unix()), Site: o.Site.Title, Kind: "digest", At: to, Events: []Event{},
	}
	for _, e := range o.eventsOf(events) {
		if e.Told.After(from) && !e.Told.After(to) {
			m.Events = append(m.Events, e)
		}
	}
	count, open := map[health.State]int{}, []string{}
	for _, id := range slices.Sorted(maps.Keys(watches)) {
		state := health.State(watches[id].State)
		count[state]++
		if state.Trouble() {
			open = append(open, fmt.Sprintf(o.say(feeds.Text{VI: "- %s: %s, từ %s", EN: "- %s: %s, since %s"}),
				id, o.say(state.Name()), o.moment(watches[id].Since)))
		}
	}
	m.Subject = fmt.Sprintf(o.say(feeds.Text{VI: "Tình hình các nguồn tin đến %s", EN: "The sources as of %s"}), o.day(to, ""))
	m.Text = o.overview(count, open, m.Events)
	if len(m.Events) == mostEvents {
		m.Text += o.earlier()
	}
	m.Text += o.end()
	return m, nil
}

func (o Orders) overview(count map[health.State]int, open []string, events []Event) string {
	var b strings.Builder
	for _, s := range health.States() {
		if count[s] > 0 {
			fmt.Fprintf(&b, "%s: %d\n", o.say(s.Name()), count[s])
		}
	}
	b.WriteString("\n")
	if len(open) > 0 {
		b.WriteString(o.say(feeds.Text{VI: "Nguồn cần xem:\n", EN: "Sources to look at:\n"}) + strings.Join(open, "\n") + "\n\n")
	} else {
		b.WriteString(o.say(feeds.Text{VI: "Không có nguồn nào cần xem.\n\n", EN: "No source needs attention.\n\n"}))
	}
	if len(events) > 0 {
		b.WriteString(o.say(feeds.Text{VI: "Thay đổi kể từ bản tóm tắt trước:\n\n", EN: "Changes since the last overview:\n\n"}) + o.written(events))
	}
	return b.String()
}

package notify

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

// A Message is what staff are told at once.
type Message struct {
	ID      string  `json:"id"` // the same whenever it is sent again
	Site    string  `json:"site"`
	Kind    string  `json:"kind"` // "news" or "digest"
	Subject string  `json:"subject"`
	Text    string  `json:"text"`
	Events  []Event `json:"events"`

	At time.Time `json:"-"`
}

// An Event is one thing that staff are told, as programs read it.
type Event struct {
	ID     string    `json:"id"`
	Source string    `json:"source,omitempty"`
	State  string    `json:"state"`
	Was    string    `json:"was"`
	Since  time.Time `json:"since"`
	Told   time.Time `json:"told"`
	Title  string    `json:"title"`
	What   string    `json:"what"`
	Next   string    `json:"next,omitempty"`
	URL    string    `json:"url"`
}

// newsOf is the message on some events, newest first as the store has them, to
// somebody who was told all up to the given number.
func newsOf(o Orders, events []storage.Event, told int64) Message {
	m := Message{Site: o.Site.Title, Kind: "news", Events: o.eventsOf(events), At: events[0].Told}
	m.ID = m.Events[len(m.Events)-1].ID
	m.Subject = m.Events[0].Title
	if n := len(m.Events); n > 1 {
		m.Subject = fmt.Sprintf(o.say(feeds.Text{VI: "%d thay đổi về nguồn tin", EN: "%d changes to sources"}), n)
	}
	m.Text = o.written(m.Events)
	if events[len(events)-1].Number > told+1 {
		m.Text += o.earlier()
	}
	m.Text += o.end()
	return m
}

// eventsOf is events as they happened, oldest first.
func (o Orders) eventsOf(events []storage.Event) []Event {
	var list []Event
	for _, e := range slices.Backward(events) {
		list = append(list, Event{
			ID: publish.EventID(o.Site, e), Source: e.Source, State: e.State, Was: e.Was, Since: e.Since, Told: e.Told,
			Title: o.say(e.Title), What: o.say(e.What), Next: o.say(e.Next), URL: o.Site.URL + publish.EventPlace(e),
		})
	}
	return list
}

// written is events for people to read.
func (o Orders) written(events []Event) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "%s\n%s %s\n%s\n", e.Title, o.say(feeds.Text{VI: "Lúc", EN: "At"}), o.moment(e.Told), e.What)
		if e.Next != "" {
			fmt.Fprintf(&b, "%s %s\n", o.say(feeds.Text{VI: "Việc cần làm:", EN: "What to do:"}), e.Next)
		}
		b.WriteString(e.URL + "\n\n")
	}
	return b.String()
}

// earlier says where to read what a message has no room for.
func (o Orders) earlier() string {
	return o.say(feeds.Text{VI: "Còn những thay đổi trước đó nữa: ", EN: "There were earlier changes as well: "}) + o.Site.URL + "/van-hanh\n\n"
}

// end says where to see more.
func (o Orders) end() string {
	return o.say(feeds.Text{VI: "Tình trạng mọi nguồn: ", EN: "The state of all sources: "}) + o.Site.URL + "/nguon\n"
}

func (o Orders) say(t feeds.Text) string { return t.In(o.Language) }

func (o Orders) moment(t time.Time) string {
	if zone := o.Site.Zone; zone != nil {
		t = t.In(zone)
	}
	return o.day(t, "15:04, ")
}

// day writes a day behind what else of the time is to be written.
func (o Orders) day(t time.Time, before string) string {
	if o.Language == "en" {
		return t.Format(before + "2 January 2006")
	}
	return t.Format(before + "02/01/2006")
}

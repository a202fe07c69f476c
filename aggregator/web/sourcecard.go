package web

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// sourceCard is one source and how it is.
type sourceCard struct {
	Say        map[string]string
	ID, URL    string
	Guessed    bool
	Mood       string // how the card is coloured
	State      string // in plain words
	What, Next string // what is wrong, and what to do
	Chart      *chart // nil: nothing is known yet
	Record     []fact
	Warnings   []advice
	Count      string // how many warnings
}

type advice struct{ What, Next string }

// moods are the colours of states, by their class in the style sheet; the
// others are grey.
var moods = map[health.State]string{
	health.OK: "good", health.Warned: "slow", health.Slow: "slow", health.Certificate: "slow", health.Expired: "slow", health.Stumbled: "slow",
	health.Silent: "slow", health.Stopped: "bad", health.Failing: "bad", health.Layout: "bad",
}

// moodOf is the colour of what an event says: troubles with the settings are
// as bad as any.
func moodOf(state string) string {
	if mood, known := moods[health.State(state)]; known {
		return mood
	}
	if state == aggregator.SettingsBroken {
		return "bad"
	}
	return ""
}

// addCard lists a source under its department.
func (h *handler) addCard(ctx context.Context, o *officeSources, src feeds.Source, st storage.SourceState) error {
	known, err := aggregator.HealthOf(ctx, h.Store, st, src, h.calendar.zone, h.Now())
	if err == nil {
		o.Sources = append(o.Sources, h.sourceCard(src, st, known))
	}
	return err
}

// sourceCard shows one source. Of one that was never visited, the state is
// empty.
func (h *handler) sourceCard(src feeds.Source, st storage.SourceState, known aggregator.Health) sourceCard {
	state := known.State()
	c := sourceCard{Say: h.say, ID: src.ID, URL: src.URL, Guessed: src.Guessed, Chart: h.chartOf(st.History)}
	c.Mood, c.State = moods[state], state.Name().In(h.language)
	c.Record = []fact{
		h.lastTime("sourceVisited", st.Polled),
		h.lastTime("sourceNew", st.New),
		{Name: h.say["sourceItems"], Value: strconv.Itoa(st.Items)},
	}
	if visited := !st.Polled.IsZero() && (src.State == feeds.Active || src.State == ""); visited && st.Due.After(h.Now()) {
		c.Record = append(c.Record, h.timeFact("sourceDue", st.Due))
	}
	if state != health.OK && state != health.Warned && state != health.Waiting {
		a := known.Advice()
		c.What, c.Next = a.What.In(h.language), a.Next.In(h.language)
	}
	if st.Problem != nil && state != health.Removed {
		c.Record = append(c.Record, h.lastTime("sourceOK", st.OK), h.lastTime("sourceFailing", st.FailingSince))
	}
	if st.FeedURL != "" && st.FeedURL != src.URL {
		c.Record = append(c.Record, fact{Name: h.say["sourceFeed"], Value: st.FeedURL, Href: st.FeedURL})
	}
	c.Record = append(c.Record, h.succession(src)...)
	for _, r := range known.Remarks {
		if (state == health.Certificate || state == health.Expired) && r.Code == feeds.RepairCertificate {
			continue // that is what the card says already
		}
		a := health.Warning(r)
		c.Warnings = append(c.Warnings, advice{a.What.In(h.language), a.Next.In(h.language)})
	}
	if n := len(c.Warnings); n > 0 {
		c.Count = fmt.Sprintf(h.say["warnings"], n)
	}
	return c
}

// lastTime is a line that says when something last happened, if ever.
func (h *handler) lastTime(name string, t time.Time) fact {
	if t.IsZero() {
		return fact{Name: h.say[name], Value: h.say["never"]}
	}
	return h.timeFact(name, t)
}

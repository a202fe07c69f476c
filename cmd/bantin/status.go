package main

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
)

func (p *program) statusCommand() *cobra.Command {
	m := manual{
		short:    tell("Cho biết tình trạng của từng nguồn", "Shows the state of each source"),
		long:     tell("Chỉ xem cơ sở dữ liệu, không đọc nguồn nào; dùng được trong khi serve đang chạy.", "Looks only into the database and reads no source; may be used while serve runs."),
		examples: []string{"bantin status", "bantin status --json"},
		exits: []exitNote{
			done("không nguồn nào đang lỗi", "no source is failing"),
			{exitFailed, tell("không xem được", "could not look")},
			wrongUsage(),
			{exitPartly, tell("có nguồn đang lỗi", "some sources are failing")},
		},
	}
	cmd := p.command("status", m, noArguments, func(cmd *cobra.Command, _ []string) error {
		s, err := p.settingsInForce(cmd.Context())
		if err != nil {
			return err
		}
		return p.status(cmd.Context(), s)
	})
	p.jsonFlag(cmd)
	return cmd
}

// A condition is how one source is.
type condition struct {
	Source     string       `json:"source"`
	Department string       `json:"department"`
	URL        string       `json:"url"`
	Feed       string       `json:"feed,omitempty"` // found behind the URL
	State      health.State `json:"state"`
	Items      int          `json:"items"`
	Polled     *time.Time   `json:"polled"` // null: never
	OK         *time.Time   `json:"ok"`
	New        *time.Time   `json:"new"`
	Due        *time.Time   `json:"due"`
	Failures   int          `json:"failures"` // in a row
	Class      feeds.Class  `json:"class,omitempty"`
	Detail     string       `json:"detail,omitempty"`
	What       string       `json:"what,omitempty"`
	Next       string       `json:"next,omitempty"`
	Warnings   []remark     `json:"warnings,omitempty"`
}

// A remark is something to look at in a document that could be read.
type remark struct {
	Code feeds.RepairCode `json:"code"`
	What string           `json:"what"`
	Next string           `json:"next,omitempty"`
}

// status prints how the sources are, those of the settings in their order and
// then those that have left them.
func (p *program) status(ctx context.Context, s *settings.Settings) (err error) {
	store, err := openStored(ctx, s.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	stored, err := store.Sources(ctx)
	if err != nil {
		return err
	}
	copies, err := store.Chore(ctx, storage.CopyChore)
	if err != nil {
		return err
	}
	hubs, err := store.Hubs(ctx)
	if err != nil {
		return err
	}
	list, err := p.conditions(ctx, store, s, stored)
	if err != nil {
		return err
	}
	if p.flags.json {
		err = p.printJSON(list)
	} else {
		err = errors.Join(p.printConditions(list, s.Site.Zone), p.printHubs(hubs), p.printCopies(copies, s.Site.Zone))
	}
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.State == health.Failing || c.State == health.Layout {
			return quit(exitPartly)
		}
	}
	return nil
}

func (p *program) conditions(ctx context.Context, store *storage.Store, s *settings.Settings, stored []storage.SourceState) ([]condition, error) {
	known := make(map[string]storage.SourceState, len(stored))
	for _, st := range stored {
		known[st.ID] = st
	}
	list := []condition{}
	add := func(src feeds.Source, st storage.SourceState) error {
		h, err := aggregator.HealthOf(ctx, store, st, src, s.Site.Zone, p.Now())
		list = append(list, p.condition(src, st, h))
		return err
	}
	for _, src := range s.Sources {
		if err := add(src, known[src.ID]); err != nil {
			return nil, err
		}
		delete(known, src.ID)
	}
	for _, st := range stored {
		if _, left := known[st.ID]; !left {
			continue
		}
		if err := add(feeds.Source{ID: st.ID, Department: st.Department, URL: st.URL, State: storage.Removed}, st); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// condition says how a source is, by the settings and by what is stored of it.
func (p *program) condition(src feeds.Source, st storage.SourceState, h aggregator.Health) condition {
	state := h.State()
	c := condition{
		Source: src.ID, Department: src.Department, URL: src.URL, Feed: st.FeedURL,
		State: state,
		Items: st.Items, Failures: st.Failures,
		Polled: unlessZero(st.Polled), OK: unlessZero(st.OK), New: unlessZero(st.New), Due: unlessZero(st.Due),
	}
	if state.Trouble() || state.Unread() {
		advice := h.Advice()
		c.What, c.Next = p.say(advice.What), p.say(advice.Next)
	}
	if st.Problem != nil && (state.Unread() || state == health.Stopped) {
		c.Class, c.Detail = st.Problem.Class, st.Problem.Detail
	}
	if c.State == health.Warned {
		c.Warnings = p.remarks(h.Remarks)
	}
	return c
}

func (p *program) remarks(repairs []feeds.Repair) []remark {
	var all []remark
	for _, r := range repairs {
		advice := health.Warning(r)
		all = append(all, remark{r.Code, p.say(advice.What), p.say(advice.Next)})
	}
	return all
}

func unlessZero(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// printConditions prints the table for people: below a source that is failing
// or has warnings stand what is wrong and what to do.
func (p *program) printConditions(list []condition, zone *time.Location) error {
	rows := [][]string{{
		p.say(tell("NGUỒN", "SOURCE")), p.say(tell("TÌNH TRẠNG", "STATE")), p.say(tell("SỐ BÀI", "ARTICLES")),
		p.say(tell("TIN MỚI LẦN CUỐI", "LAST NEW")), p.say(tell("ĐỌC LẦN CUỐI", "LAST READ")),
	}}
	for _, c := range list {
		rows = append(rows, []string{
			c.Source, p.say(c.State.Name()), strconv.Itoa(c.Items), stamp(c.New, zone), stamp(c.Polled, zone),
		})
	}
	if err := printTable(p.Stdout, rows); err != nil {
		return err
	}
	for _, c := range list {
		if c.What != "" {
			if err := p.printAdvice(c.Source, c.What, c.Next); err != nil {
				return err
			}
		}
		for _, w := range c.Warnings {
			if err := p.printAdvice(c.Source, w.What, w.Next); err != nil {
				return err
			}
		}
	}
	return nil
}

// printHubs prints what is the matter with hubs, if it lasts.
func (p *program) printHubs(hubs []storage.Hub) error {
	for _, h := range hubs {
		if a := health.Hub(h.FailingSince, p.Now()); a != (health.Advice{}) {
			if err := p.printAdvice(h.URL, p.say(a.What), p.say(a.Next)); err != nil {
				return err
			}
		}
	}
	return nil
}

func stamp(at *time.Time, zone *time.Location) string {
	if at == nil {
		return timestamp(time.Time{}, zone)
	}
	return timestamp(*at, zone)
}

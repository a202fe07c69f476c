package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
)

// mostDifferences is how many decisions that would differ are printed.
const mostDifferences = 1000

// An archiveReport is what the rules of today say of the stored articles.
type archiveReport struct {
	From    time.Time    `json:"from"`
	Staff   int          `json:"staff"` // decided by the settings, and left alone
	Differ  int          `json:"differ"`
	Changes []difference `json:"changes"`
	Figures *pairFigures `json:"figures"`
}

// A difference is a decision that the rules of today would make otherwise.
type difference struct {
	Item   string             `json:"item"`
	Source string             `json:"source"`
	Title  string             `json:"title"`
	Was    string             `json:"was"` // the story that it belongs to; its own id: one of its own
	Rule   feeds.Rule         `json:"rule"`
	Now    string             `json:"now"`
	By     feeds.Rule         `json:"by"`
	Scores map[string]float64 `json:"scores,omitempty"`
}

// reportArchive decides anew about the articles of the last days and prints
// what would differ.
func (p *program) reportArchive(ctx context.Context, s *settings.Settings, days int) (err error) {
	store, err := openStored(ctx, s.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	r := archiveReport{From: p.Now().AddDate(0, 0, -days), Changes: []difference{}, Figures: newPairFigures()}
	if err := p.redecide(ctx, store, &r); err != nil {
		return err
	}
	r.Figures.close()
	if p.flags.json {
		return p.printJSON(r)
	}
	return p.printArchiveReport(r, days)
}

// redecide fills a report.
func (p *program) redecide(ctx context.Context, store *storage.Store, r *archiveReport) error {
	a := &aggregator.Aggregator{Store: store, Now: p.Now, Log: p.quietLog()}
	bar := p.progress(0, "")
	defer func() { bar.close() }()
	started := func(n int) { bar = p.progress(n, p.say(tell("đang quyết định lại", "deciding anew"))) }
	return a.Redecide(ctx, r.From, started, func(d aggregator.Redecision) error {
		r.add(d)
		return bar.step(func() error { return nil })
	})
}

// add counts a decision, and keeps it if it differs.
func (r *archiveReport) add(d aggregator.Redecision) {
	if d.ByStaff() {
		r.Staff++
		return
	}
	id, err := json.Marshal(cmp.Or(d.Title, d.Item.ID))
	if err != nil {
		id = json.RawMessage(`null`) // a text always can be written
	}
	j := dedupe.Judgement{Same: d.Now.Story != d.Item.ID, Rule: d.Now.Rule, Scores: d.Now.Scores}
	if near := d.Now.Near; near != nil {
		j.Scores, j.Reason = near.Scores, near.Reason
	}
	r.Figures.count(id, "", nil, j)
	if !d.Differs() {
		return
	}
	r.Differ++
	if len(r.Changes) < mostDifferences {
		r.Changes = append(r.Changes, difference{feeds.URN(d.Item.ID), d.Item.Source, d.Title,
			feeds.URN(d.Item.Story), d.Was.Rule, feeds.URN(d.Now.Story), d.Now.Rule, j.Scores})
	}
}

// printArchiveReport prints a report for people.
func (p *program) printArchiveReport(r archiveReport, days int) error {
	for _, c := range r.Changes {
		if _, err := fmt.Fprintf(p.Stdout, "%s (%s)\n  %s: %s\n  %s: %s\n", cmp.Or(c.Title, c.Item), c.Source,
			p.say(tell("trước đây", "before")), p.belonging(c.Item, c.Was, c.Rule),
			p.say(tell("nay", "now")), p.belonging(c.Item, c.Now, c.By)); err != nil {
			return err
		}
		if scores := p.scoreList(c.Scores); scores != "" {
			if _, err := fmt.Fprintf(p.Stdout, "  %s\n", scores); err != nil {
				return err
			}
		}
	}
	if hidden := r.Differ - len(r.Changes); hidden > 0 {
		if err := p.printLine(tell("… và %d bài nữa", "… and %d more", hidden)); err != nil {
			return err
		}
	}
	err := p.printLine(tell("%d bài của %d ngày gần đây: %d là tin đã có ở nguồn khác, %d quyết định sẽ khác; %d do ban biên tập quyết định, được giữ nguyên.",
		"%d articles of the last %d days: %d tell what another source tells, %d decisions would differ; %d were decided by the editors and stay.",
		r.Figures.Pairs+r.Staff, days, r.Figures.Joined, r.Differ, r.Staff))
	if err != nil {
		return err
	}
	return p.printThresholds(p.Stdout, r.Figures)
}

// belonging says to which story an article belongs, and by which rule.
func (p *program) belonging(item, story string, rule feeds.Rule) string {
	if item == story {
		return p.say(tell("một tin riêng", "a story of its own"))
	}
	return p.say(tell("thuộc tin %s (%s)", "part of %s (%s)", story, p.say(dedupe.SayRule(rule, "").Short)))
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

func (p *program) fetchCommand() *cobra.Command {
	var all bool
	m := manual{
		short: tell("Đọc tin một lượt rồi thôi", "Fetches once and stops"),
		long: tell(`Đọc các nguồn đã đến hẹn, hoặc các nguồn được nêu tên, và lưu những gì mới. Mỗi nguồn
một dòng kết quả.`,
			`Reads the sources that are due, or those that are named, and keeps what is new. Prints
one line a source.`),
		arguments: tell("[NGUỒN…]", "[SOURCE…]"),
		examples:  []string{"bantin fetch", "bantin fetch --all", "bantin fetch lao-cai-tin-tuc"},
		exits: []exitNote{
			done("đọc được mọi nguồn, hoặc không nguồn nào đến hẹn", "every source was read, or none was due"),
			{exitFailed, tell("không đọc được nguồn nào, hoặc không chạy được", "no source could be read, or it could not run")},
			wrongUsage(),
			{exitPartly, tell("có nguồn không đọc được", "some sources could not be read")},
		},
	}
	cmd := p.command("fetch", m, anyArguments, func(cmd *cobra.Command, args []string) error {
		s, err := p.settingsInForce(cmd.Context())
		if err != nil {
			return err
		}
		return p.fetch(cmd.Context(), s, aggregator.Order{All: all, Sources: args})
	})
	cmd.Flags().BoolVar(&all, "all", false, p.say(tell("đọc mọi nguồn ngay bây giờ, dù chưa đến hẹn", "read every source now, due or not")))
	p.jsonFlag(cmd)
	cmd.ValidArgsFunction = p.sourceIDs
	return cmd
}

// A fetched source is one line of the results.
type fetched struct {
	Source string      `json:"source"`
	Result string      `json:"result"` // read, unchanged or failed
	Items  int         `json:"items"`  // in the document
	New    int         `json:"new"`
	Edited int         `json:"edited"`
	Class  feeds.Class `json:"class,omitempty"` // of the problem
	What   string      `json:"what,omitempty"`
	Next   string      `json:"next,omitempty"`
}

// fetch does one round and prints what came of it.
func (p *program) fetch(ctx context.Context, s *settings.Settings, order aggregator.Order) (err error) {
	if err := selectable(s, order.Sources); err != nil {
		return err
	}
	w, err := p.open(ctx, s, p.quietLog())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	bar := p.progress(0, "")
	order.Started = func(n int) { bar = p.progress(n, p.say(tell("đang đọc", "fetching"))) }
	results := []fetched{}
	var broken error
	w.aggregator.Visited = func(out aggregator.Outcome) {
		line := p.fetched(out)
		results = append(results, line)
		broken = errors.Join(broken, bar.step(func() error { return p.printFetched(line) }))
	}
	order.Reading = func(n int) {
		bar.close()
		bar = p.progress(n, p.say(tell("đang đọc trang của từng bài", "reading the pages of articles")))
	}
	order.Page = func() { broken = errors.Join(broken, bar.step(func() error { return nil })) }
	sum, err := w.aggregator.Round(ctx, order)
	bar.close()
	if err = errors.Join(err, broken); err != nil {
		return err
	}
	if p.flags.json {
		if err := p.printJSON(results); err != nil {
			return err
		}
	}
	p.sumUp(sum, len(order.Sources) == 0 && !order.All)
	return partly(sum.Failed, sum.Visited)
}

// fetched says what came of a visit.
func (p *program) fetched(out aggregator.Outcome) fetched {
	f := fetched{Source: out.Source.ID, Result: "read", Items: len(out.Document.Items), New: out.Fresh, Edited: out.Edited}
	switch {
	case out.Problem != nil:
		advice := health.Describe(out.Problem)
		f.Result, f.Class, f.What, f.Next = "failed", out.Problem.Class, p.say(advice.What), p.say(advice.Next)
	case out.Unchanged:
		f.Result = "unchanged"
	}
	return f
}

// printFetched prints the line of a source.
func (p *program) printFetched(f fetched) error {
	if p.flags.json {
		return nil // all at once, at the end
	}
	text := ""
	switch f.Result {
	case "failed":
		text = p.say(tell("không đọc được: ", "not read: ")) + f.What
	case "unchanged":
		text = p.say(tell("không có gì thay đổi", "nothing has changed"))
	default:
		text = p.say(count("%d bài, %d mới, %d sửa", "%d {article|articles}, %d new, %d edited", f.Items, f.New, f.Edited))
	}
	_, err := fmt.Fprintf(p.Stdout, "%s: %s\n", f.Source, text)
	return err
}

// sumUp says what the round did, for people.
func (p *program) sumUp(sum aggregator.Summary, due bool) {
	switch {
	case sum.Visited == 0 && due:
		fmt.Fprintln(p.Stderr, p.say(tell("Chưa nguồn nào đến hẹn; thêm --all để đọc ngay mọi nguồn.", "No source is due; add --all to read every source now.")))
	case sum.Visited == 0:
		fmt.Fprintln(p.Stderr, p.say(tell("Không có nguồn nào để đọc.", "There is no source to read.")))
	default:
		fmt.Fprintln(p.Stderr, p.say(count("%d nguồn, %d lỗi; %d bài mới, %d bài sửa; %d tin mới, %d bài là tin đã có ở nguồn khác.",
			"%d {source|sources}, %d failed; %d new {article|articles}, %d edited; %d new {story|stories}, %d {article|articles} joined to others.",
			sum.Visited, sum.Failed, sum.Fresh, sum.Edited, sum.Stories, sum.Joined)))
	}
	if sum.Read+sum.Missed > 0 {
		fmt.Fprintln(p.Stderr, p.say(count("Đã đọc trang của %d bài, %d trang chưa đọc được.", "The pages of %d {article|articles} were read, %d could not be yet.", sum.Read, sum.Missed)))
	}
	if sum.Failed > 0 {
		fmt.Fprintln(p.Stderr, p.say(tell("bantin status cho biết phải làm gì với nguồn bị lỗi.", "bantin status says what to do about sources that fail.")))
	}
}

// partly is how a command ends of whose parts some failed.
func partly(failed, all int) error {
	switch {
	case failed == 0:
		return nil
	case failed == all:
		return quit(exitFailed)
	}
	return quit(exitPartly)
}

// selectable refuses names of sources that are not in the settings, or not to
// be read.
func selectable(s *settings.Settings, ids []string) error {
	wrong := s.Unfound(ids)
	for _, id := range ids {
		for _, src := range s.Sources {
			if src.ID == id && (src.State == feeds.Archive || src.State == feeds.Dead) {
				wrong = append(wrong, settings.Finding{
					File:    id,
					Message: tell("nguồn này ở trạng thái %s, không được đọc nữa", "this source is in the state %s and not read any more", src.State),
					Hint:    tell("đổi \"state\" thành active trong cấu hình", "set its \"state\" to active in the settings"),
				})
			}
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

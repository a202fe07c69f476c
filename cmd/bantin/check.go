package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
)

func (p *program) checkCommand() *cobra.Command {
	m := manual{
		short: tell("Kiểm tra cấu hình rồi đọc thử từng nguồn", "Checks the settings and then tries each source"),
		long: tell(`Không lưu gì và không cần cơ sở dữ liệu: chỉ cho biết mỗi nguồn sẽ cho bao nhiêu bài,
bao nhiêu bài có ngày, phải sửa những gì, và bao nhiêu bài trùng giữa các nguồn.`,
			`Stores nothing and needs no database: says how many articles each source would bring,
how many of them are dated, what has to be repaired, and how many are told twice.`),
		arguments: tell("[NGUỒN…]", "[SOURCE…]"),
		examples:  []string{"bantin check", "bantin check --config bantin.yaml son-la-tong-hop"},
		exits: []exitNote{
			done("cấu hình đúng, đọc được mọi nguồn", "the settings are right and every source could be read"),
			{exitFailed, tell("có nguồn không đọc được", "some sources could not be read")},
			{exitUsage, tell("cấu hình hoặc dòng lệnh sai, kể cả ở một tệp được gộp vào", "the settings, also those of an included file, or the command line are wrong")},
		},
	}
	cmd := p.command("check", m, anyArguments, func(cmd *cobra.Command, args []string) error {
		s, err := p.settings()
		var found settings.Findings
		if p.flags.json && errors.As(err, &found) {
			return errors.Join(p.printJSON(checked{Findings: found.Plain(p.language), Sources: []trial{}}), quit(exitUsage))
		}
		if err != nil {
			return err
		}
		if err := selectable(s, args); err != nil {
			return err
		}
		return p.check(cmd.Context(), s, args)
	})
	p.jsonFlag(cmd)
	cmd.ValidArgsFunction = p.sourceIDs
	return cmd
}

// A trial is what came of trying one source.
type trial struct {
	Source   string      `json:"source"`
	URL      string      `json:"url"`
	File     string      `json:"file,omitempty"` // where its address stands
	Line     int         `json:"line,omitempty"`
	Column   int         `json:"column,omitempty"`
	Feed     string      `json:"feed,omitempty"` // found behind the URL
	Read     bool        `json:"read"`
	Items    int         `json:"items"`
	Dated    int         `json:"dated"`
	Repaired int         `json:"repaired"` // items in which something was put right
	Class    feeds.Class `json:"class,omitempty"`
	Detail   string      `json:"detail,omitempty"`
	What     string      `json:"what,omitempty"`
	Next     string      `json:"next,omitempty"`
	Warnings []remark    `json:"warnings,omitempty"`

	findings settings.Findings // the same for people
}

// check tries the named sources, or all that are to be read.
func (p *program) check(ctx context.Context, s *settings.Settings, ids []string) error {
	var chosen []feeds.Source
	for _, src := range s.Sources {
		if slices.Contains(ids, src.ID) || len(ids) == 0 && src.State == feeds.Active {
			chosen = append(chosen, src)
		}
	}
	visits, err := p.tryAll(ctx, s, chosen)
	if err != nil {
		return err
	}
	trials := make([]trial, len(visits))
	failed := 0
	for i, v := range visits {
		trials[i] = p.trial(s, v, visits[:i])
		if v.Problem != nil {
			failed++
		}
	}
	items, joined := p.told(s, visits)
	if p.flags.json {
		err = p.printJSON(checked{s.Warnings.Plain(p.language), trials, items, joined})
	} else {
		err = p.printTrials(trials, items, joined)
	}
	switch {
	case err != nil:
		return err
	case len(s.Warnings) > 0: // they were printed before the trials
		return quit(exitUsage)
	case failed > 0:
		return quit(exitFailed)
	}
	return nil
}

// tryAll visits sources side by side and returns the visits in their order.
func (p *program) tryAll(ctx context.Context, s *settings.Settings, sources []feeds.Source) ([]aggregator.Visit, error) {
	client := p.client(s)
	defer client.Close()
	reader := &aggregator.Reader{Fetch: client, Zone: s.Site.Zone, Now: p.Now}
	visits := make([]aggregator.Visit, len(sources))
	bar := p.progress(len(sources), p.say(tell("đang đọc thử", "trying")))
	defer bar.close()
	var counting sync.Mutex
	trying, ctx := errgroup.WithContext(ctx)
	trying.SetLimit(s.Workers)
	for i, src := range sources {
		trying.Go(func() error {
			v, err := reader.Visit(ctx, src, storage.SourceState{})
			if err != nil {
				return err
			}
			visits[i] = v
			counting.Lock()
			defer counting.Unlock()
			return bar.step(func() error { return nil })
		})
	}
	return visits, trying.Wait()
}

// checked is what a program reads of a check.
type checked struct {
	Findings []settings.Plain `json:"findings"` // of the settings
	Sources  []trial          `json:"sources"`
	Items    int              `json:"items"`
	Joined   int              `json:"joined"`
}

// trial says what came of a visit; earlier are the visits before it.
func (p *program) trial(s *settings.Settings, v aggregator.Visit, earlier []aggregator.Visit) trial {
	t := trial{Source: v.Source.ID, URL: v.Source.URL, Feed: v.FeedURL, Read: v.Problem == nil, Items: len(v.Document.Items)}
	for _, it := range v.Document.Items {
		if !it.Published.IsZero() {
			t.Dated++
		}
		if len(it.Repairs) > 0 {
			t.Repaired++
		}
	}
	if v.Problem != nil {
		advice := firstLook(v.Problem, v.Source)
		t.Class, t.Detail, t.What, t.Next = v.Problem.Class, v.Problem.Detail, p.say(advice.What), p.say(advice.Next)
		t.note(s.At(t.Source, advice.What, advice.Next))
	}
	read := storage.SourceState{URL: v.Source.URL, Warnings: v.Document.Repairs, CertificateUntil: v.Response.CertificateExpires}
	t.Warnings = p.remarks(aggregator.Remarks(read, v.Source, v.At))
	if t.Read {
		for _, w := range t.Warnings {
			t.note(s.At(t.Source, feeds.Text{VI: w.What, EN: w.What}, feeds.Text{VI: w.Next, EN: w.Next}))
		}
	}
	for _, n := range notesOn(v, earlier) {
		t.Warnings = append(t.Warnings, remark{n.code, p.say(n.advice.What), p.say(n.advice.Next)})
		t.note(s.At(t.Source, n.advice.What, n.advice.Next))
	}
	return t
}

// note adds a finding about the source, by its id.
func (t *trial) note(f settings.Finding) {
	if t.File = f.File; f.Line > 0 {
		t.Line, t.Column = f.Line, f.Column
		f.Message = feeds.Text{VI: t.Source + ": " + f.Message.VI, EN: t.Source + ": " + f.Message.EN}
	} else {
		t.File = ""
	}
	t.findings = append(t.findings, f)
}

// told counts the articles of all visits, and how many of them tell again
// what another one tells.
func (p *program) told(s *settings.Settings, visits []aggregator.Visit) (items, joined int) {
	names := dedupe.NamesOf(s.Site.ID)
	now := p.Now()
	var all []dedupe.Unsettled
	for _, v := range visits {
		for _, it := range dedupe.Identify(v.Document, v.Source, names) {
			all = append(all, dedupe.Unsettled{Fingerprint: it.Print, Dated: !it.Print.Published.IsZero(), Seen: now})
		}
	}
	for _, d := range dedupe.Settle(all, nil, corrections(s), now) {
		if d.Story != d.Item {
			joined++
		}
	}
	return len(all), joined
}

// printTrials prints the table for people, and below it what is wrong.
func (p *program) printTrials(trials []trial, items, joined int) error {
	if len(trials) == 0 {
		return p.printLine(tell("Không có nguồn nào để đọc thử: chưa khai báo nguồn nào, mọi nguồn đều đang tạm dừng hay lưu trữ, hoặc tệp của chúng có lỗi.",
			"There is no source to try: none is declared, all are paused or archived, or their files have errors."))
	}
	rows := [][]string{{
		p.say(tell("NGUỒN", "SOURCE")), p.say(tell("KẾT QUẢ", "RESULT")), p.say(tell("SỐ BÀI", "ARTICLES")),
		p.say(tell("CÓ NGÀY", "DATED")), p.say(tell("ĐÃ SỬA", "REPAIRED")),
	}}
	for _, t := range trials {
		result := p.say(tell("đọc được", "read"))
		if !t.Read {
			result = p.say(tell("KHÔNG ĐỌC ĐƯỢC", "NOT READ"))
		}
		rows = append(rows, []string{t.Source, result, strconv.Itoa(t.Items), strconv.Itoa(t.Dated), strconv.Itoa(t.Repaired)})
	}
	if err := printTable(p.Stdout, rows); err != nil {
		return err
	}
	for _, t := range trials {
		for _, f := range t.findings {
			fmt.Fprintln(p.Stdout)
			if err := (settings.Findings{f}).Print(prose(p.Stdout), p.language); err != nil {
				return err
			}
		}
	}
	if items == 0 {
		return nil
	}
	return p.printLine(count("\n%d bài, %d bài trong đó là tin đã có ở bài khác.", "\n%d {article|articles}, %d of which {tells|tell} what another one tells.", items, joined))
}

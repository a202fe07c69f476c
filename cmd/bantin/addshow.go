package main

import (
	"fmt"
	"strings"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// adding is a source that was found and is about to be written.
type adding struct {
	*program
	settings *settings.Settings
	visit    aggregator.Visit
	joins    []join
	source   feeds.Source
	addition *settings.Addition
}

// mostShown is how many articles are shown of a source.
const mostShown = 10

// show prints what would be published, and what would be written.
func (a adding) show() error {
	v := a.visit
	a.printHead(v)
	rows := [][]string{{a.say(tell("NGÀY", "DATE")), a.say(tell("TIÊU ĐỀ", "TITLE")), a.say(tell("ẢNH", "PICTURE"))}}
	items := v.Document.Items
	for _, it := range items[:min(len(items), mostShown)] {
		picture := "–"
		if it.Image != "" {
			picture = a.say(tell("có", "yes"))
		}
		rows = append(rows, []string{timestamp(it.Published, a.settings.Site.Zone), cut(it.Title, 90), picture})
	}
	if err := printTable(a.Stdout, rows); err != nil {
		return err
	}
	if n := len(items) - mostShown; n > 0 {
		fmt.Fprintln(a.Stdout, a.say(tell("… và %d bài nữa", "… and %d more", n)))
	}
	if err := a.printRepairs(items); err != nil {
		return err
	}
	for _, r := range a.remarks(v.Document.Repairs) {
		fmt.Fprintln(a.Stderr, r.What)
	}
	a.showJoins()
	_, err := fmt.Fprintf(a.Stdout, "\n%s:%d\n%s\n", a.addition.Path, a.addition.Line, strings.Join(a.addition.Lines, "\n"))
	return err
}

// showJoins says which articles are known already.
func (a adding) showJoins() {
	if len(a.joins) == 0 {
		return
	}
	fmt.Fprintf(a.Stdout, "\n%s\n", a.say(tell("Đã có trong bản tin, sẽ được ghi là \"cũng đăng tại\": %d bài", "Known already, to be shown as \"also published at\": %d", len(a.joins))))
	for _, j := range a.joins[:min(len(a.joins), mostShown)] {
		line := cut(j.Title, 70)
		if j.Known != j.Title {
			line += " = " + cut(j.Known, 70)
		}
		fmt.Fprintf(a.Stdout, "  - %s\n", line)
	}
}

// An added source is what a program reads of one.
type added struct {
	URL        string      `json:"url"`
	Feed       string      `json:"feed,omitempty"` // found behind the URL
	Format     string      `json:"format"`
	Title      string      `json:"title"`
	Items      []addedItem `json:"items"`
	Joins      []join      `json:"joins"`
	Source     string      `json:"source"`
	Department string      `json:"department"`
	Topics     []string    `json:"topics"`
	File       string      `json:"file"`
	Line       int         `json:"line"`
	Lines      []string    `json:"lines"`
	Written    bool        `json:"written"`
}

type addedItem struct {
	Title     string             `json:"title"`
	URL       string             `json:"url"`
	Published string             `json:"published,omitempty"`
	Image     string             `json:"image,omitempty"`
	Repairs   []feeds.RepairCode `json:"repairs,omitempty"`
	Origin    feeds.DateOrigin   `json:"date_origin,omitempty"`
}

// conclude says what became of it.
func (a adding) conclude(written bool) error {
	switch {
	case a.flags.json:
		if err := a.printJSON(a.result(written)); err != nil {
			return err
		}
	case written:
		fmt.Fprintln(a.Stderr, a.say(tell("Đã ghi nguồn %s vào %s:%d. bantin serve đang chạy thì đọc ngay; nếu chưa: bantin serve, hoặc bantin fetch %s.",
			"The source %s was written to %s:%d. A running bantin serve reads it at once; else: bantin serve, or bantin fetch %s.",
			a.source.ID, a.addition.Path, a.addition.Line, a.source.ID)))
	default:
		fmt.Fprintln(a.Stderr, a.say(tell("Chưa ghi gì. Thêm --yes để ghi; --department, --id, --topics để đổi.", "Nothing was written. Add --yes to write it; --department, --id and --topics change it.")))
	}
	if !written {
		return quit(exitPartly)
	}
	return nil
}

func (a adding) result(written bool) added {
	v := a.visit
	out := added{URL: a.source.URL, Feed: v.FeedURL, Format: v.Document.Format, Title: v.Document.Title, Items: []addedItem{}, Joins: a.joins,
		Source: a.source.ID, Department: a.source.Department, Topics: append([]string{}, a.source.Topics...),
		File: a.addition.Path, Line: a.addition.Line, Lines: a.addition.Lines, Written: written}
	for _, it := range v.Document.Items {
		i := addedItem{Title: it.Title, URL: it.URL, Image: it.Image, Origin: it.DateOrigin}
		if !it.Published.IsZero() {
			i.Published = it.Published.In(a.settings.Site.Zone).Format("2006-01-02T15:04:05-07:00")
		}
		for _, r := range it.Repairs {
			i.Repairs = append(i.Repairs, r.Code)
		}
		out.Items = append(out.Items, i)
	}
	return out
}

// printHead says what was read, and which list of a page was taken.
func (p *program) printHead(v aggregator.Visit) {
	head := []string{}
	for _, part := range []string{v.Document.Title, strings.ToUpper(v.Document.Format), differing(v.FeedURL, v.Source.URL)} {
		if part != "" {
			head = append(head, part)
		}
	}
	fmt.Fprintln(p.Stderr, strings.Join(head, " · "))
	p.printList(v.List)
}

// differing is an address, if it is another one.
func differing(address, from string) string {
	if address == from {
		return ""
	}
	return address
}

package main

import (
	"fmt"
	"strings"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/feeds/listing"
	"bantin/feeds/vietnamese"
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

// show prints what would be published.
func (a adding) show() error {
	v := a.visit
	a.printHead(unrivalled(v))
	rows := [][]string{{a.say(tell("NGÀY", "DATE")), a.say(tell("TIÊU ĐỀ", "TITLE")), a.say(tell("ẢNH", "PICTURE"))}}
	items := v.Document.Items
	if len(items) == 0 {
		return a.printLine(tell("Tệp RSS này đọc được nhưng hiện chưa có bài nào. Nguồn vẫn thêm được; tin sẽ có khi đơn vị đăng bài.",
			"This feed can be read but has nothing in it at the moment. It can be added all the same; its news will come."))
	}
	for _, it := range items[:min(len(items), mostShown)] {
		picture := "–"
		if it.Image != "" {
			picture = a.say(tell("có", "yes"))
		}
		rows = append(rows, []string{dayOrInstant(it.Published, a.settings.Site.Zone), cut(it.Title, 90), picture})
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
	a.printNotes(v)
	a.showJoins()
	return nil
}

// showLines prints what would be written, and where.
func (a adding) showLines() error {
	_, err := fmt.Fprintf(a.Stdout, "\n%s:%d\n%s\n", a.addition.Path, a.addition.Line, strings.Join(a.addition.Lines, "\n"))
	return err
}

// showJoins says which articles are known already.
func (a adding) showJoins() {
	if len(a.joins) == 0 {
		return
	}
	fmt.Fprintf(prose(a.Stdout), "\n%s\n", a.say(tell("Đã có trong bản tin, sẽ được ghi là \"cũng đăng tại\": %d bài", "Known already, to be shown as \"also published at\": %d", len(a.joins))))
	for _, j := range a.joins[:min(len(a.joins), mostShown)] {
		line := cut(j.Title, 70)
		if j.Known != j.Title {
			line += " = " + cut(j.Known, 70)
		}
		fmt.Fprintf(prose(a.Stdout), "  - %s\n", line)
	}
	if len(a.joins) == len(a.visit.Document.Items) {
		fmt.Fprintln(prose(a.Stdout), a.say(tell("Bài nào ở đây cũng đã có trong bản tin: có lẽ không cần thêm nguồn này.", "Every article here is known already: perhaps this source is not needed.")))
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
		fmt.Fprintln(prose(a.Stderr), a.say(tell("Đã ghi nguồn %s vào %s:%d. bantin serve đang chạy thì đọc ngay; nếu chưa: bantin serve, hoặc bantin fetch %s.",
			"The source %s was written to %s:%d. A running bantin serve reads it at once; else: bantin serve, or bantin fetch %s.",
			a.source.ID, a.addition.Path, a.addition.Line, a.source.ID)))
	default:
		fmt.Fprintln(prose(a.Stderr), a.say(tell("Chưa ghi gì. Thêm --yes để ghi; --department, --id, --topics để đổi.", "Nothing was written. Add --yes to write it; --department, --id and --topics change it.")))
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

// unrivalled leaves out of a visit the list that came second, where something
// speaks against it: it is no choice that anybody would have to make.
func unrivalled(v aggregator.Visit) aggregator.Visit {
	if v.List == nil || v.List.RunnerUp.Against == "" {
		return v
	}
	found := *v.List
	found.RunnerUp = listing.Evidence{}
	v.List = &found
	return v
}

// printNotes says what is to be known of a document as a whole, and was not
// said of its articles.
func (p *program) printNotes(v aggregator.Visit) {
	told := map[feeds.RepairCode]bool{}
	for _, it := range v.Found {
		for _, r := range it.Repairs {
			told[r.Code] = true
		}
	}
	for _, r := range p.remarks(v.Document.Repairs) {
		if !told[r.Code] {
			fmt.Fprintln(prose(p.Stderr), r.What)
		}
	}
	if ofComments(v) {
		fmt.Fprintln(prose(p.Stderr), p.say(tell("Đây có vẻ là tệp RSS của các bình luận, không phải của tin: tìm tệp RSS khác, hoặc dùng địa chỉ của trang liệt kê tin.",
			"This looks like a feed of comments, not of news: look for another feed, or use the address of the page that lists the news.")))
	}
}

// ofComments tells whether a feed seems to bring what readers write.
func ofComments(v aggregator.Visit) bool {
	if v.Document.Format == "html" {
		return false
	}
	name := vietnamese.Fold(v.Document.Title + " " + differing(v.FeedURL, "") + " " + v.Response.URL)
	for _, word := range []string{"comment", "binh luan", "binh-luan", "binhluan"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// printHead says what was read, and which list of a page was taken.
func (p *program) printHead(v aggregator.Visit) {
	head := []string{}
	for _, part := range []string{v.Document.Title, strings.ToUpper(v.Document.Format), differing(v.FeedURL, v.Source.URL)} {
		if part != "" {
			head = append(head, part)
		}
	}
	fmt.Fprintln(prose(p.Stderr), strings.Join(head, " · "))
	p.printList(v.List)
}

// differing is an address, if it is another one.
func differing(address, from string) string {
	if address == from {
		return ""
	}
	return address
}

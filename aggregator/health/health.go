// Package health says in plain words how a source is and what a person can do
// about it, to staff who are no programmers. It knows the classes of problems
// and the codes of repairs, and neither the network nor what is stored.
package health

import (
	"net/http"
	"strconv"
	"time"

	"bantin/feeds"
)

// An Advice is one sentence or two that say what is the matter, and as many
// that say what to do next.
type Advice struct{ What, Next feeds.Text }

// Describe says why a source could not be read. For no problem it says
// nothing.
func Describe(p *feeds.Problem) Advice {
	if p == nil {
		return Advice{}
	}
	a, known := problems[p.Class]
	if !known {
		a = unknownProblem
	}
	detail := detailOf(p)
	if p.Class == feeds.RobotsDown {
		a = wholeSite(a, p.Status)
	}
	return Advice{
		What: fill(a.What, detail, p.Status),
		Next: join(a.Next, pause(p.RetryAfter)),
	}
}

// wholeSite says of a server that answers its robots.txt with an error what is
// said of any page that is answered so: most often all of them are.
func wholeSite(a Advice, status int) Advice {
	class := feeds.Class("")
	switch {
	case status == http.StatusTooManyRequests:
		class = feeds.TooMany
	case status == http.StatusServiceUnavailable:
		class = feeds.Unavailable
	case status >= 500:
		class = feeds.ServerError
	default:
		return a
	}
	return Advice{What: join(problems[class].What, askedRobots), Next: problems[class].Next}
}

// askedRobots says what the server was asked.
var askedRobots = feeds.Text{
	VI: "Máy chủ trả lời như vậy ngay khi được hỏi tệp robots.txt, nên chương trình chưa đọc đến trang.",
	EN: "That was already its answer to the request for robots.txt, so the page itself has not been read yet.",
}

// Warning says what was wrong in a document that could be read all the same.
func Warning(r feeds.Repair) Advice {
	a, known := warnings[r.Code]
	if !known {
		return Advice{What: Repair(r), Next: nothingToDo}
	}
	a.What = fill(a.What, weave(r), 0)
	return a
}

// Repair says in one line what was wrong, and what was made of it.
func Repair(r feeds.Repair) feeds.Text {
	if text, known := repairs[r.Code]; known {
		return text
	}
	if _, known := warnings[r.Code]; known {
		return Warning(r).What
	}
	return unknownRepair
}

// detailOf returns a problem's detail as each language writes it, as far as
// its sentence has use for it.
func detailOf(p *feeds.Problem) feeds.Text {
	switch p.Class {
	case feeds.TLSExpired:
		return day(p.Detail)
	case feeds.NotAFeed, feeds.NotAPage:
		return fileOf(p.Detail)
	case feeds.Unusable:
		return same(number(p.Detail))
	}
	return same(p.Detail)
}

// weave returns what the sentence on a repair has use for.
func weave(r feeds.Repair) feeds.Text {
	switch r.Code {
	case feeds.RepairInvalid, feeds.RepairForbidden:
		return same(number(r.Before))
	case feeds.RepairCertificate:
		return day(r.Before)
	case feeds.RepairMoved:
		return same(r.After)
	case feeds.RepairGone:
		if r.Before == "" || r.After == "" {
			return feeds.Text{}
		}
		return feeds.Text{VI: number(r.Before) + " bài, gần nhất là " + r.After, EN: number(r.Before) + ", the latest is " + r.After}
	case feeds.RepairCharset:
		if r.Before == "" || r.After == "" {
			return feeds.Text{}
		}
		return feeds.Text{VI: r.Before + ", thực ra là " + r.After, EN: r.Before + ", but is " + r.After}
	}
	return same(r.Before)
}

// number returns s if it is a count, else nothing.
func number(s string) string {
	if _, err := strconv.ParseUint(s, 10, 32); err != nil {
		return ""
	}
	return s
}

// day returns s as each language writes a day, if it is one.
func day(s string) feeds.Text {
	text := same(s)
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		text.VI = t.Format("02/01/2006")
	}
	return text
}

func same(s string) feeds.Text { return feeds.Text{VI: s, EN: s} }

package main

import (
	"fmt"
	"strings"
	"time"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// printRepairs says below a table of articles what was repaired in them, the
// same repair once, with how many articles had it and the first of them as an
// example.
func (p *program) printRepairs(items []feeds.Item) error {
	type group struct {
		first feeds.Repair
		count int
	}
	var order []feeds.RepairCode
	groups := map[feeds.RepairCode]*group{}
	for _, it := range items {
		met := map[feeds.RepairCode]bool{}
		for _, r := range it.Repairs {
			if met[r.Code] {
				continue
			}
			met[r.Code] = true
			if groups[r.Code] == nil {
				groups[r.Code] = &group{first: r}
				order = append(order, r.Code)
			}
			groups[r.Code].count++
		}
	}
	if len(order) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(prose(p.Stdout), "\n%s\n", p.say(tell("Đã sửa khi đọc:", "Repaired while reading:"))); err != nil {
		return err
	}
	for _, code := range order {
		g := groups[code]
		line := p.say(count("%d bài: ", "%d {article|articles}: ", g.count)) + p.say(health.Repair(g.first))
		if g.first.Before != "" && g.first.After != "" {
			line += p.say(tell(" Ví dụ: %s → %s", " For example: %s → %s", oneLine(g.first.Before, 60), oneLine(p.readable(g.first.After), 60)))
		}
		if _, err := fmt.Fprintf(prose(p.Stdout), "  - %s\n", line); err != nil {
			return err
		}
	}
	return nil
}

// readable writes an instant that a repair came to as people do.
func (p *program) readable(after string) string {
	at, err := time.Parse(time.RFC3339, after)
	if err != nil {
		return after
	}
	if day := dayOrInstant(at, at.Location()); !strings.Contains(day, ":") {
		return day
	}
	return at.Format("02/01/2006 15:04 -07:00")
}

// oneLine is a text on one line, cut to so many characters.
func oneLine(text string, most int) string { return cut(plaintext.Line(text), most) }

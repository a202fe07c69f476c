package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"bantin/aggregator/dedupe"
)

// printThresholds prints the decisions near the thresholds, and what others
// would change.
func (p *program) printThresholds(w io.Writer, f *pairFigures) error {
	if len(f.Near) > 0 {
		fmt.Fprintf(w, "\n%s\n", p.say(tell("Gần ngưỡng nhất (khoảng cách đến ngưỡng; dưới 0 là chưa tới):", "Nearest to the thresholds (distance; below 0 they are not reached):")))
		rows := [][]string{{p.say(tell("CẶP", "PAIR")), p.say(tell("KHOẢNG CÁCH", "DISTANCE")), p.say(tell("QUYẾT ĐỊNH", "DECISION")), p.say(tell("NHÃN", "LABEL")), p.say(tell("ĐIỂM", "SCORES"))}}
		for _, d := range f.Near {
			rows = append(rows, []string{strings.Trim(string(d.ID), `"`), p.decimal(d.Margin, 3), p.decision(d.Joined), p.labelled(d.Label), p.scoreList(d.Scores)})
		}
		if err := printTable(w, rows); err != nil {
			return err
		}
	}
	if !slices.ContainsFunc(f.Shifts, func(s shiftFigure) bool { return s.Pairs > 0 }) {
		return nil
	}
	fmt.Fprintf(w, "\n%s\n", p.say(tell("Nếu ngưỡng thay đổi:", "With other thresholds:")))
	for _, s := range f.Shifts {
		text := tell("hạ %s: nhiều nhất %d cặp được gộp thêm", "%s lower: at most %d more pairs would be joined", p.decimal(max(s.By, -s.By), 2), s.Pairs)
		if s.By > 0 {
			text = tell("nâng %s: %d cặp không còn được gộp", "%s higher: %d pairs would no longer be joined", p.decimal(s.By, 2), s.Pairs)
		}
		line := p.say(text)
		if f.Labelled > 0 {
			line += p.say(tell(" (%d trùng, %d khác)", " (%d copies, %d others)", s.Same, s.Two))
		}
		if _, err := fmt.Fprintln(w, "  "+line); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) decision(joined bool) string {
	if joined {
		return p.say(tell("gộp", "joined"))
	}
	return p.say(tell("để riêng", "apart"))
}

func (p *program) labelled(label *bool) string {
	switch {
	case label == nil:
		return "–"
	case *label:
		return p.say(tell("trùng", "copy"))
	}
	return p.say(tell("khác", "other"))
}

// scoreList writes scores for people.
func (p *program) scoreList(scores map[string]float64) string {
	var list []string
	for _, s := range dedupe.ScoreNames() {
		x, there := scores[s.Score]
		switch {
		case !there:
		case s.Count:
			list = append(list, p.say(s.Short)+" "+strconv.Itoa(int(x)))
		default:
			list = append(list, p.say(s.Short)+" "+p.decimal(x, 2))
		}
	}
	return strings.Join(list, " · ")
}

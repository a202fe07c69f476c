package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
)

// printTable writes rows in columns, the first row being their names.
func printTable(w io.Writer, rows [][]string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, c := range row {
			// Columns are as wide as their characters are many: composed ones.
			cells[i] = strings.Join(strings.Fields(norm.NFC.String(c)), " ")
		}
		fmt.Fprintln(t, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
	}
	return t.Flush()
}

// timestamp writes an instant for people, in a time zone; "–" for never.
func timestamp(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return "–"
	}
	return at.In(zone).Format("02/01/2006 15:04")
}

// cut shortens a text to a number of characters.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}

// printAdvice prints what is the matter with a source and what to do, below a
// table.
func (p *program) printAdvice(source, what, next string) error {
	if _, err := fmt.Fprintf(p.Stdout, "\n%s: %s\n", source, what); err != nil || next == "" {
		return err
	}
	_, err := fmt.Fprintf(p.Stdout, "  → %s\n", next)
	return err
}

// printLine prints one line of results.
func (p *program) printLine(t feeds.Text) error {
	_, err := fmt.Fprintln(p.Stdout, p.say(t))
	return err
}

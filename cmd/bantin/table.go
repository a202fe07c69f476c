package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
)

// printTable writes rows in columns, the first row being their names. On a
// terminal the columns are made as narrow as it asks for.
func printTable(w io.Writer, rows [][]string) error { return writeTable(w, rows, widthOf(w)) }

// narrowest is how narrow a column is made at most.
const narrowest = 12

// between is how far columns stand apart.
const between = 2

// writeTable writes rows in columns that fit into a width; 0: any width. What
// does not fit into its column goes on below.
func writeTable(w io.Writer, rows [][]string, width int) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			// Columns are as wide as their characters are many: composed ones.
			row[i] = strings.Join(strings.Fields(norm.NFC.String(cell)), " ")
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(row[i]))
		}
	}
	narrow(widths, width)
	var b strings.Builder
	for _, row := range rows {
		writeRow(&b, row, widths)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// narrow takes from the widest columns until all of them fit into a width.
func narrow(widths []int, width int) {
	if width == 0 || len(widths) == 0 {
		return
	}
	total := between * (len(widths) - 1)
	for _, n := range widths {
		total += n
	}
	for ; total > width; total-- {
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= narrowest {
			return
		}
		widths[widest]--
	}
}

// writeRow writes a row, on as many lines as its cells need.
func writeRow(b *strings.Builder, row []string, widths []int) {
	cells := make([][]string, len(row))
	lines := 1
	for i, cell := range row {
		cells[i] = chopped(cell, widths[i])
		lines = max(lines, len(cells[i]))
	}
	for n := range lines {
		line := ""
		for i, cell := range cells {
			part := ""
			if n < len(cell) {
				part = cell[n]
			}
			line += part + strings.Repeat(" ", max(0, widths[i]-columns(part))+between)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// timestamp writes an instant for people, in a time zone; "–" for never.
func timestamp(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return "–"
	}
	return at.In(zone).Format("02/01/2006 15:04")
}

// dayOrInstant writes when an article was published, for people: a midnight is
// that of a date without a time.
func dayOrInstant(at time.Time, zone *time.Location) string {
	if local := at.In(zone); !at.IsZero() && local.Hour() == 0 && local.Minute() == 0 && local.Second() == 0 {
		return local.Format("02/01/2006")
	}
	return timestamp(at, zone)
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
	out := prose(p.Stdout)
	if _, err := fmt.Fprintf(out, "\n%s: %s\n", source, what); err != nil || next == "" {
		return err
	}
	_, err := fmt.Fprintf(out, "  → %s\n", next)
	return err
}

// printLine prints one line of results.
func (p *program) printLine(t feeds.Text) error {
	_, err := fmt.Fprintln(p.Stdout, p.say(t))
	return err
}

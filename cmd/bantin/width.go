package main

import (
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// widthOf returns how many columns the terminal behind w has; 0 where nobody
// is looking, or where the terminal does not say.
func widthOf(w io.Writer) int {
	if !isTerminal(w) {
		return 0
	}
	width, _, err := term.GetSize(int(w.(*os.File).Fd()))
	if err != nil {
		return 0
	}
	return width
}

// prose returns a writer that breaks long lines between words where w is a
// terminal, so that none is broken inside a word.
func prose(w io.Writer) io.Writer {
	if width := widthOf(w); width > 0 {
		return breaker{w, width}
	}
	return w
}

// A breaker breaks lines that are too long for a terminal. Each write is of
// whole lines, but for the last.
type breaker struct {
	w     io.Writer
	width int
}

// excerpted are lines of a file that are shown with their numbers; a caret
// below points into them.
var excerpted = regexp.MustCompile(`^ *\d* \| `)

// commandLine is a line to be copied whole.
var commandLine = regexp.MustCompile(`^ +bantin `)

// Write implements io.Writer.
func (b breaker) Write(text []byte) (int, error) {
	var out strings.Builder
	lines := slices.Collect(strings.Lines(string(text)))
	for i, line := range lines {
		bare := strings.TrimSuffix(line, "\n")
		end := line[len(bare):]
		if commandLine.MatchString(bare) {
			out.WriteString(line)
			continue
		}
		if excerpted.MatchString(bare) {
			if i+1 < len(lines) && columns(strings.TrimSuffix(lines[i+1], "\n")) < b.width { // the caret
				if r := []rune(bare); len(r) > b.width {
					bare = string(r[:b.width-1]) + "…"
				}
			}
			out.WriteString(bare + end)
			continue
		}
		lead := bare[:len(bare)-len(strings.TrimLeft(bare, " -"))]
		parts := wrapped(bare[len(lead):], max(b.width-columns(lead), narrowest))
		out.WriteString(lead + strings.Join(parts, "\n"+strings.Repeat(" ", columns(lead))) + end)
	}
	if _, err := io.WriteString(b.w, out.String()); err != nil {
		return 0, err
	}
	return len(text), nil
}

// hardBreak is where a paragraph was broken by whoever wrote it: before a line
// that is not indented.
var hardBreak = regexp.MustCompile(`([^\n:])\n([^\n ])`)

// rejoined makes one line of each paragraph.
func rejoined(text string) string { return hardBreak.ReplaceAllString(text, "$1 $2") }

// columns is how many columns of a terminal a text takes.
func columns(s string) (n int) {
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			n++
		}
	}
	return n
}

// wrapped breaks a text between words into lines of so many columns. A word
// that is longer has a line of its own. Spaces at the end stay.
func wrapped(s string, width int) []string {
	if columns(s) <= width {
		return []string{s}
	}
	tail := s[len(strings.TrimRight(s, " ")):]
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line+tail)
}

// chopped is as wrapped, but breaks words that are longer than a line too,
// behind a mark that stands between their parts if there is one.
func chopped(s string, width int) (lines []string) {
	for _, line := range wrapped(s, width) {
		for columns(line) > width {
			r := []rune(line)
			at := min(width, len(r))
			if i := strings.LastIndexAny(string(r[:at]), "-/?&._"); i > len(string(r[:at]))/2 {
				at = len([]rune(string(r[:at])[:i+1]))
			}
			lines, line = append(lines, string(r[:at])), string(r[at:])
		}
		lines = append(lines, line)
	}
	return lines
}

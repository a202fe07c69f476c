package guide

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
)

// A renderer makes HTML of the guide's Markdown.
type renderer struct {
	pictures map[string]Picture
	out      strings.Builder
	contents []Heading // of the second level
}

// page renders a text that begins with its title, which it returns.
func (r *renderer) page(text string) (title string, err error) {
	first, rest, _ := strings.Cut(text, "\n")
	title, isTitle := strings.CutPrefix(first, "# ")
	if !isTitle {
		return "", errors.New("the first line is no title")
	}
	return title, r.blocks(strings.Split(strings.TrimSpace(rest), "\n"))
}

var (
	numbered = regexp.MustCompile(`^\d+\. `)
	divider  = regexp.MustCompile(`^\|( ?:?-+:? ?\|)+$`)
)

// blocks renders lines, block by block.
func (r *renderer) blocks(lines []string) (err error) {
	for len(lines) > 0 && err == nil {
		line := lines[0]
		switch {
		case line == "":
			lines = lines[1:]
		case strings.HasPrefix(line, "#"):
			err, lines = r.heading(line), lines[1:]
		case strings.HasPrefix(line, "```"):
			lines, err = r.code(lines)
		case strings.HasPrefix(line, "|"):
			lines, err = r.table(lines)
		case strings.HasPrefix(line, "> "):
			lines, err = r.note(lines)
		case strings.HasPrefix(line, "- "):
			lines, err = r.list(lines, "ul", func(l string) int { return 2 * strings.Count(l[:min(2, len(l))], "- ") })
		case numbered.MatchString(line):
			lines, err = r.list(lines, "ol", func(l string) int { return len(numbered.FindString(l)) })
		default:
			lines, err = r.paragraph(lines)
		}
	}
	return err
}

func (r *renderer) heading(line string) error {
	marks, text, _ := strings.Cut(line, " ")
	if marks != "##" && marks != "###" || text == "" {
		return fmt.Errorf("the heading %q is of no level that is known", line)
	}
	if marks == "##" {
		r.contents = append(r.contents, Heading{anchor(text), text})
	}
	fmt.Fprintf(&r.out, "<h%d id=%q>%s</h%d>\n", len(marks), anchor(text), r.spans(text), len(marks))
	return nil
}

func (r *renderer) code(lines []string) ([]string, error) {
	for i, line := range lines[1:] {
		if line == "```" {
			text := strings.Join(lines[1:i+1], "\n")
			fmt.Fprintf(&r.out, "<pre tabindex=\"0\"><code>%s</code></pre>\n", html.EscapeString(text))
			return lines[i+2:], nil
		}
	}
	return nil, errors.New("a block of code has no end")
}

func (r *renderer) table(lines []string) ([]string, error) {
	if len(lines) < 3 || !divider.MatchString(lines[1]) {
		return nil, fmt.Errorf("the table %q has no heads", lines[0])
	}
	r.out.WriteString("<div class=\"wide-table\" tabindex=\"0\"><table>\n<thead>")
	r.row(lines[0], "th")
	r.out.WriteString("</thead>\n<tbody>\n")
	lines = lines[2:]
	for len(lines) > 0 && strings.HasPrefix(lines[0], "|") {
		r.row(lines[0], "td")
		r.out.WriteString("\n")
		lines = lines[1:]
	}
	r.out.WriteString("</tbody>\n</table></div>\n")
	return lines, nil
}

func (r *renderer) row(line, cell string) {
	r.out.WriteString("<tr>")
	for part := range strings.SplitSeq(strings.Trim(line, "|"), "|") {
		fmt.Fprintf(&r.out, "<%s>%s</%s>", cell, r.spans(strings.TrimSpace(part)), cell)
	}
	r.out.WriteString("</tr>")
}

func (r *renderer) note(lines []string) ([]string, error) {
	var inner []string
	for len(lines) > 0 && strings.HasPrefix(lines[0], ">") {
		inner = append(inner, strings.TrimPrefix(strings.TrimPrefix(lines[0], ">"), " "))
		lines = lines[1:]
	}
	r.out.WriteString("<blockquote>\n")
	err := r.blocks(inner)
	r.out.WriteString("</blockquote>\n")
	return lines, err
}

// list renders a list. mark is how long the mark is that a line begins a new
// entry with, or 0; what follows an entry and is indented belongs to it.
func (r *renderer) list(lines []string, tag string, mark func(string) int) (rest []string, err error) {
	fmt.Fprintf(&r.out, "<%s>\n", tag)
	for len(lines) > 0 && mark(lines[0]) > 0 && err == nil {
		in := mark(lines[0])
		entry := []string{lines[0][in:]}
		lines = lines[1:]
		indent := strings.Repeat(" ", in)
		for len(lines) > 0 && (strings.HasPrefix(lines[0], indent) || lines[0] == "" && len(lines) > 1 && strings.HasPrefix(lines[1], indent)) {
			entry = append(entry, strings.TrimPrefix(lines[0], indent))
			lines = lines[1:]
		}
		r.out.WriteString("<li>")
		err = r.entry(entry)
		r.out.WriteString("</li>\n")
		if len(lines) > 1 && lines[0] == "" && mark(lines[1]) > 0 {
			lines = lines[1:]
		}
	}
	fmt.Fprintf(&r.out, "</%s>\n", tag)
	return lines, err
}

// entry renders an entry of a list: its words, and the blocks below them.
func (r *renderer) entry(lines []string) error {
	words := 0
	for words < len(lines) && lines[words] != "" && !strings.HasPrefix(lines[words], "```") && !strings.HasPrefix(lines[words], "- ") {
		words++
	}
	r.out.WriteString(r.spans(strings.Join(lines[:words], "\n")))
	if words < len(lines) {
		r.out.WriteString("\n")
	}
	return r.blocks(lines[words:])
}

// paragraph renders the lines up to the next empty one.
func (r *renderer) paragraph(lines []string) ([]string, error) {
	end := 0
	for end < len(lines) && lines[end] != "" {
		end++
	}
	text := strings.Join(lines[:end], "\n")
	if m := picture.FindStringSubmatch(text); m != nil {
		return lines[end:], r.figure(m[1], m[2])
	}
	fmt.Fprintf(&r.out, "<p>%s</p>\n", r.spans(text))
	return lines[end:], nil
}

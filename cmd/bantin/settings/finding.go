package settings

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bantin/feeds"
)

// A Finding is one thing that is wrong in the settings, and what to do.
type Finding struct {
	File    string // a file, or the name of the flag or environment variable
	Line    int    // from 1; 0: the file as a whole
	Column  int    // from 1, in characters
	Message feeds.Text
	Hint    feeds.Text // may be empty
	Excerpt string     // the line that it is about
}

// Findings are everything that is wrong. They are an error when they keep the
// settings from being used.
type Findings []Finding

// excerptWidth is how many characters of a line are shown around a finding:
// with its number, a terminal of 80 columns takes them.
const excerptWidth = 70

// mostPrinted is how many findings are printed; whoever has more starts with
// these.
const mostPrinted = 50

// Error says all findings in English, for logs; people are shown Print.
func (f Findings) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.place() + ": " + one.Message.EN
	}
	return strings.Join(lines, "; ")
}

// Print writes the findings for people, in the given language.
func (f Findings) Print(w io.Writer, language string) error {
	var b strings.Builder
	for i, one := range f {
		if i == mostPrinted {
			b.WriteString(say("… và %d lỗi nữa\n", "… and %d more\n", len(f)-i).In(language))
			break
		}
		one.print(&b, language)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A Plain finding is one for programs, in one language.
type Plain struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Plain returns the findings for programs; never nil.
func (f Findings) Plain(language string) []Plain {
	list := make([]Plain, len(f))
	for i, one := range f {
		list[i] = Plain{one.File, one.Line, one.Column, one.Message.In(language), one.Hint.In(language)}
	}
	return list
}

func (f Finding) place() string {
	if f.Line == 0 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

func (f Finding) print(b *strings.Builder, language string) {
	fmt.Fprintf(b, "%s: %s\n", f.place(), f.Message.In(language))
	if f.Line > 0 && f.Excerpt != "" {
		text, pad := f.excerpt()
		number := fmt.Sprintf("%5d", f.Line)
		fmt.Fprintf(b, "%s | %s\n%s | %s^\n", number, text, strings.Repeat(" ", len(number)), pad)
	}
	if hint := f.Hint.In(language); hint != "" {
		fmt.Fprintf(b, "  %s: %s\n", say("Gợi ý", "Hint").In(language), hint)
	}
}

// excerpt returns the part of the line around the finding, and the space that
// brings a caret under its column.
func (f Finding) excerpt() (text, pad string) {
	line := []rune(f.Excerpt)
	at := min(max(f.Column-1, 0), len(line))
	from := 0
	if at > excerptWidth*3/4 {
		from = at - excerptWidth/2
	}
	to := min(len(line), from+excerptWidth)
	var shown, under strings.Builder
	if from > 0 {
		shown.WriteString("…")
		under.WriteByte(' ')
	}
	for i, r := range line[from:to] {
		if r == '\t' || !unicode.IsPrint(r) {
			r = ' '
		}
		shown.WriteRune(r)
		if from+i < at && !unicode.Is(unicode.Mn, r) {
			under.WriteByte(' ')
		}
	}
	if to < len(line) {
		shown.WriteString("…")
	}
	return strings.TrimRight(shown.String(), " "), under.String()
}

// sorted orders findings by their place, files in the order in which they
// were read.
func (f Findings) sorted(files []string) Findings {
	slices.SortStableFunc(f, func(a, b Finding) int {
		return cmp.Or(
			slices.Index(files, a.File)-slices.Index(files, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f
}

// say fills both languages with the same values.
func say(vi, en string, values ...any) feeds.Text {
	if len(values) == 0 {
		return feeds.Text{VI: vi, EN: en}
	}
	for i, v := range values {
		if s, ok := v.(string); ok {
			values[i] = written(s)
		}
	}
	return feeds.Text{VI: fmt.Sprintf(vi, values...), EN: fmt.Sprintf(en, values...)}
}

// mostQuoted is how many characters are repeated of what somebody wrote.
const mostQuoted = 100

// written is what somebody wrote. The verb %q puts it in quotes and makes
// visible what cannot be seen, but leaves backslashes alone.
type written string

// Format implements fmt.Formatter.
func (w written) Format(s fmt.State, verb rune) {
	text := string(w)
	if verb == 'q' {
		if all := []rune(text); len(all) > mostQuoted {
			text = string(all[:mostQuoted]) + "…"
		}
		text = `"` + strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(strings.TrimSuffix(strconv.Quote(text)[1:], `"`)) + `"`
	}
	io.WriteString(s, text)
}

// both is a text that is the same in every language: a value to write.
func both(s string) feeds.Text { return feeds.Text{VI: s, EN: s} }

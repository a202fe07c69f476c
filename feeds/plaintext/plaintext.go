// Package plaintext reads the words out of HTML and out of untidy text.
//
// It knows which elements hold no words (scripts, styles, what is shown to old
// browsers only) and which ones stand on lines of their own. It judges nothing
// else: spelling, safety and length are the callers' business.
package plaintext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Of returns the text of an HTML fragment as one line: tags gone, elements
// that stand on lines of their own separated by a space, entities resolved,
// white space of every kind folded, invisible characters gone. It takes time
// in proportion to the length of the fragment, however that is nested.
func Of(fragment string) string {
	if !strings.ContainsAny(fragment, "<&") {
		return Line(fragment)
	}
	out := line{out: make([]byte, 0, len(fragment))}
	read(fragment, &out, out.gap)
	return string(out.out)
}

// Lines returns the text of an HTML fragment by lines: each element that
// stands on lines of its own begins one, and empty ones are left out. The
// lines together hold the same words as Of.
func Lines(fragment string) []string {
	var lines []string
	out := line{out: make([]byte, 0, 256)}
	end := func() {
		if len(out.out) > 0 {
			lines = append(lines, string(out.out))
		}
		out.out, out.space = out.out[:0], false
	}
	read(fragment, &out, end)
	end()
	return lines
}

// read adds the words of a fragment to a line, and calls separate where an
// element that stands on lines of its own begins or ends.
func read(fragment string, out *line, separate func()) {
	var (
		hidden hiding
		tokens = html.NewTokenizer(strings.NewReader(fragment))
	)
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind == html.TextToken {
			if !hidden.now() {
				out.add(tokens.Text())
			}
			continue
		}
		name, _ := tokens.TagName()
		tag := atom.Lookup(name)
		hidden.pass(kind, tag)
		if !hidden.now() && apart(tag) {
			separate()
		}
	}
}

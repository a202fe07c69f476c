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
	var (
		out    = line{out: make([]byte, 0, len(fragment))}
		hidden hiding
		tokens = html.NewTokenizer(strings.NewReader(fragment))
	)
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return string(out.out)
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
			out.gap()
		}
	}
}

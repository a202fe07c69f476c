package validate

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// html wants a fragment of HTML that is safe, balanced, and free of relative
// addresses.
func (r *report) html(where, what, value string) {
	r.characters(where, what, value)
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(value))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			r.closed(where, what, open)
			return
		case html.StartTagToken:
			tag := tokens.Token()
			r.tag(where, what, tag)
			if !slices.Contains(void, tag.Data) {
				open = append(open, tag.Data)
			}
		case html.SelfClosingTagToken:
			r.tag(where, what, tokens.Token())
		case html.EndTagToken:
			name := tokens.Token().Data
			i := lastIndex(open, name)
			if i < 0 {
				r.add(where, "%s closes <%s>, which is not open", what, name)
				continue
			}
			r.closed(where, what, open[i+1:])
			open = open[:i]
		}
	}
}

// closed complains about elements that are open where they may not be.
func (r *report) closed(where, what string, open []string) {
	for _, name := range open {
		if !slices.Contains(endOptional, name) {
			r.add(where, "%s leaves <%s> open", what, name)
		}
	}
}

var (
	void        = []string{"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}
	endOptional = []string{"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"}
	unsafe      = []string{"applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script", "style"}
	addressed   = []string{"href", "src", "poster", "cite", "action", "background"}
)

// tag looks at one start tag.
func (r *report) tag(where, what string, tag html.Token) {
	if slices.Contains(unsafe, tag.Data) {
		r.add(where, "%s contains <%s>", what, tag.Data)
	}
	for _, a := range tag.Attr {
		if strings.HasPrefix(a.Key, "on") {
			r.add(where, "%s contains the script %s of <%s>", what, a.Key, tag.Data)
		}
		if slices.Contains(addressed, a.Key) && !absolute(a.Val) {
			r.add(where, "%s contains %q, which is not an absolute address", what, a.Val)
		}
	}
}

// absolute says whether an address in HTML means the same everywhere.
func absolute(address string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(address), scheme) {
			return true
		}
	}
	return false
}

func lastIndex(list []string, s string) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] == s {
			return i
		}
	}
	return -1
}

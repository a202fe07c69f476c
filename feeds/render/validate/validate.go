// Package validate checks published documents against the rules of their
// formats: RSS 2.0 with the Best Practices Profile of its Advisory Board, Atom
// 1.0 (RFC 4287), JSON Feed 1.1, and what the feed validator of the W3C calls
// an error or a warning. It is meant for tests and knows nothing of how
// documents are made.
//
// It is stricter than the formats where bantin promises more: ids are
// permanent URNs, addresses absolute web addresses in ASCII, dates in the one
// form that every reader takes.
package validate

import "fmt"

// RSS returns what is wrong with an RSS document that is served from the
// address self, one sentence each; nothing if all is well.
func RSS(doc []byte, self string) []string {
	r := &report{}
	if root := r.parse(doc); root != nil {
		r.rss(root, self)
	}
	return r.complaints
}

// Atom returns what is wrong with an Atom feed that is served from the
// address self, one sentence each; nothing if all is well.
func Atom(doc []byte, self string) []string {
	r := &report{}
	if root := r.parse(doc); root != nil {
		r.atom(root, self)
	}
	return r.complaints
}

// JSONFeed returns what is wrong with a JSON Feed that is served from the
// address self, one sentence each; nothing if all is well.
func JSONFeed(doc []byte, self string) []string {
	r := &report{}
	r.jsonFeed(doc, self)
	return r.complaints
}

// A report gathers complaints about one document.
type report struct {
	complaints []string
	met        map[string]bool // values that must differ, after what they are
}

// add complains about a part of the document.
func (r *report) add(where, format string, args ...any) {
	r.complaints = append(r.complaints, where+": "+fmt.Sprintf(format, args...))
}

// unique complains about a value that was met before.
func (r *report) unique(where, what, value string) {
	name := what + " " + value
	if r.met[name] {
		r.add(where, "another one has the same %s %q", what, value)
	}
	if r.met == nil {
		r.met = map[string]bool{}
	}
	r.met[name] = true
}

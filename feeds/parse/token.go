package parse

import "strings"

// A kind is what a token is.
type kind int

const (
	characters kind = iota // text with references in it
	cdata
	startTag
	endTag
	directive // <!DOCTYPE and the like
	other     // a comment or a processing instruction
)

// A token is one piece of markup, or the text up to the next.
type token struct {
	kind   kind
	at     int    // where it begins
	raw    []byte // all of it, as it stands in the document
	text   []byte // what characters and CDATA hold
	name   string // of a tag, with its prefix
	attrs  []attribute
	closed bool // <name/>
	open   bool // CDATA that does not end
}

// An attribute of a start tag; references in its value are unresolved.
type attribute struct {
	name  string
	value []byte
}

// prefix returns what stands before the colon of the name.
func (t *token) prefix() string { return prefixOf(t.name) }

func prefixOf(name string) string {
	prefix, _, found := strings.Cut(name, ":")
	if !found {
		return ""
	}
	return prefix
}

// local returns the name without its prefix, in lower case.
func (t *token) local() string { return localName(t.name) }

func localName(name string) string {
	if _, local, found := strings.Cut(name, ":"); found {
		name = local
	}
	return strings.ToLower(name)
}

// attr returns the value of an attribute, and whether there is one.
func (t *token) attr(name string) ([]byte, bool) {
	for _, a := range t.attrs {
		if a.name == name {
			return a.value, true
		}
	}
	return nil, false
}

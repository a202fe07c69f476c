package parse

import (
	"bytes"
	"net/url"
	"strings"

	"bantin/feeds"
)

// feedRoots are the root elements of feeds, by local name.
var feedRoots = map[string]bool{"rss": true, "rdf": true, "feed": true}

// own is the prefix of elements that tidy adds for what gofeed would alter or
// forget; gofeed hands them back as extensions.
const own = "bantin"

// A tidied document is well-formed XML that says what the original does, in
// the form from which gofeed loses nothing.
type tidied struct {
	body  []byte
	root  string   // local name of the root
	base  *url.URL // what the document's addresses are relative to
	items int

	truncated bool
	forbidden int    // references to characters that XML forbids
	fault     string // the first place that was not well-formed; empty: all was
}

// An element that is open.
type element struct {
	name       string
	local      string
	base       *url.URL
	namespaces int  // declared here and around it
	item       bool // an item or entry
	start      int  // where it begins in the output
}

// A tidier makes a tidied document of the tokens of a broken one.
type tidier struct {
	lex     lexer
	at      int // where the token at hand begins
	out     []byte
	stack   []element
	address *url.URL // where the document came from
	doc     tidied
	problem *feeds.Problem

	within   string            // name of the construct that is being collected
	unended  int               // CDATA sections that were ended here
	entities map[string]string // that the document declares for itself
	expanded int               // bytes that references to them have become
}

// tidy rewrites a feed. Elements left open are closed, unfinished items left
// out, markup in text constructs written as text, prolog and comments dropped.
func tidy(text []byte, address string) (tidied, *feeds.Problem) {
	t := &tidier{lex: lexer{src: text}, out: make([]byte, 0, len(text)+len(text)/8)}
	t.address, _ = url.Parse(address)
	t.doc.base = t.address
	t.toRoot()
	for len(t.stack) > 0 {
		tok, ok := t.next()
		if !ok {
			t.cutOff()
			break
		}
		t.token(tok)
	}
	t.afterRoot()
	switch {
	case t.lex.problem != nil:
		return tidied{}, t.lex.problem
	case t.problem != nil:
		return tidied{}, t.problem
	}
	t.doc.body = t.out
	if t.lex.faults > 0 {
		t.doc.fault = quoteAt(text, t.lex.fault)
	}
	return t.doc, nil
}

// next returns the next token and remembers its place.
func (t *tidier) next() (token, bool) {
	tok, ok := t.lex.next()
	if !ok {
		return tok, false
	}
	t.at = tok.at
	if tok.kind == cdata && !t.endCDATA(&tok) {
		t.lex.cut = true
		return token{}, false
	}
	return tok, true
}

// wrong notes that the token at hand is not well-formed where it stands.
func (t *tidier) wrong() { t.lex.wrong(t.at) }

// toRoot skips what stands before the root.
func (t *tidier) toRoot() {
	for {
		tok, ok := t.next()
		if !ok {
			return
		}
		if tok.kind == startTag && feedRoots[tok.local()] {
			t.openRoot(tok)
			return
		}
		if tok.kind == directive && t.entities == nil {
			t.entities = declaredEntities(tok.raw)
		}
		t.junk(tok)
	}
}

// afterRoot looks at what follows the root, only to note it.
func (t *tidier) afterRoot() {
	for !t.doc.truncated && t.problem == nil {
		tok, ok := t.next()
		if !ok {
			return
		}
		t.junk(tok)
	}
}

// junk notes a token that has no place outside the root.
func (t *tidier) junk(tok token) {
	switch tok.kind {
	case characters:
		if len(bytes.Trim(tok.text, " \t\r\n\ufeff")) > 0 {
			t.wrong()
		}
	case startTag, endTag, cdata:
		t.wrong()
	}
}

// token writes one token that stands inside the root.
func (t *tidier) token(tok token) {
	switch tok.kind {
	case characters:
		t.out = t.mend(t.out, tok.text)
	case cdata:
		t.out = escape(t.out, tok.text)
	case startTag:
		if t.isItem(&tok) && !t.closeItem() {
			return
		}
		if form, as := t.construct(&tok); form != noConstruct {
			t.writeConstruct(tok, form, as)
			return
		}
		if t.lacksHref(&tok) {
			t.openLink(tok)
			return
		}
		t.open(tok)
	case endTag:
		t.close(tok.name)
	}
}

// close writes an end tag, and those that are missing before it. One that
// nothing is open for is left out.
func (t *tidier) close(name string) {
	for i := len(t.stack) - 1; i >= 0; i-- {
		if strings.EqualFold(t.stack[i].name, name) {
			if i < len(t.stack)-1 {
				t.wrong()
			}
			t.closeTo(i)
			return
		}
	}
	t.wrong()
}

// closeTo closes the open elements from place i of the stack on.
func (t *tidier) closeTo(i int) {
	for len(t.stack) > i {
		e := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.out = append(append(append(t.out, "</"...), e.name...), '>')
		if !e.item {
			continue
		}
		t.doc.items++
		if t.doc.items > maxItems {
			t.refuse(beyond(maxItems, "items"))
		}
	}
}

// refuse gives the document up.
func (t *tidier) refuse(problem *feeds.Problem) {
	t.problem = problem
	t.stack = nil
}

// cutOff ends a document that breaks off: the unfinished item is left out.
func (t *tidier) cutOff() {
	t.doc.truncated = true
	if t.doc.items == 0 {
		if t.lex.problem == nil {
			t.problem = &feeds.Problem{Class: feeds.Unreadable, Detail: "the document ends before its first item does"}
		}
		return
	}
	if i := t.openItem(); i > 0 {
		t.out = t.out[:t.stack[i].start]
		t.stack = t.stack[:i]
	}
	t.closeTo(0)
}

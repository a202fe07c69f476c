package parse

import (
	"bytes"
	"html"
	"net/url"
	"slices"
	"strings"
)

// openRoot writes the root element, in a namespace that gofeed knows.
func (t *tidier) openRoot(tok token) {
	t.doc.root = tok.local()
	declaration := "xmlns"
	if prefix := tok.prefix(); prefix != "" && t.doc.root == "feed" {
		declaration += ":" + prefix
	}
	known := namespaces[t.doc.root]
	i := slices.IndexFunc(tok.attrs, func(a attribute) bool { return a.name == declaration })
	switch {
	case known == nil && i >= 0: // RSS 2.0 has none: its elements would be taken for foreign ones
		tok.attrs = slices.Delete(tok.attrs, i, i+1)
	case known != nil && i < 0 && declaration != "xmlns":
		t.wrong()
		tok.attrs = append(tok.attrs, attribute{declaration, []byte(known[0])})
	case known != nil && i >= 0 && !slices.Contains(known, strings.TrimSpace(string(tok.attrs[i].value))):
		t.wrong()
		tok.attrs[i].value = []byte(known[0])
	}
	t.open(tok)
	if len(t.stack) > 0 {
		t.doc.base = t.stack[0].base
	}
}

// open writes a start tag, and notes what is open from now on.
func (t *tidier) open(tok token) {
	e := element{name: tok.name, local: tok.local(), base: t.baseOf(&tok), start: len(t.out)}
	e.item = len(t.stack) > 0 && t.isItem(&tok)
	if len(t.stack) > 0 {
		e.namespaces = t.top().namespaces
	}
	for _, a := range tok.attrs {
		if a.name == "xmlns" || strings.HasPrefix(a.name, "xmlns:") {
			e.namespaces++
		}
	}
	t.startTag(tok, e)
	t.stack = append(t.stack, e)
	switch {
	case len(t.stack) > maxDepth:
		t.refuse(beyond(maxDepth, "levels"))
		return
	case e.namespaces > maxNamespaces:
		t.refuse(beyond(maxNamespaces, "namespaces"))
		return
	case e.item:
		t.itemStart(&tok, e)
	}
	if tok.closed {
		t.closeTo(len(t.stack) - 1)
	}
}

// lacksHref reports whether a tag begins a link of Atom that says where it
// leads in its text, as those of RSS do.
func (t *tidier) lacksHref(tok *token) bool {
	if t.doc.root != "feed" || tok.local() != "link" || tok.closed || tok.prefix() != prefixOf(t.stack[0].name) {
		return false
	}
	_, given := tok.attr("href")
	return !given
}

// openLink reads such a link to its end and writes it as Atom wants it.
func (t *tidier) openLink(tok token) {
	inner, whole := t.inner(tok)
	if !whole {
		return // the document is cut here
	}
	var href []byte
	for _, piece := range inner {
		href = append(href, piece.text...)
	}
	if href = bytes.TrimSpace(href); len(href) > 0 {
		t.lex.wrong(tok.at)
		tok.attrs = append(tok.attrs, attribute{"href", href})
	}
	tok.closed = true
	t.open(tok)
}

func (t *tidier) top() *element { return &t.stack[len(t.stack)-1] }

// startTag writes a start tag without xml:base, which gofeed resolves by a
// rule of its own. The addresses of Atom's links are resolved here.
func (t *tidier) startTag(tok token, e element) {
	t.out = append(append(t.out, '<'), tok.name...)
	for _, a := range tok.attrs {
		if a.name == "xml:base" {
			continue
		}
		value := t.mendQuoted(nil, a.value)
		if a.name == "href" && e.local == "link" && e.base != t.address {
			value = quoted([]byte(against(e.base, html.UnescapeString(string(value)))))
		}
		if strings.HasPrefix(a.name, "xmlns") {
			value = []byte(canonical(string(value)))
		}
		t.out = append(append(append(t.out, ' '), a.name...), `="`...)
		t.out = append(append(t.out, value...), '"')
	}
	t.out = append(t.out, '>')
}

// itemStart says first in an item what its tag says and gofeed forgets: its
// base, and what RSS 1.0 calls it.
func (t *tidier) itemStart(tok *token, e element) {
	if e.base != t.doc.base {
		t.sayBase(e.base)
	}
	if t.doc.root != "rdf" {
		return
	}
	for _, a := range tok.attrs {
		if localName(a.name) == "about" {
			t.out = append(t.out, "<"+own+":about>"...)
			t.out = t.mend(t.out, a.value)
			t.out = append(t.out, "</"+own+":about>"...)
		}
	}
}

// sayBase writes the base of an item.
func (t *tidier) sayBase(base *url.URL) {
	t.out = append(t.out, "<"+own+":base>"...)
	t.out = escape(t.out, []byte(base.String()))
	t.out = append(t.out, "</"+own+":base>"...)
}

// baseOf returns what addresses in an element are relative to.
func (t *tidier) baseOf(tok *token) *url.URL {
	base := t.doc.base
	if len(t.stack) > 0 {
		base = t.top().base
	}
	value, given := tok.attr("xml:base")
	if !given || base == nil {
		return base
	}
	u, err := base.Parse(strings.TrimSpace(html.UnescapeString(string(value))))
	if err != nil {
		t.wrong()
		return base
	}
	return u
}

// against resolves an address, or returns it as it is.
func against(base *url.URL, address string) string {
	if base == nil {
		return address
	}
	u, err := base.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	return u.String()
}

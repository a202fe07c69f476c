package parse

import (
	"bytes"
	"html"
	"strings"
)

// A form is how an element holds its text (RFC 4287, 3.1 and 4.1.3.3; RSS 2.0
// knows only the first). tidy writes all of them in the first.
type form int

const (
	noConstruct form = iota
	htmlText         // HTML, escaped or in CDATA
	plainText        // text; where it has elements all the same, they are HTML
	xhtmlTree        // elements that are the text
	base64Text       // HTML in base 64
	foreign          // elements that are no text
)

// constructs are the elements that hold text to be shown, for each root.
var constructs = map[string]map[string]bool{
	"rss":  {"title": true, "description": true},
	"rdf":  {"title": true, "description": true},
	"feed": {"title": true, "subtitle": true, "tagline": true, "summary": true, "content": true},
}

// construct says in what form the element that a tag begins holds text, and
// under which name it is to be written.
func (t *tidier) construct(tok *token) (form, string) {
	parent, local := t.top(), tok.local()
	if !parent.item && parent.local != "channel" && len(t.stack) > 1 {
		return noConstruct, ""
	}
	native := tok.prefix() == prefixOf(parent.name)
	switch {
	case local == "encoded" && parent.item:
		return htmlText, tok.name
	case local == "body" && parent.item && t.doc.root != "feed": // of XHTML, whatever its prefix
		return xhtmlTree, own + ":body"
	case !native:
		return noConstruct, ""
	case renamed[t.doc.root][local] && (parent.item || local == "id"):
		return htmlText, own + ":" + local
	case !constructs[t.doc.root][local]:
		return noConstruct, ""
	case t.doc.root != "feed":
		return htmlText, tok.name
	}
	return atomForm(tok), tok.name
}

// renamed are the elements that gofeed forgets or, as the ids, alters. They
// are handed to it as extensions.
var renamed = map[string]map[string]bool{
	"rss":  {"fullitem": true, "summary": true},
	"rdf":  {"fullitem": true, "summary": true},
	"feed": {"id": true, "created": true},
}

// atomForm reads the type and mode of an Atom construct.
func atomForm(tok *token) form {
	attr := func(name string) string {
		value, _ := tok.attr(name)
		return strings.ToLower(strings.TrimSpace(html.UnescapeString(string(value))))
	}
	mediaType, _, _ := strings.Cut(attr("type"), ";")
	switch mediaType = strings.TrimSpace(mediaType); {
	case attr("mode") == "base64":
		return base64Text
	case mediaType == "html", mediaType == "text/html":
		return htmlText
	case mediaType == "xhtml", mediaType == "application/xhtml+xml":
		return xhtmlTree
	case mediaType == "", strings.HasPrefix(mediaType, "text"):
		return plainText
	case strings.HasSuffix(mediaType, "xml"), attr("mode") != "":
		return foreign
	}
	return base64Text
}

// writeConstruct reads a construct to its end and writes it as HTML in CDATA.
func (t *tidier) writeConstruct(tok token, form form, as string) {
	if base := t.baseOf(&tok); base != t.top().base && t.top().item {
		t.sayBase(base)
	}
	inner, whole := t.inner(tok)
	if !whole {
		return // the document is cut here, and with it the item
	}
	t.out = append(append(t.out, '<'), as...)
	if src, ok := tok.attr("src"); ok {
		t.out = append(t.mendQuoted(append(t.out, ` src="`...), src), '"')
	}
	t.out = append(t.out, '>')
	t.out = appendCDATA(t.out, bytes.TrimSpace(t.source(inner, form)))
	t.out = append(append(append(t.out, "</"...), as...), '>')
}

// appendCDATA appends text that needs no escaping then, in several sections
// where it holds their end itself.
func appendCDATA(dst, text []byte) []byte {
	if len(text) == 0 {
		return dst
	}
	text = bytes.ReplaceAll(text, []byte("]]>"), []byte("]]]]><![CDATA[>"))
	return append(append(append(dst, "<![CDATA["...), text...), "]]>"...)
}

// inner collects the tokens up to the end tag of the given start tag. Where
// that is missing, the end of the element around, or the next item, ends it.
func (t *tidier) inner(start token) (tokens []token, whole bool) {
	if start.closed {
		return nil, true
	}
	t.within = start.name
	defer func() { t.within = "" }()
	depth := 1
	for {
		tok, ok := t.next()
		if !ok {
			return nil, false
		}
		switch {
		case tok.kind == startTag && t.isItem(&tok), tok.kind == endTag && t.isOpen(tok.name):
			t.wrong()
			t.lex.pos = tok.at // read it again, outside
			return tokens, true
		case tok.kind == startTag && strings.EqualFold(tok.name, start.name) && !tok.closed:
			depth++
		case tok.kind == endTag && strings.EqualFold(tok.name, start.name):
			depth--
		}
		if depth == 0 {
			return tokens, true
		}
		if tok.kind != other && tok.kind != directive {
			tokens = append(tokens, tok)
		}
	}
}

func (t *tidier) isOpen(name string) bool {
	for _, e := range t.stack {
		if strings.EqualFold(e.name, name) {
			return true
		}
	}
	return false
}

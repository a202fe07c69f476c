package parse

import (
	"bytes"

	"bantin/feeds"
)

// A lexer takes XML apart, however broken it is: whatever is no markup is
// text. It counts what it meets and stops beyond all use.
type lexer struct {
	src   []byte
	pos   int
	cut   bool   // the document ends inside a piece of markup
	ahead *token // read already, behind the text that was returned before

	faults int // places that are not well-formed
	fault  int // where the first of them is

	elements, attributes int
	problem              *feeds.Problem
	noInstruction        bool // there is no "?>" any more
	noDirective          bool // the first <!…> without an end was met
	noComment            bool // there is no "-->" any more
}

// next returns the next token. There is none at the end of the document, where
// it is cut off inside markup, and beyond the limits.
func (l *lexer) next() (token, bool) {
	if l.ahead != nil {
		tok := *l.ahead
		l.ahead = nil
		return tok, true
	}
	start := l.pos
	for l.problem == nil && !l.cut && l.pos < len(l.src) {
		i := bytes.IndexByte(l.src[l.pos:], '<')
		if i < 0 {
			l.pos = len(l.src)
			break
		}
		l.pos += i
		at := l.pos
		tok, ok := l.markup()
		switch {
		case ok:
			tok.at, tok.raw = at, l.src[at:l.pos]
			if !l.count(&tok) {
				return token{}, false
			}
			if at == start {
				return tok, true
			}
			ahead := tok
			l.ahead = &ahead
			return l.text(start, at)
		case l.cut:
			return l.text(start, at)
		}
		l.wrong(at)
		l.pos++
	}
	return l.text(start, l.pos)
}

// text returns the text between two places, if there is any.
func (l *lexer) text(start, end int) (token, bool) {
	if l.problem != nil || start == end {
		return token{}, false
	}
	text := l.src[start:end]
	return token{kind: characters, at: start, raw: text, text: text}, true
}

// wrong notes a place that is not well-formed.
func (l *lexer) wrong(at int) {
	if l.faults == 0 {
		l.fault = at
	}
	l.faults++
}

// count enforces the limits.
func (l *lexer) count(tok *token) bool {
	if tok.kind == startTag {
		l.elements++
		l.attributes += len(tok.attrs)
	}
	switch {
	case l.elements > maxElements:
		l.problem = beyond(maxElements, "elements")
	case l.attributes > maxAttributes:
		l.problem = beyond(maxAttributes, "attributes")
	case len(tok.attrs) > maxTagAttributes:
		l.problem = beyond(maxTagAttributes, "attributes of one element")
	}
	return l.problem == nil
}

// markup reads what begins with "<". It is no markup if it returns false and
// the document is not cut.
func (l *lexer) markup() (token, bool) {
	rest := l.src[l.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return l.comment()
	case bytes.HasPrefix(rest, []byte(beginCDATA)):
		return l.cdata(), true
	case bytes.HasPrefix(rest, []byte("<?")):
		return l.instruction()
	case len(rest) > 2 && rest[1] == '!' && isLetter(rest[2]):
		return l.directive()
	case len(rest) > 2 && rest[1] == '/':
		return l.endTag()
	case len(rest) > 1:
		return l.startTag()
	}
	return token{}, false
}

// until reads up to a terminator; without one the document is cut.
func (l *lexer) until(skip int, end string) ([]byte, bool) {
	rest := l.src[l.pos+skip:]
	i := bytes.Index(rest, []byte(end))
	if i < 0 {
		l.cut = true
		return nil, false
	}
	l.pos += skip + i + len(end)
	return rest[:i], true
}

// comment reads <!--…-->. One that never ends is none: it must not hide what
// follows.
func (l *lexer) comment() (token, bool) {
	if l.noComment {
		return token{}, false
	}
	_, ok := l.until(len("<!--"), "-->")
	l.noComment, l.cut = !ok, false
	return token{kind: other}, ok
}

const beginCDATA, endCDATA = "<![CDATA[", "]]>"

// cdata reads <![CDATA[…]]>, or all that is left where that does not end.
func (l *lexer) cdata() token {
	text, ok := l.until(len(beginCDATA), endCDATA)
	if !ok {
		text = l.src[l.pos+len(beginCDATA):]
		l.pos, l.cut = len(l.src), false
	}
	return token{kind: cdata, text: text, open: !ok}
}

// instruction reads <?…?>, and <?…> where the question mark was forgotten.
func (l *lexer) instruction() (token, bool) {
	if !l.noInstruction {
		if _, ok := l.until(2, "?>"); ok {
			return token{kind: other}, true
		}
		l.noInstruction, l.cut = true, false
	}
	l.wrong(l.pos)
	_, ok := l.until(2, ">")
	return token{kind: other}, ok
}

// directive reads <!…>, or as much of it as can be told.
func (l *lexer) directive() (token, bool) {
	if !l.noDirective {
		if end := directiveEnd(l.src, l.pos+2); end > 0 {
			l.pos = end
			return token{kind: directive}, true
		}
		l.noDirective = true
	}
	l.wrong(l.pos)
	_, ok := l.until(2, ">")
	return token{kind: directive}, ok
}

// directiveEnd returns the place after the ">" that ends a directive, stepping
// over quotes, comments and the brackets of an internal subset; 0 if there is
// none.
func directiveEnd(src []byte, i int) int {
	depth := 0
	for ; i < len(src); i++ {
		skip := 0
		switch c := src[i]; {
		case c == '"' || c == '\'':
			skip = bytes.IndexByte(src[i+1:], c) + 1
			if skip == 0 {
				return 0
			}
		case bytes.HasPrefix(src[i:], []byte("<!--")):
			if skip = bytes.Index(src[i:], []byte("-->")); skip < 0 {
				return 0
			}
		case c == '[', c == '<':
			depth++
		case c == '>' && depth <= 0:
			return i + 1
		case c == ']', c == '>':
			depth--
		}
		i += skip
	}
	return 0
}

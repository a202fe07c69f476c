package parse

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// source returns what a construct holds as the source text of HTML.
func (t *tidier) source(tokens []token, form form) []byte {
	marked := false
	for _, tok := range tokens {
		marked = marked || tok.kind == startTag || tok.kind == endTag
	}
	switch {
	case form == foreign:
		return nil
	case form == base64Text:
		return t.unpack(tokens)
	case form == xhtmlTree && !marked: // escaped all the same
		form = htmlText
	case form == xhtmlTree:
		tokens = unwrapDiv(tokens)
	}
	var source []byte
	for _, tok := range tokens {
		t.at = tok.at
		switch {
		case tok.kind == startTag:
			source = append(source, sourceTag(tok, form == xhtmlTree)...)
		case tok.kind == endTag:
			source = append(source, "</"+strings.TrimPrefix(tok.name, prefixOf(tok.name)+":")+">"...)
		case tok.kind == cdata && form == htmlText:
			source = append(source, tok.text...)
		case tok.kind == cdata:
			source = escape(source, tok.text)
		case form == htmlText && !marked:
			source = t.resolve(source, tok.text)
		default:
			source = t.mend(source, tok.text)
		}
	}
	return source
}

// void are the elements of HTML that have no end tag.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true,
	"img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// sourceTag returns a start tag as HTML writes it: without a prefix, and with
// an end tag where XML allows to leave it out and HTML does not.
func sourceTag(tok token, xml bool) []byte {
	prefix := prefixOf(tok.name)
	raw := tok.raw
	if prefix != "" {
		raw = append([]byte{'<'}, raw[len("<")+len(prefix)+len(":"):]...)
	}
	if !xml || !tok.closed || void[tok.local()] {
		return raw
	}
	source := append([]byte{}, bytes.TrimSuffix(raw, []byte("/>"))...)
	return append(source, ("></" + tok.local() + ">")...)
}

// unwrapDiv takes off the div that XHTML comes in, which is no part of it
// (RFC 4287, 3.1.1.3).
func unwrapDiv(tokens []token) []token {
	first, last := 0, len(tokens)-1
	for first < last && isBlank(tokens[first]) {
		first++
	}
	for last > first && isBlank(tokens[last]) {
		last--
	}
	depth := 0
	for i := first; i <= last; i++ {
		switch tok := tokens[i]; {
		case tok.local() != "div":
		case tok.kind == startTag && !tok.closed:
			depth++
		case tok.kind == endTag:
			depth--
		}
		if depth == 0 && i < last || depth != 0 && i == last {
			return tokens
		}
	}
	if first >= last {
		return tokens
	}
	return tokens[first+1 : last]
}

func isBlank(tok token) bool {
	return tok.kind == characters && strings.TrimSpace(string(tok.text)) == ""
}

// unpack decodes base 64. What is no text then, such as a picture, is none.
func (t *tidier) unpack(tokens []token) []byte {
	var packed []byte
	for _, tok := range tokens {
		for _, c := range tok.text {
			if !isSpace(c) {
				packed = append(packed, c)
			}
		}
	}
	text, err := base64.StdEncoding.DecodeString(string(packed))
	if err != nil {
		t.wrong()
		return nil
	}
	if !utf8.Valid(text) || holdsForbidden(text) {
		return nil
	}
	return text
}

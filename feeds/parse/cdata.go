package parse

import "bytes"

// mostUnended is how many CDATA sections are looked at again, each of which may
// reach to the end of the document.
const mostUnended = 100

// endCDATA ends a CDATA section whose end was forgotten at the end tag of the
// element around it, else of its item. That it was forgotten shows when there is
// no end at all, or when it goes on into another item. In a text, that item must
// come after such a tag: else it may be what the text is about. It returns false
// where there is no place to end it, because the document breaks off.
func (t *tidier) endCDATA(tok *token) bool {
	if len(t.stack) == 0 {
		return true
	}
	next := t.beginsItem(tok.text)
	if !tok.open && next < 0 {
		return true
	}
	if t.unended++; t.unended > mostUnended {
		return !tok.open
	}
	end := t.endsAround(tok.text)
	switch {
	case !tok.open && t.within != "" && (end < 0 || end > next):
		return true
	case end < 0 || next >= 0 && next < end:
		end = next
	}
	if end < 0 {
		return false
	}
	t.wrong()
	tok.text = bytes.TrimRight(tok.text[:end], " \t\r\n")
	for _, broken := range []string{"]] >", "]>", "]]"} {
		tok.text = bytes.TrimSuffix(tok.text, []byte(broken))
	}
	t.lex.pos = tok.at + len(beginCDATA) + end
	return true
}

// endsAround returns where text has the first end tag of the innermost open
// element or of the items, or -1.
func (t *tidier) endsAround(text []byte) int {
	around := t.within
	if around == "" {
		around = t.top().name
	}
	end := bytes.Index(text, []byte("</"+around))
	if item := bytes.Index(text, []byte("</"+t.itemTag())); end < 0 || item >= 0 && item < end {
		end = item
	}
	return end
}

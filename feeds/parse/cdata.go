package parse

import "bytes"

// mostUnended is how many CDATA sections are looked at again, each of which may
// reach to the end of the document.
const mostUnended = 100

// endCDATA ends a CDATA section whose end was forgotten, which shows when it
// goes on into another item: at the end tag of the element around it, else
// where its item ends or another begins. It returns false where there is
// neither, because the document breaks off.
func (t *tidier) endCDATA(tok *token) bool {
	if len(t.stack) == 0 || !tok.open && t.beginsItem(tok.text) < 0 {
		return true
	}
	if t.unended++; t.unended > mostUnended {
		return !tok.open
	}
	around := t.within
	if around == "" {
		around = t.top().name
	}
	end := t.beginsItem(tok.text)
	for _, tag := range []string{around, t.itemTag()} {
		if i := bytes.Index(tok.text, []byte("</"+tag)); end < 0 || i >= 0 && i < end {
			end = i
		}
	}
	if end < 0 {
		return !tok.open
	}
	t.wrong()
	tok.text = bytes.TrimRight(tok.text[:end], " \t\r\n")
	for _, broken := range []string{"]] >", "]>", "]]"} {
		tok.text = bytes.TrimSuffix(tok.text, []byte(broken))
	}
	t.lex.pos = tok.at + len(beginCDATA) + end
	t.lex.ahead = nil
	return true
}

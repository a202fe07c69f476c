package parse

import (
	"bytes"
	"html"
	"strconv"
)

// mend appends character data, with its references put right: what is no
// reference is written as text, names that only HTML has as their characters,
// and references to characters that XML forbids are dropped.
func (t *tidier) mend(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "&<>")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		if text[i] != '&' {
			dst = escape(dst, text[i:i+1])
			text = text[i+1:]
			continue
		}
		replacement, n := t.reference(text[i:])
		dst = append(dst, replacement...)
		text = text[i+n:]
	}
}

// resolve appends character data that holds escaped HTML: as that HTML. A bare
// bracket is text, not HTML that nobody escaped.
func (t *tidier) resolve(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "&<")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		if text[i] == '<' {
			dst = append(dst, "&lt;"...)
			text = text[i+1:]
			continue
		}
		replacement, n := t.reference(text[i:])
		dst = append(dst, html.UnescapeString(replacement)...)
		text = text[i+n:]
	}
}

// mendQuoted is mend for an attribute's value in double quotes.
func (t *tidier) mendQuoted(dst, value []byte) []byte {
	return append(dst, bytes.ReplaceAll(t.mend(nil, value), []byte{'"'}, []byte("&quot;"))...)
}

// quoted returns text as the value of an attribute in double quotes.
func quoted(text []byte) []byte {
	return bytes.ReplaceAll(escape(nil, text), []byte{'"'}, []byte("&quot;"))
}

// reference reads what an ampersand begins. It returns what to write, and how
// many bytes that stands for.
func (t *tidier) reference(text []byte) (string, int) {
	end := 1
	for end < len(text) && (isLetter(text[end]) || text[end] >= '0' && text[end] <= '9' || text[end] == '#') {
		end++
	}
	if end == 1 || end == len(text) || text[end] != ';' {
		t.wrong()
		return "&amp;", 1
	}
	name := string(text[1:end])
	if name[0] == '#' {
		return t.characterReference(name, string(text[:end+1]))
	}
	switch name {
	case "amp", "lt", "gt", "quot", "apos":
		return string(text[:end+1]), end + 1
	}
	if value, declared := t.entities[name]; declared && t.expanded+len(value) <= mostExpanded {
		t.expanded += len(value)
		return string(escape(nil, []byte(value))), end + 1
	}
	t.wrong()
	whole, open := html.UnescapeString("&"+name+";"), html.UnescapeString("&"+name)
	if whole == open+";" { // no name of HTML ends here
		return "&amp;", 1
	}
	return string(escape(nil, []byte(whole))), end + 1
}

// characterReference checks a reference by number.
func (t *tidier) characterReference(name, whole string) (string, int) {
	digits, radix := name[1:], 10
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, radix = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, radix, 32)
	switch {
	case err != nil && digits != "" && isNumber(digits, radix), err == nil && (n > 0x10FFFF || !allowed(rune(n))):
		t.doc.forbidden++
		return "", len(whole)
	case err != nil:
		t.wrong()
		return "&amp;", 1
	}
	return "&#" + strconv.FormatUint(n, 10) + ";", len(whole)
}

// isNumber reports whether all of s are digits.
func isNumber(s string, radix int) bool {
	for _, c := range s {
		if _, err := strconv.ParseUint(string(c), radix, 8); err != nil {
			return false
		}
	}
	return true
}

// escape appends text as character data.
func escape(dst, text []byte) []byte {
	for _, c := range text {
		switch c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

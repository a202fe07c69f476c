package normalize

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// longestEntity is more than the length of any entity that is met in earnest.
const longestEntity = 12

// unescaped resolves the entities that are left in a text after its own were
// resolved: what was escaped twice or more (&amp;ocirc;). Letters and digits
// of ASCII are left alone, so that nothing new is spelled by what is resolved.
func unescaped(text string) string {
	i := strings.IndexByte(text, '&')
	if i < 0 || strings.IndexByte(text[i:], ';') < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if text[i] != '&' {
			out = append(out, text[i])
			i++
			continue
		}
		value, size := chain(text[i:])
		out = append(out, value...)
		i += size
	}
	return string(out)
}

// chain resolves the entity that a text begins with, however often its "&" was
// escaped itself, and returns how much of the text that is.
func chain(text string) (value string, size int) {
	size = 1
	for {
		v, n := entity(text[size:])
		switch v {
		case "":
			return "&", size
		case "&":
			size += n
		default:
			return v, size + n
		}
	}
}

// entity resolves what follows an "&" up to its semicolon; the value is empty
// if that is no entity, or one that is not resolved.
func entity(text string) (value string, size int) {
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 1 {
		return "", 0
	}
	name := "&" + text[:end+1]
	value = html.UnescapeString(name)
	if value == name || strings.HasSuffix(value, ";") {
		return "", 0
	}
	if c := value[0]; c < utf8.RuneSelf && (c == '#' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z') {
		return "", 0
	}
	return value, end + 1
}

// formatting lists the elements whose tags, found in what should be text, can
// only be markup that was escaped once too often.
const formatting = " a b big br center div em font h1 h2 h3 h4 h5 h6 i img li ol p small span strong sub sup table td tr u ul "

// marked says whether a text has markup in it beyond doubt: a formatting
// element with both its tags, or one that has no end tag.
func marked(text string) bool {
	rest := text
	for range 16 { // a text with more stray signs than that is not looked at further
		start := strings.IndexByte(rest, '<')
		if start < 0 {
			return false
		}
		rest = rest[start+1:]
		size := strings.IndexFunc(rest, func(r rune) bool { return r == '>' || r == '/' || r == ' ' || r == '\n' })
		if size < 1 || size > 6 || strings.IndexByte(rest, '>') < 0 {
			continue
		}
		name := strings.ToLower(rest[:size])
		if !strings.Contains(formatting, " "+name+" ") {
			continue
		}
		if name == "br" || name == "img" || strings.Contains(strings.ToLower(rest), "</"+name+">") {
			return true
		}
	}
	return false
}

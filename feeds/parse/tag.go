package parse

import "bytes"

// endTag reads </name>.
func (l *lexer) endTag() (token, bool) {
	start := l.pos + 2
	n := nameLength(l.src[start:])
	if n == 0 {
		return token{}, false
	}
	i := skipSpace(l.src, start+n)
	tok := token{kind: endTag, name: string(l.src[start : start+n])}
	if i < len(l.src) && l.src[i] == '>' {
		l.pos = i + 1
		return tok, true
	}
	// </name junk>, or </name with the bracket forgotten or cut off
	l.wrong(l.pos)
	for i < len(l.src) && l.src[i] != '<' && l.src[i] != '>' {
		i++
	}
	if i < len(l.src) && l.src[i] == '>' {
		i++
	}
	l.pos = i
	return tok, true
}

// startTag reads <name attributes> and <name attributes/>.
func (l *lexer) startTag() (token, bool) {
	start := l.pos + 1
	n := nameLength(l.src[start:])
	i := start + n
	switch {
	case n == 0:
		return token{}, false
	case i == len(l.src):
		l.cut = true
		return token{}, false
	case !isSpace(l.src[i]) && l.src[i] != '/' && l.src[i] != '>':
		return token{}, false
	}
	tok := token{kind: startTag, name: string(l.src[start:i])}
	for i < len(l.src) {
		switch c := l.src[i]; {
		case c == '>':
			tok.closed = l.src[i-1] == '/'
			l.pos = i + 1
			return tok, true
		case c == '<':
			return token{}, false // what began here was no tag
		case isSpace(c), c == '/':
			i++
		default:
			i = l.attribute(&tok, i)
		}
		if len(tok.attrs) > maxTagAttributes {
			return tok, true // and count refuses it
		}
	}
	l.cut = true
	return token{}, false
}

// attribute reads one attribute and returns the place after it. Those without
// a usable name are left out.
func (l *lexer) attribute(tok *token, start int) int {
	i := start
	for i < len(l.src) && !isSpace(l.src[i]) && bytes.IndexByte([]byte("=/<>"), l.src[i]) < 0 {
		i++
	}
	name := l.src[start:i]
	var value []byte
	equals := skipSpace(l.src, i)
	if equals < len(l.src) && l.src[equals] == '=' {
		value, i = l.value(skipSpace(l.src, equals+1))
	} else {
		l.wrong(start)
	}
	switch n := nameLength(name); {
	case n == 0 || n < len(name):
		l.wrong(start)
	default:
		if _, twice := tok.attr(string(name)); !twice {
			tok.attrs = append(tok.attrs, attribute{string(name), value})
		}
	}
	return max(i, start+1)
}

// value reads an attribute's value, quoted or not, and returns the place after
// it. A quote that is not followed by what may follow one was never closed.
func (l *lexer) value(start int) ([]byte, int) {
	i := start
	if i < len(l.src) && (l.src[i] == '"' || l.src[i] == '\'') {
		i++
		if n := bytes.IndexByte(l.src[i:], l.src[start]); n >= 0 {
			value, end := l.src[i:i+n], i+n+1
			if bytes.IndexByte(value, '<') < 0 {
				return value, end
			}
			l.wrong(start)
			if end < len(l.src) && (isSpace(l.src[end]) || l.src[end] == '/' || l.src[end] == '>') {
				return value, end
			}
		}
	}
	l.wrong(start)
	first := i
	for i < len(l.src) && !isSpace(l.src[i]) && l.src[i] != '>' && l.src[i] != '<' {
		i++
	}
	value := l.src[first:i]
	if n := len(value); n > 0 && value[n-1] == '/' && i < len(l.src) && l.src[i] == '>' {
		return value[:n-1], i
	}
	return value, i
}

// nameLength returns how many bytes at the start of b are a name: ASCII, with
// one prefix at most. Names in other letters occur in no feed, but text such
// as "<Gầu Tào>" does.
func nameLength(b []byte) int {
	n, colons := 0, 0
	for n < len(b) {
		c := b[n]
		switch {
		case isLetter(c) || c == '_':
		case n > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		case n > 0 && c == ':' && b[n-1] != ':':
			colons++
		default:
			if c >= 0x80 {
				return 0
			}
			return checked(b[:n], colons)
		}
		n++
	}
	return checked(b[:n], colons)
}

// checked returns the length of a name if its colons are where they may be.
func checked(name []byte, colons int) int {
	if colons > 1 || colons == 1 && name[len(name)-1] == ':' {
		return 0
	}
	return len(name)
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

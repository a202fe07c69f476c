package normalize

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A span is an open inline element. It goes on in the next block if it was
// opened outside of the one that ends.
type span struct {
	tag     atom.Atom
	name    string
	open    string // its start tag
	href    string // where it leads
	number  int    // counts all inline elements of the fragment
	depth   int    // how many blocks were open when it was opened
	written bool   // its start tag is, and its end tag is not
	met     bool   // its start tag was written before
	muted   bool   // it is not written
}

const (
	mostInlines = 16      // may be open at once; further ones are ignored
	mostAgain   = 1 << 15 // bytes may be spent on opening some once more
	mostLinks   = 8       // are remembered
)

// addText takes text.
func (f *fragment) addText(text []byte) {
	if i := f.hostAt(); i < 0 || f.blocks[i].tag != atom.Pre {
		f.addRun(text)
		return
	}
	for n, line := range bytes.Split(text, []byte("\n")) {
		if n > 0 {
			f.lineBreak()
		}
		f.addRun(line)
	}
}

// addRun adds to the run under way, or begins another one.
func (f *fragment) addRun(text []byte) {
	top := 0
	for _, s := range f.inlines {
		if !s.muted {
			top = s.number
		}
	}
	switch {
	case !blank(text):
		if len(f.text) > 0 && top != f.textTop {
			f.flush()
		}
		if len(f.text) == 0 {
			f.textTop = top
		}
		f.text = append(f.text, text...)
	case len(f.text) > 0:
		f.text = append(f.text, text...)
	case bytes.IndexFunc(text, unicode.IsSpace) >= 0:
		f.space = f.filled
	}
}

// gap separates words in the line under way.
func (f *fragment) gap() { f.addRun([]byte{' '}) }

// lineBreak takes a br; no more than two in a row are kept, and none at the
// ends of a line.
func (f *fragment) lineBreak() {
	f.flush()
	if f.filled && f.breaks < 2 {
		f.breaks++
	}
}

// flush writes the run under way.
func (f *fragment) flush() {
	if len(f.text) == 0 {
		return
	}
	r := f.newRun(string(f.text))
	f.text = f.text[:0]
	f.space = f.space || r.before && f.filled
	if r.text == "" {
		return
	}
	f.prepare(f.textTop)
	f.out = append(f.out, html.EscapeString(r.text)...)
	f.filled, f.space = true, r.after
}

// prepare writes all that must stand before something in the line: the line's
// own tag, what is due in it, and the inline elements up to the given number.
func (f *fragment) prepare(top int) {
	f.openLine()
	switch {
	case f.breaks > 0:
		f.out = append(f.out, strings.Repeat("<br>", f.breaks)...)
	case f.space:
		f.out = append(f.out, ' ')
	}
	f.breaks, f.space = 0, false
	for i := range f.inlines {
		s := &f.inlines[i]
		if s.written || s.muted || s.number > top {
			continue
		}
		if s.met {
			f.again += len(s.open)
		}
		if f.again > mostAgain {
			s.muted = true
			continue
		}
		s.written, s.met = true, true
		f.out = append(f.out, s.open...)
		if s.href != "" && len(f.links) < mostLinks {
			f.links = append(f.links, s.href)
		}
	}
}

// startInline takes the start tag of an inline element. One inside its like is
// not written; a link ends the link before it.
func (f *fragment) startInline(tag atom.Atom, el element, attrs attributes) {
	s := span{tag: tag, name: el.name, open: "<" + el.name + ">", depth: len(f.blocks)}
	if tag == atom.A {
		f.endInline(tag)
		s.href = f.link(attrs.href)
		s.open = "<a" + attribute("href", s.href) + ">"
		s.muted = s.href == ""
	}
	for _, other := range f.inlines {
		s.muted = s.muted || other.name == s.name && !other.muted
	}
	if len(f.inlines) < mostInlines {
		f.numbers++
		s.number = f.numbers
		f.inlines = append(f.inlines, s)
	}
}

// endInline takes the end tag of an inline element. Elements that were opened
// after it go on.
func (f *fragment) endInline(tag atom.Atom) {
	i := len(f.inlines) - 1
	for i >= 0 && f.inlines[i].tag != tag {
		i--
	}
	if i < 0 {
		return
	}
	if s := f.inlines[i]; !s.muted && s.number <= f.textTop {
		f.flush()
	}
	if f.inlines[i].written {
		f.suspend(i)
	}
	f.inlines = append(f.inlines[:i], f.inlines[i+1:]...)
}

// suspend writes the end tags of the inline elements from the i-th on; those
// that stay open are opened again when something is to stand in them.
func (f *fragment) suspend(i int) {
	for n := len(f.inlines) - 1; n >= i; n-- {
		if s := &f.inlines[n]; s.written {
			f.out = append(append(append(f.out, "</"...), s.name...), '>')
			s.written = false
		}
	}
}

// link returns the address of a link, or "" for what is none: a place in the
// page that the text was taken from, a script, a protocol of no use.
func (f *fragment) link(href string) string {
	href = strings.TrimSpace(href)
	scheme, rest, _ := cutScheme(href)
	switch {
	case href == "" || href[0] == '#':
		return ""
	case scheme == "mailto":
		rest = encoded(tidyAddress(rest))
		if at := strings.IndexByte(rest, '@'); at < 1 || at == len(rest)-1 || len(rest) > longestAddress {
			return ""
		}
		return "mailto:" + rest
	case scheme == "tel":
		return telephone(rest)
	}
	return resolve(f.base, href)
}

// telephone returns the address of a telephone number (RFC 3966).
func telephone(number string) string {
	number = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, number)
	if number == "" || len(number) > 32 || strings.Trim(number, "-+().0123456789") != "" {
		return ""
	}
	return "tel:" + number
}

package normalize

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"bantin/feeds/plaintext"
)

// A run is the text between two tags that are kept.
type run struct {
	text          string // without white space at its ends
	before, after bool   // white space stood there
}

// newRun reads a run: entities that were escaped twice are resolved, invisible
// characters dropped, letters composed, white space folded except for single
// no-break spaces; and a mark without a letter, which might join a sign of the
// markup before it, is dropped.
func (f *fragment) newRun(raw string) run {
	text := f.clean(raw)
	first := strings.TrimLeftFunc(text, formless)
	core := strings.TrimRightFunc(first, unicode.IsSpace)
	return run{
		text:   spaced(core),
		before: strings.IndexFunc(text[:len(text)-len(first)], unicode.IsSpace) >= 0,
		after:  len(core) < len(first),
	}
}

// clean repairs the characters of a run and remembers the first repairs.
func (f *fragment) clean(text string) string {
	for range 4 { // what is resolved or dropped may spell something anew
		resolved := unescaped(text)
		if resolved != text && f.entities == nil {
			f.entities = &change{text, resolved}
		}
		clean := composed(plaintext.Visible(resolved), f.vietnamese)
		if clean != resolved && f.characters == nil {
			f.characters = &change{resolved, clean}
		}
		if clean == text {
			break
		}
		text = clean
	}
	return text
}

// blank says whether a text shows nothing of its own.
func blank(text []byte) bool {
	return bytes.IndexFunc(text, func(r rune) bool { return !formless(r) }) < 0
}

// formless says whether a character is white space, invisible, or nothing
// without a letter before it.
func formless(r rune) bool {
	return unicode.IsSpace(r) || plaintext.Invisible(r) || unicode.Is(unicode.M, r)
}

// spaced folds the white space inside a text.
func spaced(text string) string {
	out := make([]byte, 0, len(text))
	gap, last := 0, ' '
	for _, r := range text {
		if unicode.IsSpace(r) {
			gap, last = gap+1, r
			continue
		}
		switch {
		case gap == 1 && (last == '\u00a0' || last == '\u202f'):
			out = utf8.AppendRune(out, last)
		case gap > 0:
			out = append(out, ' ')
		}
		gap = 0
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

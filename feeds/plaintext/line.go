package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiner is U+200D, which makes one picture of several emoji.
const joiner = '\u200d'

// Line folds a text into one line: runs of white space, no-break spaces
// included, become one space; control and other invisible characters are
// dropped; bytes that are no UTF-8 become U+FFFD; the ends are trimmed.
func Line(text string) string {
	l := line{out: make([]byte, 0, len(text))}
	l.add([]byte(text))
	return string(l.out)
}

// Visible drops the invisible characters of a text and keeps its white space.
func Visible(text string) string {
	if !strings.ContainsFunc(text, Invisible) {
		return text
	}
	out := make([]byte, 0, len(text))
	for i, r := range text {
		if !Invisible(r) || r == joiner && joins(out, text[i+utf8.RuneLen(joiner):]) {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// A line grows by pieces of text.
type line struct {
	out   []byte
	space bool // one is due before the next word
}

// gap separates what follows from what is there.
func (l *line) gap() { l.space = len(l.out) > 0 }

func (l *line) add(text []byte) {
	for i := 0; i < len(text); {
		c := text[i]
		if c > ' ' && c < 0x7f {
			l.due()
			l.out = append(l.out, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case unicode.IsSpace(r):
			l.gap()
		case r == joiner && !l.space && joins(l.out, text[i:]), !Invisible(r):
			l.due()
			l.out = utf8.AppendRune(l.out, r)
		}
	}
}

func (l *line) due() {
	if l.space {
		l.out = append(l.out, ' ')
		l.space = false
	}
}

// joins says whether a joiner between two texts stands between two emoji,
// where it is meant.
func joins[T string | []byte](before []byte, after T) bool {
	const symbols = '\u2190' // arrows, and every symbol after them
	a, _ := utf8.DecodeLastRune(before)
	var b rune
	for _, b = range string(after[:min(len(after), utf8.UTFMax)]) {
		break
	}
	return a >= symbols && a != utf8.RuneError && b >= symbols && b != utf8.RuneError && !Invisible(b)
}

// Invisible says whether a character shows nothing and means nothing in a
// text: controls other than white space, zero-width and soft-hyphen
// characters, marks of direction, and the two that no text may contain.
func Invisible(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' ' && !unicode.IsSpace(r)
	case r < 0xa0:
		return r != 0x85
	}
	return r == 0xad || r > 0x5ff && unicode.Is(unicode.Cf, r) || r == 0xfffe || r == 0xffff
}

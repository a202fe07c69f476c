package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key returns the one spelling by which texts are compared. It is in lower
// case; every look-alike of đ is đ; a syllable's tone stands where the old
// style puts it (hoá and hóa are hóa); after h, k, l, m, s and t a final y is
// i (Mỹ and Mĩ are mĩ); invisible characters are gone; and words stand apart
// by single spaces, whatever punctuation, symbols and white space stood
// between them.
//
// Inside a number a separator has a meaning and is kept in one form: full stop
// and comma are a full stop (1.300 and 1,300), slash and dashes are a slash
// (18/11 and 18-11), a colon stays one.
//
// Key(Key(s)) is Key(s), and texts that are canonically equivalent in Unicode
// have the same key.
func Key(text string) string {
	k := key{out: make([]byte, 0, len(text))}
	if !k.write(text, true) {
		k = key{out: k.out[:0]}
		k.write(canonical(text), false)
	}
	k.end()
	return string(k.out)
}

// canonical returns a text in composed lower case, for when the quick look
// met a character that might have to be composed.
func canonical(text string) string {
	text = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, text)
	return norm.NFC.String(strings.ToLower(norm.NFC.String(text)))
}

// invisible says whether a character shows nothing: zero-width characters,
// soft hyphens, marks of direction and selectors of a glyph's variant.
func invisible(r rune) bool {
	return r >= 0xad && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r))
}

// A key grows by characters and settles each word at its end.
type key struct {
	out     []byte
	word    []letter // the word under way
	foreign bool     // it has letters of another alphabet
	space   bool     // one is due before what follows
}

// write adds a text. When quick, it gives up with false at a character that
// might have to be composed first.
func (k *key) write(text string, quick bool) bool {
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
			if quick && !composed(r) {
				return false
			}
		}
		i += size
		l := letters.of(r)
		switch {
		case l.bare != 0:
			k.word = append(k.word, l)
		case r >= '0' && r <= '9':
			k.end()
			k.due()
			k.out = append(k.out, byte(r))
		case r < utf8.RuneSelf:
			k.separate(r, text[i:])
		default:
			k.other(r, text[i:])
		}
	}
	return true
}

// other adds a character beyond the alphabet.
func (k *key) other(r rune, rest string) {
	switch {
	case invisible(r):
	case unicode.Is(unicode.M, r):
		k.mark(r)
	case r >= 0x2b0 && r < earlyEnd: // raised letters, which serve as quotes
		k.separate(r, rest)
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		r = unicode.ToLower(r)
		l := letters.of(r)
		if l.bare == 0 {
			l.bare, k.foreign = r, true
		}
		k.word = append(k.word, l)
	default:
		k.separate(r, rest)
	}
}

// mark adds a combining mark to the last letter; a mark without one is dropped.
func (k *key) mark(r rune) {
	if len(k.word) == 0 {
		return
	}
	last := &k.word[len(k.word)-1]
	if l, ok := last.marked(r); ok {
		*last = l
		return
	}
	k.word = append(k.word, letter{bare: r})
	k.foreign = true
}

// separate ends a word at a character that is part of none.
func (k *key) separate(r rune, rest string) {
	k.end()
	if k.space || len(k.out) == 0 {
		return
	}
	if one := inner(r); one != 0 && digit(k.out[len(k.out)-1]) && rest != "" && digit(rest[0]) {
		k.out = append(k.out, one)
		return
	}
	k.space = true
}

// end settles and writes the word under way.
func (k *key) end() {
	if len(k.word) == 0 {
		return
	}
	if !k.foreign {
		settle(k.word)
	}
	k.due()
	for _, l := range k.word {
		k.out = utf8.AppendRune(k.out, l.lower())
	}
	k.word, k.foreign = k.word[:0], false
}

func (k *key) due() {
	if k.space {
		k.out = append(k.out, ' ')
		k.space = false
	}
}

// inner returns the one form of a separator between two digits, or 0.
func inner(r rune) byte {
	switch r {
	case '.', ',':
		return '.'
	case '/', '-', '\u2010', '\u2011', '\u2012', '–', '—', '\u2212':
		return '/'
	case ':':
		return ':'
	}
	return 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

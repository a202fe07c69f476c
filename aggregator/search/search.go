// Package search reads what people type into a search box, and shows them
// where it was found. It knows words and texts; what is stored, and how it is
// found, it leaves to storage.
package search

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
	"bantin/storage"
)

const (
	// MostCharacters is how long a text may be that is searched for.
	MostCharacters = 200
	// MostWords is how many words it may have.
	MostWords = 20

	// mostBytes is where longer texts are cut before anything is done with
	// them: still too long then.
	mostBytes = 16 * MostCharacters
)

// Why a text cannot be searched for.
var (
	ErrTooLong      = errors.New("the text is too long")
	ErrTooManyWords = errors.New("the text has too many words")
	ErrNoWords      = errors.New("the text has no letter and no digit")
)

// Words is what a text asks for.
type Words struct {
	Text      string // as it was understood: on one line, composed
	All, None []storage.Phrase
}

// Parse reads a text. Words must all occur; what stands between quotes, or is
// joined by signs as in 18/11, in that order; what has a hyphen before it must
// not. Nothing else has a meaning. An empty text asks for nothing.
func Parse(text string) (w Words, err error) {
	if len(text) > mostBytes {
		return w, ErrTooLong
	}
	w.Text = norm.NFC.String(plaintext.Line(norm.NFC.String(text)))
	if utf8.RuneCountInString(w.Text) > MostCharacters {
		return w, ErrTooLong
	}
	words := 0
	for rest := w.Text; rest != ""; {
		var p part
		p, rest = next(rest)
		phrase := slices.Collect(vietnamese.Words(p.text))
		words += len(phrase)
		switch {
		case len(phrase) == 0:
		case p.without:
			w.None = add(w.None, phrase)
		default:
			w.All = add(w.All, phrase)
		}
	}
	switch {
	case words > MostWords:
		return w, ErrTooManyWords
	case words == 0 && w.Text != "":
		return w, ErrNoWords
	}
	return w, nil
}

// A part of a text is what is looked for in one piece.
type part struct {
	text    string
	without bool
}

const (
	openings = "\"“”„‟«»″＂"
	closings = openings
)

// next takes the first part off a text. A quote without another one after it
// has no meaning.
func next(text string) (p part, rest string) {
	text = strings.TrimLeft(text, " ")
	if after, ok := strings.CutPrefix(text, "-"); ok && after != "" && after[0] != ' ' && after[0] != '-' {
		p.without, text = true, after
	}
	if quote, size := utf8.DecodeRuneInString(text); strings.ContainsRune(openings, quote) && size > 0 {
		if end := strings.IndexAny(text[size:], closings); end >= 0 {
			_, closing := utf8.DecodeRuneInString(text[size+end:])
			p.text = text[size : size+end]
			return p, text[size+end+closing:]
		}
		text = text[size:]
	}
	end := len(text)
	for i, r := range text {
		if r == ' ' || i > 0 && strings.ContainsRune(openings, r) {
			end = i
			break
		}
	}
	p.text = text[:end]
	return p, text[end:]
}

// add adds a phrase that a list does not have.
func add(list []storage.Phrase, phrase storage.Phrase) []storage.Phrase {
	if slices.ContainsFunc(list, func(p storage.Phrase) bool { return p.Marked() == phrase.Marked() }) {
		return list
	}
	return append(list, phrase)
}

// Unmarked is what was asked for without any marks.
func (w Words) Unmarked() string { return vietnamese.Fold(w.Text) }

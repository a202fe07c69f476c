package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// A font is an old way to write Vietnamese: with letters of windows-1252 that a
// font of its own draws as others.
type font struct {
	name string
	look func(text string) string // what a text looks like in the font
}

// fonts are those that were in use until Unicode took over.
var fonts = []font{{"TCVN3", tcvn3}, {"VNI", vni}}

const (
	fewestGarbled = 3       // words show that a text was typed for an old font
	legacySample  = 8 << 10 // bytes of a text are enough to tell
)

// legacy writes the texts of an item that were typed for an old font in
// Unicode, and names the font.
func legacy(it *feeds.Item, n *notes) {
	var garbled []*string
	sample := ""
	for _, field := range []*string{&it.Title, &it.Summary, &it.Content} {
		start := strings.ToValidUTF8((*field)[:min(len(*field), legacySample)], "")
		if isGarbled(start) {
			garbled = append(garbled, field)
			sample += start + " "
		}
	}
	if garbledWords(plaintext.Of(sample)) < fewestGarbled {
		return
	}
	for _, f := range fonts {
		if !vietnamese.Valid(plaintext.Of(f.html(sample))) {
			continue
		}
		for _, field := range garbled {
			*field = f.html(*field)
		}
		n.add(feeds.RepairLegacyFont, f.name, plaintext.Of(*garbled[0]))
		return
	}
}

// isGarbled says whether HTML may have been typed for an old font: all of its
// letters are of windows-1252, and neither are they Vietnamese as they are nor
// when they are read as UTF-8.
func isGarbled(source string) bool {
	text := letters(source)
	if !narrow(text) || vietnamese.Valid(plaintext.Of(text)) {
		return false
	}
	_, ok := undecoded(text)
	return !ok
}

// garbledWords counts the words of a text with letters that are not of ASCII.
func garbledWords(text string) int {
	count := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return r > 0xa0 }) {
			count++
		}
	}
	return count
}

// html returns HTML with its text as it looks in the font.
func (f font) html(source string) string {
	var out strings.Builder
	for source != "" {
		text, rest, _ := strings.Cut(source, "<")
		out.WriteString(capitals(f.look(letters(text))))
		tag := source[len(text) : len(source)-len(rest)+strings.IndexByte(rest, '>')+1]
		out.WriteString(tag)
		source = source[len(text)+len(tag):]
	}
	return out.String()
}

// letters resolves the entities of HTML that are letters of windows-1252.
func letters(source string) string {
	if !strings.Contains(source, "&") {
		return source
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(source, "&")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		value, size := entity(rest)
		if r, width := utf8.DecodeRuneInString(value); width == len(value) && r > 0xa0 && r <= 0xff {
			out.WriteRune(r)
			rest = rest[size:]
		} else {
			out.WriteByte('&')
		}
		source = rest
	}
}

// capitals writes words of capitals in capitals throughout, and a whole text of
// them: the old fonts have others to write capitals with marks.
func capitals(text string) string {
	if shouts(text, 4) {
		return strings.ToUpper(text)
	}
	var out strings.Builder
	for text != "" {
		word := text[:prefixOf(text, unicode.IsLetter)]
		gap := prefixOf(text[len(word):], func(r rune) bool { return !unicode.IsLetter(r) })
		if shouts(word, 2) {
			out.WriteString(strings.ToUpper(word))
		} else {
			out.WriteString(word)
		}
		out.WriteString(text[len(word) : len(word)+gap])
		text = text[len(word)+gap:]
	}
	return out.String()
}

// shouts says whether the plain letters of a text are capitals, so many at
// least that it cannot be the beginning of a name.
func shouts(text string, fewest int) bool {
	count := 0
	for _, c := range []byte(text) {
		switch {
		case c >= 'a' && c <= 'z':
			return false
		case c >= 'A' && c <= 'Z':
			count++
		}
	}
	return count >= fewest
}

// prefixOf returns how many bytes of its kind a text begins with.
func prefixOf(text string, kind func(rune) bool) int {
	end := strings.IndexFunc(text, func(r rune) bool { return !kind(r) })
	if end < 0 {
		return len(text)
	}
	return end
}

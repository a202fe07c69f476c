package demo

import (
	"fmt"
	"html"
	"html/template"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// respell writes a text in another of the ways in which the same words are
// written on Vietnamese portals. A key for comparing texts must see through
// each of them.
func respell(text string, ways []string) string {
	for _, way := range ways {
		text = spellings[way](text)
	}
	return text
}

// spellings are the ways that the files of articles may name.
var spellings = map[string]func(string) string{
	"nfd":    norm.NFD.String,
	"tone":   newTones,
	"quotes": strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace,
	"eth":    strings.NewReplacer("Đ", "\u00d0").Replace,
	"spaces": wideSpaces,
}

// knownSpellings reports the first way that nobody knows.
func knownSpellings(ways []string) error {
	for _, way := range ways {
		if spellings[way] == nil {
			return fmt.Errorf("unknown spelling %q", way)
		}
	}
	return nil
}

// newTones moves the tone of an open syllable from the first vowel to the
// second: hóa becomes hoá, thủy thuỷ.
func newTones(text string) string {
	runes := []rune(norm.NFC.String(text))
	for i := 0; i+1 < len(runes); i++ {
		if i+2 < len(runes) && unicode.IsLetter(runes[i+2]) {
			continue
		}
		base, tone, toned := cutTone(runes[i])
		second := unicode.ToLower(runes[i+1])
		if !toned || !(base == 'o' && (second == 'a' || second == 'e') || base == 'u' && second == 'y') {
			continue
		}
		moved := []rune(norm.NFC.String(string([]rune{runes[i+1], tone})))
		runes[i], runes[i+1] = base, moved[0]
	}
	return string(runes)
}

// cutTone takes a lower-case vowel with a tone mark apart.
func cutTone(r rune) (base, tone rune, ok bool) {
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) != 2 || !strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", parts[1]) {
		return r, 0, false
	}
	return parts[0], parts[1], true
}

// wideSpaces doubles every fifth space and makes every seventh a no-break one,
// as texts become that pass through a word processor.
func wideSpaces(text string) string {
	var b strings.Builder
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
		case i%7 == 2:
			b.WriteString("\u00a0")
		case i%5 == 4:
			b.WriteString("  ")
		default:
			b.WriteString(" ")
		}
		b.WriteString(word)
	}
	return b.String()
}

// entities writes a text as HTML in which no letter beyond ASCII is left, as
// the editors of old portals do: by name where Latin-1 has the letter, else by
// number.
func entities(text string) template.HTML {
	var b strings.Builder
	for _, r := range text {
		switch name := entityNames[r]; {
		case name != "":
			b.WriteString("&" + name + ";")
		case r > unicode.MaxASCII:
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteString(html.EscapeString(string(r)))
		}
	}
	return template.HTML(b.String())
}

var entityNames = map[rune]string{
	'à': "agrave", 'á': "aacute", 'â': "acirc", 'ã': "atilde",
	'è': "egrave", 'é': "eacute", 'ê': "ecirc",
	'ì': "igrave", 'í': "iacute",
	'ò': "ograve", 'ó': "oacute", 'ô': "ocirc", 'õ': "otilde",
	'ù': "ugrave", 'ú': "uacute", 'ý': "yacute",
	'À': "Agrave", 'Á': "Aacute", 'Â': "Acirc", 'Ã': "Atilde",
	'È': "Egrave", 'É': "Eacute", 'Ê': "Ecirc",
	'Ò': "Ograve", 'Ó': "Oacute", 'Ô': "Ocirc",
	'Ù': "Ugrave", 'Ú': "Uacute", 'Ý': "Yacute",
	'“': "ldquo", '”': "rdquo", '–': "ndash", '…': "hellip", '\u00a0': "nbsp",
}

package normalize

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// bars turns the Icelandic letters that look like Đ and đ into those.
var bars = strings.NewReplacer("\u00d0", "Đ", "\u00f0", "đ")

func hasEth(text string) bool {
	return strings.Contains(text, "\u00d0") || strings.Contains(text, "\u00f0")
}

// composed returns a text in NFC, with Đ for its look-alike if the text is
// Vietnamese.
func composed(text string, vietnameseText bool) string {
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	if vietnameseText && hasEth(text) {
		text = bars.Replace(text)
	}
	return text
}

// lookalikes says whether a text has Icelandic letters where Vietnamese ones
// are meant.
func lookalikes(text string) bool {
	return hasEth(text) && vietnamese.Valid(bars.Replace(norm.NFC.String(text)))
}

// strays says whether a text has characters that show nothing.
func strays(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r != joiner && plaintext.Invisible(r) })
}

// joiner is U+200D, which is part of many an emoji.
const joiner = '\u200d'

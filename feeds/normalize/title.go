package normalize

import (
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// title returns a field that should have been plain text as plain text, from
// the HTML that it stands in. Tags in it are noted.
func title(source string, n *notes) string {
	source = closed(source)
	text := plain(source, n)
	if tagged(source) {
		n.add(feeds.RepairMarkup, source, text)
	}
	return text
}

// plain returns the text of a field that holds HTML as one line, in the
// author's spelling.
func plain(source string, n *notes) string {
	source = shouted(decoded(source, n))
	return line(source, plaintext.Of(source), n)
}

// line repairs the characters of a text that was read from source.
func line(source, text string, n *notes) string {
	text = once(text, n)
	clean := plaintext.Line(composed(text, lookalikes(text)))
	if clean != text || strays(source) {
		n.add(feeds.RepairUnicode, source, clean)
	}
	return clean
}

// once resolves what was escaped more than once.
func once(text string, n *notes) string {
	again := plaintext.Line(unescaped(text))
	if marked(again) {
		again = plaintext.Line(unescaped(plaintext.Of(again)))
	}
	if again != text {
		n.add(feeds.RepairEntities, text, again)
	}
	return again
}

// closed escapes the last "<" of a title if nothing closes it, so that what
// follows is not taken for the inside of a tag.
func closed(source string) string {
	i := strings.LastIndexByte(source, '<')
	if i < 0 || strings.IndexByte(source[i:], '>') >= 0 {
		return source
	}
	return source[:i] + "&lt;" + source[i+1:]
}

// tagged says whether HTML has tags or comments in it.
func tagged(source string) bool {
	for {
		i := strings.IndexByte(source, '<')
		if i < 0 || i+1 == len(source) {
			return false
		}
		source = source[i+1:]
		if c := source[0]; c|0x20 >= 'a' && c|0x20 <= 'z' || c == '/' || c == '!' {
			return true
		}
	}
}

// nameKey returns that by which names are told apart.
func nameKey(name string) string {
	if key := vietnamese.Key(name); key != "" {
		return key
	}
	return name
}

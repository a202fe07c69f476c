package normalize

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// A page is a text that was HTML, made safe to show.
type page struct {
	facts
	html string // balanced, every address absolute
}

// rich says whether the page of an article, at the given address, is more than
// one paragraph of words.
func (f facts) rich(article string) bool {
	return f.pictures > 0 || f.structures > 0 || f.paragraphs > 1 || f.leads(article)
}

// leads says whether a page has links to elsewhere than its article.
func (f facts) leads(article string) bool {
	return slices.ContainsFunc(f.links, func(to string) bool {
		to, _, _ = strings.Cut(to, "#")
		return to != article
	})
}

// longestSource is how much HTML of one text is looked at, in bytes: four
// times what an article may have in the end.
const longestSource = 4 * longestContent

// safe returns HTML as it may be republished. Addresses in it are resolved
// against at.
func safe(source string, at *url.URL, n *notes) page {
	if len(source) > longestSource {
		n.add(feeds.RepairLong, source, "")
		source = strings.ToValidUTF8(source[:longestSource], "")
	}
	source = markup(shouted(decoded(source, n)), n)
	f := fragment{
		base: at, input: source, vietnamese: icelandic(source),
		out: make([]byte, 0, len(source)+len(source)/4),
	}
	f.read()
	if f.harm != "" {
		n.found(feeds.RepairHTML, f.harm)
	}
	if f.entities != nil {
		n.add(feeds.RepairEntities, f.entities.before, f.entities.after)
	}
	if f.characters != nil {
		n.add(feeds.RepairUnicode, f.characters.before, f.characters.after)
	}
	return page{facts: f.facts, html: policy().Sanitize(string(f.out))}
}

// shouted escapes every "<!" that begins neither a comment nor a declaration,
// so that it is read as the text that it is.
func shouted(source string) string {
	if !strings.Contains(source, "<!") {
		return source
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(source, "<!")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if declares(rest) {
			b.WriteString("<!")
		} else {
			b.WriteString("&lt;!")
		}
		source = rest
	}
}

// declares says whether what follows "<!" is a comment, a declaration or CDATA.
func declares(rest string) bool {
	if strings.HasPrefix(rest, "--") || strings.HasPrefix(rest, "[") {
		return true
	}
	return rest != "" && rest[0]|0x20 >= 'a' && rest[0]|0x20 <= 'z' && strings.IndexByte(rest, '>') >= 0
}

// icelandic says whether HTML has Icelandic letters where Vietnamese ones are
// meant.
func icelandic(source string) bool {
	return (hasEth(source) || strings.Contains(source, "ETH;") || strings.Contains(source, "#208;")) &&
		lookalikes(plaintext.Of(source))
}

// markup returns the HTML of a text that was escaped once too often, or has no
// tags at all: there an empty line is the end of a paragraph.
func markup(source string, n *notes) string {
	if tagged(source) {
		return source
	}
	if strings.Contains(source, "&lt;") || strings.Contains(source, "&#") || strings.Contains(source, "&amp;lt;") {
		if once := unescaped(html.UnescapeString(source)); marked(once) {
			n.add(feeds.RepairEntities, source, once)
			return once
		}
	}
	source = strings.ReplaceAll(source, "\r\n", "\n")
	if !strings.Contains(source, "\n\n") {
		return source
	}
	return "<p>" + strings.ReplaceAll(source, "\n\n", "</p><p>") + "</p>"
}

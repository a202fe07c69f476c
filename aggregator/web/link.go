package web

import (
	"strings"

	"bantin/aggregator/publish"
)

// linkField writes links as the value of a Link field (RFC 8288, 3); without
// any there is no field.
func linkField(links []publish.Link) []string {
	if len(links) == 0 {
		return nil
	}
	var b strings.Builder
	for i, l := range links {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("<" + linkTarget(l.URL) + `>; rel="` + l.Rel + `"`)
		if l.Type != "" {
			b.WriteString(`; type="` + l.Type + `"`)
		}
	}
	return []string{b.String()}
}

// linkTarget escapes what may not stand between the angle brackets of a field.
func linkTarget(url string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(url) {
		if c <= ' ' || c >= 0x7f || c == '<' || c == '>' || c == '"' || c == '\\' {
			b.WriteString(string([]byte{'%', digits[c>>4], digits[c&15]}))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// linked is the view of a page, which says where the page leads.
type linked interface{ links() []publish.Link }

// links are those of a page: its own address, and the feeds with the same
// stories.
func (f frame) links() []publish.Link {
	var links []publish.Link
	if f.Canonical != "" {
		links = append(links, publish.Link{Rel: "canonical", URL: f.Canonical})
	}
	for _, feed := range f.Feeds {
		links = append(links, publish.Link{Rel: "alternate", URL: feed.URL, Type: feed.Type})
	}
	return links
}

package guide

import (
	"bytes"
	"fmt"
	"html"
	"image/png"
	"regexp"
	"strings"
	"unicode"
)

var (
	picture = regexp.MustCompile(`^!\[([^\]]+)\]\(([^)\s]+)\)$`)
	span    = regexp.MustCompile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(([^)\\s]+)\\)")
)

// spans renders what stands inside a block: code, bold words, links.
func (r *renderer) spans(text string) string {
	var out strings.Builder
	for text != "" {
		at := span.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		out.WriteString(html.EscapeString(text[:at[0]]))
		part := func(n int) string { return text[at[2*n]:at[2*n+1]] }
		switch {
		case at[2] >= 0:
			fmt.Fprintf(&out, "<code>%s</code>", html.EscapeString(part(1)))
		case at[4] >= 0:
			fmt.Fprintf(&out, "<b>%s</b>", r.spans(part(2)))
		default:
			fmt.Fprintf(&out, `<a href="%s">%s</a>`, html.EscapeString(part(4)), r.spans(part(3)))
		}
		text = text[at[1]:]
	}
	return out.String() + html.EscapeString(text)
}

// figure renders a picture with its words below.
func (r *renderer) figure(words, name string) error {
	p, known := r.pictures[name]
	if !known {
		return fmt.Errorf("there is no picture %s", name)
	}
	size, err := png.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil {
		return fmt.Errorf("the picture %s: %w", name, err)
	}
	fmt.Fprintf(&r.out, "<figure><img src=\"%s\" alt=\"\" width=\"%d\" height=\"%d\" loading=\"lazy\" decoding=\"async\">\n<figcaption>%s</figcaption></figure>\n",
		html.EscapeString(p.Path), size.Width, size.Height, r.spans(words))
	return nil
}

// anchor is the name by which a heading can be linked to, as the sites make
// it that show repositories.
func anchor(heading string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c), c == '-', c == '_':
			return unicode.ToLower(c)
		}
		return -1
	}, heading)
}

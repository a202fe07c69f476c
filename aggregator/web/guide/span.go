package guide

import (
	"bytes"
	"fmt"
	"html"
	"image/png"
	"regexp"
	"strings"

	"bantin/feeds/vietnamese"
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

// anchor is the name by which a heading can be linked to.
func anchor(heading string) string {
	return strings.Join(strings.FieldsFunc(vietnamese.Fold(heading), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	}), "-")
}

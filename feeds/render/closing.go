package render

import (
	"html"
	"strings"
)

// closing is the last line of a text: the original under its own title, who
// published it, and where it also appeared.
func closing(x entry) string {
	if x.origin.Name == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("<p>Nguồn: ")
	if x.article != "" {
		b.WriteString(credit(x.title, x.article))
		b.WriteString(" – ")
	}
	b.WriteString(html.EscapeString(x.origin.Name))
	before := ". Cũng đăng tại: "
	for _, o := range x.also {
		b.WriteString(before)
		b.WriteString(credit(o.Name, o.Article))
		before = ", "
	}
	b.WriteString(".</p>")
	return b.String()
}

// credit links a text to an article, if there is one.
func credit(text, article string) string {
	text = html.EscapeString(text)
	if article == "" {
		return text
	}
	return `<a href="` + html.EscapeString(article) + `">` + text + `</a>`
}

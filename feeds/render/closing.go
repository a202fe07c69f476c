package render

import (
	"html"
	"strings"
)

// closing is the last line of a text: who published it, and where it also
// appeared. Summaries have none: they stay as they were written.
func closing(x entry) string {
	if x.origin.Name == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n<p>Nguồn: ")
	b.WriteString(credit(x.origin.Name, x.link))
	before := ". Cũng đăng tại: "
	for _, o := range x.also {
		b.WriteString(before)
		b.WriteString(credit(o.Name, o.Article))
		before = ", "
	}
	b.WriteString(".</p>")
	return b.String()
}

// credit names a department, with a link to its article if it has one.
func credit(name, article string) string {
	name = html.EscapeString(name)
	if article == "" {
		return name
	}
	return `<a href="` + html.EscapeString(article) + `">` + name + `</a>`
}

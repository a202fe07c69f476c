package parse

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
)

// A shape is what a document is by its bytes, whatever its media type says.
type shape int

const (
	unknown shape = iota
	xmlFeed
	jsonFeed
	htmlPage
)

// pageTags are elements that only HTML has; the first three say so at once.
var pageTags = map[string]bool{
	"html": true, "head": true, "body": true,
	"meta": true, "div": true, "span": true, "table": true, "script": true, "style": true,
	"p": true, "a": true, "h1": true, "h2": true, "ul": true, "form": true, "center": true,
}

// sniff tells feeds from pages. The name is what to call an unknown shape: the
// root element, or how the text begins.
func sniff(text []byte) (shape, string, *feeds.Problem) {
	text = bytes.TrimLeft(text, " \t\r\n\ufeff")
	if len(text) > 0 && (text[0] == '{' || text[0] == '[') {
		if looksLikeJSONFeed(text) {
			return jsonFeed, "", nil
		}
		return unknown, "JSON", nil
	}
	name, page := excerpt(fold(string(head(text, 400)))), false
	lex := lexer{src: text}
	for first := true; ; {
		tok, ok := lex.next()
		if !ok {
			break
		}
		switch tok.kind {
		case directive:
			if isPageDoctype(tok.raw) {
				return htmlPage, "", nil
			}
		case startTag:
			local := tok.local()
			switch {
			case feedRoots[local]:
				return xmlFeed, "", nil
			case local == "html" || local == "head" || local == "body":
				return htmlPage, "", nil
			}
			if first {
				name, first = "<"+tok.name+">", false
			}
			page = page || pageTags[local]
		}
	}
	if page && lex.problem == nil {
		return htmlPage, "", nil
	}
	return unknown, name, lex.problem
}

// isPageDoctype tells the document type of HTML from that of RSS 0.91.
func isPageDoctype(directive []byte) bool {
	words := strings.Fields(strings.ToLower(string(head(directive, 200))))
	return len(words) > 1 && words[0] == "<!doctype" && strings.TrimRight(words[1], ">") == "html"
}

// pageTitle returns the title of a page as plain text.
func pageTitle(text []byte) string {
	z := html.NewTokenizer(bytes.NewReader(head(text, 256<<10)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) != "title" {
				continue
			}
			if z.Next() != html.TextToken {
				return ""
			}
			return excerpt(fold(string(z.Text())))
		}
	}
}

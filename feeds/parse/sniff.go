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

// wholePage are elements that stand around a page, and nowhere else.
var wholePage = map[string]bool{"html": true, "head": true, "body": true}

// pageTags are elements that fragments of a page begin with.
var pageTags = map[string]bool{
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
	name, first, page, typed := quoteAt(text, 0), true, false, false
	lex := lexer{src: text}
	for {
		tok, ok := lex.next()
		switch {
		case !ok && (typed || page && lex.problem == nil):
			return htmlPage, "", nil
		case !ok:
			return unknown, name, lex.problem
		case tok.kind == directive && isPageDoctype(tok.raw):
			typed = true
		case tok.kind != startTag:
		case feedRoots[tok.local()]:
			return xmlFeed, "", nil
		case typed, wholePage[tok.local()]:
			return htmlPage, "", nil
		default:
			if first {
				name, first = "<"+tok.name+">", false
			}
			page = page || pageTags[tok.local()]
		}
	}
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

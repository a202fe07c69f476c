package normalize

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// attributes are those of a tag that say something of use.
type attributes struct {
	href, src, lazy, srcset, alt, style string
	width, height                       string
	colspan, rowspan, start             string
	harm                                bool // one of them executes something
}

// readAttributes reads the attributes of the tag that tokens is at.
func readAttributes(tokens *html.Tokenizer) attributes {
	var a attributes
	for more := true; more; {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		a.read(string(key), value)
	}
	return a
}

func (a *attributes) read(key string, value []byte) {
	switch key {
	case "href", "src", "action", "formaction", "xlink:href", "background":
		a.address(key, string(value))
	case "data-src", "data-original", "data-lazy-src", "data-lazy":
		if a.lazy == "" {
			a.lazy = string(value)
		}
	case "srcset", "data-srcset", "data-lazy-srcset":
		if a.srcset == "" {
			a.srcset = string(value)
		}
	case "alt":
		a.alt = string(value)
	case "style":
		a.style = string(value)
	case "width":
		a.width = string(value)
	case "height":
		a.height = string(value)
	case "colspan":
		a.colspan = string(value)
	case "rowspan":
		a.rowspan = string(value)
	case "start":
		a.start = string(value)
	default:
		if len(key) > 2 && strings.HasPrefix(key, "on") {
			a.harm = true
		}
	}
}

// address reads an attribute that holds an address, the first of its kind.
func (a *attributes) address(key, value string) {
	switch key {
	case "href":
		if a.href == "" {
			a.href = value
		}
	case "src":
		if a.src == "" {
			a.src = value
		}
	}
	switch scheme, _, _ := cutScheme(tidyAddress(value)); scheme {
	case "javascript", "vbscript":
		a.harm = true
	case "data":
		a.harm = a.harm || key != "src"
	}
}

// number returns an attribute of up to four digits as it is written again, or
// "" for what is no such number. A unit of pixels is dropped.
func number(value string) string {
	value = strings.TrimSuffix(strings.TrimSpace(value), "px")
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 9999 {
		return ""
	}
	return strconv.Itoa(n)
}

// attribute returns an attribute as it stands in a tag, or "" without a value.
func attribute(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + html.EscapeString(value) + `"`
}

package parse

import (
	"html"
	"strconv"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
)

// values returns the texts of all elements of a name.
func values(e ext.Extensions, prefix, name string) []string {
	var texts []string
	for _, element := range e[prefix][name] {
		if element.Value != "" {
			texts = append(texts, element.Value)
		}
	}
	return texts
}

// value returns the text of the first element of a name.
func value(e ext.Extensions, prefix, name string) string { return either(values(e, prefix, name)...) }

// htmlOf returns the text of an element that holds plain text, as HTML.
func htmlOf(e ext.Extensions, prefix, name string) string {
	return html.EscapeString(value(e, prefix, name))
}

// attr returns an attribute of the first element of a name that has it.
func attr(e ext.Extensions, prefix, name, key string) string {
	for _, element := range e[prefix][name] {
		if s := strings.TrimSpace(element.Attrs[key]); s != "" {
			return s
		}
	}
	return ""
}

// topics returns the categories that extensions give an item.
func topics(e ext.Extensions) []string {
	list := values(e, "dc", "subject")
	for _, category := range e["media"]["category"] {
		list = append(list, either(strings.TrimSpace(category.Attrs["label"]), category.Value))
	}
	for level := e["itunes"]["category"]; len(level) > 0; {
		var below []ext.Extension
		for _, category := range level {
			list = append(list, strings.TrimSpace(category.Attrs["text"]))
			below = append(below, category.Children["category"]...)
		}
		level = below
	}
	return list
}

// atomLink returns the page that an atom:link in RSS names.
func atomLink(e ext.Extensions) string {
	for _, link := range e["atom"]["link"] {
		if rel := link.Attrs["rel"]; (rel == "" || rel == "alternate") && link.Attrs["href"] != "" {
			return strings.TrimSpace(link.Attrs["href"])
		}
	}
	return ""
}

// people returns the names in what feeds write of authors: "a@b (Name)",
// "Name (a@b)" and "Name <a@b>" are Name.
func people(list []string) []string {
	var found []string
	for _, s := range list {
		found = append(found, withoutMail(strings.TrimSpace(s), "(", ")"))
	}
	for i, s := range found {
		found[i] = withoutMail(s, "<", ">")
	}
	return names(found)
}

// withoutMail returns the name beside an address, one of which is in brackets.
func withoutMail(s, left, right string) string {
	outside, inside, bracketed := strings.Cut(strings.TrimSuffix(s, right), left)
	outside, inside = strings.TrimSpace(outside), strings.TrimSpace(inside)
	switch {
	case !bracketed || !strings.HasSuffix(s, right):
	case strings.Contains(outside, "@") && inside != "":
		return inside
	case strings.Contains(inside, "@") && outside != "":
		return outside
	}
	return s
}

// either returns the first text that is not empty.
func either(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// names returns the texts that are not blank, once each, in order.
func names(list []string) []string {
	seen := map[string]bool{"": true}
	var kept []string
	for _, s := range list {
		if s = strings.TrimSpace(s); !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// number reads a length; 0 is unknown.
func number(s string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

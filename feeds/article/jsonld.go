package article

import (
	"encoding/json"
	"strings"

	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// deepest is how far objects in JSON-LD are followed into each other.
const deepest = 8

// readStatements reads what JSON-LD says of the article with the given title:
// of the article that it calls so, or of the only one that it knows.
func readStatements(blocks []string, title string) statement {
	var all []statement
	for _, block := range blocks {
		var value any
		if json.Unmarshal([]byte(strings.TrimSpace(block)), &value) == nil {
			all = articlesIn(value, deepest, all)
		}
	}
	for _, s := range all {
		if s.title != "" && title != "" && vietnamese.Key(s.title) == vietnamese.Key(title) {
			return s
		}
	}
	if len(all) == 1 && (title == "" || all[0].title == "" || alike(all[0].title, title)) {
		return all[0]
	}
	return statement{}
}

// articlesIn adds the articles that a value of JSON-LD is or holds.
func articlesIn(value any, depth int, all []statement) []statement {
	if depth == 0 {
		return all
	}
	switch v := value.(type) {
	case []any:
		for _, part := range v {
			all = articlesIn(part, depth-1, all)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return append(all, stated(v))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			all = articlesIn(v[key], depth-1, all)
		}
	}
	return all
}

// isArticle says whether a type of schema.org, or one of several, is that of
// an article.
func isArticle(value any) bool {
	switch v := value.(type) {
	case string:
		v = v[strings.LastIndexByte(v, '/')+1:]
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report"
	case []any:
		for _, one := range v {
			if name, ok := one.(string); ok && isArticle(name) {
				return true
			}
		}
	}
	return false
}

// stated reads an article of JSON-LD.
func stated(v map[string]any) statement {
	s := statement{
		title:       plain(v["headline"]),
		description: plain(v["description"]),
		published:   word(v["datePublished"], ""),
		image:       word(v["image"], "url"),
		author:      word(v["author"], "name"),
		site:        word(v["publisher"], "name"),
	}
	if s.title == "" {
		s.title = plain(v["name"])
	}
	return s
}

// word is a text, or the first of several, or the one that an object keeps
// under a name.
func word(value any, name string) string {
	switch v := value.(type) {
	case string:
		return clean(v)
	case []any:
		if len(v) > 0 {
			return word(v[0], name)
		}
	case map[string]any:
		if text, ok := v[name].(string); ok {
			return clean(text)
		}
	}
	return ""
}

// plain is a text that may have been escaped for HTML.
func plain(value any) string {
	text, _ := value.(string)
	return clean(plaintext.Of(text))
}

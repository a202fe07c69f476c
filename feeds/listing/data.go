package listing

import (
	"encoding/json"
	"slices"
	"strings"

	"bantin/feeds/plaintext"
)

// fewestStated is how many articles a list has at least that a page states as
// data.
const fewestStated = 3

// stated is an article of which a page says as JSON-LD what others mark up.
type stated struct {
	draft
	href string
	to   *address
}

func (s stated) whole() bool { return s.text != "" && s.to != nil }

// stated returns the longest list of articles that the page states as data.
func (p *page) stated() []stated {
	var best []stated
	for _, text := range p.data {
		var value any
		if json.Unmarshal([]byte(strings.TrimSpace(text)), &value) != nil {
			continue
		}
		p.walk(value, 0, &best)
	}
	return best
}

// walk looks for lists of articles in a value.
func (p *page) walk(value any, depth int, best *[]stated) {
	if depth > 12 {
		return
	}
	switch v := value.(type) {
	case []any:
		p.take(v, articleTypes, best)
		for _, inner := range v[:min(len(v), 500)] {
			p.walk(inner, depth+1, best)
		}
	case map[string]any:
		if typed(v, set("BreadcrumbList", "SiteNavigationElement", "WPHeader", "WPFooter", "FAQPage")) {
			return
		}
		if elements, ok := v["itemListElement"].([]any); ok && typed(v, set("ItemList")) {
			p.take(elements, nil, best)
		}
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			if key != "itemListElement" && key != "breadcrumb" {
				p.walk(v[key], depth+1, best)
			}
		}
	}
}

var articleTypes = set("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "Report")

// take keeps the articles of an array if they are more than what was found
// before. Where types are given, each article must be of one.
func (p *page) take(elements []any, types map[string]bool, best *[]stated) {
	var found []stated
	seen := map[string]bool{}
	for _, e := range elements[:min(len(elements), 500)] {
		s, ok := p.article(e, types)
		if ok && !seen[s.to.target] {
			seen[s.to.target] = true
			found = append(found, s)
		}
	}
	if len(found) >= fewestStated && len(found) > len(*best) {
		*best = found
	}
}

// article reads one element of a list.
func (p *page) article(value any, types map[string]bool) (stated, bool) {
	if href, ok := value.(string); ok && types == nil {
		return p.statedAt(href)
	}
	v, ok := value.(map[string]any)
	if !ok || types != nil && !typed(v, types) {
		return stated{}, false
	}
	s := stated{}
	for _, from := range []map[string]any{v, inner(v, "item")} {
		for _, key := range []string{"url", "@id", "mainEntityOfPage"} {
			href := words(from[key])
			if href == "" {
				href = words(inner(from, key)["@id"])
			}
			if at, ok := p.statedAt(href); ok && s.to == nil {
				s.href, s.to = at.href, at.to
			}
		}
		for _, key := range []string{"headline", "name"} {
			if text := plaintext.Of(words(from[key])); s.text == "" {
				s.text = text
			}
		}
		if text := plaintext.Of(words(from["description"])); s.summary == "" {
			s.summary = text
		}
		if text := words(from["datePublished"]); s.date == "" {
			s.date = text
		}
		if s.image == "" {
			s.image = pictureOf(from["image"])
		}
	}
	return s, s.to != nil
}

func (p *page) statedAt(href string) (stated, bool) {
	href = strings.TrimSpace(href)
	to := p.resolve(href)
	return stated{href: href, to: to}, to != nil
}

func typed(v map[string]any, types map[string]bool) bool {
	switch t := v["@type"].(type) {
	case string:
		return types[strings.TrimPrefix(strings.TrimPrefix(t, "http://schema.org/"), "https://schema.org/")]
	case []any:
		return slices.ContainsFunc(t, func(one any) bool { s, ok := one.(string); return ok && types[s] })
	}
	return false
}

func inner(v map[string]any, key string) map[string]any {
	m, _ := v[key].(map[string]any)
	return m
}

func words(value any) string {
	s, _ := value.(string)
	return plaintext.Line(s)
}

func pictureOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return pictureOf(v[0])
		}
	case map[string]any:
		return words(v["url"])
	}
	return ""
}

// ready counts the articles that are stated with title and address.
func ready(list []stated) int {
	n := 0
	for _, s := range list {
		n += int(one(s.whole()))
	}
	return n
}

// betterStated says whether what the page states as data is more than what it
// shows: all of the list that was found, and further articles.
func (p *page) betterStated(best *group, list []stated) bool {
	if ready(list) < fewestStated || len(list) <= best.articles {
		return false
	}
	have := map[string]bool{}
	for _, s := range list {
		have[s.to.target] = true
	}
	n := 0
	for _, m := range best.mentions {
		if have[m.to.target] {
			n++
		}
	}
	return n == len(best.mentions)
}

// listOf makes a list of what a page states, completed by the group that shows
// it, if there is one.
func listOf(from []stated, shown *group) list {
	l := list{way: "json-ld", why: Evidence{Place: "JSON-LD", Stated: true}}
	shapes := map[string]int{}
	for _, s := range from {
		if !s.whole() {
			continue
		}
		l.entries = append(l.entries, entry{draft: s.draft, href: s.href, to: s.to})
		if shapes[s.to.shape]++; shapes[s.to.shape] > shapes[l.shape] {
			l.shape = s.to.shape
		}
	}
	if shown != nil {
		for i, m := range shown.mentions {
			for k := range l.entries {
				if e := &l.entries[k]; e.to.target == m.to.target {
					e.fill(shown.drafts[i])
				}
			}
		}
	}
	l.count()
	return l
}

// complete adds to entries what the page states of them as data.
func (l *list) complete(from []stated) {
	for _, s := range from {
		for i := range l.entries {
			if e := &l.entries[i]; e.to.target == s.to.target {
				e.fill(s.draft)
			}
		}
	}
}

// fill adds what an entry lacks.
func (e *entry) fill(d draft) {
	if d.text != "" && (e.text == "" || isCut(e.text) && !isCut(d.text)) {
		e.text = d.text
	}
	if e.summary == "" && d.summary != d.text {
		e.summary = d.summary
	}
	if e.image == "" {
		e.image = d.image
	}
	if d.date != "" && (e.date == "" || e.day) {
		e.date = d.date
	}
}

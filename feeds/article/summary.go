package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds/vietnamese"
)

// What a summary has, in bytes.
const (
	shortSummary = 40
	longSummary  = 1200
)

var summaryNames = regexp.MustCompile(`sapo|(^|[\s_-])(lead|hometext|intro\w*|summary|trich\w*|tom-?tat|chapeau|description|mo-?ta|desc)($|[\s_-])`)

// findSapo finds the paragraph below the heading that tells the article in
// short: one that is called so, or a first one that stands out.
func findSapo(region, title *html.Node) string {
	if title == nil {
		return ""
	}
	all, after := lines(region), false
	prose := 0
	for i, l := range all {
		if l.first != nil && within(l.first, title) {
			after = true
			continue
		}
		if !after || len(l.text) < shortSummary || len(l.text) > longSummary || l.mostlyLinks() || l.date() != "" {
			continue
		}
		last := i == len(all)-1
		if l.called(summaryNames) || prose == 0 && l.stands() && !last {
			return l.text
		}
		if prose++; prose == 3 {
			break
		}
	}
	return ""
}

// summary is the summary of an article as HTML: the one that is known, unless
// it was cut and the page has the whole; else what the page has, unless that
// is the same for all of the site's pages.
func summary(known, sapo, description, text string) string {
	found := sapo
	if found == "" && len(description) >= shortSummary && share(description, text) >= 0.6 {
		found = description
	}
	if known != "" && !Completes(found, known) {
		found = known
	}
	return html.EscapeString(found)
}

// Completes says whether a text is the whole of one that was cut short.
func Completes(text, cut string) bool {
	want := vietnamese.Key(uncut(cut))
	return isCut(cut) && want != "" && !isCut(text) && strings.HasPrefix(vietnamese.Key(text), want)
}

var byline = regexp.MustCompile(`(?i)^(?:tác giả(?: bài viết)?|người viết|bài viết|bài|thực hiện|by)\s*:\s*(.{2,60})$`)

// author is who the page says has written the article, "" for an office, the
// site itself, or whoever runs it.
func author(said statement, region *html.Node, site string) string {
	for _, l := range lines(region) {
		if m := byline.FindStringSubmatch(l.text); m != nil && len(l.text) < 100 {
			return m[1]
		}
	}
	key := vietnamese.Fold(said.author)
	switch {
	case key == "", strings.Contains(key, "admin"), strings.Contains(key, "quan tri"), strings.Contains(key, "://"),
		key == vietnamese.Fold(said.site), strings.Contains(vietnamese.Fold(site), key), len(key) > 80:
		return ""
	}
	return said.author
}

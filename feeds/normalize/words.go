package normalize

import (
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

const (
	summaryWords = 60  // a summary that is cut from a text has
	longSummary  = 100 // a summary that the source gives may have
)

// words cleans the summary and the content of an item, and returns what was
// learned of the fuller of them. Where the source has only one text, that is
// the content if it is more than a paragraph of words.
func words(it *feeds.Item, at place, n *notes) facts {
	var content page
	if strings.TrimSpace(it.Content) != "" {
		content = safe(it.Content, at.base, n)
	}
	if content.html == "" {
		return fromSummary(it, at, n)
	}
	var unheard notes // of a text that is not republished as HTML
	if content.picture == "" && tagged(it.Summary) {
		content.picture = safe(it.Summary, at.base, &unheard).picture
	}
	it.Content = content.html
	it.Summary = plain(it.Summary, n)
	switch {
	case it.Summary == "":
		it.Summary = plaintext.Cut(plaintext.Of(it.Content), summaryWords)
	case plaintext.Longer(it.Summary, longSummary):
		it.Summary = plaintext.Cut(it.Summary, summaryWords)
	}
	return content.facts
}

// fromSummary makes summary and content of a summary alone.
func fromSummary(it *feeds.Item, at place, n *notes) facts {
	it.Content = ""
	source := it.Summary
	if !tagged(source) && !plaintext.Longer(source, longSummary) && !marked(unescaped(plaintext.Of(source))) {
		it.Summary = plain(source, n)
		return facts{}
	}
	content := safe(source, at.base, n)
	it.Summary = plaintext.Of(content.html)
	if content.rich(it.URL) || plaintext.Longer(it.Summary, longSummary) {
		it.Content = content.html
		it.Summary = plaintext.Cut(it.Summary, summaryWords)
	}
	return content.facts
}

// withoutEcho drops a summary, and a content without pictures and links, that
// only says the title again.
func withoutEcho(it *feeds.Item, text facts) {
	title := vietnamese.Key(it.Title)
	echo := func(text string) bool {
		return len(text) <= 2*len(it.Title)+16 && vietnamese.Key(text) == title
	}
	const tags = 1024 // bytes of them may stand around a title
	if len(it.Content) <= 2*len(it.Title)+tags && text.pictures == 0 && !text.leads(it.URL) && echo(plaintext.Of(it.Content)) {
		it.Content = ""
	}
	if !echo(it.Summary) {
		return
	}
	it.Summary = ""
	if text := plaintext.Of(it.Content); !echo(text) {
		it.Summary = plaintext.Cut(text, summaryWords)
	}
}

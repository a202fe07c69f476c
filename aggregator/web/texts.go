package web

import (
	"maps"

	"bantin/feeds"
)

// texts holds every sentence of the pages, by the name that templates and
// code call it. Those of each page stand in a file of their own.
var texts = together(allTexts())

// allTexts are the sentences of every page. A name is in one of them only.
func allTexts() []map[string]feeds.Text {
	return []map[string]feeds.Text{
		followTexts,
		frameTexts,
		listTexts,
		messageTexts,
		monthTexts,
		searchTexts,
		sourceTexts,
		statsTexts,
		storyTexts,
	}
}

// together joins lists of sentences.
func together(lists []map[string]feeds.Text) map[string]feeds.Text {
	all := map[string]feeds.Text{}
	for _, list := range lists {
		maps.Copy(all, list)
	}
	return all
}

// words are the texts in one language.
func words(language string) map[string]string {
	m := make(map[string]string, len(texts))
	for name, t := range texts {
		m[name] = t.In(language)
	}
	return m
}

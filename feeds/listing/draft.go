package listing

import (
	"strings"
	"unicode"
)

// A draft is a mention as it would be as an item.
type draft struct {
	title
	titleAt int32 // the element that says the title
	summary string
	image   string
	date    string // as written
	day     bool   // it is that of a heading above
}

// draft reads what a segment says of its article.
func (p *page) draft(segment []int32, m mention) draft {
	key := place{segment[0], segment[len(segment)-1], len(segment), m.to.target}
	d, met := p.drafts[key]
	if !met {
		d = p.newDraft(segment, m)
		p.drafts[key] = d
	}
	return d
}

// A place is a segment and the article that it is read for.
type place struct {
	from, to int32
	nodes    int
	target   string
}

func (p *page) newDraft(segment []int32, m mention) draft {
	s := p.scene(segment, m)
	if len(s.roots) == 0 {
		return draft{}
	}
	lines := s.lines()
	d := draft{title: s.title(lines), image: s.picture()}
	d.titleAt = d.title.at
	d.summary = s.summary(lines, d.title)
	return d
}

const shortestSummary = 20

// summary returns the longest text of a scene that is not its title.
func (s scene) summary(lines []line, t title) string {
	best := ""
	key := spoken(t.text)
	for _, l := range lines {
		if length(l.text) <= length(best) || length(l.text) < shortestSummary || s.meta(l.text) || generic(l.text) || fewLetters(l.text) {
			continue
		}
		if t.heading && s.contains(t.at, l.at) || s.heading(l.at) != 0 && length(l.text) < longestTitle {
			continue
		}
		if l.link >= 0 && s.list[l.link].to.target != s.to.target && length(l.text) < 60 {
			continue
		}
		if !echoesTitle(spoken(l.text), key) {
			best = l.text
		}
	}
	return best
}

// echoesTitle says whether a text is the title once more: cut, or with a word
// or two beside it.
func echoesTitle(text, title string) bool {
	if text == "" || title == "" {
		return text == ""
	}
	return strings.HasPrefix(title, text) || len(text) < len(title)+24 && strings.Contains(text, title)
}

// fewLetters says whether a text is of figures and signs mostly.
func fewLetters(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return 2*n < length(text)
}

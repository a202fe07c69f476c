package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bantin/feeds/vietnamese"
)

// A heading is where a page says the title of its article.
type heading struct {
	node *html.Node // nil: nowhere
	text string
}

// headings are the elements that are made for titles.
var headings = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4}

// findHeading finds the title on the page: the line that is the given title,
// or continues it where it was cut; else a heading that is much like it. It
// stands outside of links, as high in rank as there is one. Without a title it
// is the first heading of the highest rank.
func findHeading(body *html.Node, title string) heading {
	want := vietnamese.Key(uncut(title))
	var exact []heading
	near := heading{}
	exactRank, nearRank := rankLine, rankStrong
	all := lines(body)
	for i, l := range all {
		if l.mostlyLinks() || inside(l.block, atom.Nav, atom.Aside, atom.Footer) != nil {
			continue
		}
		points := rank(l)
		if i+1 < len(all) && points >= exactRank && l.begins(want) && tells(l.text+" "+all[i+1].text, want, "") {
			l.text += " " + all[i+1].text // on two lines
		}
		switch {
		case points >= exactRank && tells(l.text, want, title):
			if points > exactRank {
				exact, exactRank = nil, points
			}
			if len(exact) < mostHeadings {
				exact = append(exact, heading{headed(l), l.text})
			}
		case points > nearRank && (title == "" && points > rankNamed || title != "" && alike(title, l.text)):
			near, nearRank = heading{headed(l), l.text}, points
		}
	}
	if len(exact) > 0 {
		return closest(body, exact)
	}
	return near
}

// mostHeadings is how many lines that are the title are compared.
const mostHeadings = 4

// closest is the heading that shares the smallest element with the text.
func closest(body *html.Node, list []heading) heading {
	best, least := list[0], -1
	for _, h := range list {
		if len(list) == 1 {
			break
		}
		if size := weigh(regionOf(body, h.node)).text; least < 0 || size < least {
			best, least = h, size
		}
	}
	return best
}

// begins says whether a line is the first part of the title with a key.
func (l line) begins(want string) bool {
	key := vietnamese.Key(l.text)
	return key != "" && len(key) < len(want) && strings.HasPrefix(want, key)
}

var titleNames = regexp.MustCompile(`title|tieu|headline`)

// Ranks of lines.
const (
	rankLine = iota + 1
	rankStrong
	rankNamed
	rankHeading
	rankFirst
)

// rank says how much a line looks like the title of a page.
func rank(l line) int {
	switch h := inside(l.block, headings...); {
	case h != nil && h.DataAtom == atom.H1:
		return rankFirst
	case h != nil:
		return rankHeading
	case l.called(titleNames):
		return rankNamed
	case l.stands():
		return rankStrong
	}
	return rankLine
}

// headed is the largest node that holds a line and nothing else.
func headed(l line) *html.Node {
	found, met := l.first, false
	for n := l.first; n != nil; n = n.Parent {
		same := holds(n, l.text)
		if !same && (met || within(l.block, n) && n != l.block) {
			break
		}
		if same {
			found, met = n, true
		}
	}
	return found
}

// tells says whether a line is the title with the given key, or the whole of one
// that was cut.
func tells(text, want, title string) bool {
	if want == "" || utf8.RuneCountInString(text) > 400 {
		return false
	}
	key := vietnamese.Key(text)
	return key == want || isCut(title) && strings.HasPrefix(key, want)
}

// isCut says whether a text was cut short.
func isCut(text string) bool {
	text = strings.TrimRight(text, " ])")
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}

// uncut is what was left of a text that was cut short: whole words, as far as
// that can be seen.
func uncut(text string) string {
	if !isCut(text) {
		return text
	}
	return strings.TrimRight(text, ".… )]([")
}

// alike says whether two titles share most of their pairs of syllables.
func alike(a, b string) bool {
	return share(a, b) >= 0.5 || share(b, a) >= 0.5
}

// share is how many of the pairs of syllables of a stand in b, 0 to 1. A
// single syllable is a pair of its own.
func share(a, b string) float64 {
	pairs, text := pairsOf(a), " "+vietnamese.Key(b)+" "
	if len(pairs) == 0 {
		return 0
	}
	n := 0
	for _, p := range pairs {
		if strings.Contains(text, " "+p+" ") {
			n++
		}
	}
	return float64(n) / float64(len(pairs))
}

func pairsOf(text string) []string {
	words := strings.Fields(vietnamese.Key(text))
	if len(words) < 2 {
		return words
	}
	pairs := make([]string, 0, len(words)-1)
	for i := range words[1:] {
		pairs = append(pairs, words[i]+" "+words[i+1])
	}
	return pairs
}

package listing

import (
	"regexp"
	"strings"

	"bantin/feeds/plaintext"
)

// longestTitle is how many characters a title has at most; what is longer is
// a text with a title somewhere in it.
const longestTitle = 260

// A title is what an item is called, and the element that says so; 0: an
// attribute does.
type title struct {
	text    string
	at      int32
	heading bool
}

// title returns what the scene's article is called.
func (s scene) title(lines []line) title {
	best := s.pick(lines)
	best.text = trimmed(best.text)
	if isCut(best.text) {
		if fuller := s.uncut(best.text, lines); fuller != "" {
			best.text = fuller
		}
	}
	return best
}

// pick chooses: a heading that is linked, what the link says, any heading, the
// attributes, what else stands there.
func (s scene) pick(lines []line) title {
	linked, loose := s.headings()
	if linked.text != "" {
		return linked
	}
	worded := s.linkTitle()
	if loose.text != "" && (worded.text == "" || leadsOn.MatchString(spoken(worded.text)) && length(worded.text) < 40) {
		return loose
	}
	if worded.text != "" {
		return worded
	}
	if text := s.attribute("title", "aria-label", "data-title"); text != "" {
		return title{text: text}
	}
	if l, ok := s.standout(lines); ok {
		return title{text: l.text, at: l.at}
	}
	if text := s.attribute("alt"); text != "" {
		return title{text: text}
	}
	return title{}
}

// leadsOn matches links that lead on in more words than the usual ones.
var leadsOn = regexp.MustCompile(`^(xem|doc|chi tiet|tim hieu|kham pha|read|view|more)\b`)

// usable says whether a text can be a title.
func (s scene) usable(text string) bool {
	if generic(text) || silent(text) || length(text) < 3 {
		return false
	}
	d, dated := findDate(text)
	return !dated || d.rest > 8
}

// headings returns the first heading that belongs to a link of the article,
// and the first that belongs to none.
func (s scene) headings() (linked, loose title) {
	for _, root := range s.roots {
		for i := root; i < s.nodes[root].end; i++ {
			if !headings[s.nodes[i].tag] && s.attr(i, "role") != "heading" {
				continue
			}
			t := title{at: i, heading: true, text: s.named(i)}
			if !s.usable(t.text) {
				continue
			}
			switch mine, others := s.owned(i); {
			case mine && linked.text == "":
				linked = t
			case !mine && !others && loose.text == "":
				loose = t
			}
		}
	}
	return linked, loose
}

// owned says whether a heading holds, or stands in, a link to the article, and
// whether one to another page.
func (s scene) owned(heading int32) (mine, others bool) {
	for _, i := range s.links {
		at := s.list[i].at
		mine = mine || s.contains(heading, at) || s.contains(at, heading) && s.nodes[at].tag == "a"
	}
	from, to := s.within(heading)
	for _, l := range s.list[from:to] {
		others = others || l.to.target != s.to.target
	}
	return mine, others
}

// named returns the title that an element holds: the text of its link if that
// is most of it, without the day.
func (s scene) named(at int32) string {
	whole := s.say(at, s.aside)
	best := ""
	for _, i := range s.links {
		if l := s.list[i]; s.contains(at, l.at) {
			if text := s.say(l.at, s.aside); length(text) > length(best) && s.usable(text) {
				best = text
			}
		}
	}
	if 10*length(best) >= 6*length(whole) {
		return best
	}
	if from, to := s.within(at); to > from && best != "" {
		return best
	}
	return whole
}

// chipName matches class names of labels that stand in a title and are none of
// its words.
var chipName = regexp.MustCompile(`(?i)(^|[\s_-])(label|badge|tag|chip|cat|category|icon|flag|ribbon|new|hot|views?|count)($|[\s_-])`)

// aside says whether an element in a title is no part of it: a day, or a label.
func (s scene) aside(at int32) bool {
	if s.dateOnly(at) {
		return true
	}
	n := &s.nodes[at]
	return inline[n.tag] && s.size(at) < 30 && 3*s.size(at) < s.size(n.parent) && chipName.MatchString(s.attr(at, "class"))
}

// linkTitle returns the longest that a link to the article says, if that is no
// more than a title; of a link around a whole item, the part that is its title.
func (s scene) linkTitle() title {
	var best title
	for _, i := range s.links {
		at := s.list[i].at
		t := title{at: at, text: s.say(at, s.aside)}
		if own := s.linesOf(nil, at, i); len(own) > 1 {
			l, ok := s.standout(own)
			if !ok {
				continue
			}
			t = title{at: l.at, text: l.text}
		}
		if s.usable(t.text) && length(t.text) <= longestTitle && length(t.text) > length(best.text) {
			best = t
		}
	}
	return best
}

// titleName matches class names of titles.
var titleName = regexp.MustCompile(`(?i)title|tieu-?_?de|tit\b|headline|heading|caption|\bname\b|news-?name|ten-?tin|ten-?bai`)

// standout returns the line of a card that is its title: the one whose element
// says so, is set in bold, or the first that is long enough.
func (s scene) standout(lines []line) (line, bool) {
	best, most := line{}, 0
	for n, l := range lines {
		size := length(l.text)
		if !s.usable(l.text) || s.meta(l.text) || size > longestTitle || l.link >= 0 && s.list[l.link].to.target != s.to.target {
			continue
		}
		score := 1
		if size >= 20 {
			score += 10
		}
		if size >= 12 && s.bold(l.at) {
			score += 6
		}
		if size >= 12 && (titleName.MatchString(s.attr(l.at, "class")) || titleName.MatchString(s.attr(s.nodes[l.at].parent, "class"))) {
			score += 8
		}
		if score *= 100; score-n > most {
			best, most = l, score-n
		}
	}
	return best, most > 0
}

func (s scene) bold(at int32) bool {
	for range 3 {
		switch s.nodes[at].tag {
		case "b", "strong":
			return true
		}
		at = s.nodes[at].parent
	}
	return false
}

// meta says whether a text is about the article rather than of it: a day with
// a name or a number beside it.
func (s scene) meta(text string) bool {
	d, ok := findDate(text)
	return ok && d.kind != yearless && d.rest < 45 && length(text) < 90
}

// attribute returns the first usable value of attributes of the article's
// links and of the pictures in the scene.
func (s scene) attribute(keys ...string) string {
	for _, key := range keys {
		for _, at := range s.speakers(false) {
			if text := plaintext.Line(s.attr(at, key)); s.usable(text) && length(text) <= longestTitle {
				return text
			}
		}
	}
	return ""
}

// speakers are the elements whose attributes may hold the title: links to the
// article, pictures and headings, or any that has a title of its own.
func (s scene) speakers(any bool) []int32 {
	var list []int32
	for _, i := range s.links {
		list = append(list, s.list[i].at)
	}
	for _, root := range s.roots {
		for i := root; i < s.nodes[root].end && len(list) < 40; i++ {
			if tag := s.nodes[i].tag; tag == "img" || headings[tag] || any && tag != "" && s.attr(i, "title") != "" {
				list = append(list, i)
			}
		}
	}
	return list
}

// uncut returns a text that goes on where a shortened one ends.
func (s scene) uncut(cut string, lines []line) string {
	stem := strings.TrimSpace(strings.TrimRight(cut, " .…[]»>"))
	key := spoken(stem)
	fuller := func(text string) bool {
		return !isCut(text) && length(text) > length(stem) && length(text) <= 2*longestTitle &&
			len(key) >= 6 && strings.HasPrefix(spoken(text), key)
	}
	for _, at := range s.speakers(true) {
		for _, name := range []string{"title", "aria-label", "data-title", "alt", "data-original-title"} {
			if text := plaintext.Line(s.attr(at, name)); fuller(text) {
				return text
			}
		}
	}
	for _, l := range lines {
		if length(l.text) <= longestTitle && fuller(l.text) {
			return l.text
		}
	}
	return ""
}

// trimmed drops what lists put before titles: signs, not numbers.
func trimmed(text string) string {
	return strings.TrimSpace(strings.TrimLeft(text, "»›>•·+*- "))
}

package listing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bantin/feeds/plaintext"
)

// folded makes every run of white space one space, one at either end
// included.
func folded(text []byte) string {
	out := make([]byte, 0, len(text))
	space := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case space:
			out = append(out, ' ')
			space = false
		}
		out = utf8.AppendRune(out, r)
	}
	if space {
		out = append(out, ' ')
	}
	return string(out)
}

// say returns the text of a subtree as one line, without that of the elements
// to skip; nil skips none.
func (t *tree) say(at int32, skip func(int32) bool) string {
	return t.span(at, t.nodes[at].end, skip)
}

// span returns the text of the nodes from one up to another.
func (t *tree) span(from, end int32, skip func(int32) bool) string {
	var b strings.Builder
	last := int32(-1)
	for i := from; i < end && b.Len() < maxElement; i++ {
		n := &t.nodes[i]
		if n.tag != "" {
			if skip != nil && skip(i) {
				i = n.end - 1
			} else if parts(n.tag) {
				b.WriteByte(' ')
			}
			continue
		}
		if last >= 0 && t.parted(last, i) {
			b.WriteByte(' ')
		}
		if room := maxElement - b.Len(); room < len(n.text) {
			b.WriteString(strings.ToValidUTF8(n.text[:max(room, 0)], ""))
		} else {
			b.WriteString(n.text)
		}
		last = i
	}
	return plaintext.Line(b.String())
}

// parts says whether an element stands apart from the words around it.
func parts(tag string) bool { return !inline[tag] && tag != "a" }

// parted says whether an element ends between two texts that parts words.
func (t *tree) parted(a, b int32) bool {
	for !t.contains(t.nodes[a].parent, b) {
		a = t.nodes[a].parent
		if parts(t.nodes[a].tag) {
			return true
		}
	}
	return false
}

// label returns what an element says, or else what stands for its pictures.
func (t *tree) label(at int32) string {
	if text := t.say(at, nil); text != "" {
		return text
	}
	for i := at; i < t.nodes[at].end; i++ {
		if t.nodes[i].tag == "img" {
			if alt := plaintext.Line(t.attr(i, "alt")); alt != "" {
				return alt
			}
		}
	}
	return ""
}

// length counts the characters of a text.
func length(text string) int { return utf8.RuneCountInString(text) }

// silent says whether a text has no letter and no digit.
func silent(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// isCut says whether a text was shortened.
func isCut(text string) bool {
	text = strings.TrimRight(text, " ]»>")
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "..") || strings.HasSuffix(text, "[")
}

package fetch

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// headline is how long the text of a link is, in characters, that may be the
// title of an article; "Quay lại trang chủ" is none.
const headline = 25

// skimmed is what a glance at a page shows.
type skimmed struct {
	title     string
	links     int             // anchors with an address
	headlines int             // those whose text may be the title of an article
	sources   int             // scripts from elsewhere
	password  bool            // there is a field for one
	script    strings.Builder // scripts of its own
	text      strings.Builder // title and text that a browser with JavaScript shows
	blocks    []string        // text outside of links, a paragraph or heading each
	plain     int             // bytes of it
	cut       bool            // there is more than was looked at

	inside string          // the element whose text is not shown
	block  strings.Builder // the paragraph that is being read
	link   strings.Builder // the link that is being read
	linked bool
	titled bool
}

// skim glances at a page, until it has seen more than so many links or bytes
// of text.
func skim(page []byte, links, text int) *skimmed {
	s := new(skimmed)
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		if s.cut = s.links > links || s.text.Len() > text; s.cut {
			break
		}
		next := z.Next()
		if next == html.ErrorToken {
			break
		}
		s.token(z, next)
	}
	s.closeBlock()
	s.title = norm.NFC.String(s.title)
	return s
}

func (s *skimmed) token(z *html.Tokenizer, next html.TokenType) {
	switch next {
	case html.StartTagToken, html.SelfClosingTagToken:
		s.open(z)
	case html.EndTagToken:
		name, _ := z.TagName()
		s.close(string(name))
	case html.TextToken:
		s.read(z.Text())
	}
}

// inline are the elements that do not end a paragraph.
var inline = []string{"a", "abbr", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u"}

func (s *skimmed) open(z *html.Tokenizer) {
	name, more := z.TagName()
	tag, address, password := string(name), false, false
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		address = address || string(key) == "href" || string(key) == "src"
		password = password || string(key) == "type" && strings.EqualFold(string(value), "password")
	}
	if s.inside != "" {
		return
	}
	if !slices.Contains(inline, tag) {
		s.closeBlock()
	}
	switch tag {
	case "a":
		if address {
			s.links++
			s.closeLink()
			s.linked = true
		}
	case "title":
		s.titled = s.title == "" // pictures in SVG have titles too
	case "input":
		s.password = s.password || password
	case "script":
		if address {
			s.sources++
		}
		s.inside = tag
	case "style", "noscript", "template":
		s.inside = tag
	}
}

func (s *skimmed) close(tag string) {
	switch {
	case s.inside != "":
		if tag == s.inside {
			s.inside = ""
		}
		return
	case tag == "a":
		s.closeLink()
	case tag == "title":
		s.titled = false
	}
	if !slices.Contains(inline, tag) {
		s.closeBlock()
	}
}

// closeLink ends the link that is being read.
func (s *skimmed) closeLink() {
	if utf8.RuneCountInString(s.link.String()) >= headline {
		s.headlines++
	}
	s.link.Reset()
	s.linked = false
}

// closeBlock ends the paragraph that is being read.
func (s *skimmed) closeBlock() {
	if s.block.Len() > 0 {
		s.blocks = append(s.blocks, norm.NFC.String(s.block.String()))
		s.plain += s.block.Len()
		s.block.Reset()
	}
}

func (s *skimmed) read(text []byte) {
	if s.inside == "script" {
		s.script.Write(text)
	}
	if s.inside != "" {
		return
	}
	words := string(bytes.Join(bytes.Fields(text), []byte(" ")))
	if words == "" {
		return
	}
	add(&s.text, words)
	switch {
	case s.titled:
		s.title = strings.TrimSpace(s.title + " " + words)
	case s.linked:
		add(&s.link, words)
	default:
		add(&s.block, words)
	}
}

// add appends words behind others.
func add(b *strings.Builder, words string) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(words)
}

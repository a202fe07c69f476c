package article

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bantin/feeds"
)

// What a page may have at most. The time that reading it takes grows with all
// of them.
const (
	maxElements   = 30_000
	maxText       = 1 << 20   // bytes
	maxAttribute  = 4 << 10   // bytes of one value; longer ones are left out
	maxStatement  = 256 << 10 // bytes of one JSON-LD block
	maxStatements = 16        // blocks of it
)

// A slim page is what of a page is worth parsing.
type slim struct {
	html       []byte
	title      string   // of the window
	statements []string // JSON-LD
}

// formatting are elements that the parser opens again in every block if they
// were not closed before (HTML, 13.2.4.3): a page that opens hundreds of them
// and closes none would grow a thousandfold. They pass the parser under names
// that mean nothing to it.
var formatting = map[string]bool{"b": true, "big": true, "code": true, "em": true, "font": true, "i": true,
	"nobr": true, "s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true}

// disguise begins the name of a formatting element on its way through the parser.
const disguise = "x-"

// unread are elements whose content is no markup, and nothing to read.
var unread = map[string]bool{"script": true, "style": true, "noscript": true, "iframe": true, "noembed": true,
	"noframes": true, "xmp": true, "textarea": true, "title": true, "plaintext": true}

// hollow are elements of which only the content matters: around it they may
// stand unclosed, and would swallow what follows.
var hollow = map[string]bool{"form": true, "video": true, "audio": true, "object": true, "embed": true,
	"canvas": true, "map": true, "area": true, "param": true, "source": true, "track": true,
	"select": true, "optgroup": true, "option": true, "button": true, "label": true, "fieldset": true}

// mute are hollow elements whose own words are for those who fill in a form.
var mute = map[string]bool{"option": true, "button": true}

// telling are the attributes that say something about an article.
var telling = map[string]bool{"id": true, "class": true, "href": true, "src": true, "srcset": true, "alt": true,
	"title": true, "style": true, "hidden": true, "datetime": true, "content": true, "property": true, "name": true,
	"itemprop": true, "rel": true, "role": true, "type": true, "width": true, "height": true, "colspan": true,
	"rowspan": true, "lang": true, "aria-hidden": true, "aria-modal": true}

// A slimmer goes through the tokens of a page once.
type slimmer struct {
	slim
	tokens   *nethtml.Tokenizer
	inside   string // the unread element that the next text is of
	ld       bool   // which is a statement
	muted    bool
	elements int
	text     int
}

// slimDown leaves out of a page what is not worth parsing, in time and memory
// in proportion to its length.
func slimDown(page []byte) (slim, error) {
	s := slimmer{tokens: nethtml.NewTokenizer(bytes.NewReader(page))}
	s.html = make([]byte, 0, len(page)/2)
	for {
		switch kind := s.tokens.Next(); kind {
		case nethtml.ErrorToken:
			return s.slim, nil
		case nethtml.DoctypeToken: // decides how tables nest
			s.html = append(s.html, s.tokens.Raw()...)
		case nethtml.TextToken:
			s.read(s.tokens.Text())
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken, nethtml.EndTagToken:
			s.tag(kind)
		}
		if s.elements > maxElements {
			return slim{}, beyond(maxElements, "elements")
		}
		if s.text > maxText {
			return slim{}, beyond(maxText, "bytes of text")
		}
	}
}

// beyond says which limit a page breaks.
func beyond(limit int, what string) *feeds.Problem {
	return &feeds.Problem{Class: feeds.TooDeep, Detail: fmt.Sprintf("more than %d %s", limit, what)}
}

// read takes a text.
func (s *slimmer) read(text []byte) {
	switch {
	case s.inside == "title" && s.title == "":
		s.title = string(text[:min(len(text), maxAttribute)])
	case s.ld && len(text) <= maxStatement && len(s.statements) < maxStatements:
		s.statements = append(s.statements, string(text))
	case s.inside == "" && !s.muted:
		s.text += len(text)
		s.html = append(s.html, html.EscapeString(string(text))...)
	}
}

// tag takes a start or end tag.
func (s *slimmer) tag(kind nethtml.TokenType) {
	raw, more := s.tokens.TagName()
	name, end := string(raw), kind == nethtml.EndTagToken
	s.inside, s.ld = "", false
	switch {
	case unread[name]:
		if !end {
			s.inside = name
			s.ld = name == "script" && more && s.states()
		}
		return
	case mute[name]:
		s.muted = !end
	case s.muted && !formatting[name] && name != "span" && name != "img":
		s.muted = false
	}
	if hollow[name] {
		return
	}
	if formatting[name] {
		name = disguise + name
	}
	if end {
		s.html = append(append(append(s.html, "</"...), name...), '>')
		return
	}
	s.elements++
	s.html = append(append(s.html, '<'), name...)
	for more {
		var key, value []byte
		key, value, more = s.tokens.TagAttr()
		s.attribute(string(key), value)
	}
	if kind == nethtml.SelfClosingTagToken {
		s.html = append(s.html, '/')
	}
	s.html = append(s.html, '>')
}

// states says whether the script whose tag is read is JSON-LD.
func (s *slimmer) states() bool {
	for more := true; more; {
		var key, value []byte
		key, value, more = s.tokens.TagAttr()
		if string(key) == "type" && strings.Contains(strings.ToLower(string(value)), "ld+json") {
			return true
		}
	}
	return false
}

// attribute writes an attribute that is worth it.
func (s *slimmer) attribute(key string, value []byte) {
	if len(value) > maxAttribute || !telling[key] && !strings.HasPrefix(key, "data-") {
		return
	}
	s.html = append(append(append(s.html, ' '), key...), `="`...)
	s.html = append(append(s.html, html.EscapeString(string(value))...), '"')
}

// parse returns the tree of a slim page.
func (s slim) parse() (*nethtml.Node, error) {
	root, err := nethtml.ParseWithOptions(bytes.NewReader(s.html), nethtml.ParseOptionEnableScripting(false))
	if err != nil { // it nests deeper than the parser goes
		return nil, &feeds.Problem{Class: feeds.TooDeep, Err: err}
	}
	for n := range root.Descendants() {
		if name, ok := strings.CutPrefix(n.Data, disguise); ok && n.Type == nethtml.ElementNode && formatting[name] {
			n.Data, n.DataAtom = name, atom.Lookup([]byte(name))
		}
	}
	return root, nil
}

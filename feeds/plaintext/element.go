package plaintext

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A silence says how an element without words of its own is written.
type silence int

const (
	spoken silence = iota // it has words
	nested                // it holds elements, perhaps its own kind
	raw                   // what it holds is no HTML, up to its end tag
)

// wordless says whether an element's content is no part of the text.
func wordless(tag atom.Atom) silence {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title:
		return raw
	case atom.Template, atom.Svg, atom.Annotation, atom.AnnotationXml, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Select:
		return nested
	}
	return spoken
}

// apart says whether an element stands on lines of its own, so that the words
// before and after its tags are not one word.
func apart(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Br, atom.Caption, atom.Center,
		atom.Dd, atom.Details, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav,
		atom.Ol, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody,
		atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// hiding remembers which wordless element the tokens are inside of.
type hiding struct {
	tag   atom.Atom // 0: none
	depth int
}

func (h *hiding) now() bool { return h.tag != 0 }

// pass takes a tag. An element that is written as closed hides nothing after
// it, unless HTML ignores that.
func (h *hiding) pass(kind html.TokenType, tag atom.Atom) {
	switch {
	case kind == html.StartTagToken, kind == html.SelfClosingTagToken && wordless(tag) == raw:
		h.start(tag)
	case kind == html.EndTagToken:
		h.end(tag)
	}
}

func (h *hiding) start(tag atom.Atom) {
	switch {
	case tag == 0:
	case h.tag == tag:
		h.depth++
	case h.tag == 0 && wordless(tag) != spoken:
		h.tag, h.depth = tag, 1
	}
}

func (h *hiding) end(tag atom.Atom) {
	if h.tag == 0 || h.tag != tag {
		return
	}
	if h.depth--; h.depth == 0 {
		h.tag = 0
	}
}

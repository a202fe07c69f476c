package normalize

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A fragment is HTML that is built anew from untrusted HTML, token by token.
// It holds known elements only, each where it may stand, and all closed; so
// that it means the same to every reader, and building it again from its own
// text changes nothing.
//
// It is not made of a parse tree because that grows beyond all bounds for
// misnested input (a few open elements before many paragraphs are repeated in
// each of them) and nests as deep as its writer likes. Here time and memory
// are in proportion to the input.
type fragment struct {
	base       *url.URL
	vietnamese bool // an Icelandic ð in it is meant for đ

	out     []byte
	blocks  []block // open, outermost first
	inlines []span  // open, in the order they were opened
	input   string  // what it is made of
	hiding  atom.Atom
	depth   int                // how many elements of the kind that hides are open
	ends    map[atom.Atom]bool // whether the input has an end tag for what would hide
	soft    int                // how many blocks inside the open line were taken for line ends

	text    []byte // of the run under way, entities resolved
	textTop int    // number of the innermost inline element around it
	numbers int    // of inline elements so far
	filled  bool   // the open line has something in it
	space   bool   // white space is due in it
	breaks  int    // line breaks are due in it
	again   int    // bytes spent on opening inline elements once more

	facts
}

// facts are what is learned of a fragment while it is built.
type facts struct {
	paragraphs int      // p elements
	structures int      // headings, lists, tables, quotations, figures
	pictures   int      // img elements
	picture    string   // address of the first picture that is no ornament
	links      []string // where the first few of its links lead
	harm       string   // the first tag that would have executed or framed something
	entities   *change  // the first text with entities that were escaped twice
	characters *change  // the first text whose characters were repaired
}

// A change is a text before and after a repair.
type change struct{ before, after string }

// read builds the fragment from its input.
func (f *fragment) read() {
	tokens := html.NewTokenizer(strings.NewReader(f.input))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			f.popTo(0)
			return
		case html.TextToken:
			if f.hiding == 0 {
				f.addText(tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			f.start(tokens, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := tokens.TagName()
			f.end(atom.Lookup(name))
		}
	}
}

// start takes a start tag.
func (f *fragment) start(tokens *html.Tokenizer, closed bool) {
	var shown [excerptSize]byte // reading the attributes changes the tag's bytes
	raw := shown[:copy(shown[:], tokens.Raw())]
	name, more := tokens.TagName()
	tag := atom.Lookup(name)
	el := elementOf(tag)
	if f.hide(tag, el, closed) {
		if el.harm {
			f.harmful(raw)
		}
		return
	}
	var attrs attributes
	if more {
		attrs = readAttributes(tokens)
	}
	if el.harm || attrs.harm {
		f.harmful(raw)
	}
	switch {
	case tag == atom.Br:
		f.lineBreak()
	case tag == atom.Hr:
		f.rule()
	case tag == atom.Img || tag == atom.Image:
		f.image(attrs)
	case el.kind == inline:
		f.startInline(tag, el, attrs)
	case el.kind != bare:
		f.startBlock(tag, el, attrs)
	}
}

// end takes an end tag.
func (f *fragment) end(tag atom.Atom) {
	if f.hiding != 0 {
		if tag == f.hiding {
			if f.depth--; f.depth == 0 {
				f.hiding = 0
			}
		}
		return
	}
	switch el := elementOf(tag); {
	case tag == atom.Br:
		f.lineBreak()
	case el.kind == inline:
		f.endInline(tag)
	case el.kind != bare && el.kind != hidden:
		f.endBlock(tag, el)
	}
}

// hide says whether a start tag begins, or is part of, what is left out with
// its content.
func (f *fragment) hide(tag atom.Atom, el element, closed bool) bool {
	switch {
	case f.hiding != 0:
		if tag == f.hiding && !closed {
			f.depth++
		}
		return true
	case el.kind != hidden:
		return false
	case el.raw || !closed && f.endsSomewhere(tag):
		f.hiding, f.depth = tag, 1
	}
	return true
}

// endsSomewhere says whether an element that hides its content is ever closed;
// one that is not must not hide the rest of the article.
func (f *fragment) endsSomewhere(tag atom.Atom) bool {
	ends, met := f.ends[tag]
	if !met {
		ends = strings.Contains(strings.ToLower(f.input), "</"+tag.String())
		if f.ends == nil {
			f.ends = map[atom.Atom]bool{}
		}
		f.ends[tag] = ends
	}
	return ends
}

// harmful remembers the first tag that would have executed or framed something.
func (f *fragment) harmful(tag []byte) {
	if f.harm == "" {
		f.harm = string(tag)
	}
}

package normalize

import "golang.org/x/net/html/atom"

// A kind says what an element may hold and what becomes of its tags.
type kind uint8

const (
	bare      kind = iota // its tags are dropped, its content stays: span, font, unknown ones
	hidden                // dropped with its content
	division              // its tags are dropped, and end a line: div, section, form
	inline                // stands in a line: b, a
	paragraph             // is a line: p
	heading               // is a line: h1
	label                 // is a line that belongs to its parent: figcaption, caption, dt
	list                  // holds entries: ul, dl
	entry                 // holds lines and blocks, in a list: li, dd
	table                 // holds sections
	section               // holds rows: tbody
	row                   // holds cells
	cell                  // holds lines and blocks, in a row
	quotation             // holds blocks: blockquote
	figure                // holds pictures and a figcaption
)

// An element is what is known of a tag.
type element struct {
	kind kind
	name string // as it is written; "": not at all
	raw  bool   // what it holds is no HTML
	harm bool   // it executes or frames something; leaving it out is worth a note
}

// elementOf returns what becomes of a tag.
func elementOf(tag atom.Atom) element {
	switch tag {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.S, atom.Del, atom.Ins, atom.Sub, atom.Sup,
		atom.Small, atom.Mark, atom.Code, atom.Kbd, atom.Samp, atom.Q, atom.Cite:
		return element{kind: inline, name: tag.String()}
	case atom.Strike:
		return element{kind: inline, name: "s"}
	case atom.Tt:
		return element{kind: inline, name: "code"}
	case atom.P, atom.Pre:
		return element{kind: paragraph, name: "p"}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return element{kind: heading, name: tag.String()}
	case atom.Caption, atom.Figcaption, atom.Dt:
		return element{kind: label, name: tag.String()}
	case atom.Ul, atom.Ol, atom.Dl:
		return element{kind: list, name: tag.String()}
	case atom.Menu, atom.Dir:
		return element{kind: list, name: "ul"}
	case atom.Li, atom.Dd:
		return element{kind: entry, name: tag.String()}
	case atom.Table:
		return element{kind: table, name: "table"}
	case atom.Thead, atom.Tbody, atom.Tfoot:
		return element{kind: section, name: tag.String()}
	case atom.Tr:
		return element{kind: row, name: "tr"}
	case atom.Td, atom.Th:
		return element{kind: cell, name: tag.String()}
	case atom.Blockquote:
		return element{kind: quotation, name: "blockquote"}
	case atom.Figure:
		return element{kind: figure, name: "figure"}
	case atom.Div, atom.Section, atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Nav,
		atom.Center, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Details, atom.Summary,
		atom.Hgroup, atom.Html, atom.Head, atom.Body:
		return element{kind: division}
	}
	return unshown(tag)
}

// unshown returns what becomes of a tag that is not republished at all.
func unshown(tag atom.Atom) element {
	switch tag {
	case atom.Script, atom.Iframe:
		return element{kind: hidden, raw: true, harm: true}
	case atom.Style, atom.Noscript, atom.Noembed, atom.Noframes, atom.Textarea, atom.Title:
		return element{kind: hidden, raw: true}
	case atom.Object, atom.Applet, atom.Frameset:
		return element{kind: hidden, harm: true}
	case atom.Svg, atom.Annotation, atom.AnnotationXml, atom.Template, atom.Audio, atom.Video, atom.Canvas, atom.Select, atom.Button,
		atom.Datalist, atom.Map:
		return element{kind: hidden}
	case atom.Embed, atom.Frame:
		return element{harm: true}
	}
	return element{}
}

// holdsEntries says whether nothing but its own parts may stand directly in
// an element.
func (k kind) holdsEntries() bool {
	return k == list || k == table || k == section || k == row
}

// isLine says whether an element holds text and inline elements only.
func (k kind) isLine() bool { return k == paragraph || k == heading || k == label }

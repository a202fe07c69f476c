package normalize

import "golang.org/x/net/html/atom"

// A block is an open element that is not inline.
type block struct {
	element
	tag     atom.Atom
	attrs   string // as they stand in its start tag
	written bool   // its start tag is; that waits for something to stand in it
}

// deepest is how many blocks may be open; further ones are line ends only.
const deepest = 64

// startBlock takes the start tag of an element that is not inline.
func (f *fragment) startBlock(tag atom.Atom, el element, attrs attributes) {
	f.flush()
	b := block{element: el, tag: tag}
	switch {
	case len(f.blocks) >= deepest:
		f.gap()
	case el.kind == section || el.kind == row || el.kind == cell || tag == atom.Caption:
		f.startTablePart(b, attrs)
	case el.kind == entry || tag == atom.Dt:
		f.startEntry(b)
	case tag == atom.Figcaption:
		f.startFigcaption(b)
	case f.softens(el.kind):
		f.soft++
		f.gap()
	default:
		f.closeLine()
		if el.kind != division && f.host().holdsEntries() {
			f.imply()
		}
		if tag == atom.Ol {
			b.attrs = attribute("start", number(attrs.start))
		}
		f.push(b)
	}
}

// softens says whether a block at this place is only a line end of the open
// line: any in a label, and a paragraph that is all of a heading.
func (f *fragment) softens(k kind) bool {
	switch f.host() {
	case label:
		return true
	case heading:
		return (k == division || k == paragraph) && !f.filled
	}
	return false
}

// rule takes an hr, which ends the line and stands between others.
func (f *fragment) rule() {
	f.flush()
	switch h := f.host(); {
	case h == label || len(f.blocks) >= deepest:
		f.gap()
	case !h.holdsEntries():
		f.closeLine()
		f.writeBlocks()
		f.out = append(f.out, "<hr>"...)
	}
}

// endBlock takes the end tag of an element that is not inline.
func (f *fragment) endBlock(tag atom.Atom, el element) {
	f.flush()
	if f.soft > 0 && (el.kind == division || el.kind == paragraph || el.kind == list || el.kind == quotation) {
		f.soft--
		f.gap()
		return
	}
	i := len(f.blocks) - 1
	for ; i >= 0; i-- {
		b := f.blocks[i]
		if b.tag == tag || el.kind == heading && b.kind == heading {
			f.popTo(i)
			return
		}
		if el.stopsAt(b.kind) {
			break
		}
	}
	f.gap()
}

// stopsAt says whether the end tag of an element closes nothing outside of an
// open element of the given kind.
func (el element) stopsAt(k kind) bool {
	switch el.kind {
	case table:
		return false
	case section, row, cell:
		return k == table
	case entry:
		return k == list || k == cell || k == table
	}
	return k == cell || k == table
}

// startEntry takes the start of a list's entry: li, dt, dd.
func (f *fragment) startEntry(b block) {
	of := atom.Dl
	if b.tag == atom.Li {
		of = atom.Ul
	}
	i := f.innermost(func(o block) bool { return o.kind == list && (o.name == "dl") == (of == atom.Dl) },
		func(k kind) bool { return k == cell || k == table || k == quotation || k == figure })
	if i < 0 {
		f.closeLine()
		if f.host().holdsEntries() {
			f.imply()
		}
		f.push(block{element: elementOf(of), tag: of})
		i = len(f.blocks) - 1
	}
	f.popTo(i + 1)
	f.push(b)
}

// startFigcaption takes the start of a caption, which is a paragraph where
// there is no figure.
func (f *fragment) startFigcaption(b block) {
	i := f.innermost(func(o block) bool { return o.kind == figure },
		func(k kind) bool { return k == cell || k == table || k == list || k == quotation })
	if i >= 0 {
		f.popTo(i + 1)
		f.push(b)
		return
	}
	f.closeLine()
	if f.host().holdsEntries() {
		f.imply()
	}
	f.push(block{element: elementOf(atom.P), tag: b.tag})
}

// startTablePart takes the start of anything that only stands in a table, and
// supplies the parts between it and the table.
func (f *fragment) startTablePart(b block, attrs attributes) {
	t := f.innermost(func(o block) bool { return o.kind == table }, func(kind) bool { return false })
	switch {
	case t < 0, b.tag == atom.Caption && (f.blocks[t].written || t != len(f.blocks)-1):
		f.closeLine()
		f.push(block{element: element{kind: division}, tag: b.tag})
		return
	case b.kind == section || b.tag == atom.Caption:
		f.popTo(t + 1)
	case b.kind == row:
		f.openRow(t, false)
	case b.kind == cell:
		f.openRow(t, true)
		b.attrs = attribute("colspan", number(attrs.colspan)) + attribute("rowspan", number(attrs.rowspan))
	}
	f.push(b)
	if b.kind == cell { // an empty one keeps its column
		f.writeBlocks()
	}
}

// openRow closes what is open in the table at t down to where a row, or a cell
// of the row that is open, may begin.
func (f *fragment) openRow(t int, forCell bool) {
	if len(f.blocks) <= t+1 || f.blocks[t+1].kind != section {
		f.popTo(t + 1)
		f.push(block{element: elementOf(atom.Tbody), tag: atom.Tbody})
	}
	if !forCell {
		f.popTo(t + 2)
		return
	}
	if len(f.blocks) <= t+2 || f.blocks[t+2].kind != row {
		f.popTo(t + 2)
		f.push(block{element: elementOf(atom.Tr), tag: atom.Tr})
	}
	f.popTo(t + 3)
}

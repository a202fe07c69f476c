package normalize

import "golang.org/x/net/html/atom"

// host returns the kind of the innermost open element that is written; at the
// top that is a quotation, which holds the same.
func (f *fragment) host() kind {
	if i := f.hostAt(); i >= 0 {
		return f.blocks[i].kind
	}
	return quotation
}

func (f *fragment) hostAt() int {
	i := len(f.blocks) - 1
	for i >= 0 && f.blocks[i].kind == division {
		i--
	}
	return i
}

// innermost returns the index of the innermost open block that is wanted, or
// -1 if there is none inside the innermost one of a kind that it stops at.
func (f *fragment) innermost(wanted func(block) bool, stop func(kind) bool) int {
	for i := len(f.blocks) - 1; i >= 0; i-- {
		if wanted(f.blocks[i]) {
			return i
		}
		if stop(f.blocks[i].kind) {
			break
		}
	}
	return -1
}

// push opens a block.
func (f *fragment) push(b block) {
	f.leave()
	f.blocks = append(f.blocks, b)
}

// popTo closes all blocks but the outermost n, and the inline elements that
// were opened in them.
func (f *fragment) popTo(n int) {
	f.leave()
	for len(f.blocks) > n {
		b := f.blocks[len(f.blocks)-1]
		f.blocks = f.blocks[:len(f.blocks)-1]
		if b.written {
			f.out = append(append(append(f.out, "</"...), b.name...), '>')
		}
	}
	kept := 0
	for _, s := range f.inlines {
		if s.depth <= n {
			f.inlines[kept] = s
			kept++
		}
	}
	f.inlines = f.inlines[:kept]
}

// leave ends the line under way, without closing the block that it stands in.
func (f *fragment) leave() {
	f.flush()
	f.suspend(0)
	f.filled, f.space, f.breaks, f.soft = false, false, 0, 0
}

// closeLine closes the open line, so that a block may begin.
func (f *fragment) closeLine() {
	if i := f.hostAt(); i >= 0 && f.blocks[i].kind.isLine() {
		f.popTo(i)
		return
	}
	f.leave()
}

// imply opens the entry or cell that is missing between a list or table and
// what is to stand in it.
func (f *fragment) imply() {
	switch i := f.hostAt(); f.blocks[i].kind {
	case list:
		tag := atom.Li
		if f.blocks[i].name == "dl" {
			tag = atom.Dd
		}
		f.push(block{element: elementOf(tag), tag: tag})
	default:
		t := f.innermost(func(o block) bool { return o.kind == table }, func(kind) bool { return false })
		f.openRow(t, true)
		f.push(block{element: elementOf(atom.Td), tag: atom.Td})
	}
}

// openLine makes sure that text may stand here.
func (f *fragment) openLine() {
	h := f.host()
	switch {
	case h.isLine():
	case h.holdsEntries():
		f.imply()
	case h == quotation || f.blocks[len(f.blocks)-1].kind == division:
		f.blocks = append(f.blocks, block{element: elementOf(atom.P), tag: atom.P})
	}
	f.writeBlocks()
}

// writeBlocks writes the start tags of all open blocks.
func (f *fragment) writeBlocks() {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.written || b.name == "" {
			continue
		}
		b.written = true
		f.out = append(append(append(append(f.out, '<'), b.name...), b.attrs...), '>')
		f.filled, f.space, f.breaks = false, false, 0
		switch b.kind {
		case paragraph:
			f.paragraphs++
		case heading, list, table, quotation, figure:
			f.structures++
		}
	}
}

package parse

import "bytes"

// isItem reports whether a tag begins an item of this kind of feed.
func (t *tidier) isItem(tok *token) bool {
	return tok.local() == t.itemName() && (t.doc.root == "rdf" || tok.prefix() == prefixOf(t.stack[0].name))
}

func (t *tidier) itemName() string {
	if t.doc.root == "feed" {
		return "entry"
	}
	return "item"
}

// openItem returns the place of the open item in the stack, 0 if there is none.
func (t *tidier) openItem() int {
	for i := len(t.stack) - 1; i > 0; i-- {
		if t.stack[i].item {
			return i
		}
	}
	return 0
}

// closeItem ends whatever is open although an item begins: an item whose end
// tag is missing, or an element that nobody meant. It returns whether there may
// be another item.
func (t *tidier) closeItem() bool {
	i := 1
	for i < len(t.stack) && t.stack[i].local == "channel" {
		i++
	}
	if i < len(t.stack) {
		t.wrong()
		t.closeTo(i)
	}
	return t.problem == nil
}

// beginsItem returns where text has a tag that begins an item, or -1.
func (t *tidier) beginsItem(text []byte) int {
	tag := []byte("<" + t.itemTag())
	for from := 0; ; {
		i := bytes.Index(text[from:], tag)
		if i < 0 {
			return -1
		}
		after := from + i + len(tag)
		if after < len(text) && (text[after] == '>' || isSpace(text[after])) {
			return from + i
		}
		from = after
	}
}

// itemTag returns the name of items with the prefix that the root has.
func (t *tidier) itemTag() string {
	if prefix := prefixOf(t.stack[0].name); prefix != "" && t.doc.root == "feed" {
		return prefix + ":" + t.itemName()
	}
	return t.itemName()
}

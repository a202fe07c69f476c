package listing

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// A builder makes a tree of tokens as browsers do, as far as lists depend on
// it: what is left open is closed where it must end, and a stray end tag
// closes nothing.
type builder struct {
	*tree
	tokens     *html.Tokenizer
	stack      []int32 // open elements, outermost first
	deep       int     // open elements beyond maxNesting
	attributes int
	scripts    int
	classes    map[string]marks // of class attributes met before
	raw        string           // the element whose content comes as one text
}

func (b *builder) top() int32 { return b.stack[len(b.stack)-1] }

// start takes the start tag that the tokenizer is at.
func (b *builder) start(closed bool) {
	name, more := b.tokens.TagName()
	tag := string(name)
	switch tag {
	case "noscript":
		b.tokens.NextIsNotRawText()
	case "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext":
		b.raw = tag
		if tag == "script" && more && b.isData() {
			b.raw = "data"
		}
		if tag == "title" && b.nodes[b.top()].marks&mute != 0 {
			b.raw = "style"
		}
		return
	}
	attrs := b.attrs(more)
	switch tag {
	case "html":
		b.lang = valueOf(attrs, "lang")
		return
	case "head":
		return
	case "base":
		if b.tree.href == "" {
			b.tree.href = valueOf(attrs, "href")
		}
		return
	case "meta":
		b.meta(attrs)
	case "link":
		if strings.EqualFold(valueOf(attrs, "rel"), "canonical") {
			b.metas["canonical"] = valueOf(attrs, "href")
		}
	case "form":
		if b.opened("form", nil) >= 0 {
			return
		}
	case "body":
		if b.opened("body", nil) >= 0 {
			return
		}
	}
	b.imply(tag)
	b.open(tag, attrs, closed)
}

// open appends an element and leaves it open, unless it cannot have content.
func (b *builder) open(tag string, attrs []html.Attribute, closed bool) {
	parent := b.top()
	n := node{tag: tag, attrs: attrs, parent: parent}
	up := &b.nodes[parent]
	n.marks = up.marks&inherited | b.mark(tag, attrs, up.marks)
	n.depth, n.path = up.depth, up.path
	if !inline[tag] {
		n.depth++
		n.path = (up.path ^ hash(alike(tag))) * 1099511628211
	}
	at := b.add(n)
	if void[tag] || closed && n.marks&mute != 0 {
		return
	}
	if len(b.stack) >= maxNesting {
		b.deep++
		return
	}
	b.stack = append(b.stack, at)
}

// add appends a node to its parent's children.
func (b *builder) add(n node) int32 {
	at := int32(len(b.nodes))
	up := &b.nodes[n.parent]
	n.prev = up.last
	if up.last == 0 {
		up.first = at
	} else {
		b.nodes[up.last].next = at
	}
	up.last = at
	b.nodes = append(b.nodes, n)
	return at
}

// text takes a text, or the content of an element that is no text of the page.
func (b *builder) text(text []byte) {
	raw := b.raw
	b.raw = ""
	switch raw {
	case "":
	case "title":
		if b.title == "" {
			b.title = strings.TrimSpace(folded(text[:min(len(text), maxValue)]))
		}
		return
	case "data":
		if b.scripts += len(text); b.scripts <= maxScripts {
			b.data = append(b.data, string(text))
		}
		return
	case "script":
		b.loads = b.loads || loads(text)
		return
	default:
		return
	}
	up := b.top()
	if b.nodes[up].marks&(mute|unscripted) != 0 {
		return
	}
	if s := folded(text[:min(len(text), maxText)]); strings.TrimSpace(s) != "" {
		b.add(node{text: s, parent: up, depth: b.nodes[up].depth, path: b.nodes[up].path, marks: b.nodes[up].marks & inherited})
	}
}

// attrs reads the attributes of a tag.
func (b *builder) attrs(more bool) []html.Attribute {
	var list []html.Attribute
	for more {
		var key, value []byte
		key, value, more = b.tokens.TagAttr()
		b.attributes++
		if b.attributes > maxAttributes || len(value) > maxValue || bytes.HasPrefix(key, []byte("on")) && string(key) != "onclick" {
			continue
		}
		list = append(list, html.Attribute{Key: string(key), Val: string(value)})
	}
	return list
}

// isData says whether the script that the tokenizer is at holds JSON-LD.
func (b *builder) isData() bool {
	for {
		key, value, more := b.tokens.TagAttr()
		if string(key) == "type" {
			return bytes.Contains(bytes.ToLower(value), []byte("ld+json"))
		}
		if !more {
			return false
		}
	}
}

// meta keeps what the page says of itself.
func (b *builder) meta(attrs []html.Attribute) {
	name := valueOf(attrs, "property")
	if name == "" {
		name = valueOf(attrs, "name")
	}
	if name = strings.ToLower(name); name != "" && len(b.metas) < 100 {
		if _, met := b.metas[name]; !met {
			b.metas[name] = valueOf(attrs, "content")
		}
	}
}

// finish writes down what is known only at the end of the page.
func (b *builder) finish() {
	for i := len(b.nodes) - 1; i >= 0; i-- {
		n := &b.nodes[i]
		n.end = max(n.end, int32(i)+1)
		if i > 0 {
			up := &b.nodes[n.parent]
			up.end = max(up.end, n.end)
		}
	}
	b.texts = make([]int32, len(b.nodes)+1)
	for i := range b.nodes {
		b.texts[i+1] = b.texts[i] + int32(len(b.nodes[i].text))
	}
	b.unmark()
}

// unmark takes marks back: from elements that hold most of the page, which are
// named after a sidebar because they have one or were never closed; and from
// headers and footers of which there are many, which are those of items.
func (b *builder) unmark() {
	all := b.size(0)
	var own [16]int // how many elements bring a mark
	for i := 1; i < len(b.nodes); i++ {
		mine := b.brings(int32(i))
		if mine&doubtful != 0 && 5*b.size(int32(i)) > 4*all {
			b.clear(int32(i), mine&doubtful)
		}
		for bit := range own {
			own[bit] += int(mine >> bit & 1)
		}
	}
	for bit := range own {
		if mark := marks(1 << bit); mark&(header|footer) != 0 && own[bit] > 2 {
			b.clear(0, mark)
		}
	}
}

// brings returns the marks that an element has and its parent has not.
func (b *builder) brings(at int32) marks {
	n := &b.nodes[at]
	if n.tag == "" {
		return 0
	}
	return n.marks &^ b.nodes[n.parent].marks
}

func (b *builder) clear(at int32, m marks) {
	for i := at; i < b.nodes[at].end; i++ {
		b.nodes[i].marks &^= m
	}
}

// loads says whether a script fetches data from its server.
func loads(script []byte) bool {
	for _, call := range []string{"fetch(", "axios", "XMLHttpRequest", "$.ajax", "$.get", "$.post", ".load(", "__NEXT_DATA__", "webpack"} {
		if bytes.Contains(script, []byte(call)) {
			return true
		}
	}
	return false
}

func valueOf(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// alike returns the one name under which tags of one meaning count.
func alike(tag string) string {
	if headings[tag] {
		return "h"
	}
	return tag
}

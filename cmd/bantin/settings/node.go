package settings

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A node is one value of a settings file, with its place.
type node struct {
	file         *file
	line, column int
	name         string // the key under which it, or the list around it, stands
	shape        shape
	text         string // of text, numbers, true and false: as written
	fields       []field
	entries      []*node
	flow         bool    // written with brackets or braces
	end          place   // of the closing one
	asks         *schema // set: nothing is read, the rules are asked what they would take
}

// A place is a line and a column of a file, both from 1.
type place struct{ line, column int }

// A field is a key with its value.
type field struct{ key, value *node }

// get returns the value under a key, or the node itself when it has none: a
// place to point at either way.
func (n *node) get(key string) *node {
	for _, f := range n.fields {
		if f.key.text == key {
			return f.value
		}
	}
	return n
}

// entry returns the entry with a text in the list under a key, or the nearest
// place.
func (n *node) entry(key, text string) *node {
	list := n.get(key)
	for _, e := range list.entries {
		if strings.TrimSpace(e.text) == text {
			return e
		}
	}
	return list
}

// has tells whether a key is there.
func (n *node) has(key string) bool { return n.get(key) != n }

// gives tells whether a key is there and has a value.
func (n *node) gives(key string) bool { return n.has(key) && n.get(key).shape != empty }

// parse reads a file's structure. A file without a root after that is empty,
// or what is wrong with it was reported.
func (f *file) parse() {
	tokens := lexer.Tokenize(f.text)
	if !f.guard(tokens) {
		return
	}
	tree, err := f.parseTokens(tokens)
	if err != nil {
		f.parseParts(err)
		return
	}
	f.root = f.body(tree)
}

// body converts what a file or a part of one contains; nil: nothing.
func (f *file) body(tree *ast.File) *node {
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			return f.node(doc.Body, "")
		}
	}
	return nil
}

// parseTokens turns a panic of the parser, which was not made for hostile
// input, into one more thing that it cannot read.
func (f *file) parseTokens(tokens token.Tokens) (tree *ast.File, err error) {
	defer func() {
		if recover() != nil {
			tree, err = nil, errUnreadable
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// node converts a part of the parser's tree; name is the key it stands under.
func (f *file) node(in ast.Node, name string) *node {
	n := &node{file: f, name: name}
	tk := in.GetToken()
	switch in := in.(type) {
	case *ast.MappingNode:
		n.shape = mapping
		for _, pair := range in.Values {
			f.addField(n, pair)
		}
		n.place(tk)
		n.closed(in.IsFlowStyle, in.End)
		if !in.IsFlowStyle && len(n.fields) > 0 {
			n.line, n.column = n.fields[0].key.line, n.fields[0].key.column
		}
		return n
	case *ast.MappingValueNode:
		n.shape = mapping
		f.addField(n, in)
		n.place(in.Key.GetToken())
		return n
	case *ast.SequenceNode:
		n.shape = sequence
		n.closed(in.IsFlowStyle, in.End)
		for _, value := range in.Values {
			n.entries = append(n.entries, f.node(value, name))
		}
	case *ast.StringNode:
		n.shape, n.text = text, in.Value
	case *ast.LiteralNode:
		n.shape, n.text = text, in.Value.Value
		tk = in.Start
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.shape, n.text = number, tk.Value
	case *ast.BoolNode:
		n.shape, n.text = truth, tk.Value
	}
	n.place(tk)
	return n
}

func (n *node) place(tk *token.Token) {
	n.line, n.column = max(tk.Position.Line, 1), max(tk.Position.Column, 1)
}

// closed notes where a list or mapping in brackets ends.
func (n *node) closed(flow bool, end *token.Token) {
	if n.flow = flow && end != nil; n.flow {
		n.end = place{max(end.Position.Line, 1), max(end.Position.Column, 1)}
	}
}

// addField adds a pair to a mapping, or reports that its key is there already.
func (f *file) addField(n *node, pair *ast.MappingValueNode) {
	key := f.node(pair.Key, n.name)
	key.text = pair.Key.GetToken().Value
	for _, met := range n.fields {
		if met.key.text == key.text {
			f.report(key.line, key.column,
				say("khóa %q đã có ở dòng %d", "the key %q is already on line %d", key.text, met.key.line),
				say("xóa một trong hai", "delete one of the two"))
			return
		}
	}
	value := f.node(pair.Value, key.text)
	if value.shape == empty {
		value.line, value.column = key.line, key.column
	}
	n.fields = append(n.fields, field{key, value})
}

package settings

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/lexer"

	"bantin/feeds"
)

// keyLine is a line on which a key of the file itself begins.
var keyLine = regexp.MustCompile(`^([A-Za-z_]+)\s*:`)

// parseParts reads the parts of a file that is no YAML as a whole, one key of
// the file after the other, so that one fault does not hide those behind it.
// Whole is what the parser says of the file.
func (f *file) parseParts(whole error) {
	starts, keys := f.partStarts()
	root := &node{file: f, shape: mapping, line: 1, column: 1}
	for i, start := range starts {
		end := len(f.lines)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		text := strings.Repeat("\n", start) + strings.Join(f.lines[start:end], "\n")
		tokens := lexer.Tokenize(text)
		if !f.guard(tokens) { // it stood hidden in what the fault had swallowed
			f.unread = append(f.unread, keys[i])
			continue
		}
		tree, err := f.parseTokens(tokens)
		if err != nil {
			f.reportSyntax(err)
			f.unread = append(f.unread, keys[i])
			continue
		}
		if part := f.body(tree); part != nil && part.shape == mapping {
			root.take(part)
		}
	}
	if len(f.unread) == 0 { // every part is fine, and yet not the whole
		f.reportSyntax(whole)
		return
	}
	f.root = root
}

// partStarts are the indices of the lines on which the parts of a file begin,
// with their keys. The first part begins with the file.
func (f *file) partStarts() (starts []int, keys []string) {
	starts, keys = []int{0}, []string{""}
	for i, line := range f.lines {
		m := keyLine.FindStringSubmatch(line)
		switch {
		case m == nil:
		case keys[0] == "":
			keys[0] = m[1]
		default:
			starts, keys = append(starts, i), append(keys, m[1])
		}
	}
	return starts, keys
}

// take adds the fields of a part to the whole file.
func (n *node) take(part *node) {
	for _, f := range part.fields {
		if met := n.get(f.key.text); met != n {
			f.key.report(say("khóa %q đã có ở dòng %d", "the key %q is already on line %d", f.key.text, met.line),
				say("xóa một trong hai", "delete one of the two"))
			continue
		}
		n.fields = append(n.fields, f)
	}
}

// adrift leaves out sources whose department is declared in a file that could
// not be read, and says so.
func (d *draft) adrift() {
	if d.known("departments") {
		return
	}
	declared := ids(values(d.departments), func(x feeds.Department) string { return x.ID })
	d.sources = slices.DeleteFunc(d.sources, func(e entry[feeds.Source]) bool {
		if e.value.Department == "" || len(e.node.file.findings) > 0 || slices.Contains(declared, e.value.Department) {
			return false
		}
		note := e.node.get("department").finding()
		note.Message = say("nguồn %q không được đọc: đơn vị %q khai báo trong một tệp có lỗi", "the source %q is not read: its department %q is declared in a file with errors", e.value.ID, e.value.Department)
		note.Hint = say("sửa tệp có lỗi; các lỗi được nêu riêng", "correct that file; its errors are listed separately")
		d.notes = append(d.notes, note)
		return true
	})
}

// known tells whether all that is declared under a key could be read.
func (d *draft) known(key string) bool {
	for _, f := range d.files {
		if f.root == nil && len(f.findings) > 0 {
			return false
		}
		for _, lost := range f.unread {
			if lost == key || lost == "include" || lost == "" {
				return false
			}
		}
	}
	return true
}

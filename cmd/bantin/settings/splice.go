package settings

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"bantin/feeds"
)

// An Addition is a source on its way into a file.
type Addition struct {
	Path  string   // of the file
	Line  int      // where it will stand, from 1
	Lines []string // as they will stand there, without line ends

	before, after []byte // the whole file
}

// Add finds the file and the place where a source belongs, and how it is
// written there. Nothing else in the file changes, down to the last space. The
// error is Findings where the file cannot take it.
func (s *Settings) Add(src feeds.Source) (*Addition, error) {
	path := s.fileFor(src.Department)
	data, wrong := readFile(path)
	if wrong != nil {
		return nil, Findings{*wrong}
	}
	f := newFile(path, data)
	f.parse()
	if len(f.findings) > 0 {
		return nil, f.findings
	}
	if path == s.main && !saysAnything(f.root) {
		return nil, Findings{{File: path,
			Message: say("tệp này không khai báo đơn vị nào: bantin đang dùng danh sách đơn vị và nguồn có sẵn", "this file declares no departments: bantin uses its built-in departments and sources"),
			Hint:    say("chạy \"bantin init\" trong một thư mục mới rồi chép các dòng của tệp này sang", "run \"bantin init\" in a new folder and copy the lines of this file there")}}
	}
	text := newSplice(data)
	if !text.put(f.root, src) {
		return nil, byHand(path, src)
	}
	a := &Addition{Path: path, Line: text.at + 1, Lines: text.added, before: data, after: text.bytes()}
	if err := s.proven(a, f.root, src); err != nil {
		return nil, err
	}
	return a, nil
}

// byHand is the finding that a source can only be written by a person.
func byHand(path string, src feeds.Source) error {
	return Findings{{File: path,
		Message: say("không tự ghi thêm được vào tệp này", "this file cannot be added to without changing more of it"),
		Hint: feeds.Text{
			VI: "tự thêm vào \"sources\": " + flowSource(src),
			EN: "add to \"sources\" by hand: " + flowSource(src)}}}
}

// saysAnything tells whether a main file is about departments of its own.
func saysAnything(root *node) bool {
	return root != nil && slices.ContainsFunc(listKeys(), root.has)
}

// fileFor returns the file for another source of a department: the one that
// is named after it, else the last in which it has a source, else the included
// one that declares it, else the main one.
func (s *Settings) fileFor(department string) string {
	declared, used, named := "", "", ""
	for _, path := range s.Files {
		data, wrong := readFile(path)
		if wrong != nil {
			continue
		}
		f := newFile(path, data)
		if f.parse(); len(f.findings) > 0 {
			continue
		}
		if f.root != nil && path != s.main && has(f.root, "departments", "id", department) {
			declared = path
		}
		if f.root != nil && has(f.root, "sources", "department", department) {
			used = path
		}
		if base := filepath.Base(path); strings.TrimSuffix(base, filepath.Ext(base)) == department && path != s.main {
			named = path
		}
	}
	for _, path := range []string{named, used, declared} {
		if path != "" {
			return path
		}
	}
	return s.main
}

// has tells whether an entry of a list has a value under a key.
func has(root *node, list, key, value string) bool {
	return slices.ContainsFunc(root.get(list).entries, func(e *node) bool {
		return e.has(key) && strings.TrimSpace(e.get(key).text) == value
	})
}

// proven reads what is going to be written, and wants to find in it what was
// there before, and the source.
func (s *Settings) proven(a *Addition, root *node, src feeds.Source) error {
	f := newFile(a.Path, a.after)
	f.parse()
	if len(f.findings) > 0 || f.root == nil || !sameButLast(root, f.root) {
		return byHand(a.Path, src)
	}
	old, err := s.with(a.Path, a.before)
	if err != nil {
		return err
	}
	now, err := s.with(a.Path, a.after)
	if err != nil {
		return err
	}
	if now, err = now.without(src); err != nil || len(now.Warnings) != len(old.Warnings) || !slices.EqualFunc(now.Sources, old.Sources, same) {
		return byHand(a.Path, src)
	}
	return nil
}

// with reads the settings as if a file contained something else.
func (s *Settings) with(path string, data []byte) (*Settings, error) {
	main := data
	if path != s.main {
		read, wrong := readFile(s.main)
		if wrong != nil {
			return nil, Findings{*wrong}
		}
		main = read
	}
	d := newDraft(s.main)
	d.readMain(main)
	d.include(map[string][]byte{path: data}, nil)
	return d.finish()
}

// without returns the settings without a source, which must be there as it is
// given.
func (s *Settings) without(src feeds.Source) (*Settings, error) {
	i := slices.IndexFunc(s.Sources, func(o feeds.Source) bool { return same(o, src) })
	if i < 0 {
		return s, fmt.Errorf("source %s is not read as it was written", src.ID)
	}
	s.Sources = slices.Delete(s.Sources, i, i+1)
	return s, nil
}

func same(a, b feeds.Source) bool { return reflect.DeepEqual(a, b) }

// sameButLast tells whether two files say the same, but for one more entry at
// the end of the sources of the second one.
func sameButLast(a, b *node) bool {
	var old []*node
	if a != nil {
		old = a.get("sources").entries
	}
	list := b.get("sources")
	if list == b || len(list.entries) != len(old)+1 {
		return false
	}
	for i, e := range old {
		if !sameNode(e, list.entries[i]) {
			return false
		}
	}
	return sameFields(a, b, "sources")
}

// sameFields compares two mappings, but for what stands under one key.
func sameFields(a, b *node, but string) bool {
	var x, y []field
	for _, side := range []struct {
		n  *node
		to *[]field
	}{{a, &x}, {b, &y}} {
		if side.n == nil {
			continue
		}
		for _, f := range side.n.fields {
			if f.key.text != but {
				*side.to = append(*side.to, f)
			}
		}
	}
	return slices.EqualFunc(x, y, func(f, g field) bool { return f.key.text == g.key.text && sameNode(f.value, g.value) })
}

func sameNode(a, b *node) bool {
	return a.shape == b.shape && a.text == b.text && sameFields(a, b, "") && slices.EqualFunc(a.entries, b.entries, sameNode)
}

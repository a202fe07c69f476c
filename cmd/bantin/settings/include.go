package settings

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"bantin/feeds"
)

// load reads a settings file and what it includes. Where an included file has
// faults, its copy is read in its stead, if there is one.
func load(path string, copies map[string][]byte) (*Settings, error) {
	data, wrong := readFile(path)
	if wrong != nil {
		return nil, Findings{*wrong}
	}
	var notes Findings
	copies = maps.Clone(copies)
	stand := map[string][]byte{} // copies that stand in for their files
	for {
		d := newDraft(path)
		d.notes = slices.Clone(notes)
		d.readMain(data)
		contents := d.include(stand, copies)
		d.settings.read[path] = sumOf(data)
		s, err := d.finish()
		if err != nil {
			return nil, err
		}
		again := false
		for _, f := range d.files[1:] {
			if len(f.findings) == 0 {
				continue
			}
			if slices.Contains(d.settings.lost, f.name) { // what it says has moved elsewhere
				delete(copies, f.name)
				again = true
			} else if last, ok := copies[f.name]; ok && stand[f.name] == nil {
				stand[f.name] = last
				notes = append(append(notes, f.findings...), keptInForce(f.name))
				again = true
			}
		}
		if again {
			continue
		}
		s.copies = d.goodCopies(contents)
		s.copies[path] = data
		return s, nil
	}
}

// include reads the files that the main file names and returns what they
// contain.
func (d *draft) include(stand, copies map[string][]byte) map[string][]byte {
	contents := map[string][]byte{}
	for _, path := range d.included(copies) {
		data, wrong := d.content(path, stand, copies)
		if wrong != nil {
			d.files = append(d.files, &file{name: path, findings: Findings{*wrong}})
			continue
		}
		contents[path] = data
		f := newFile(path, data)
		d.files = append(d.files, f)
		d.settings.Files = append(d.settings.Files, path)
		if f.parse(); f.root != nil {
			d.part(f.root)
		}
	}
	return contents
}

// content is what an included file is read as: itself, or the copy that stands
// in for it.
func (d *draft) content(path string, stand, copies map[string][]byte) ([]byte, *Finding) {
	if slices.Contains(d.settings.lost, path) {
		return copies[path], nil
	}
	data, wrong := readFile(path)
	d.settings.read[path] = sumOf(data)
	if last, ok := stand[path]; ok {
		return last, nil
	}
	return data, wrong
}

// part reads an included file.
func (d *draft) part(n *node) {
	rules := d.shared()
	if n.asks != nil {
		fields(n, rules...)
		return
	}
	for _, r := range d.own() {
		rules = append(rules, may(r.key, func(n *node) {
			n.report(say("khóa %q chỉ đứng trong tệp chính", "the key %q stands in the main file only", r.key), say("chuyển phần này sang tệp cấu hình chính", "move this part to the main settings file"))
		}))
	}
	fields(n, rules...)
}

// pattern reads one entry of "include".
func (d *draft) pattern(n *node) {
	pattern, ok := n.oneLine()
	if !ok {
		return
	}
	if _, err := filepath.Match(filepath.FromSlash(pattern), ""); err != nil {
		n.report(say("%q không phải là mẫu tên tệp đúng", "%q is not a valid pattern of file names", pattern), both("sources/*.yaml"))
		return
	}
	d.includes = append(d.includes, n)
}

func keptInForce(name string) Finding {
	return Finding{File: name, Message: say("tệp có lỗi; bản hợp lệ trước đó vẫn có hiệu lực", "the file has errors; its last good version stays in force"),
		Hint: mendFile()}
}

// skipped says which sources are not read because their file has faults.
func (f *file) skipped() Finding {
	message := say("tệp có lỗi nên không nguồn nào trong tệp được đọc", "the file has errors, so none of its sources is read")
	if ids := f.sourceIDs(); len(ids) > 0 {
		message = say("tệp có lỗi nên các nguồn sau không được đọc: %s", "the file has errors, so these sources are not read: %s", strings.Join(ids, ", "))
	}
	return Finding{File: f.name, Message: message, Hint: mendFile()}
}

func mendFile() feeds.Text {
	return say("sửa các lỗi của tệp này; tệp sửa xong được đọc ngay", "correct the errors in this file; it is read as soon as that is done")
}

// sourceIDs returns the ids in a file, good or not.
func (f *file) sourceIDs() []string {
	var ids []string
	if f.root == nil {
		return nil
	}
	for _, e := range f.root.get("sources").entries {
		if id := e.get("id"); id.shape == text {
			ids = append(ids, id.text)
		}
	}
	return ids
}

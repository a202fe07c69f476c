package settings

import (
	"path/filepath"
	"slices"
	"strings"

	"bantin/feeds"
)

// maxFiles is how many files one settings file may include.
const maxFiles = 500

// load reads a settings file and what it includes. Where an included file has
// faults, its copy is read in its stead, if there is one.
func load(path string, copies map[string][]byte) (*Settings, error) {
	data, wrong := readFile(path)
	if wrong != nil {
		return nil, Findings{*wrong}
	}
	var notes Findings
	stand := map[string][]byte{} // copies that stand in for their files
	for {
		d := newDraft(path)
		d.notes = slices.Clone(notes)
		d.readMain(data)
		contents := d.include(stand)
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
			if last, ok := copies[f.name]; ok && stand[f.name] == nil {
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
func (d *draft) include(stand map[string][]byte) map[string][]byte {
	contents := map[string][]byte{}
	for _, path := range d.included() {
		data, wrong := readFile(path)
		d.settings.read[path] = sumOf(data)
		if last, ok := stand[path]; ok {
			data, wrong = last, nil
		}
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

// part reads an included file.
func (d *draft) part(n *node) {
	rules := d.shared()
	for _, key := range []string{"site", "listen", "database", "schedule", "allow_addresses", "workers", "backup", "notify", "keep_texts", "cluster", "merge", "split", "hide", "include"} {
		rules = append(rules, may(key, func(n *node) {
			n.report(say("khóa %q chỉ đứng trong tệp chính", "the key %q stands in the main file only", key), say("chuyển phần này sang tệp cấu hình chính", "move this part to the main settings file"))
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

// included returns the paths that the patterns of "include" stand for, each
// once.
func (d *draft) included() []string {
	folder := filepath.Dir(d.settings.main)
	var all []string
	for _, n := range d.includes {
		pattern := strings.TrimSpace(n.text)
		path := filepath.FromSlash(pattern)
		if !filepath.IsAbs(path) {
			path = filepath.Join(folder, path)
		}
		found, err := filepath.Glob(path)
		switch {
		case err != nil:
			continue // only malformed patterns have one, and none is kept
		case len(found) == 0 && !strings.ContainsAny(pattern, "*?["):
			n.report(say("không có tệp %q", "there is no file %q", pattern),
				say("đường dẫn tính từ thư mục của tệp cấu hình", "paths begin at the folder of the settings file"))
			continue
		case len(found) == 0:
			d.notes = append(d.notes, Finding{n.file.name, n.line, n.column,
				say("không có tệp nào khớp với %q", "no file matches %q", pattern), say("tạo tệp ấy trong thư mục đã ghi; nếu không cần thì xóa dòng này", "write such a file in that folder; if none is needed, delete this line"), n.file.lines[n.line-1]})
		}
		d.settings.patterns = append(d.settings.patterns, path)
		for _, f := range found {
			if f != d.settings.main && !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
		if len(all) > maxFiles {
			n.report(say("%q khớp với hơn %d tệp", "%q matches more than %d files", pattern, maxFiles), say("ghi mẫu hẹp hơn, ví dụ sources/*.yaml", "write a narrower pattern, for example sources/*.yaml"))
			return nil
		}
	}
	return all
}

func keptInForce(name string) Finding {
	return Finding{File: name, Message: say("tệp có lỗi; bản tốt trước đó vẫn có hiệu lực", "the file has faults; its last good version stays in force"),
		Hint: mendFile()}
}

// skipped says which sources are not read because their file has faults.
func (f *file) skipped() Finding {
	message := say("tệp có lỗi nên không nguồn nào trong tệp được đọc", "the file has faults, and so no source in it is read")
	if ids := f.sourceIDs(); len(ids) > 0 {
		message = say("tệp có lỗi nên các nguồn sau không được đọc: %s", "the file has faults, and so these sources are not read: %s", strings.Join(ids, ", "))
	}
	return Finding{File: f.name, Message: message, Hint: mendFile()}
}

func mendFile() feeds.Text {
	return say("sửa các lỗi của tệp này; tệp sửa xong được đọc ngay", "mend the faults of this file; it is read as soon as that is done")
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

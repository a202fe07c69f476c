package settings

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxFiles is how many files one settings file may include.
const maxFiles = 500

// included returns the paths that the patterns of "include" stand for, each
// once. Files that cannot be reached any more, but of which there are copies,
// are among them, and lost.
func (d *draft) included(copies map[string][]byte) []string {
	folder := filepath.Dir(d.settings.main)
	var all []string
	for _, n := range d.includes {
		written := strings.TrimSpace(n.text)
		g := globIn(folder, written)
		found := g.found()
		if len(found) == 0 && !strings.ContainsAny(written, "*?[") {
			n.report(say("không có tệp %q", "there is no file %q", written),
				say("đường dẫn tính từ thư mục của tệp cấu hình", "paths begin at the folder of the settings file"))
			continue
		}
		d.settings.patterns = append(d.settings.patterns, g)
		lost := g.unreachable(found, copies)
		d.noteLost(n, written, found, lost)
		for _, f := range slices.Concat(found, lost) {
			if f != d.settings.main && !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
		if len(all) > maxFiles {
			n.report(say("%q khớp với hơn %d tệp", "%q matches more than %d files", written, maxFiles), say("ghi mẫu hẹp hơn, ví dụ sources/*.yaml", "write a narrower pattern, for example sources/*.yaml"))
			return nil
		}
	}
	return all
}

// unreachable returns the files of a pattern of which there are copies and that
// are not found any more, though nobody took them away one by one: all of them
// are gone, as when a drive is, or something keeps them from being looked at.
func (g glob) unreachable(found []string, copies map[string][]byte) []string {
	var lost []string
	for _, path := range slices.Sorted(maps.Keys(copies)) {
		if !g.matches(path) || slices.Contains(found, path) {
			continue
		}
		if _, err := os.Lstat(path); len(found) == 0 || !errors.Is(err, fs.ErrNotExist) {
			lost = append(lost, path)
		}
	}
	return lost
}

// noteLost notes what stands in for files that cannot be reached.
func (d *draft) noteLost(n *node, pattern string, found, lost []string) {
	d.settings.lost = append(d.settings.lost, lost...)
	note := n.finding()
	switch {
	case len(found) == 0 && len(lost) == 0:
		d.settings.lacking = true
		note.Message = say("không có tệp nào khớp với %q", "no file matches %q", pattern)
		note.Hint = say("tạo tệp ấy trong thư mục đã ghi; nếu không cần thì xóa dòng này", "write such a file in that folder; if none is needed, delete this line")
	case len(found) == 0:
		note.Message = say("không còn tệp nào khớp với %q; bản hợp lệ trước đó của các tệp ấy vẫn có hiệu lực", "no file matches %q any more; the last good versions of those files stay in force", pattern)
		note.Hint = say("đưa các tệp trở lại, hoặc cho người chạy bantin quyền đọc thư mục; nếu bỏ hẳn các nguồn ấy thì xóa dòng này",
			"put the files back, or let the user who runs bantin read their folder; to give their sources up, delete this line")
	default:
		for _, path := range lost {
			d.notes = append(d.notes, Finding{File: path, Message: say("không đọc được tệp; bản hợp lệ trước đó vẫn có hiệu lực", "the file cannot be read; its last good version stays in force"),
				Hint: say("cho người chạy bantin quyền đọc tệp và thư mục chứa tệp", "let the user who runs bantin read the file and its folder")})
		}
		return
	}
	d.notes = append(d.notes, note)
}

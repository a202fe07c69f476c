package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A glob stands for included files: the names below a folder that match.
// The folder is a name like any other, whatever signs it has in it.
type glob struct {
	folder string
	names  string // may have the signs * ? and [
}

// globIn returns a pattern as it is written in a settings file that stands
// in a folder.
func globIn(folder, written string) glob {
	names := filepath.Clean(filepath.FromSlash(written))
	if filepath.IsAbs(names) {
		folder = filepath.VolumeName(names) + string(filepath.Separator)
		names = names[len(folder):]
	}
	return glob{folder, names}
}

// path is the pattern written as one.
func (g glob) path() string { return filepath.Join(g.folder, g.names) }

// parts are the names, from the folder on.
func (g glob) parts() []string { return strings.Split(g.names, string(filepath.Separator)) }

// above is the pattern of the folders in which the files are.
func (g glob) above() glob { return glob{g.folder, filepath.Dir(g.names)} }

// found returns what there is, in order.
func (g glob) found() []string {
	here := []string{g.folder}
	for _, part := range g.parts() {
		var next []string
		for _, folder := range here {
			next = append(next, within(folder, part)...)
		}
		here = next
	}
	return here
}

// within returns what matches a name in a folder.
func within(folder, name string) (found []string) {
	if path := filepath.Join(folder, name); !strings.ContainsAny(name, "*?[\\") {
		if _, err := os.Lstat(path); err != nil {
			return nil
		}
		return []string{path}
	}
	entries, _ := os.ReadDir(folder) // what cannot be read has nothing in it that could be
	for _, e := range entries {
		if named(name, e.Name()) {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return found
}

// matches tells whether the pattern stands for a path, whether that is there
// or not.
func (g glob) matches(path string) bool {
	rest, err := filepath.Rel(g.folder, path)
	return err == nil && slices.EqualFunc(g.parts(), strings.Split(rest, string(filepath.Separator)), named)
}

// concerns tells whether a name is one on the way to the files.
func (g glob) concerns(name string) bool {
	if name == "." {
		return false
	}
	return slices.Contains(strings.Split(g.folder, string(filepath.Separator)), name) ||
		slices.ContainsFunc(g.parts(), func(part string) bool { return named(part, name) })
}

// named tells whether a name is the one that is written, or like it.
func named(written, name string) bool {
	ok, err := filepath.Match(written, name)
	return written == name || ok && err == nil
}

package settings

import (
	"path/filepath"
	"slices"
	"strings"
)

// Kept returns all files as they were last good, by their paths as seen from
// the main file's folder, with slashes.
func (s *Settings) Kept() map[string][]byte {
	kept := make(map[string][]byte, len(s.copies))
	for path, data := range s.copies {
		kept[s.local(path)] = data
	}
	return kept
}

// Recover reads the files again. Where an included file cannot be used, that
// which an earlier run kept of it is read in its stead.
func (s *Settings) Recover(kept map[string][]byte) (*Settings, error) {
	copies := make(map[string][]byte, len(kept))
	for path, data := range kept {
		at := filepath.FromSlash(path)
		if !filepath.IsAbs(at) {
			at = filepath.Join(filepath.Dir(s.main), at)
		}
		copies[at] = data
	}
	return load(s.main, copies)
}

// local is a path as seen from the main file's folder, if it lies there.
func (s *Settings) local(path string) string {
	rel, err := filepath.Rel(filepath.Dir(s.main), path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		rel = path
	}
	return filepath.ToSlash(rel)
}

// Local returns the findings as they are shown to others than the operator:
// with the paths of files as seen from the main file's folder.
func (s *Settings) Local(f Findings) Findings {
	var all Findings
	for _, one := range f {
		one.File = s.local(one.File)
		all = append(all, one)
	}
	return all
}

// Place is where a finding is: file, line and column, as far as they are
// known.
func (f Finding) Place() string { return f.place() }

// Broken reports whether an included file is not in force as it stands: its
// last good copy is, or nothing.
func (s *Settings) Broken() bool {
	if len(s.lost) > 0 {
		return true
	}
	for path, content := range s.read {
		if slices.Contains(s.beside, path) {
			continue
		}
		if good, ok := s.copies[path]; !ok || sumOf(good) != content {
			return true
		}
	}
	return false
}

// Lacking reports whether a pattern of included files stands for no file at
// all: earlier runs may have seen some.
func (s *Settings) Lacking() bool { return s.lacking }

package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folders returns every folder in which a file of the settings is or may
// appear, or in which a link stands that leads there.
func (s *Settings) folders() []string {
	all := []string{filepath.Dir(s.main)}
	for _, g := range s.patterns {
		all = append(all, g.above().found()...)
	}
	for _, path := range s.beside {
		all = append(all, filepath.Dir(path))
	}
	for _, folder := range slices.Clone(all) {
		all = append(all, above(folder)...)
	}
	for _, l := range s.links() {
		all = append(all, filepath.Dir(l.path), filepath.Dir(l.target))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// above is the folder in which a folder may be put in another's place.
func above(folder string) []string {
	if folder == "." || folder == string(filepath.Separator) {
		return nil
	}
	return []string{filepath.Dir(folder)}
}

// concerns tells whether a change of the named file may be one of the
// settings; the database changes all the time and often stands beside them.
func (s *Settings) concerns(name string) bool {
	base := filepath.Base(name)
	if strings.HasPrefix(base, "..") || globIn(filepath.Dir(s.main), filepath.Base(s.main)).concerns(base) {
		return true
	}
	if slices.ContainsFunc(s.patterns, func(g glob) bool { return g.concerns(base) }) {
		return true
	}
	if slices.ContainsFunc(slices.Concat(s.Files, s.beside), func(f string) bool { return filepath.Base(f) == base }) {
		return true
	}
	return slices.ContainsFunc(s.links(), func(l link) bool { return filepath.Base(l.path) == base || filepath.Base(l.target) == base })
}

// A link is a symbolic link on the way to a file of the settings.
type link struct{ path, target string }

// mostLinks is how many links are followed to one file; systems themselves
// follow no more.
const mostLinks = 40

// links returns all links that lead to the files of the settings, also by way
// of each other and of folders.
func (s *Settings) links() []link {
	var all []link
	paths := slices.Concat([]string{s.main}, s.Files, s.beside)
	for _, g := range s.patterns {
		paths = append(paths, g.path())
	}
	for _, path := range paths {
		if absolute, err := filepath.Abs(path); err == nil {
			left := mostLinks
			resolve(absolute, &left, &all)
		}
	}
	return all
}

// resolve returns what a path leads to, and adds the links on the way.
func resolve(path string, left *int, passed *[]link) string {
	if filepath.Dir(path) == path {
		return path
	}
	folder := resolve(filepath.Dir(path), left, passed)
	here := filepath.Join(folder, filepath.Base(path))
	target, err := os.Readlink(here)
	if err != nil || *left == 0 {
		return here
	}
	*left--
	if !filepath.IsAbs(target) {
		target = filepath.Join(folder, target)
	}
	*passed = append(*passed, link{here, target})
	return resolve(target, left, passed)
}

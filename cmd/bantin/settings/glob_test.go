package settings

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestFoldersWithSignsOfPatterns reads settings in folders whose names would
// stand for other ones if they were patterns.
func TestFoldersWithSignsOfPatterns(t *testing.T) {
	for _, name := range []string{"so [2026]", "so[", "s*", "so ?", "{so}", "so"} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			at := func(path string) string { return filepath.Join(home, name, filepath.FromSlash(path)) }
			write(t, filepath.Join(home, "so 2", "nguon", "khac.yaml"), twoSource) // what the patterns would find
			write(t, at("bantin.yaml"), mainFile)
			write(t, at("nguon/mot.yaml"), oneSource)
			s, err := Load(at("bantin.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Sources) != 1 || len(s.Warnings) != 0 {
				t.Errorf("%d sources, %v", len(s.Sources), s.Warnings)
			}
			if !slices.Contains(s.folders(), at("nguon")) || !s.concerns(at("nguon/moi.yaml")) {
				t.Errorf("watches %v only", s.folders())
			}
			write(t, at("nguon/hai.yaml"), twoSource)
			if next, err := s.Reload(); err != nil || len(next.Sources) != 2 {
				t.Errorf("another file: %v", err)
			}
			rename(t, at("nguon"), at("khac"))
			if next, err := s.Reload(); err != nil || len(next.Sources) != 1 || len(next.Warnings) != 1 {
				t.Errorf("files are away: %v", err)
			}
		})
	}
}

func TestGlob(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"a/mot.yaml", "a/hai.yaml", "b/mot.yaml", "b/sâu/ba.yaml", "mot[1].yaml", "mot1.yaml"} {
		write(t, path, "x: 1\n")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		folder, written string
		found           []string
	}{
		{".", "a/*.yaml", []string{"a/hai.yaml", "a/mot.yaml"}},
		{".", "./a/../a/mot.yaml", []string{"a/mot.yaml"}},
		{".", "*/mot.yaml", []string{"a/mot.yaml", "b/mot.yaml"}},
		{".", "b/*/*.yaml", []string{"b/sâu/ba.yaml"}},
		{"a", "../b/*.yaml", []string{"b/mot.yaml"}},
		{"a", here + "/b/mo?.yaml", []string{here + "/b/mot.yaml"}},
		{".", "mot[1].yaml", []string{"mot1.yaml", "mot[1].yaml"}}, // like it, or just so
		{".", "c/*.yaml", nil},
		{"c", "mot.yaml", nil},
	} {
		g := globIn(c.folder, c.written)
		var found []string
		for _, path := range g.found() {
			found = append(found, filepath.ToSlash(path))
			if !g.matches(path) {
				t.Errorf("%s in %s does not match %s", c.written, c.folder, path)
			}
		}
		if !slices.Equal(found, c.found) {
			t.Errorf("%s in %s: %v, want %v", c.written, c.folder, found, c.found)
		}
		if g.matches("d/mot.yaml") && c.written != "*/mot.yaml" {
			t.Errorf("%s in %s matches d/mot.yaml", c.written, c.folder)
		}
	}
}

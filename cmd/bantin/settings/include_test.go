package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestInclude reads folders of settings, each an archive in testdata, and
// compares which sources are read and what people are told.
func TestInclude(t *testing.T) {
	archives, err := filepath.Glob("testdata/include/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives; %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := filepath.Abs(name)
			if err != nil {
				t.Fatal(err)
			}
			unpack(t, archive)
			s, err := Load("bantin.yaml")
			var found Findings
			var b strings.Builder
			if errors.As(err, &found) {
				b.WriteString("refused\n")
			} else {
				found = s.Warnings
				for _, src := range s.Sources {
					b.WriteString("source " + src.ID + "\n")
				}
				for _, f := range s.Files {
					b.WriteString("file " + filepath.ToSlash(f) + "\n")
				}
			}
			golden(t, strings.TrimSuffix(archive, ".txtar")+".golden", b.String()+printed(t, found))
		})
	}
}

// unpack writes the files of an archive into a new working folder.
func unpack(t *testing.T, archive string) {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, f := range a.Files {
		write(t, f.Name, string(f.Data))
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	mainFile = `
areas: [{id: son-la, name: Sơn La}]
departments: [{id: son-la, name: Sở, area: son-la}]
include: [nguon/*.yaml]
`
	oneSource = "sources: [{id: mot, department: son-la, url: https://a.example.vn/}]\n"
	twoSource = "sources: [{id: hai, department: son-la, url: https://b.example.vn/}]\n"
)

func TestReloadKeepsTheLastGoodCopy(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "nguon/mot.yaml", oneSource)
	write(t, "nguon/hai.yaml", twoSource)
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"hai", "mot"}
	for _, step := range []struct {
		name, text string
		sources    []string
		warnings   int
	}{
		{"an included file breaks", "sources: [{id: mot\n", want, 2},
		{"it stays broken, otherwise", "sources: [{id: mot}]\n", want, 3},
		{"it is mended", strings.Replace(oneSource, "mot", "mot-moi", 1), []string{"hai", "mot-moi"}, 0},
		{"it breaks again", "sources: [{id: mot, id: mot}]\n", []string{"hai", "mot-moi"}, 4},
		{"it is half saved", " \n", []string{"hai", "mot-moi"}, 2},
	} {
		write(t, "nguon/mot.yaml", step.text)
		if s, err = s.Reload(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if diff := cmp.Diff(step.sources, sourceIDs(s)); diff != "" {
			t.Errorf("%s: %s", step.name, diff)
		}
		if len(s.Warnings) != step.warnings {
			t.Errorf("%s: %d warnings: %v", step.name, len(s.Warnings), s.Warnings)
		}
	}
	for _, text := range []string{"inclde: []\n", "", "\n\n"} {
		write(t, "bantin.yaml", text)
		if _, err := s.Reload(); err == nil {
			t.Errorf("a broken main file was read: %q", text)
		}
	}
}

func sourceIDs(s *Settings) []string {
	var ids []string
	for _, src := range s.Sources {
		ids = append(ids, src.ID)
	}
	return ids
}

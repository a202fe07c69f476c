package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bantin/cmd/bantin/settings"
)

// readme is the page that everybody reads first.
func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReadmeSettingsAreGood(t *testing.T) {
	_, rest, found := strings.Cut(readme(t), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("the README shows no settings")
	}
	s, err := settings.Parse("README.md", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Sources) != 2 || len(s.Warnings) != 0 {
		t.Errorf("%d sources, %v", len(s.Sources), s.Warnings)
	}
}

func TestReadmeNamesEveryCommand(t *testing.T) {
	text := readme(t)
	p := &program{Environ: os.Getenv, language: "en"}
	for _, cmd := range p.root().Commands() {
		if name := cmd.Name(); name != "help" && !strings.Contains(text, "`"+name) {
			t.Errorf("the README does not name %s", name)
		}
	}
}

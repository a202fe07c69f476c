package settings

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNewFolderIsTheBuiltinSettings wants what init writes to load without a
// finding, to please the schema, and to say what is in force without a file.
func TestNewFolderIsTheBuiltinSettings(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		t.Run(language, func(t *testing.T) {
			files, err := NewFolder(language)
			if err != nil {
				t.Fatal(err)
			}
			folder, schemas := t.TempDir(), map[string]FileKind{}
			for _, f := range files {
				write(t, filepath.Join(folder, filepath.FromSlash(f.Path)), string(f.Data))
				if strings.Contains(string(f.Data), "<no value>") || strings.Contains(string(f.Data), "\t") {
					t.Errorf("%s is not filled in: %s", f.Path, f.Data)
				}
				if !strings.HasSuffix(f.Path, ".yaml") {
					continue
				}
				kind := Main
				if f.Path != MainFile {
					kind = Included
				}
				for _, wrong := range againstSchema(t, kind, f.Path, f.Data) {
					t.Errorf("%s: %s", f.Path, wrong)
				}
				named, _, _ := strings.Cut(strings.TrimPrefix(string(f.Data), SchemaLine("")), "\n")
				schemas[filepath.Join(folder, filepath.Dir(f.Path), named)] = kind
			}
			for path, kind := range schemas {
				if _, err := os.Stat(path); err != nil || filepath.Base(path) != kind.SchemaFile() {
					t.Errorf("a file names the schema %q: %v", path, err)
				}
			}
			s, err := Load(filepath.Join(folder, MainFile))
			if err != nil || len(s.Warnings) > 0 {
				t.Fatalf("%v, %v", err, s.Warnings)
			}
			want := Builtin()
			byID := map[string]any{}
			for _, src := range want.Sources {
				byID[src.ID] = src
			}
			for _, src := range s.Sources {
				if diff := cmp.Diff(byID[src.ID], any(src)); diff != "" {
					t.Error(diff)
				}
				delete(byID, src.ID)
			}
			if len(byID) > 0 {
				t.Errorf("missing: %v", byID)
			}
			if diff := cmp.Diff([]any{want.Site.Topics, want.Site.Terms, len(want.Site.Departments), want.Backup, want.Schedule, want.Listen, want.Workers},
				[]any{s.Site.Topics, s.Site.Terms, len(s.Site.Departments), s.Backup, s.Schedule, s.Listen, s.Workers}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSamplesOfNewFilesAreRight takes the # from the samples in the comments
// and reads them too.
func TestSamplesOfNewFilesAreRight(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		files, err := NewFolder(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files[:2] {
			var b strings.Builder
			for line := range strings.Lines(string(f.Data)) {
				indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
				rest, ok := strings.CutPrefix(line[len(indent):], "# ")
				if key := strings.TrimLeft(rest, " -"); ok && !strings.HasPrefix(rest, "yaml-") && !strings.Contains(rest, "bantin ") && startsSample(key) {
					line = indent + rest
				}
				b.WriteString(line)
			}
			text := strings.Replace(b.String(), "include: [sources/*.yaml]\n", "", 1)
			if f.Path == MainFile {
				text = strings.Replace(text, section("cluster"), "", 1)
			} else {
				text = "areas: [{id: lao-cai, name: Lào Cai}]\ntopics: [{id: du-lich, name: Du lịch}]\n" + text
			}
			if _, err := Parse(f.Path, []byte(text)); err != nil {
				t.Errorf("%s: %v\n%s", f.Path, err, text)
			}
			if strings.Count(b.String(), "#") >= strings.Count(string(f.Data), "#") {
				t.Errorf("%s has no samples", f.Path)
			}
		}
	}
}

// startsSample tells a line of settings from a sentence.
func startsSample(line string) bool {
	if strings.HasPrefix(line, `["https://`) {
		return true
	}
	key, _, found := strings.Cut(line, ":")
	for name := range keywords() {
		if found && (name == key || strings.HasSuffix(name, "."+key)) {
			return true
		}
	}
	return false
}

// sampleLine is a line of a sample with an explanation beside it.
var sampleLine = regexp.MustCompile(`^(  # .*\S  +)# `)

// TestSamplesAlign wants the explanations beside a sample in one column.
func TestSamplesAlign(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		files, err := NewFolder(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasPrefix(f.Path, "sources/") {
				continue
			}
			found := map[int]string{}
			for line := range strings.Lines(string(f.Data)) {
				if m := sampleLine.FindStringSubmatch(line); m != nil {
					found[len([]rune(m[1]))] = line
				}
			}
			if len(found) != 1 {
				t.Errorf("%s: explanations begin in different columns: %v", f.Path, found)
			}
		}
	}
}

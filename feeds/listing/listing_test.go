package listing

import (
	"bytes"
	"encoding/json"
	"flag"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A golden file says where a page stands and what is on it. The lists were
// written down when the pages were, not read off them.
type golden struct {
	URL   string `json:"url"`
	Items []item `json:"items"`
}

type item struct {
	Title   string `json:"title"`
	Link    string `json:"link"`
	Date    string `json:"date"`
	Summary bool   `json:"summary"`
	Image   bool   `json:"image"`
}

func TestLayouts(t *testing.T) {
	for _, path := range pages(t, "testdata/*.html") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".html"), func(t *testing.T) {
			text, want := layout(t, path)
			found, err := Find(text, want.URL, Learned{})
			if err != nil {
				t.Fatal(err)
			}
			got := golden{want.URL, items(t, found)}
			if *update {
				write(t, path, got)
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
			again, err := Find(text, want.URL, found.Learned)
			if err != nil {
				t.Fatalf("read again: %v", err)
			}
			if diff := cmp.Diff(found.Items, again.Items); diff != "" || again.Anew {
				t.Errorf("read again (anew: %v)\n%s", again.Anew, diff)
			}
			if diff := cmp.Diff(found.Learned, again.Learned); diff != "" {
				t.Errorf("learned again\n%s", diff)
			}
		})
	}
}

// items returns what was found in the form of a golden file.
func items(t *testing.T, found Found) []item {
	t.Helper()
	base, err := url.Parse(found.Base)
	if err != nil {
		t.Fatal(err)
	}
	list := []item{}
	for _, it := range found.Items {
		u, err := base.Parse(it.URL)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, item{html.UnescapeString(it.Title), u.String(), it.RawPublished, it.Summary != "", it.Image != ""})
	}
	return list
}

func pages(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %d pages, %v", pattern, len(paths), err)
	}
	return paths
}

func layout(t *testing.T, path string) (text []byte, want golden) {
	t.Helper()
	text = read(t, path)
	if err := json.Unmarshal(read(t, strings.TrimSuffix(path, ".html")+".golden"), &want); err != nil {
		t.Fatal(err)
	}
	return text, want
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func write(t *testing.T, path string, got golden) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(got); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.TrimSuffix(path, ".html")+".golden", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

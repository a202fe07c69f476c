package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFilesThatCannotBeReached takes included files away in several ways, under
// a running program and between two runs of it.
func TestFilesThatCannotBeReached(t *testing.T) {
	third := strings.NewReplacer("hai", "ba", "b.", "c.").Replace(twoSource)
	for _, c := range []struct {
		name    string
		happens func(t *testing.T)
		sources int
		broken  bool
		place   string // of the first warning
	}{
		{"the folder is away", func(t *testing.T) { rename(t, "nguon", "nguon-cu") }, 3, true, "bantin.yaml:"},
		{"the folder is empty", func(t *testing.T) {
			for _, name := range []string{"mot", "hai", "ba"} {
				remove(t, "nguon/"+name+".yaml")
			}
		}, 3, true, "bantin.yaml:"},
		{"one file is deleted", func(t *testing.T) { remove(t, "nguon/hai.yaml") }, 2, false, ""},
		{"one file leads round in a circle", func(t *testing.T) {
			remove(t, "nguon/hai.yaml")
			if err := os.Symlink("hai.yaml", "nguon/hai.yaml"); err != nil {
				t.Fatal(err)
			}
		}, 3, true, "nguon/hai.yaml"},
		{"what one of them says stands in the main file now", func(t *testing.T) {
			rename(t, "nguon", "nguon-cu")
			write(t, "bantin.yaml", mainFile+oneSource)
		}, 3, true, "bantin.yaml:"},
		{"the line is deleted", func(t *testing.T) {
			rename(t, "nguon", "nguon-cu")
			write(t, "bantin.yaml", strings.Replace(mainFile, "include", "# include", 1))
		}, 0, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "bantin.yaml", mainFile)
			write(t, "nguon/mot.yaml", oneSource)
			write(t, "nguon/hai.yaml", twoSource)
			write(t, "nguon/ba.yaml", third)
			s, err := Load("bantin.yaml")
			if err != nil || len(s.Sources) != 3 {
				t.Fatalf("%d sources, %v", len(s.Sources), err)
			}
			kept := s.Kept()
			c.happens(t)
			running, err := s.Reload()
			if err != nil {
				t.Fatal(err)
			}
			started, err := Load("bantin.yaml")
			if err == nil && (started.Broken() || started.Lacking()) {
				started, err = started.Recover(kept)
			}
			if err != nil {
				t.Fatal(err)
			}
			for when, s := range map[string]*Settings{"while it runs": running, "at a start": started} {
				if len(s.Sources) != c.sources || s.Broken() != c.broken {
					t.Errorf("%s: %d sources, broken: %v; %v", when, len(s.Sources), s.Broken(), s.Warnings)
				}
				if place := ""; len(s.Warnings) > 0 {
					if place = s.Warnings[0].Place(); !strings.HasPrefix(filepath.ToSlash(place), c.place) || c.place == "" {
						t.Errorf("%s: %v", when, s.Warnings)
					}
				} else if c.place != "" {
					t.Errorf("%s: nobody is told", when)
				}
			}
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// TestLinks follows every link on the way to a file.
func TestLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "ban/v1/nguon/mot.yaml", oneSource)
	write(t, "cau-hinh/bantin.yaml", mainFile)
	for path, target := range map[string]string{"ban/nay": "v1", "cau-hinh/nguon": "../ban/nay/nguon", "ban/quanh": "quanh"} {
		if err := os.Symlink(target, path); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load("cau-hinh/bantin.yaml")
	if err != nil || len(s.Sources) != 1 {
		t.Fatalf("%d sources, %v", len(s.Sources), err)
	}
	folders := strings.Join(s.folders(), "\n") + "\n"
	for _, want := range []string{"/cau-hinh\n", "/ban\n", "/ban/nay\n"} {
		if !strings.Contains(folders, want) {
			t.Errorf("%q is not watched: %s", want, folders)
		}
	}
	for name, want := range map[string]bool{"/x/nay": true, "/x/nguon": true, "/x/v1": true, "/x/khac": false} {
		if s.concerns(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	s.main = "ban/quanh/bantin.yaml" // a circle
	if links := s.links(); len(links) > 3*mostLinks {
		t.Errorf("%d links", len(links))
	}
}

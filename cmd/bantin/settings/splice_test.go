package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bantin/feeds"
)

const spliceHead = `# Cấu hình
areas: [{id: son-la, name: Sơn La}]
departments: [{id: son-la, name: Sở, area: son-la}]
`

func added() feeds.Source {
	return feeds.Source{ID: "son-la-moi", Department: "son-la", URL: "https://a.example.vn/moi", Kind: feeds.Auto,
		State: feeds.Active, Content: feeds.SummaryOnly}
}

const (
	oldEntry  = "  - id: mot\n    department: son-la\n    url: https://a.example.vn/mot\n"
	newEntry  = "  - id: son-la-moi\n    department: son-la\n    url: https://a.example.vn/moi\n"
	oldInline = `{id: mot, department: son-la, url: "https://a.example.vn/mot"}`
	newInline = `{id: son-la-moi, department: son-la, url: "https://a.example.vn/moi"}`
)

// spliceCases are main files before and after, below the common head.
func spliceCases() []struct{ name, before, after string } {
	return []struct{ name, before, after string }{
		{"no sources", "", "\nsources:\n" + newEntry},
		{"no sources, a comment at the end", "\n# hết\n", "\n# hết\n\nsources:\n" + newEntry},
		{"no sources, document ended", "...\n", "\nsources:\n" + newEntry + "...\n"},
		{"key without a value", "sources:\n", "sources:\n" + newEntry},
		{"key without a value, samples below it", "sources: # trống\n    # - id: mau\n\nhide: []\n",
			"sources: # trống\n    # - id: mau\n" + strings.ReplaceAll("  "+strings.TrimSuffix(newEntry, "\n"), "\n", "\n  ") + "\n\nhide: []\n"},
		{"a sign for nothing", "sources: ~\n", "sources:\n" + newEntry},
		{"a word for nothing", "sources: null   # chưa có\nhide: []\n", "sources:   # chưa có\n" + newEntry + "hide: []\n"},
		{"empty brackets", "sources: []\n", "sources:\n" + newEntry},
		{"empty brackets with a comment", "sources: [ ]   # chưa có\nhide: []\n", "sources:   # chưa có\n" + newEntry + "hide: []\n"},
		{"one entry", "sources:\n" + oldEntry, "sources:\n" + oldEntry + newEntry},
		{"another key follows", "sources:\n" + oldEntry + "hide: []\n", "sources:\n" + oldEntry + newEntry + "hide: []\n"},
		{"comments and empty lines", "sources:\n" + oldEntry + "    # ghi chú của mot\n\n# về hide\nhide: []\n",
			"sources:\n" + oldEntry + "    # ghi chú của mot\n" + newEntry + "\n# về hide\nhide: []\n"},
		{"a sample below the last entry", "sources:\n" + oldEntry + "\n  # - id: mau\n  #   url: x\n",
			"sources:\n" + oldEntry + newEntry + "\n  # - id: mau\n  #   url: x\n"},
		{"a comment among the keys", "sources:\n  - id: mot\n# xem lại\n    department: son-la\n    url: https://a.example.vn/mot\n",
			"sources:\n  - id: mot\n# xem lại\n    department: son-la\n    url: https://a.example.vn/mot\n" + newEntry},
		{"entries with empty lines between them", "sources:\n" + oldEntry + "\n" + strings.ReplaceAll(oldEntry, "mot", "hai") + "hide: []\n",
			"sources:\n" + oldEntry + "\n" + strings.ReplaceAll(oldEntry, "mot", "hai") + "\n" + newEntry + "hide: []\n"},
		{"not indented", "sources:\n- id: mot\n  department: son-la\n  url: https://a.example.vn/mot\nhide: []\n",
			"sources:\n- id: mot\n  department: son-la\n  url: https://a.example.vn/mot\n- id: son-la-moi\n  department: son-la\n  url: https://a.example.vn/moi\nhide: []\n"},
		{"wide", "sources:\n    -   id: mot\n        department: son-la\n        url: https://a.example.vn/mot\n",
			"sources:\n    -   id: mot\n        department: son-la\n        url: https://a.example.vn/mot\n    -   id: son-la-moi\n        department: son-la\n        url: https://a.example.vn/moi\n"},
		{"dash on a line of its own", "sources:\n  -\n    id: mot\n    department: son-la\n    url: https://a.example.vn/mot\n",
			"sources:\n  -\n    id: mot\n    department: son-la\n    url: https://a.example.vn/mot\n" + newEntry},
		{"nested lists", "sources:\n  - id: mot\n    department: son-la\n    url: https://a.example.vn/mot\n    aliases:\n      - b.example.vn\n      - c.example.vn\n",
			"sources:\n  - id: mot\n    department: son-la\n    url: https://a.example.vn/mot\n    aliases:\n      - b.example.vn\n      - c.example.vn\n" + newEntry},
		{"entries in braces", "sources:\n  - " + oldInline + " # một\nhide: []\n", "sources:\n  - " + oldInline + " # một\n  - " + newInline + "\nhide: []\n"},
		{"braces over two lines", "sources:\n  - {id: mot, department: son-la,\n     url: \"https://a.example.vn/mot\"}\n",
			"sources:\n  - {id: mot, department: son-la,\n     url: \"https://a.example.vn/mot\"}\n  - " + newInline + "\n"},
		{"brackets", "sources: [" + oldInline + "] # hết\n", "sources: [" + oldInline + ", " + newInline + "] # hết\n"},
		{"brackets and a comma", "sources: [" + oldInline + ",]\n", "sources: [" + oldInline + ", " + newInline + "]\n"},
		{"brackets over lines", "sources: [\n  " + oldInline + " # một\n]\n", "sources: [\n  " + oldInline + ", # một\n  " + newInline + "\n]\n"},
		{"brackets over lines and a comma", "sources: [\n  " + oldInline + ", # một\n]\n", "sources: [\n  " + oldInline + ", # một\n  " + newInline + ",\n]\n"},
		{"brackets closed behind the last line", "sources: [\n  " + oldInline + "]\n", "sources: [\n  " + oldInline + ",\n  " + newInline + "]\n"},
		{"wide letters before it", "sources: [{id: mot, department: son-la, url: \"https://a.example.vn/đường/dẫn\"}] # ấy\n",
			"sources: [{id: mot, department: son-la, url: \"https://a.example.vn/đường/dẫn\"}, " + newInline + "] # ấy\n"},
	}
}

func TestAddTouchesNothingElse(t *testing.T) {
	for _, c := range spliceCases() {
		for _, form := range []struct {
			name string
			as   func(string) string
		}{
			{"as it is", func(s string) string { return s }},
			{"Windows line ends", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{"byte-order mark", func(s string) string { return "\uFEFF" + s }},
			{"no line end at the end", func(s string) string { return strings.TrimSuffix(s, "\n") }},
			{"Notepad", func(s string) string {
				return "\uFEFF" + strings.TrimSuffix(strings.ReplaceAll(s, "\n", "\r\n"), "\r\n")
			}},
		} {
			t.Run(c.name+"/"+form.name, func(t *testing.T) {
				before, want := form.as(spliceHead+c.before), form.as(spliceHead+c.after)
				path := filepath.Join(t.TempDir(), "bantin.yaml")
				write(t, path, before)
				s, err := Load(path)
				if err != nil {
					t.Fatal(err)
				}
				a, err := s.Add(added())
				if err != nil {
					t.Fatal(err)
				}
				if err := a.Write(); err != nil {
					t.Fatal(err)
				}
				got, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Errorf("%s", diff)
				}
				lines := strings.Split(strings.TrimPrefix(string(got), "\uFEFF"), "\n")
				if a.Line > len(lines) || !strings.Contains(lines[a.Line-1], strings.TrimSpace(a.Lines[0])) {
					t.Errorf("said to stand on line %d: %q", a.Line, a.Lines)
				}
			})
		}
	}
}

func TestAddChoosesTheFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		name, main string
		files      map[string]string
		want       string
	}{
		{"only the main file", spliceHead, nil, "bantin.yaml"},
		{"a file of its name", spliceHead + "include: [nguon/*.yaml]\n" + "sources:\n" + oldEntry, map[string]string{"nguon/son-la.yaml": "# trống\n", "nguon/lai-chau.yaml": "# trống\n"}, "nguon/son-la.yaml"},
		{"where its other sources are", spliceHead + "include: [nguon/*.yaml]\n", map[string]string{"nguon/a.yaml": "topics: []\n", "nguon/b.yaml": "sources:\n" + oldEntry}, "nguon/b.yaml"},
		{"where it is declared", "areas: [{id: son-la, name: Sơn La}]\ninclude: [nguon/*.yaml]\n", map[string]string{"nguon/a.yaml": "departments: [{id: son-la, name: Sở, area: son-la}]\n"}, "nguon/a.yaml"},
		{"the one of its name has faults", spliceHead + "include: [nguon/*.yaml]\n", map[string]string{"nguon/son-la.yaml": "sources: [\n"}, "bantin.yaml"},
	} {
		if err := os.RemoveAll("nguon"); err != nil {
			t.Fatal(err)
		}
		write(t, "bantin.yaml", c.main)
		for name, text := range c.files {
			write(t, name, text)
		}
		s, err := Load("bantin.yaml")
		if err != nil {
			t.Fatal(err)
		}
		a, err := s.Add(added())
		if err != nil || filepath.ToSlash(a.Path) != c.want {
			t.Errorf("%s: %+v, %v, want %s", c.name, a, err, c.want)
		}
	}
}

func TestAddRefusesWhatItCannotKeep(t *testing.T) {
	t.Chdir(t.TempDir())
	flow := "{areas: [{id: son-la, name: Sơn La}], departments: [{id: son-la, name: Sở, area: son-la}]}\n"
	for name, text := range map[string]string{"one mapping in braces": flow, "departments of the built-in settings": "listen: :9000\n"} {
		write(t, "bantin.yaml", text)
		s, err := Load("bantin.yaml")
		if err != nil {
			t.Fatal(err)
		}
		var found Findings
		if _, err := s.Add(added()); !errors.As(err, &found) {
			t.Fatalf("%s: %v", name, err)
		}
		printed(t, found)
	}
	write(t, "bantin.yaml", spliceHead)
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Add(added())
	if err != nil {
		t.Fatal(err)
	}
	write(t, "bantin.yaml", spliceHead+"# vừa sửa\n")
	var found Findings
	if err := a.Write(); !errors.As(err, &found) {
		t.Fatalf("wrote over a change: %v", err)
	}
	printed(t, found)
	if left, err := os.ReadDir("."); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	twice := added()
	twice.Department = "lai-chau"
	if _, err := s.Add(twice); err == nil {
		t.Error("added a source of a department that there is not")
	}
}

func TestAddKeepsLinkAndPermissions(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "that/bantin.yaml", spliceHead)
	if err := errors.Join(os.Chmod("that/bantin.yaml", 0o640), os.Symlink("that/bantin.yaml", "bantin.yaml")); err != nil {
		t.Skip(err)
	}
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Add(added())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Write(); err != nil {
		t.Fatal(err)
	}
	link, err := os.Lstat("bantin.yaml")
	if err != nil || link.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", link, err)
	}
	info, err := os.Stat("bantin.yaml")
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file is %v, %v", info, err)
	}
}

// TestAddAgainAndAgain adds sources with addresses of all kinds to files of
// all forms: each must be read back as it was meant.
func TestAddAgainAndAgain(t *testing.T) {
	folder := t.TempDir()
	cases := spliceCases()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(folder, "bantin.yaml")
		c := cases[rapid.IntRange(0, len(cases)-1).Draw(t, "form")]
		if err := os.WriteFile(path, []byte(spliceHead+c.before), 0o644); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			s, err := Load(path)
			if err != nil {
				t.Fatal(err)
			}
			address := "https://" + rapid.StringMatching(`[a-z0-9]{1,9}\.vn/[a-zđư0-9:#?&=,.~*'"{}!%@\[\]-]{0,20}`).Draw(t, "address")
			src, err := s.Propose(rapid.StringMatching(`[0-9a-zA-Zđ -]{0,12}`).Draw(t, "name"), address, "son-la", feeds.Auto)
			if err != nil || s.ReadBy(address) != "" {
				continue
			}
			a, err := s.Add(src)
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			if err := a.Write(); err != nil {
				t.Fatal(err)
			}
			now, err := Load(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := now.Sources[len(now.Sources)-1]; cmp.Diff(src, got) != "" {
				t.Fatalf("%+v came back as %+v", src, got)
			}
		}
	})
}

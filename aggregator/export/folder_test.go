package export_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/export"
)

func write(t *testing.T, path, body string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(body), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// stat is when a file was written, and how long it is.
func stat(t *testing.T, path string) string {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime().Format(time.RFC3339Nano) + " " + info.Mode().String()
}

// TestForeignFiles are refused before anything is written, and left alone.
func TestForeignFiles(t *testing.T) {
	outside := folder(t)
	n := newsroomOf(t, 0)
	later := page(900)
	list := func(change func(body string) string) func(dir string) {
		return func(dir string) {
			body, err := os.ReadFile(dir + "/.bantin/manifest")
			n.must(err)
			write(t, dir+"/.bantin/manifest", change(string(body)))
		}
	}
	for _, c := range []struct {
		name     string
		exported bool // before they came
		put      func(dir string)
		why      export.Reason
		names    string
	}{
		{"a folder of something else", false, func(dir string) { write(t, dir+"/ghi-chu.txt", "ghi chú") }, export.NotEmpty, "ghi-chu.txt"},
		{"a file in the place of our own folder", false, func(dir string) { write(t, dir+"/.bantin", "khác") }, export.Occupied, ".bantin"},
		{"a folder in the place of the lock", false, func(dir string) { write(t, dir+"/.bantin/manifest.lock/x", "khác") }, export.Occupied, ".bantin/manifest.lock"},
		{"a folder in the place of the list", true, func(dir string) {
			n.must(errors.Join(os.Remove(dir+"/.bantin/manifest"), os.Mkdir(dir+"/.bantin/manifest", 0o755)))
		}, export.Damaged, ""},
		{"a page in the place of a new one", true, func(dir string) { write(t, dir+later+"/index.html", "khác") }, export.Foreign, later + "/index.html"},
		{"a file in the place of a folder", true, func(dir string) { write(t, dir+later, "khác") }, export.Foreign, later},
		{"a link in the place of a folder", true, func(dir string) { n.must(os.Symlink(outside, dir+later)) }, export.Foreign, later},
		{"a link that leads nowhere", true, func(dir string) {
			n.must(errors.Join(os.Mkdir(dir+later, 0o755), os.Symlink("nowhere", dir+later+"/index.html")))
		}, export.Foreign, later + "/index.html"},
		{"a folder in the place of a page", true, func(dir string) { write(t, dir+later+"/index.html/x", "khác") }, export.Foreign, later + "/index.html"},
		{"a damaged list", true, list(func(body string) string { return body[:len(body)-7] + "\nx y" }), export.Damaged, ""},
		{"an empty list", true, list(func(string) string { return "" }), export.Damaged, ""},
		{"a list that names what is outside", true, list(func(body string) string {
			return body + strings.Repeat("0", 32) + " 0 0 0 - ../khac\n"
		}), export.Damaged, ""},
		{"the export of another site", true, list(func(body string) string { return strings.Replace(body, "thu-nghiem", "khac", 1) }), export.OtherSite, "khac"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newsroomOf(t, 2)
			n.site.Departments, n.site.Areas, n.site.Topics = n.site.Departments[:1], nil, nil
			dir := folder(t)
			if c.exported {
				n.export(dir)
			}
			c.put(dir)
			n.add(900)
			before, list := prints(t, dir), prints(t, dir+"/.bantin")
			_, err := n.try(dir, export.Order{})
			var refused *export.Refusal
			if !errors.As(err, &refused) || refused.Why != c.why {
				t.Fatalf("%v", err)
			}
			if names := strings.Join(refused.Names, " "); names != strings.TrimPrefix(c.names, "/") {
				t.Errorf("names %s", names)
			}
			if after := prints(t, dir); !maps.Equal(before, after) || !maps.Equal(list, prints(t, dir+"/.bantin")) {
				t.Errorf("changed: %v", differing(before, after))
			}
			sum, err := n.try(dir, export.Order{Force: true})
			if c.why == export.Occupied { // nothing of ours can be without it
				if err == nil {
					t.Error("forced")
				}
				return
			}
			if c.name == "a folder in the place of a page" {
				return
			}
			if err != nil || sum.Files == 0 {
				t.Fatalf("by force: %+v, %v", sum, err)
			}
			if c.exported {
				n.isComplete("by force", dir)
			}
			if left := prints(t, outside); len(left) > 0 {
				t.Errorf("written outside: %v", left)
			}
		})
	}
}

// TestAFolderInThePlaceOfAFile of ours is taken away if nothing is in it, and
// else left to a person, be it by force.
func TestAFolderInThePlaceOfAFile(t *testing.T) {
	n, dir := newsroomOf(t, 2), folder(t)
	n.export(dir)
	n.must(errors.Join(os.Remove(dir+"/rss.xml"), os.Mkdir(dir+"/rss.xml", 0o755)))
	if sum := n.export(dir); sum.Written != 1 {
		t.Errorf("an empty folder: %+v", sum)
	}
	n.isComplete("an empty folder", dir)
	n.must(os.Remove(dir + "/rss.xml"))
	write(t, dir+"/rss.xml/x", "khác")
	for _, force := range []bool{false, true} {
		_, err := n.try(dir, export.Order{Force: force})
		var refused *export.Refusal
		if !errors.As(err, &refused) || refused.Why != export.Occupied || strings.Join(refused.Names, " ") != "rss.xml" {
			t.Errorf("a folder with a file, force %v: %v", force, err)
		}
		if _, ok := prints(t, dir)["rss.xml/x"]; !ok {
			t.Error("what was in the folder is gone")
		}
	}
	n.must(os.RemoveAll(dir + "/rss.xml"))
	n.export(dir)
	n.isComplete("it was moved away", dir)
}

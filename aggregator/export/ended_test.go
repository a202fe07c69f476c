package export_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bantin/aggregator/export"
)

// small is a site of few files.
func small(t *testing.T, stories int) *newsroom {
	t.Helper()
	n := newsroomOf(t, stories)
	n.site.Departments, n.site.Areas, n.site.Topics = n.site.Departments[:1], nil, nil
	return n
}

// parts are the files that were begun and are no pages yet.
func parts(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(dir + "/.bantin/part-*")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestAnEndedExportGoesOn ends exports after ever more documents. Every file
// is whole, and the next export needs no force.
func TestAnEndedExportGoesOn(t *testing.T) {
	n := small(t, 30)
	whole := folder(t)
	n.export(whole)
	want := prints(t, whole)
	dir := folder(t)
	for _, after := range []int{1, 17, 50, 51} {
		ctx, end := context.WithCancel(t.Context())
		f, err := export.Open(dir, n.site.ID, false)
		n.must(err)
		_, err = f.Export(ctx, n.files(f), export.Order{Told: func(done, total int) {
			if done == after {
				end()
			}
		}})
		n.must(f.Close())
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d: %v", after, err)
		}
		is := prints(t, dir)
		if len(is) < after/2 || len(is) > len(want)-10 || len(parts(t, dir)) > 0 {
			t.Errorf("after %d: %d files of %d, %v", after, len(is), len(want), parts(t, dir))
		}
		for name, file := range is {
			if file.body != want[name].body && !strings.HasSuffix(name, "index.html") {
				t.Errorf("after %d: %s is not whole", after, name)
			}
		}
	}
	before := len(prints(t, dir))
	if sum := n.export(dir); sum.Files != len(want) || sum.Written != len(want)-before {
		t.Errorf("%+v after %d of %d files", sum, before, len(want))
	}
	n.isComplete("it was ended", dir)
}

// TestAKilledExportGoesOn leaves what an export leaves that is ended by force:
// a list that claims more than there is, a part of a file, and files of which
// the list does not know what they hold.
func TestAKilledExportGoesOn(t *testing.T) {
	n, dir := small(t, 10), folder(t)
	n.export(dir)
	want := prints(t, dir)
	list, err := os.ReadFile(dir + "/.bantin/manifest")
	n.must(err)
	lines := strings.SplitAfter(string(list), "\n")
	for i, line := range lines[1:] {
		if fields := strings.Split(strings.TrimSpace(line), " "); i%2 == 0 && len(fields) == 6 {
			lines[i+1] = strings.Repeat("0", 32) + " 0 0 0 - " + fields[5] + "\n"
		}
	}
	write(t, dir+"/.bantin/manifest", strings.Join(lines, ""))
	write(t, dir+"/.bantin/part-7", "nửa")
	write(t, dir+"/rss.xml", "hỏng")
	n.must(os.Remove(dir + "/atom.xml"))
	n.must(os.RemoveAll(dir + page(3)))
	if sum := n.export(dir); sum.Written != 3 || sum.Files != len(want) || len(parts(t, dir)) > 0 {
		t.Errorf("%+v, %v", sum, parts(t, dir))
	}
	for name, is := range prints(t, dir) {
		if is.body != want[name].body {
			t.Errorf("%s is another one", name)
		}
	}
}

// TestWhatIsGone is taken away with the folders that held nothing else, and
// files of others stay.
func TestWhatIsGone(t *testing.T) {
	n, dir := small(t, 10), folder(t)
	n.export(dir)
	write(t, dir+page(4)+"/ghi-chu.txt", "ghi chú")
	write(t, dir+"/robots-khac.txt", "ghi chú")
	n.must(os.WriteFile(dir+page(5)+"/index.html", []byte("sửa tay"), 0o644))
	n.must(n.store.Hide(t.Context(), []string{uuid(4), uuid(6)}))
	sum := n.export(dir)
	if sum.Removed != 4 {
		t.Errorf("%+v", sum)
	}
	for path, there := range map[string]bool{
		page(4) + "/ghi-chu.txt": true, page(4) + "/index.html": false, page(6): false, "/en" + page(6): false, "/en" + page(4): false,
		"/robots-khac.txt": true, page(5) + "/index.html": true,
	} {
		if _, err := os.Stat(dir + path); there != (err == nil) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if body := prints(t, dir)[page(5)[1:]+"/index.html"].body; !strings.HasPrefix(body, "<!doctype html>") {
		t.Errorf("a page that was changed by hand stays: %s", body)
	}
}

// TestMostOfASiteIsNotRemoved by an export of the wrong database.
func TestMostOfASiteIsNotRemoved(t *testing.T) {
	n, empty, dir := small(t, 120), small(t, 1), folder(t)
	n.export(dir)
	before := prints(t, dir)
	_, err := empty.try(dir, export.Order{})
	var refused *export.Refusal
	if !errors.As(err, &refused) || refused.Why != export.MuchGone || refused.Gone < 200 || refused.Of != len(before) {
		t.Fatalf("%+v, %v", refused, err)
	}
	if after := prints(t, dir); !maps.Equal(before, after) {
		t.Errorf("changed: %v", differing(before, after))
	}
	if sum, err := empty.try(dir, export.Order{Force: true}); err != nil || sum.Removed < 200 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestTwoExportsAtOnce(t *testing.T) {
	n, dir := small(t, 1), folder(t)
	f, err := export.Open(dir, n.site.ID, false)
	n.must(err)
	defer f.Close()
	for _, force := range []bool{false, true} {
		_, err = n.try(dir, export.Order{Force: force})
		var refused *export.Refusal
		if !errors.As(err, &refused) || refused.Why != export.Busy {
			t.Errorf("%v", err)
		}
	}
}

// TestFoldersThatCannotBe names those that are no folders.
func TestFoldersThatCannotBe(t *testing.T) {
	n, dir := small(t, 0), t.TempDir()
	write(t, dir+"/tep", "một tệp")
	for _, path := range []string{dir + "/tep", dir + "/tep/con"} {
		if _, err := n.try(path, export.Order{}); !errors.Is(err, syscall.ENOTDIR) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if os.Geteuid() != 0 {
		n.must(os.Mkdir(dir+"/khoa", 0o555))
		if _, err := n.try(dir+"/khoa", export.Order{}); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("unwritable: %v", err)
		}
	}
	n.must(os.Symlink(dir+"/that", dir+"/lien-ket"))
	n.must(os.Mkdir(dir+"/that", 0o755))
	if sum, err := n.try(dir+"/lien-ket", export.Order{}); err != nil || sum.Files == 0 {
		t.Errorf("a link to a folder: %+v, %v", sum, err)
	}
}

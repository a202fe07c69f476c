//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// editors are the ways of editors.
func editors() []way {
	return []way{
		{name: "emptied and written, as VS Code does", save: func(t *testing.T, o *office, path, text string) {
			f, err := os.OpenFile(o.at(path), os.O_WRONLY|os.O_TRUNC, 0)
			if err != nil {
				t.Fatal(err)
			}
			lasts(t, 30*time.Millisecond)
			_, err = f.WriteString(text)
			if err != nil || f.Close() != nil {
				t.Fatal(err)
			}
		}},
		{name: "a new file in its stead", save: func(t *testing.T, o *office, path, text string) {
			o.write(t, path+".tmp", text)
			o.rename(t, path+".tmp", path)
		}},
		{name: "backup and rename, as vim does", save: func(t *testing.T, o *office, path, text string) {
			probe := filepath.ToSlash(filepath.Join(filepath.Dir(path), "4913"))
			o.write(t, probe, "")
			o.remove(t, probe)
			o.rename(t, path, path+"~")
			o.write(t, path, text)
			o.remove(t, path+"~")
		}},
		{name: "by Notepad", save: func(t *testing.T, o *office, path, text string) {
			o.write(t, path, "\ufeff"+strings.ReplaceAll(text, "\n", "\r\n"))
		}},
		{name: "with a lock and a draft beside it, as Emacs does", save: func(t *testing.T, o *office, path, text string) {
			lock, draft := "nguon/.#so.yaml", "nguon/#so.yaml#"
			o.link(t, "ai@may.1234", lock)
			o.write(t, draft, text[:len(text)/2])
			lasts(t, 600*time.Millisecond)
			o.rename(t, path, path+"~")
			o.write(t, path, text)
			o.remove(t, draft)
			o.remove(t, lock)
		}},
		{name: "the main file, by a new one in its stead", file: "bantin.yaml", save: func(t *testing.T, o *office, path, text string) {
			o.write(t, ".bantin.yaml.moi", text)
			o.rename(t, ".bantin.yaml.moi", path)
		}},
	}
}

// halves are files that are found half written.
func halves() []way {
	slowly := func(cut func(text string) int) func(*testing.T, *office, string, string) {
		return func(t *testing.T, o *office, path, text string) {
			o.write(t, path, text[:cut(text)])
			lasts(t, 2*time.Second)
			o.write(t, path, text)
		}
	}
	const half = 2900 * time.Millisecond // a little less than bantin waits
	return []way{
		{name: "half written for two seconds", half: half, save: slowly(func(text string) int { return len(text) - 17 })},
		{name: "a whole source short for two seconds", half: half, save: slowly(func(text string) int { return strings.LastIndex(text[:strings.LastIndex(text, "  - id")], "  - id") })},
		{name: "the main file half written for two seconds", file: "bantin.yaml", half: half, save: slowly(func(text string) int { return strings.Index(text, "include") })},
		{name: "in many small pieces", half: half, save: func(t *testing.T, o *office, path, text string) {
			f, err := os.Create(o.at(path))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for i := 0; i < len(text); i += 40 {
				if _, err := f.WriteString(text[i:min(len(text), i+40)]); err != nil {
					t.Fatal(err)
				}
				lasts(t, 10*time.Millisecond)
			}
		}},
	}
}

// links are the ways of administrators and of clusters.
func links() []way {
	swap := func(to string) func(*testing.T, *office, string, string) { // as Kubernetes does
		return func(t *testing.T, o *office, path, text string) {
			folder := "nguon/.." + to
			o.write(t, folder+"/so.yaml", text)
			o.link(t, ".."+to, "nguon/..data_tmp")
			o.rename(t, "nguon/..data_tmp", "nguon/..data")
			if info, err := os.Lstat(o.at(path)); err != nil || info.Mode().IsRegular() {
				o.link(t, "..data/so.yaml", "nguon/tam")
				o.rename(t, "nguon/tam", path)
			}
		}
	}
	release := func(to string) func(*testing.T, *office, string, string) { // of all settings, two links away
		return func(t *testing.T, o *office, path, text string) {
			o.write(t, "ban/"+to+"/nguon/so.yaml", text)
			o.link(t, to, "ban/tam")
			o.rename(t, "ban/tam", "ban/nay")
			if info, err := os.Lstat(o.at("nguon")); err != nil || info.IsDir() {
				o.rename(t, "nguon", "nguon-cu")
				o.link(t, "ban/nay/nguon", "nguon")
			}
		}
	}
	return []way{
		{name: "put behind two links", save: swap("2026_11_23_1")},
		{name: "the first link turned", save: swap("2026_11_23_2")},
		{name: "the first link turned again", save: swap("2026_11_23_3")},
		{name: "the folder put behind two links", save: release("v1")},
		{name: "the second link turned", save: release("v2")},
		{name: "the second link turned again", save: release("v3")},
	}
}

// moments are files and folders that are not there, or cannot be read, for a
// moment.
func moments() []way {
	return []way{
		{name: "deleted, and written a second later", save: func(t *testing.T, o *office, path, text string) {
			o.remove(t, path)
			lasts(t, time.Second)
			o.write(t, path, text)
		}},
		{name: "the folder renamed and back", save: func(t *testing.T, o *office, path, text string) {
			o.rename(t, "nguon", "nguon-cu")
			lasts(t, time.Second)
			o.rename(t, "nguon-cu", "nguon")
			lasts(t, time.Second)
			o.write(t, path, text)
		}},
		{name: "not to be read for a moment", save: func(t *testing.T, o *office, path, text string) {
			o.permit(t, path, 0)
			lasts(t, time.Second)
			o.permit(t, path, 0o644)
			o.write(t, path, text)
		}},
		{name: "the main file deleted, and written a second later", file: "bantin.yaml", save: func(t *testing.T, o *office, path, text string) {
			o.remove(t, path)
			lasts(t, time.Second)
			o.write(t, path, text)
		}},
	}
}

// absences are folders that are not there, or cannot be read, for so long that
// staff are told.
func absences() []way {
	return []way{
		{name: "the folder away for long", save: func(t *testing.T, o *office, path, text string) {
			o.rename(t, "nguon", "nguon-cu")
			o.shows(t, "nguon", "bantin.yaml:6:11", true)
			o.rename(t, "nguon-cu", "nguon")
			o.shows(t, "nguon", "Cấu hình đang có lỗi", false)
			o.write(t, path, text)
		}},
		{name: "the folder not to be read for long", save: func(t *testing.T, o *office, path, text string) {
			o.permit(t, "nguon", 0)
			o.shows(t, "nguon", "bantin.yaml:6:11", true)
			o.permit(t, "nguon", 0o755)
			o.shows(t, "nguon", "Cấu hình đang có lỗi", false)
			o.write(t, path, text)
		}},
	}
}

// faulty are files with a fault in them that are mended later.
func faulty() []way {
	mended := func(place, from, to string) func(*testing.T, *office, string, string) {
		return func(t *testing.T, o *office, path, text string) {
			o.write(t, path, strings.Replace(text, from, to, 1))
			o.shows(t, "nguon", place, true)
			o.shows(t, "van-hanh/atom.xml", place, true)
			if o.settled() {
				t.Error("what has a fault is in force")
			}
			o.write(t, path, text)
			o.shows(t, "nguon", "Cấu hình đang có lỗi", false)
			o.awaits(t, "no fault in the feed", func() bool {
				lasts(t, 100*time.Millisecond)
				feed := string(o.serve.get(t, "van-hanh/atom.xml"))
				mended := strings.Index(feed, "Cấu hình đã hết lỗi")
				return mended >= 0 && mended < strings.Index(feed, place)
			})
		}
	}
	return []way{
		{name: "a department's file with a fault", save: mended("nguon/so.yaml:5:5", "    department:", "    departmnt:")},
		{name: "the main file with a fault", file: "bantin.yaml", save: func(t *testing.T, o *office, path, text string) {
			mended("bantin.yaml:3:11", "@every 1s", "@evry 1s")(t, o, path, text)
		}},
	}
}

func (o *office) rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(o.at(from), o.at(to)); err != nil {
		t.Fatal(err)
	}
}

func (o *office) remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(o.at(path)); err != nil {
		t.Fatal(err)
	}
}

func (o *office) link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, o.at(path)); err != nil {
		t.Fatal(err)
	}
}

func (o *office) permit(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(o.at(path), mode); err != nil {
		t.Fatal(err)
	}
}

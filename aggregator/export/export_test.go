package export_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/export"
)

// TestASecondExportWritesNothing leaves even the list of files as it was.
func TestASecondExportWritesNothing(t *testing.T) {
	n, dir := newsroomOf(t, 230), folder(t)
	first := n.export(dir)
	before := prints(t, dir)
	if first.Written != len(before) || first.Files != len(before) || first.Unchanged+first.Removed > 0 || first.Files < 500 {
		t.Errorf("the first: %+v, %d files", first, len(before))
	}
	list := stat(t, dir+"/.bantin/manifest")
	n.clock = n.clock.Add(20 * time.Minute)
	second := n.export(dir)
	if second.Written+second.Removed > 0 || second.Files != first.Files || second.Unchanged != first.Files {
		t.Errorf("the second: %+v", second)
	}
	if after := prints(t, dir); !maps.Equal(before, after) {
		t.Errorf("written again: %v", differing(before, after))
	}
	if stat(t, dir+"/.bantin/manifest") != list {
		t.Error("the list of files was written again")
	}
	n.clock = n.clock.AddDate(0, 0, 40) // no visit is due any more
	n.export(dir)
	for _, name := range differing(before, prints(t, dir)) {
		if name = strings.TrimPrefix(name, "en/"); !strings.HasPrefix(name, "nguon/") && !strings.HasPrefix(name, "thong-ke") {
			t.Errorf("written again only because time passed: %s", name)
		}
	}
}

// differing names the files that are not the same.
func differing(a, b map[string]print) (names []string) {
	for name := range a {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestOnlyWhatChangedIsWritten makes one change after the other, and holds
// what an export does about it to what a first one would write.
func TestOnlyWhatChangedIsWritten(t *testing.T) {
	n, dir := newsroomOf(t, 130), folder(t)
	n.export(dir)
	both := func(paths ...string) (names []string) {
		for _, p := range paths {
			names = append(names, p[1:]+"/index.html", "en"+p+"/index.html")
		}
		return names
	}
	lists := func(department, area string) []string { // of one article that is among the newest
		var names []string
		for _, folder := range []string{"", department + "/", "dia-phuong/" + area + "/", "chuyen-muc/du-lich/"} {
			names = append(names, folder+"rss.xml", folder+"atom.xml", folder+"feed.json", folder+"index.html", "en/"+folder+"index.html")
		}
		return names
	}
	laoCai := lists("so-lao-cai", "lao-cai")
	for _, c := range []struct {
		name   string
		change func()
		want   []string // among the files written
		never  string   // is no part of their names
		most   int
	}{
		{"nothing", func() {}, nil, "", 0},
		{"an old story is corrected", func() { n.edit(3, "Tin số ba", true) }, both(page(3)), "tin/" + uuid(4), 40},
		{"the form of an old story changes", func() { n.edit(3, "Tin số ba ", false) }, both(page(3)), "rss.xml", 10},
		{"a story arrives", func() { n.add(501) }, append(both(page(501)), laoCai...), "tin/" + uuid(4), 80},
		{"an article joins an old story", func() { n.join(502, 4) }, both(page(4)), "tin/" + uuid(3), 80},
		{"a story is hidden", func() { n.must(n.store.Hide(n.Context(), []string{uuid(129)})) }, laoCai, "tin/", 80},
		{"a story is merged", func() { n.must(n.store.Merge(n.Context(), uuid(128), uuid(127), n.clock)) }, both(page(128), page(127)), "tin/" + uuid(3), 80},
	} {
		before := prints(t, dir)
		c.change()
		sum := n.export(dir)
		after := prints(t, dir)
		changed := differing(before, after)
		var gone []string
		for _, name := range changed {
			if _, ok := after[name]; !ok {
				gone = append(gone, name)
			} else if before[name].body == after[name].body {
				t.Errorf("%s: %s is written again as it was", c.name, name)
			}
			if c.never != "" && strings.Contains(name, c.never) && !slices.Contains(gone, name) {
				t.Errorf("%s: %s is written", c.name, name)
			}
		}
		for _, name := range c.want {
			if !slices.Contains(changed, name) {
				t.Errorf("%s: %s stays as it was", c.name, name)
			}
		}
		if len(changed) != sum.Written+sum.Removed || len(changed) > c.most {
			t.Errorf("%s: %d files changed: %+v\n%s", c.name, len(changed), sum, strings.Join(changed, "\n"))
		}
		if wantGone := map[string][]string{"a story is hidden": both(page(129))}[c.name]; !slices.Equal(gone, sorted(wantGone)) {
			t.Errorf("%s: removed %v", c.name, gone)
		}
		n.isComplete(c.name, dir)
	}
}

func sorted(list []string) []string { slices.Sort(list); return list }

// isComplete holds a folder to what an export into an empty one writes. Since
// when a document is as it is only the older one knows.
func (n *newsroom) isComplete(after, dir string) {
	n.Helper()
	fresh := folder(n.T)
	n.export(fresh)
	a, b := prints(n.T, dir), prints(n.T, fresh)
	for name := range b {
		if a[name].body != b[name].body && !strings.HasSuffix(name, "index.html") {
			n.Errorf("after %s: %s is another one in a first export", after, name)
		}
		if strings.Contains(name, "tin/") && a[name].body != b[name].body {
			n.Errorf("after %s: %s is another one in a first export", after, name)
		}
	}
	if len(a) != len(b) {
		n.Errorf("after %s: %d files, %d in a first export: %v", after, len(a), len(b), differing(a, b))
	}
}

func TestOtherSettingsMakeEveryPageAgain(t *testing.T) {
	n, dir := newsroomOf(t, 30), folder(t)
	n.export(dir)
	before := prints(t, dir)
	n.site.Title = "Bản tin khác"
	sum := n.export(dir)
	after := prints(t, dir)
	for name := range after {
		if strings.HasSuffix(name, ".html") && before[name].body == after[name].body {
			t.Errorf("%s stays", name)
		}
	}
	if sum.Files != len(before) {
		t.Errorf("%+v", sum)
	}
	again, err := n.try(dir, export.Order{Program: "another one"})
	if err != nil || again.Written > 0 {
		t.Errorf("another program that writes the same: %+v, %v", again, err)
	}
}

// TestWhatComesMeanwhile is written, too, for pages may lead to it already.
func TestWhatComesMeanwhile(t *testing.T) {
	n, dir := small(t, 160), folder(t)
	n.export(dir)
	f, err := export.Open(dir, n.site.ID, false)
	n.must(err)
	defer f.Close()
	sum, err := f.Export(t.Context(), n.files(f), export.Order{Told: func(done, total int) {
		if done == 20 {
			n.add(700)
		}
	}})
	n.must(err)
	files := prints(t, dir)
	for _, name := range []string{page(700)[1:] + "/index.html", "en" + page(700) + "/index.html"} {
		if files[name].body == "" {
			t.Errorf("%s is not there", name)
		}
	}
	if sum.Files != len(files) {
		t.Errorf("%+v, and %d files", sum, len(files))
	}
}

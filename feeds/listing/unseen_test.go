package listing

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

// unseenMisses are the pages that are not read rightly yet, by the test's
// name: what is wrong, and in how many items, missing and wrong ones together.
// Their golden files hold what is right.
var unseenMisses = map[string]struct {
	what  string
	items int
}{}

// The pages of this test were written, with what is on them, by somebody who
// had seen neither this package nor its other tests.
func TestUnseenPages(t *testing.T) {
	for _, path := range pages(t, "testdata/unseen/*.html") {
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		if strings.Contains(name, ".after") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			text, want := layout(t, path)
			found, err := Find(text, want.URL, Learned{})
			if err != nil {
				t.Fatal(err)
			}
			unseen(t, name, want.Items, items(t, found))
			again, err := Find(text, want.URL, kept(t, found.Learned))
			if err != nil {
				t.Fatalf("read again: %v", err)
			}
			if diff := cmp.Diff(found.Items, again.Items); diff != "" || again.Anew {
				t.Errorf("read again (anew: %v)\n%s", again.Anew, diff)
			}
		})
	}
}

// What is rebuilt is read twice: as a page never met, and with what the old
// page taught. With expect "layout" it may not be read the second time, except
// rightly.
func TestUnseenRebuilt(t *testing.T) {
	for _, path := range pages(t, "testdata/unseen/*.after*.html") {
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		var want struct {
			URL    string
			Expect string
			Items  []item
		}
		if err := json.Unmarshal(read(t, strings.TrimSuffix(path, ".html")+".golden"), &want); err != nil {
			t.Fatal(err)
		}
		text := read(t, path)
		t.Run(name+"/fresh", func(t *testing.T) {
			found, err := Find(text, want.URL, Learned{})
			switch {
			case len(want.Items) == 0 && err == nil:
				t.Errorf("got %d items (%+v); want none", len(found.Items), found.Why)
			case len(want.Items) == 0:
			case err != nil:
				t.Error(err)
			default:
				unseen(t, name+"/fresh", want.Items, items(t, found))
			}
		})
		t.Run(name+"/learned", func(t *testing.T) {
			old, _, _ := strings.Cut(path, ".after")
			before, err := Find(read(t, old+".html"), want.URL, Learned{})
			if err != nil {
				t.Fatal(err)
			}
			after, err := Find(text, want.URL, kept(t, before.Learned))
			var problem *feeds.Problem
			switch {
			case errors.As(err, &problem):
				if string(problem.Class) != want.Expect {
					t.Errorf("got %v; want %s", err, want.Expect)
				} else if _, known := unseenMisses[name+"/learned"]; known {
					t.Error("refused by now, but listed as a miss")
				}
			case want.Expect == "anew" && !after.Anew:
				t.Error("read without learning anew")
			default:
				unseen(t, name+"/learned", want.Items, items(t, after))
			}
		})
	}
}

// unseen reports a difference, unless it is a known one. A known one that is
// gone is an error as well: then it is to be taken off the list.
func unseen(t *testing.T, name string, want, got []item) {
	t.Helper()
	wrong := lacking(want, got) + lacking(got, want)
	diff := cmp.Diff(want, got)
	miss, known := unseenMisses[name]
	switch {
	case known && diff == "":
		t.Error("read rightly by now, but listed as a miss")
	case known && wrong == miss.items:
		t.Logf("known miss: %s", miss.what)
	case diff != "":
		t.Errorf("%d wrong; want -, got +\n%s", wrong, diff)
	}
}

// lacking counts the items of one list that another lacks.
func lacking(list, other []item) (n int) {
	for _, it := range list {
		if !slices.Contains(other, it) {
			n++
		}
	}
	return n
}

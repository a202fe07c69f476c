package listing

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

func TestRefusals(t *testing.T) {
	for _, path := range pages(t, "testdata/refused/*.html") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".html"), func(t *testing.T) {
			var want struct {
				URL   string
				Class feeds.Class
			}
			if err := json.Unmarshal(read(t, strings.TrimSuffix(path, ".html")+".golden"), &want); err != nil {
				t.Fatal(err)
			}
			found, err := Find(read(t, path), want.URL, Learned{})
			var problem *feeds.Problem
			if !errors.As(err, &problem) || problem.Class != want.Class {
				t.Errorf("got %v and %d items (%+v); want %s", err, len(found.Items), found.Why, want.Class)
			}
		})
	}
}

func TestRebuiltPages(t *testing.T) {
	for _, path := range pages(t, "testdata/rebuilt/*.after.html") {
		name := strings.TrimSuffix(path, ".after.html")
		t.Run(filepath.Base(name), func(t *testing.T) {
			var want struct {
				URL    string
				Expect string
				Items  []item
			}
			if err := json.Unmarshal(read(t, name+".golden"), &want); err != nil {
				t.Fatal(err)
			}
			before, err := Find(read(t, name+".before.html"), want.URL, Learned{})
			if err != nil {
				t.Fatal(err)
			}
			after, err := Find(read(t, path), want.URL, kept(t, before.Learned))
			var problem *feeds.Problem
			switch {
			case errors.As(err, &problem):
				if string(problem.Class) != want.Expect {
					t.Errorf("got %v; want %s", err, want.Expect)
				}
			case want.Expect != "same" && want.Expect != "anew" || after.Anew != (want.Expect == "anew"):
				t.Errorf("got %d items (%+v), anew: %v; want %s", len(after.Items), after.Why, after.Anew, want.Expect)
			default:
				if diff := cmp.Diff(want.Items, items(t, after)); diff != "" {
					t.Errorf("want -, got +\n%s", diff)
				}
			}
		})
	}
}

// kept returns what was learned as it comes back from where it was stored.
func kept(t *testing.T, k Learned) (back Learned) {
	t.Helper()
	text, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

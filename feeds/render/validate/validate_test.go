package validate_test

import (
	"strings"
	"testing"

	"bantin/feeds/render/validate"
)

func TestGoodDocuments(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		validate  func([]byte, string) []string
	}{
		{"RSS", goodRSS, validate.RSS}, {"Atom", goodAtom, validate.Atom}, {"JSON Feed", goodJSON, validate.JSONFeed},
	} {
		for _, complaint := range c.validate([]byte(c.doc), self) {
			t.Errorf("%s: %s", c.name, complaint)
		}
	}
}

// A spoiling puts one thing into a good document in place of another.
type spoiling struct {
	name, old, new string
	complaint      string // the beginning of the only one that is expected
}

// spoil expects exactly one complaint about each spoilt document.
func spoil(t *testing.T, good string, validator func([]byte, string) []string, list []spoiling) {
	for _, c := range list {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("the good document has no %q", c.old)
			}
			got := validator([]byte(strings.Replace(good, c.old, c.new, 1)), self)
			if len(got) != 1 || !strings.HasPrefix(got[0], c.complaint) {
				t.Errorf("complaints:\n%s\nwant one: %s", strings.Join(got, "\n"), c.complaint)
			}
		})
	}
}

func TestSpoiltDocuments(t *testing.T) {
	both := []spoiling{
		{"bad byte", "Bản tin", "B\xe1n tin", "document: is not UTF-8"},
		{"forbidden character", "Bản tin", "Bản\x01tin", "document: is not well-formed"},
		{"cut short", "</title>", "", "document: is not well-formed"},
		{"something after the end", "?>", "?><x/>", "document: has not exactly one element"},
		{"text around", "?>", "?>x", "document: has not exactly one element"},
	}
	t.Run("RSS", func(t *testing.T) { spoil(t, goodRSS, validate.RSS, both) })
	t.Run("Atom", func(t *testing.T) { spoil(t, goodAtom, validate.Atom, both) })
}

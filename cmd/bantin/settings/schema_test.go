package settings

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSchemaIsCommitted compares the files that editors read with what the
// rules of the reader say today.
func TestSchemaIsCommitted(t *testing.T) {
	for _, k := range []FileKind{Main, Included} {
		var b bytes.Buffer
		if err := k.WriteSchema(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, k.SchemaFile(), b.String())
	}
}

// TestEveryKeyIsExplained wants a description of every key, in both
// languages, and no description of a key that there is not.
func TestEveryKeyIsExplained(t *testing.T) {
	met := map[string]bool{"": true}
	var walk func(parent string, s *schema)
	walk = func(parent string, s *schema) {
		for _, p := range s.properties {
			name := p.key
			if parent != "" {
				name = parent + "." + p.key
			}
			met[name] = true
			if about := p.schema.about; about.vi == "" || about.en == "" || about.vi == about.en {
				t.Errorf("%s is not explained in both languages", name)
			}
			for _, inner := range append([]*schema{p.schema, p.schema.items}, p.schema.forms...) {
				for inner != nil {
					walk(p.key, inner)
					inner = inner.items
				}
			}
		}
	}
	walk("", schemaOf(Main))
	for name := range keywords() {
		if !met[name] {
			t.Errorf("%s is explained and no key", name)
		}
	}
}

// TestIncludedFilesTakeFewerKeys wants the schema of included files to have the
// keys that their reader takes, as the main file has them, and no others.
func TestIncludedFilesTakeFewerKeys(t *testing.T) {
	keys := func(k FileKind) (all []string) {
		for _, p := range schemaOf(k).properties {
			all = append(all, p.key)
		}
		return all
	}
	included := keys(Included)
	for _, key := range keys(Main) {
		folder := t.TempDir()
		write(t, filepath.Join(folder, "bantin.yaml"), "include: [phan.yaml]\n")
		write(t, filepath.Join(folder, "phan.yaml"), key+": 7\n")
		s, err := Load(filepath.Join(folder, "bantin.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		refused := strings.Contains(s.Warnings.Error(), "the key \""+key+"\" stands in the main file only")
		if refused == slices.Contains(included, key) {
			t.Errorf("%s: refused: %v, in the schema: %v", key, refused, !refused)
		}
	}
	if len(included) != 4 {
		t.Errorf("included files take %v", included)
	}
}

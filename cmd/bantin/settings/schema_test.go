package settings

import (
	"bytes"
	"testing"
)

// TestSchemaIsCommitted compares the file that editors read with what the
// rules of the reader say today.
func TestSchemaIsCommitted(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSchema(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, SchemaFile, b.String())
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
	walk("", schemaOf())
	for name := range keywords() {
		if !met[name] {
			t.Errorf("%s is explained and no key", name)
		}
	}
}

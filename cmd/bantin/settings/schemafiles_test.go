package settings

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSchemaTakesWhatIsRead wants the schema to refuse nothing that the
// reader takes.
func TestSchemaTakesWhatIsRead(t *testing.T) {
	for _, name := range []string{"builtin.yaml", "testdata/full.yaml", "testdata/full/son-la.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		kind := Main
		if name == "testdata/full/son-la.yaml" {
			kind = Included
		}
		for _, wrong := range againstSchema(t, kind, name, data) {
			t.Errorf("%s: %s", name, wrong)
		}
	}
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```yaml\n")
	example, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("the README shows no settings")
	}
	for _, wrong := range againstSchema(t, Main, "README.md", []byte(example)) {
		t.Errorf("README.md: %s", wrong)
	}
}

// beyondSchema are the broken files whose faults no schema can tell: they lie
// in what keys say of each other, of files and of calendars.
var beyondSchema = strings.Fields(`
	address-host address-no-break-space address-twice-tracked area-undeclared nothing-declared replaces-circle allow-all cluster-members notify-empty selectors-empty yaml-dash-long yaml-wide-colon
	address-no-host address-twice address-user cluster-year
	duplicate-ids duplicate-key keep-texts listen-address listen-port pairs-contradict regexp-empty
	regexp replaces-itself reserved-department schedule-fields schedule-never schedule-range
	schedule-short schedule-word schedule-zone selector-attribute selectors-unwanted site-address site-folder
	notify-nobody notify-secrets notify-twice successor-circle successor text-nul time-zone unknown-references within yaml-byte-order-mark yaml-zero-width
`)

// TestSchemaRefusesWhatItCan gives every broken file that is YAML at all to
// the schema.
func TestSchemaRefusesWhatItCan(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := newFile(path, data)
		if f.parse(); f.root == nil || len(f.unread) > 0 {
			continue // editors say so without a schema
		}
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		wrong := againstSchema(t, Main, path, data)
		switch {
		case len(wrong) == 0 && !slices.Contains(beyondSchema, name):
			t.Errorf("%s: the schema finds nothing", name)
		case len(wrong) > 0 && slices.Contains(beyondSchema, name):
			t.Errorf("%s: the schema can tell: %v", name, wrong)
		case len(wrong) > 0:
			told++
		}
	}
	if told < 30 {
		t.Errorf("the schema tells of %d files only", told)
	}
}

// againstSchema says in which places a file is not as the committed schema of
// its kind wants it.
func againstSchema(t *testing.T, k FileKind, name string, data []byte) []string {
	t.Helper()
	raw, err := os.ReadFile(k.SchemaFile())
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	f := newFile(name, data)
	f.parse()
	if f.root == nil {
		return validate(schema, nil, "")
	}
	return validate(schema, plainValue(f.root), "")
}

// plainValue is a node as JSON would have it.
func plainValue(n *node) any {
	switch n.shape {
	case text:
		return n.text
	case number:
		if v, err := strconv.ParseFloat(n.text, 64); err == nil {
			return v
		}
		return math.NaN()
	case truth:
		return strings.EqualFold(n.text, "true")
	case mapping:
		m := map[string]any{}
		for _, f := range n.fields {
			m[f.key.text] = plainValue(f.value)
		}
		return m
	case sequence:
		list := []any{}
		for _, e := range n.entries {
			list = append(list, plainValue(e))
		}
		return list
	}
	return nil
}

// validate judges a value by the words of draft 7 that our schema has, and
// refuses any other word.
func validate(schema map[string]any, v any, at string) (wrong []string) {
	complain := func(format string, values ...any) {
		wrong = append(wrong, at+": "+fmt.Sprintf(format, values...))
	}
	for word, want := range schema {
		switch word {
		case "$schema", "title", "description":
		case "type":
			if !slices.ContainsFunc(listOf(want), func(name any) bool { return isType(v, name.(string)) }) {
				complain("no %v", want)
			}
		case "enum":
			if !slices.Contains(want.([]any), v) {
				complain("none of %v", want)
			}
		case "anyOf":
			if !slices.ContainsFunc(want.([]any), func(form any) bool { return len(validate(form.(map[string]any), v, at)) == 0 }) {
				complain("none of the forms")
			}
		case "pattern":
			if s, ok := v.(string); ok && !regexp.MustCompile(want.(string)).MatchString(s) {
				complain("%q is not like %s", s, want)
			}
		case "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems":
			if size, ok := sizeOf(v, word); ok && (strings.HasPrefix(word, "min") && size < want.(float64) || strings.HasPrefix(word, "max") && size > want.(float64)) {
				complain("%s %v", word, want)
			}
		case "uniqueItems":
			if list, ok := v.([]any); ok {
				for i, e := range list {
					if slices.ContainsFunc(list[:i], func(o any) bool { return reflect.DeepEqual(o, e) }) {
						complain("twice %v", e)
					}
				}
			}
		case "items":
			list, _ := v.([]any)
			for i, e := range list {
				wrong = append(wrong, validate(want.(map[string]any), e, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "required":
			for _, key := range want.([]any) {
				if m, ok := v.(map[string]any); ok {
					if _, there := m[key.(string)]; !there {
						complain("without %v", key)
					}
				}
			}
		case "properties":
			known := want.(map[string]any)
			m, _ := v.(map[string]any)
			for key, value := range m {
				if inner, ok := known[key]; ok {
					wrong = append(wrong, validate(inner.(map[string]any), value, at+"."+key)...)
				} else {
					complain("unknown key %s", key)
				}
			}
		case "additionalProperties": // always false, judged with the properties
		default:
			complain("the schema has the word %q", word)
		}
	}
	return wrong
}

func listOf(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

func isType(v any, name string) bool {
	switch v := v.(type) {
	case nil:
		return name == "null"
	case string:
		return name == "string"
	case bool:
		return name == "boolean"
	case float64:
		return name == "integer" && v == math.Trunc(v)
	case []any:
		return name == "array"
	}
	return name == "object"
}

// sizeOf is what a bound is about: characters, a number, or entries.
func sizeOf(v any, word string) (float64, bool) {
	switch v := v.(type) {
	case string:
		return float64(utf8.RuneCountInString(v)), strings.HasSuffix(word, "Length")
	case float64:
		return v, strings.HasSuffix(word, "imum")
	case []any:
		return float64(len(v)), strings.HasSuffix(word, "Items")
	}
	return 0, false
}

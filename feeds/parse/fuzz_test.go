package parse

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"bantin/feeds"
)

// samples returns the documents of testdata.
func samples(tb testing.TB) [][]byte {
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil {
		tb.Fatal(err)
	}
	var bodies [][]byte
	for _, path := range paths {
		if strings.HasSuffix(path, ".golden") {
			continue
		}
		body, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	return bodies
}

// FuzzDocument checks that every document is read, or refused with a reason,
// without harm: in clean text, in bounded numbers, the same way each time.
func FuzzDocument(f *testing.F) {
	for _, sample := range samples(f) {
		f.Add(sample, "")
	}
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":null,"authors":[null]},null]}`), "text/html; charset=utf-16")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","itemS":[{"id":1},null],"ITEMS":[{"id":2}]}`), "")
	sources := []feeds.Source{
		{Kind: feeds.Feed},
		{Kind: feeds.Auto},
		{Kind: feeds.HTML, Lists: []feeds.List{{Item: "div, li, tr", Date: "span", Summary: "p", Image: "img"}, {Item: "a", Link: "@href", Title: "@title"}}},
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		for _, src := range sources {
			resp := &feeds.Response{URL: "https://svhttdl.example.vn/tin/", ContentType: contentType, Body: body}
			doc, err := Document(resp, src)
			again, errAgain := Document(resp, src)
			if !reflect.DeepEqual(doc, again) || !reflect.DeepEqual(err, errAgain) {
				t.Fatalf("%s: read in two ways", src.Kind)
			}
			var p *feeds.Problem
			switch {
			case errors.Is(err, errPanic):
				t.Fatalf("%s: %v", src.Kind, err)
			case err != nil && !errors.As(err, &p):
				t.Fatalf("%s: %v is no problem", src.Kind, err)
			case err != nil && !reflect.DeepEqual(doc, feeds.Document{}):
				t.Fatalf("%s: a document with a problem", src.Kind)
			case len(doc.Items) > maxItems:
				t.Fatalf("%s: %d items", src.Kind, len(doc.Items))
			}
			isClean(t, reflect.ValueOf(doc))
			if p != nil {
				isClean(t, reflect.ValueOf(p.Detail))
			}
		}
	})
}

// isClean fails unless all text in a value is valid and holds nothing that XML
// forbids.
func isClean(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		s := v.String()
		if !utf8.ValidString(s) || s != dropForbidden(s) {
			t.Fatalf("unclean text %q", s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			isClean(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				isClean(t, v.Field(i))
			}
		}
	}
}

package parse

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"

	"bantin/feeds"
)

func TestFilesAreNamedByTheirKind(t *testing.T) {
	const xmp = "\x00\x10<?xpacket?><x:xmpmeta><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><item/></rdf:RDF></x:xmpmeta>"
	for _, c := range []struct{ name, body, detail string }{
		{"a picture", "\xff\xd8\xff\xe0", "image/jpeg"},
		{"a picture that describes itself in RDF", "\xff\xd8\xff\xe1" + xmp, "image/jpeg"},
		{"a drawing", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"},
		{"an animation", "GIF89a\x01\x00\x01\x00", "image/gif"},
		{"a document", "%PDF-1.7\n<html>", "application/pdf"},
		{"a packed file", "PK\x03\x04\x14\x00", "application/zip"},
		{"a text of an office program", office(t, "word/document.xml"), officeText},
		{"a table of an office program", office(t, "xl/workbook.xml"), officeTable},
		{"a text of an old office program", string(compound) + "\x00\x00", "application/msword"},
		{"a recording", "ID3\x03\x00\x00\x00", "audio/mpeg"},
		{"bytes of no known kind", "\x01\x02\x00\xfe\xff\x07", "application/octet-stream"},
	} {
		for _, kind := range []feeds.Kind{feeds.Auto, feeds.Feed} {
			_, err := Document(&feeds.Response{URL: "https://example.vn/tep", ContentType: "text/html", Body: []byte(c.body)}, feeds.Source{Kind: kind})
			var problem *feeds.Problem
			if !errors.As(err, &problem) || problem.Class != feeds.NotAFeed || problem.Detail != c.detail {
				t.Errorf("%s, %s: got %v", c.name, kind, err)
			}
		}
	}
}

// office is a packed document with a file of that name in it.
func office(t *testing.T, name string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

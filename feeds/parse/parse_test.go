package parse

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden holds the samples of testdata that are not read as a feed by default.
var golden = map[string]struct {
	contentType string
	source      feeds.Source
}{
	"rss20":           {"text/html; charset=utf-8", feeds.Source{Kind: feeds.Feed}}, // media types lie
	"windows-1258":    {"text/xml", feeds.Source{Kind: feeds.Feed}},
	"utf16le":         {"text/xml; charset=utf-8", feeds.Source{Kind: feeds.Feed}},
	"announcing.html": {"text/html", feeds.Source{Kind: feeds.Auto}},
	"portal.html": {"text/html", feeds.Source{Kind: feeds.HTML, Lists: []feeds.List{{
		Item: "div.news-item", Title: "h3 a", Link: "h3 a@href", Date: "span.time", Summary: "p.sapo", Image: "img@src", MinItems: 3}}}},
	"sharepoint.html": {"text/html", feeds.Source{Kind: feeds.HTML, Lists: []feeds.List{{
		Item: "li.dfwp-item", Summary: ".description"}}}},
	"table.html": {"text/html", feeds.Source{Kind: feeds.HTML, Lists: []feeds.List{
		{Item: "table.tin > tbody > tr.dong", Title: "a.td b", Link: "a.td@href", Date: "i", Image: "img"},
		{Item: "a.td", Link: "@href"}}}},
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.*ml")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(paths, more...) {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			setup, given := golden[name]
			if !given {
				setup, given = golden[strings.TrimSuffix(name, ".xml")]
			}
			if !given {
				setup.source.Kind = feeds.Feed
			}
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			resp := &feeds.Response{URL: "https://svhttdl.example.vn/vi/tin.html", ContentType: setup.contentType, Body: body}
			doc, err := Document(resp, setup.source)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, path+".golden", doc)
		})
	}
}

// compare holds a document against its golden file, as JSON without what is
// empty.
func compare(t *testing.T, path string, doc feeds.Document) {
	t.Helper()
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(prune(tree)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("(-golden +got)\n%s", diff)
	}
}

// prune drops empty members.
func prune(tree any) any {
	switch v := tree.(type) {
	case map[string]any:
		for key, member := range v {
			if member == nil || member == "" || member == 0.0 || member == "0001-01-01T00:00:00Z" {
				delete(v, key)
				continue
			}
			prune(member)
		}
	case []any:
		for _, member := range v {
			prune(member)
		}
	}
	return tree
}

// parseText reads a text in the simplest of circumstances.
func parseText(text string, kind feeds.Kind, lists ...feeds.List) (feeds.Document, error) {
	return Document(&feeds.Response{URL: "https://svhttdl.example.vn/tin/", Body: []byte(text)}, feeds.Source{Kind: kind, Lists: lists})
}

func TestProblems(t *testing.T) {
	const portal = `<!doctype html><title> Đăng nhập
		&amp; xác thực </title><div class="tin"><a href="/a-1">Tin</a></div>`
	list := feeds.List{Item: "div.tin", Title: "h3", MinItems: 2}
	for _, c := range []struct {
		name, text string
		kind       feeds.Kind
		lists      []feeds.List
		class      feeds.Class
		detail     string
	}{
		{"nothing", "", feeds.Feed, nil, feeds.Empty, ""},
		{"a mark and spaces", "\ufeff \r\n", feeds.Auto, nil, feeds.Empty, ""},
		{"a page for a feed", portal, feeds.Feed, nil, feeds.NotAFeed, "Đăng nhập & xác thực"},
		{"a fragment of a page for a feed", `<div><p>Bảo trì</p></div>`, feeds.Feed, nil, feeds.NotAFeed, ""},
		{"a page with a feed drawn in it", `<!doctype html><p>Mẫu</p><rss/>`, feeds.Feed, nil, feeds.NotAFeed, ""},
		{"a message for a feed", "Lỗi kết nối  cơ sở dữ liệu", feeds.Feed, nil, feeds.NotAFeed, "Lỗi kết nối cơ sở dữ liệu"},
		{"a site map for a feed", `<?xml version="1.0"?><urlset><url/></urlset>`, feeds.Auto, nil, feeds.NotAFeed, "<urlset>"},
		{"other JSON for a feed", `{"error":"không có quyền"}`, feeds.Feed, nil, feeds.NotAFeed, "JSON"},
		{"cut in its first item", `<rss><channel><title>Tin</title><item><title>Mở`, feeds.Feed, nil, feeds.Unreadable, "the document ends before its first item does"},
		{"cut before any item", `<feed><title>Tin</title>`, feeds.Feed, nil, feeds.Unreadable, "the document ends before its first item does"},
		{"JSON cut in its first item", `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","ti`, feeds.Feed, nil, feeds.Unreadable, "JSON without a whole item"},
		{"a feed where a list was", `<rss><channel/></rss>`, feeds.HTML, []feeds.List{list}, feeds.Layout, "the address serves a feed, not a page"},
		{"a page without known list", portal, feeds.HTML, nil, feeds.NoList, "Đăng nhập & xác thực"},
		{"no such blocks", portal, feeds.HTML, []feeds.List{{Item: "li.tin"}}, feeds.Layout, `item "li.tin": 0; usable: 0, at least 1 expected`},
		{"no such titles", portal, feeds.HTML, []feeds.List{list}, feeds.Layout, `item "div.tin": 1, title "h3": 0 of 1; usable: 0, at least 2 expected`},
		{"no such links", portal, feeds.HTML, []feeds.List{{Item: "div.tin", Title: "a", Link: "h3 a@href"}}, feeds.Layout, `item "div.tin": 1, link "h3 a@href": 0 of 1; usable: 0, at least 1 expected`},
		{"too few", portal, feeds.HTML, []feeds.List{{Item: "div.tin", MinItems: 3}}, feeds.Layout, `item "div.tin": 1; usable: 1, at least 3 expected`},
		{"the second list too short", portal, feeds.HTML, []feeds.List{{Item: "div.tin"}, {Item: "ul"}}, feeds.Layout, `item "ul": 0; usable: 0, at least 1 expected`},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := parseText(c.text, c.kind, c.lists...)
			var p *feeds.Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %+v, error %v", doc, err)
			}
			if p.Class != c.class || p.Detail != c.detail {
				t.Errorf("got %s %q, want %s %q", p.Class, p.Detail, c.class, c.detail)
			}
		})
	}
}

func TestEmptyFeedsAreNoProblem(t *testing.T) {
	for _, c := range []struct{ name, text, format string }{
		{"RSS", `<rss version="2.0"><channel><title>Tin</title></channel></rss>`, "rss"},
		{"RSS 0.9", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Tin</title></channel></rdf:RDF>`, "rss"},
		{"the document type of a page", `<!DOCTYPE html><rss><channel><title>Tin</title></channel></rss>`, "rss"},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title></feed>`, "atom"},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1","title":"Tin","items":[]}`, "json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := parseText(c.text, feeds.Feed)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Format != c.format || doc.Title != "Tin" || len(doc.Items) != 0 || len(doc.Repairs) != 0 {
				t.Errorf("got %+v", doc)
			}
		})
	}
}

func TestBases(t *testing.T) {
	const address = "https://svhttdl.example.vn/vi/tin/rss"
	for _, c := range []struct{ name, location, root, want string }{
		{"where it came from", "", "", address},
		{"where the server says it is", "https://cdn.example.vn/tin.xml", "", "https://cdn.example.vn/tin.xml"},
		{"relative to where it came from", " ../rss.xml ", "", "https://svhttdl.example.vn/vi/rss.xml"},
		{"a name that only the server's neighbours know", "http://may-chu-2/tin.xml", "", address},
		{"an address of the server's own net", "http://10.0.0.5:8080/tin.xml", "", address},
		{"no web address", "file:///var/www/tin.xml", "", address},
		{"no address", "http://[::1/", "", address},
		{"what the document says, seen from there", "/rss/2026/", "../", "https://svhttdl.example.vn/rss/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := `<rss xml:base="` + c.root + `"><channel><title>Tin</title></channel></rss>`
			doc, err := Document(&feeds.Response{URL: address, ContentLocation: c.location, Body: []byte(body)}, feeds.Source{Kind: feeds.Feed})
			if err != nil || doc.Base != c.want || doc.URL != address {
				t.Errorf("got base %q of %q, %v; want %q", doc.Base, doc.URL, err, c.want)
			}
		})
	}
}

package dedupe

import (
	"testing"

	"bantin/feeds"
)

func TestAddress(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"scheme", "http://svhttdl.laocai.gov.vn/tin/a-1", "https://svhttdl.laocai.gov.vn/tin/a-1"},
		{"www", "https://www.laocai.gov.vn/a", "https://laocai.gov.vn/a"},
		{"default port", "https://laocai.gov.vn:443/a", "http://laocai.gov.vn:80/a"},
		{"upper-case host", "https://LaoCai.gov.vn/a", "https://laocai.gov.vn/a"},
		{"fragment", "https://laocai.gov.vn/a#binh-luan", "https://laocai.gov.vn/a"},
		{"tracking", "https://laocai.gov.vn/a?utm_source=rss&fbclid=x&id=7", "https://laocai.gov.vn/a?id=7"},
		{"order of parameters", "https://laocai.gov.vn/a?b=2&a=1", "https://laocai.gov.vn/a?a=1&b=2"},
		{"page of the list", "https://laocai.gov.vn/a?PageIndex=261", "https://laocai.gov.vn/a"},
		{"session in the path", "https://laocai.gov.vn/a;jsessionid=0A1B", "https://laocai.gov.vn/a"},
		{"trailing plus signs", "https://laocai.gov.vn/a+++++", "https://laocai.gov.vn/a"},
		{"final slash", "https://laocai.gov.vn/a/", "https://laocai.gov.vn/a"},
		{"NFD path", "https://laocai.gov.vn/le%CC%82%CC%83-ho%CC%A3%CC%82i", "https://laocai.gov.vn/l%E1%BB%85-h%E1%BB%99i"},
		{"escaped and not", "https://laocai.gov.vn/lễ-hội", "https://laocai.gov.vn/l%E1%BB%85-h%E1%BB%99i"},
		{"final dot of the host", "https://laocai.gov.vn./a", "https://laocai.gov.vn/a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a, b := Address(c.a), Address(c.b); a != b || a == "" {
				t.Errorf("Address(%q) = %q, Address(%q) = %q", c.a, a, c.b, b)
			}
		})
	}
}

func TestAddressTellsApart(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"article parameter", "https://laocai.gov.vn/xem?id=1", "https://laocai.gov.vn/xem?id=2"},
		{"case of the path", "https://laocai.gov.vn/A", "https://laocai.gov.vn/a"},
		{"other port", "https://laocai.gov.vn:8080/a", "https://laocai.gov.vn/a"},
		{"clash digit", "https://laichau.gov.vn/tin.html", "https://laichau.gov.vn/tin2.html"},
		{"escaped slash", "https://laocai.gov.vn/a%2Fb?x=1", "https://laocai.gov.vn/a?x=1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if Address(c.a) == Address(c.b) {
				t.Errorf("both are %q", Address(c.a))
			}
		})
	}
	for _, raw := range []string{"", "javascript:void(0)", "/tin/a", "ftp://laocai.gov.vn/a", "http://", "::"} {
		if got := Address(raw); got != "" {
			t.Errorf("Address(%q) = %q, want nothing", raw, got)
		}
	}
}

func TestOwnAddress(t *testing.T) {
	src := feeds.Source{URL: "https://svhttdl.laocai.gov.vn/tin-tuc", Aliases: []string{"demo.laocai.gov.vn"}, DropParams: []string{"lv"}, KeepParams: []string{"PageIndex"}}
	doc := feeds.Document{URL: "http://127.0.0.1:4711/tin-tuc", Link: "https://svhttdl.laocai.gov.vn/"}
	a := newAddressing(doc, src, Memory{})
	for _, c := range []struct{ name, raw, want string }{
		{"the source's host", "https://svhttdl.laocai.gov.vn/tin-tuc/a-1", "/tin-tuc/a-1"},
		{"the document's host", "http://127.0.0.1:4711/tin-tuc/a-1", "/tin-tuc/a-1"},
		{"an alias", "http://demo.laocai.gov.vn/tin-tuc/a-1", "/tin-tuc/a-1"},
		{"another host", "https://baolaocai.vn/a", "baolaocai.vn/a"},
		{"parameter to be dropped", "https://svhttdl.laocai.gov.vn/a?lv=11", "/a"},
		{"parameter to be kept", "https://svhttdl.laocai.gov.vn/a?PageIndex=3", "/a?PageIndex=3"},
		{"the root", "https://svhttdl.laocai.gov.vn/", ""},
		{"the list itself", "https://svhttdl.laocai.gov.vn/tin-tuc", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := a.own(c.raw); got != c.want {
				t.Errorf("own(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

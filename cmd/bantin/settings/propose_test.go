package settings

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

const proposing = `
areas:
  - {id: lao-cai, name: Lào Cai}
  - {id: son-la, name: Sơn La}
departments:
  - {id: lao-cai, name: Sở Lào Cai, area: lao-cai, homepage: "https://svhttdl.laocai.gov.vn/"}
  - {id: son-la, name: Sở Sơn La, area: son-la, homepage: "https://chung.example.vn/son-la"}
sources:
  - {id: lao-cai-tin-tuc, department: lao-cai, url: "https://svhttdl.laocai.gov.vn/tin-tuc", aliases: [demo.laocai.gov.vn]}
  - {id: chung, department: lao-cai, url: "https://chung.example.vn/lao-cai"}
`

func TestPropose(t *testing.T) {
	s, err := Parse("bantin.yaml", []byte(proposing))
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"http://www.svhttdl.laocai.gov.vn/tin-tuc/": "lao-cai-tin-tuc",
		"https://demo.laocai.gov.vn/tin-tuc":        "lao-cai-tin-tuc",
		"https://svhttdl.laocai.gov.vn/the-thao":    "",
	} {
		if got := s.ReadBy(address); got != want {
			t.Errorf("%s is read by %q, want %q", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"https://svhttdl.laocai.gov.vn/the-thao": "lao-cai",
		"https://demo.laocai.gov.vn/x":           "lao-cai",
		"https://chung.example.vn/x":             "", // two departments have that host
		"https://khac.example.vn/x":              "",
		"":                                       "",
	} {
		if got := s.DepartmentOf(address); got != want {
			t.Errorf("%s is of %q, want %q", address, got, want)
		}
	}
	for _, c := range []struct{ name, want string }{
		{"Tin tức", "lao-cai-tin-tuc-2"},
		{"Lào Cai: thể thao", "lao-cai-the-thao"},
		{"", "lao-cai-tin-tuc-2"},
		{"Một tên rất dài mà không ai viết hết ra làm gì", "lao-cai-mot-ten-rat-dai-ma-khong-ai"},
	} {
		src, err := s.Propose(c.name, "https://svhttdl.laocai.gov.vn/moi", "lao-cai", feeds.Auto)
		if err != nil || src.ID != c.want {
			t.Errorf("%q: id %q, %v, want %q", c.name, src.ID, err, c.want)
		}
	}
	for _, c := range []struct{ address, department string }{
		{"htp://x", "lao-cai"}, {"https://svhttdl.laocai.gov.vn/moi", "lao-kai"},
	} {
		var f Findings
		if _, err := s.Propose("x", c.address, c.department, feeds.Auto); !errors.As(err, &f) || f[0].Hint == (feeds.Text{}) {
			t.Errorf("%v: %v, want a finding with a hint", c, err)
		}
	}
}

func TestWrittenSourcesAreReadAlike(t *testing.T) {
	s, err := Parse("bantin.yaml", []byte(proposing))
	if err != nil {
		t.Fatal(err)
	}
	var list []feeds.Source
	for _, address := range []string{"https://a.example.vn/rss?a=1&b=2#c", "https://a.example.vn/x,y[1]{2}", "https://a.example.vn/tin:"} {
		src, err := s.Propose("a", address, "lao-cai", feeds.Feed, "lao-cai-a", "lao-cai-a-2")
		if err != nil {
			t.Fatal(err)
		}
		src.ID += "-" + string(rune('a'+len(list)))
		list = append(list, src)
	}
	var b bytes.Buffer
	b.WriteString("areas: [{id: lao-cai, name: Lào Cai}]\ndepartments: [{id: lao-cai, name: Sở, area: lao-cai}]\n")
	if err := WriteSources(&b, list); err != nil {
		t.Fatal(err)
	}
	got, err := Parse("nguon.yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, &b)
	}
	if diff := cmp.Diff(list, got.Sources); diff != "" {
		t.Error(diff)
	}
}

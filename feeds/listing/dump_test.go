package listing

import (
	"fmt"
	"os"
	"testing"
)

// TestDump prints what is found on one page: go test -run Dump with PAGE and URL set.
func TestDump(t *testing.T) {
	if os.Getenv("PAGE") == "" {
		t.Skip()
	}
	b, err := os.ReadFile(os.Getenv("PAGE"))
	if err != nil {
		t.Fatal(err)
	}
	url := os.Getenv("URL")
	if url == "" {
		url = "https://svhttdl.laocai.gov.vn/tin-tuc"
	}
	tr, _ := readTree(b)
	p := newPage(tr, url)
	all := p.groups()
	best, _ := p.choose(all, Learned{})
	for _, g := range all {
		if len(g.mentions) == 0 {
			continue
		}
		mark := " "
		if g == best {
			mark = "*"
		}
		fmt.Printf("%s %.2f n=%d %s h=%q st=%d marks=%b D%.1f S%.1f P%.1f H%.1f len=%d like=%.2f for=%.1f %s num=%v: %q\n", mark, g.score, g.articles, p.way(g.mentions[0].at, 5), g.heading, g.standing, g.marks, g.dated, g.summaries, g.pictures, g.headed, g.length, g.likeness, g.foreign, g.shape, g.numbered, g.drafts[0].text)
	}
	f, err := Find(b, url, Learned{})
	fmt.Println(err)
	for _, it := range f.Items {
		fmt.Printf("- %q %s [%s] S=%d I=%s\n", it.Title, it.URL, it.RawPublished, len(it.Summary), it.Image)
	}
	fmt.Printf("%+v\n", f.Why)
}

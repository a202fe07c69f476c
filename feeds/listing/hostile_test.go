package listing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"bantin/feeds"
)

// hostile makes pages as large as the guards before this package let through.
var hostile = map[string]func() string{
	"nested without end": func() string { return strings.Repeat("<div>", 1_600_000) },
	"nested links":       func() string { return strings.Repeat(`<a href=/a><div>`, 500_000) },
	"links without end": func() string {
		return strings.Repeat(`<a href=/tin/bai-viet-so-1234>Một bài viết dài vừa phải</a>`, 100_000)
	},
	"different links": func() string {
		return numberedLinks(90_000, `<li><a href="/tin/bai-viet-dai-%d">Một bài viết dài vừa phải, số %d</a></li>`)
	},
	"different links in prose": func() string {
		return `<p>` + numberedLinks(60_000, `một hai ba bốn năm sáu bảy tám chín mười <a href="/tin/bai-viet-dai-%d">Một bài viết dài vừa phải, số %d</a> `)
	},
	"links at all depths": func() string { return nestedLinks(100_000) },
	"blocks in blocks": func() string {
		return strings.Repeat(`<div><a href=/tin/bai-viet-1234>Một bài viết dài vừa phải ở trên</a><a href=/tin/bai-viet-1235>Một bài viết dài vừa phải ở dưới</a>`, 60_000)
	},
	"buttons around everything": func() string {
		return strings.Repeat(`<div onclick="location.href='/tin/bai-viet-1234'">Chữ `, 120_000)
	},
	"formatting never closed": func() string { return strings.Repeat(`<b><i><font>chữ <p>`, 60_000) },
	"tables in tables":        func() string { return strings.Repeat(`<table><tr><td>`, 80_000) + "chữ" },
	"text only":               func() string { return strings.Repeat("Lễ hội 12/11/2024 ", 400_000) },
	"one long text in one link": func() string {
		return `<a href=/tin/bai-viet-1234>` + strings.Repeat("Lễ hội 12/11/2024 ", 400_000)
	},
	"attributes": func() string {
		return strings.Repeat(`<a a1=1 b1=2 c1=3 d1=4 href=/tin/1234 title="Một bài viết dài vừa phải">x</a>`, 45_000)
	},
	"one element of attributes": func() string {
		return `<a href=/tin/1234 ` + strings.Repeat(`a="12/11/2024" `, 400_000) + `>Một bài viết</a>`
	},
	"data without end":    func() string { return `<script type="application/ld+json">` + strings.Repeat(`[`, 4_000_000) },
	"data nested in data": func() string { return `<script type="application/ld+json">` + strings.Repeat(`{"a":`, 400_000) },
	"many scripts of data": func() string {
		return strings.Repeat(`<script type="application/ld+json">[{"@type":"NewsArticle","url":"/a1234","headline":"x"}]</script>`, 60_000)
	},
	"flat siblings": func() string {
		return numberedLinks(30_000, `<h3><a href="/tin/bai-viet-dai-%d">Một bài viết dài vừa phải, số %d</a></h3><p>12/11/2024</p><p>Tóm tắt của bài viết dài vừa phải</p>`)
	},
	"days between": func() string {
		return numberedLinks(30_000, `<p>12/11/2024</p><ul><li><a href="/tin/bai-viet-dai-%d">Một bài viết dài vừa phải, số %d</a></li></ul>`)
	},
	"headings in headings": func() string {
		return strings.Repeat(`<h1><h2><a href=/tin/bai-viet-1234>Một bài viết dài vừa phải</a>`, 50_000)
	},
	"class names without number": func() string {
		return numberedLinks(40_000, `<div class="a%d slider"><a href="/tin/%d-bai-viet-dai">Một bài viết dài vừa phải</a></div>`)
	},
}

func numberedLinks(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i+1000, i+1000)
	}
	return b.String()
}

// nestedLinks are links that each stand at another path.
func nestedLinks(n int) string {
	var b strings.Builder
	tags := []string{"div", "ul", "dl", "p", "h2", "section"}
	for i := range n {
		if i%50 == 0 {
			b.WriteString(strings.Repeat("</div></section>", 40))
		}
		fmt.Fprintf(&b, `<%s><a href="/tin/bai-%d">Một bài viết dài vừa phải</a>`, tags[i*7%len(tags)], i)
	}
	return b.String()
}

func TestHostilePagesEnd(t *testing.T) {
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			found, err := Find([]byte(make()), "https://sonla.example.vn/tin", Learned{})
			var problem *feeds.Problem
			if err == nil && len(found.Items) == 0 || err != nil && !errors.As(err, &problem) {
				t.Errorf("%d items, %v", len(found.Items), err)
			}
		})
	}
}

// FuzzFind looks for pages that end the program, and for items that no link
// leads to.
func FuzzFind(f *testing.F) {
	for _, path := range []string{"testdata/flat-headings.html", "testdata/definition-list.html", "testdata/json-ld.html", "testdata/refused/empty-table.html"} {
		f.Add(read(f, path))
	}
	f.Add([]byte(`<a href=/a1234>Tin một dài dài</a> 1/1/2024<br><a onclick="go('/b1234')">Tin hai dài dài`))
	f.Fuzz(func(t *testing.T, page []byte) {
		found, err := Find(page, "https://sonla.example.vn/tin", Learned{})
		var problem *feeds.Problem
		if err != nil && !errors.As(err, &problem) {
			t.Fatal(err)
		}
		tree, problem := readTree(page)
		if problem != nil {
			return
		}
		links := strings.Count(strings.Join(tree.data, ""), "http") + strings.Count(strings.Join(tree.data, ""), "/")
		for i := range tree.nodes {
			if tree.nodes[i].tag != "" && tree.hrefOf(int32(i)) != "" {
				links++
			}
		}
		if len(found.Items) > links {
			t.Errorf("%d items of %d links", len(found.Items), links)
		}
		if err == nil {
			if _, err := Find(page, "https://sonla.example.vn/tin", found.Learned); err != nil {
				t.Errorf("read again: %v", err)
			}
		}
	})
}

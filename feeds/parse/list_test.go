package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

func TestLists(t *testing.T) {
	for _, c := range []struct {
		name, page string
		lists      []feeds.List
		items      []feeds.Item
		repairs    []feeds.Repair
	}{
		{"the item is the link", `<ul><li><a class=tin href=/1>Một</a><li><a class=tin href=/2>Hai</a></ul>`,
			[]feeds.List{{Item: "a.tin"}},
			[]feeds.Item{{URL: "/1", Title: "Một"}, {URL: "/2", Title: "Hai"}}, nil},
		{"attributes of the item itself", `<div class=tin data-url=/1 data-ngay="8/11/2026"><b>Một</b></div>`,
			[]feeds.List{{Item: ".tin", Title: "b", Link: "@data-url", Date: "@DATA-ngay"}},
			[]feeds.Item{{URL: "/1", Title: "Một", RawPublished: "8/11/2026"}}, nil},
		{"the title of a picture's link", `<div class=tin><a href=/1><img></a><p><a href=/1>Một</a></div><div class=tin><a href=/2 title="Hai"><img></a></div>`,
			[]feeds.List{{Item: ".tin"}},
			[]feeds.Item{{URL: "/1", Title: "Một"}, {URL: "/2", Title: "Hai"}}, nil},
		{"a link that leads nowhere first", `<div class=tin><a href="#">×</a><a href="JavaScript:x()">Xem</a><a href="tel:0214">Gọi</a><a href="tin:a/1">Lạ</a><a href=" /bai:1 ">Một</a></div>`,
			[]feeds.List{{Item: ".tin"}},
			[]feeds.Item{{URL: "/bai:1", Title: "Một"}}, nil},
		{"a link without its attribute", `<div class=tin><h3><a href=/1>Một</a></h3></div>`,
			[]feeds.List{{Item: ".tin", Link: "h3 a"}},
			[]feeds.Item{{URL: "/1", Title: "Một"}}, nil},
		{"a title that is HTML in its text", `<div class=tin><a href=/1>Thẻ &lt;b&gt; &amp; dấu<br>ngoặc</a></div>`,
			[]feeds.List{{Item: ".tin"}},
			[]feeds.Item{{URL: "/1", Title: "Thẻ &lt;b&gt; &amp; dấu ngoặc"}}, nil},
		{"formatting crossed and unclosed", `<div class=tin><b><i>Cũ</b> <a href=/1>Một <font color=red>mới</a></div><div class=tin><a href=/2><strong class=x>Hai</strong></a></div>`,
			[]feeds.List{{Item: ".tin", Title: "a"}},
			[]feeds.Item{{URL: "/1", Title: "Một mới"}, {URL: "/2", Title: "Hai"}}, nil},
		{"a picture behind a placeholder", `<div class=tin><a href=/1>Một</a><noscript><img src=/that.jpg></noscript><img src="data:image/gif;base64,AA" data-original=/luoi.jpg></div>`,
			[]feeds.List{{Item: ".tin", Image: "div.tin > img@src"}, {Item: ".tin", Image: "img"}},
			[]feeds.Item{{URL: "/1", Title: "Một", Image: "/luoi.jpg"}}, []feeds.Repair{{Code: feeds.RepairDuplicates, Before: "1"}}},
		{"the fuller of two", `<div class=nho><a href=https://svhttdl.example.vn/1>Một</a></div><div class=nho><a href=/2>Hai</a></div><div class=lon><a href=/1>Một</a><i>5-1</i></div>`,
			[]feeds.List{{Item: ".nho"}, {Item: ".lon", Date: "i"}},
			[]feeds.Item{{URL: "/1", Title: "Một", RawPublished: "5-1"}, {URL: "/2", Title: "Hai"}},
			[]feeds.Repair{{Code: feeds.RepairDuplicates, Before: "1"}}},
		{"blocks without title or link", `<div class=tin><a href=/1>Một</a></div><div class=tin><a href=/2><img></a></div><div class=tin>Hai</div>`,
			[]feeds.List{{Item: ".tin"}},
			[]feeds.Item{{URL: "/1", Title: "Một"}},
			[]feeds.Repair{{Code: feeds.RepairNoTitle, Before: "1"}, {Code: feeds.RepairNoLink, Before: "1"}}},
		{"text of scripts", `<div class=tin><a href=/1>Một<script>document.write("</a>hai")</script><style>a{}</style></a></div>`,
			[]feeds.List{{Item: ".tin", Title: "a"}},
			[]feeds.Item{{URL: "/1", Title: "Một"}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := parseText("<!doctype html>"+c.page, feeds.HTML, c.lists...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.items, doc.Items); diff != "" {
				t.Errorf("items (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(c.repairs, doc.Repairs); diff != "" {
				t.Errorf("repairs (-want +got)\n%s", diff)
			}
		})
	}
}

func TestListsOfBrokenSettings(t *testing.T) {
	for _, c := range []struct {
		list   feeds.List
		detail string
	}{
		{feeds.List{Item: ""}, `item ""`},
		{feeds.List{Item: "a@href"}, `item "a@href"`},
		{feeds.List{Item: "a", Date: "span["}, `date "span["`},
	} {
		_, err := parseText("<!doctype html><a href=/1>Một</a>", feeds.HTML, c.list)
		p, ok := err.(*feeds.Problem)
		if !ok || p.Class != feeds.Layout || p.Detail != c.detail || p.Err == nil {
			t.Errorf("%+v: got %v", c.list, err)
		}
	}
}

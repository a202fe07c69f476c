package parse

import (
	"testing"

	"bantin/feeds"
)

func TestNextPage(t *testing.T) {
	const here = "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2"
	for _, c := range []struct{ name, url, html, want string }{
		{"declared in the head", here, `<link rel="next" href="?loai=2&trang=2"><a href="/x">Trang sau</a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=2"},
		{"declared by the link", here, `<a rel="nofollow next" href="?loai=2&trang=2">→</a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=2"},
		{"said in words", here, `<a href="?loai=2&trang=2"> Trang&nbsp;sau </a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=2"},
		{"said by a sign", here, `<a href="?loai=2&trang=2">»</a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=2"},
		{"first of numbers", here, `<b>1</b> <a href="?loai=2&trang=2">2</a> <a href="?loai=2&trang=3">3</a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=2"},
		{"middle of numbers", here + "&trang=2", `<a href="?loai=2&trang=1">1</a> <b>2</b> <a href="?loai=2&trang=3">3</a>`, "https://svhttdl.laocai.gov.vn/tin-tuc?loai=2&trang=3"},
		{"last of numbers", here + "&trang=3", `<a href="?loai=2&trang=1">1</a> <a href="?loai=2&trang=2">2</a> <b>3</b>`, ""},
		{"number in the path", "https://svhttdl.laichau.gov.vn/tin/page-4.html", `<a href="page-3.html">3</a> <a href="page-5.html">5</a>`, "https://svhttdl.laichau.gov.vn/tin/page-5.html"},
		{"by script only", here, `<a href="javascript:__doPostBack('trang','2')">2</a> <a href="#">Trang sau</a>`, ""},
		{"another host", here, `<a href="https://laocai.gov.vn/tin?trang=2">Trang sau</a>`, ""},
		{"this very page", here, `<a href="?loai=2#cuoi">Trang sau</a>`, ""},
		{"none", here, `<a href="/lien-he">Liên hệ</a>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Document(&feeds.Response{URL: c.url, Body: []byte("<html><head></head><body>" + c.html + "</body></html>")}, feeds.Source{Kind: feeds.Auto})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Next != c.want {
				t.Errorf("next page %q, want %q", doc.Next, c.want)
			}
		})
	}
}

package main

import "testing"

func TestTyped(t *testing.T) {
	for _, c := range []struct{ text, address, otherwise string }{
		{"https://a.vn/tin", "https://a.vn/tin", ""},
		{"  https://a.vn/tin \n", "https://a.vn/tin", ""},
		{"\u200bhttps://a.vn/tin\u00a0", "https://a.vn/tin", ""},
		{`"https://a.vn/tin"`, "https://a.vn/tin", ""},
		{"“https://a.vn/tin”", "https://a.vn/tin", ""},
		{"<https://a.vn/tin>", "https://a.vn/tin", ""},
		{"https://a.vn/tin,", "https://a.vn/tin", ""},
		{"https://a.vn/tin_(moi)", "https://a.vn/tin_(moi)", ""},
		{"view-source:https://a.vn/tin", "https://a.vn/tin", ""},
		{"HTTPS://A.VN/Tin", "https://a.vn/Tin", ""},
		{"a.vn/tin", "https://a.vn/tin", "http://a.vn/tin"},
		{"a.vn", "https://a.vn", "http://a.vn"},
		{"a.vn:8080/tin", "https://a.vn:8080/tin", "http://a.vn:8080/tin"},
		{"127.0.0.1:8080", "https://127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"sởvănhóa.vn/tin", "https://sởvănhóa.vn/tin", "http://sởvănhóa.vn/tin"},
		{"https://a.vn/tin tức/mới", "https://a.vn/tin%20tức/mới", ""},
		{"a.vn/tin tức", "https://a.vn/tin%20tức", "http://a.vn/tin%20tức"},
		{"https://a.vn/tin#moi", "https://a.vn/tin", ""},
		{"https://a.vn/#!/tin", "https://a.vn/#!/tin", ""},
		{"https://a.vn/tin?utm_source=zalo&id=3&fbclid=x#moi", "https://a.vn/tin?id=3", ""},
		{"https://a.vn/tin?zarsrc=30", "https://a.vn/tin", ""},
		{"http://a.vn:80/tin", "http://a.vn/tin", ""},
		{"https://a.vn:443", "https://a.vn", ""},
		{"http://a.vn:443/tin", "http://a.vn:443/tin", ""},
	} {
		address, otherwise, err := typed(c.text)
		if err != nil || address != c.address || otherwise != c.otherwise {
			t.Errorf("%q is %q, else %q, %v; want %q, else %q", c.text, address, otherwise, err, c.address, c.otherwise)
		}
	}
	for _, text := range []string{"", " ", "tin tức", "Sở Văn hóa", "son-la", "htp://a.vn/", "file:///etc/passwd", "a@b.vn", `C:\tin.html`, "../bantin.yaml", "http://", "https://a b.vn/tin", "mailto:a@b.vn"} {
		if address, _, err := typed(text); err == nil {
			t.Errorf("%q was taken for %q", text, address)
		}
	}
}

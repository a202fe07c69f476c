package settings

import "testing"

// TestSiteAddress holds the public address to the one spelling that pages,
// feeds and maps publish.
func TestSiteAddress(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"https://bantin.example.vn", "https://bantin.example.vn"},
		{"https://bantin.example.vn/", "https://bantin.example.vn"},
		{"HTTPS://BanTin.Example.VN//", "https://bantin.example.vn"},
		{"https://bantin.example.vn:443", "https://bantin.example.vn"},
		{"http://bantin.example.vn:80/", "http://bantin.example.vn"},
		{"http://bantin.example.vn:443", "http://bantin.example.vn:443"},
		{"https://bantin.example.vn:8443", "https://bantin.example.vn:8443"},
		{"https://bantin.example.vn.", "https://bantin.example.vn"},
		{"https://bản-tin.việt.vn", "https://xn--bn-tin-bd8b.xn--vit-5kz.vn"},
		{"http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080"},
	} {
		got, wrong := siteAddress(c.written)
		if wrong != nil {
			t.Errorf("%s is refused: %v", c.written, wrong.message)
			continue
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.written, got, c.want)
		}
	}
}

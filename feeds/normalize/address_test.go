package normalize

import (
	"net/url"
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	const page = "https://vhttdl.sonla.gov.vn/tong-hop-58992/?p=2"
	for _, c := range []struct{ name, raw, want string }{
		{"absolute", "https://a.vn/b?c=d#e", "https://a.vn/b?c=d#e"},
		{"without a path", "https://a.vn", "https://a.vn"},
		{"from the root", "/tin/1.html", "https://vhttdl.sonla.gov.vn/tin/1.html"},
		{"from the folder", "1.html", "https://vhttdl.sonla.gov.vn/tong-hop-58992/1.html"},
		{"a folder up", "../1.html", "https://vhttdl.sonla.gov.vn/1.html"},
		{"only a query", "?id=7", "https://vhttdl.sonla.gov.vn/tong-hop-58992/?id=7"},
		{"without a scheme", "//a.vn/b", "https://a.vn/b"},
		{"only a host", "www.a.vn/b", "https://www.a.vn/b"},
		{"no slashes", "http:a.vn/b", "http://a.vn/b"},
		{"no slashes, a page", "http:b.html", "https://vhttdl.sonla.gov.vn/tong-hop-58992/b.html"},
		{"one slash", "http:/a.vn/b", "http://a.vn/b"},
		{"one slash, a path", "https:/tin/b", "https://vhttdl.sonla.gov.vn/tin/b"},
		{"three slashes", "http:///a.vn/b", "http://a.vn/b"},
		{"scheme twice", "http://https://a.vn/b", "https://a.vn/b"},
		{"capitals", "HTTP://A.vn/B", "http://A.vn/B"},
		{"backslashes", `\tin\1.html?a=\`, "https://vhttdl.sonla.gov.vn/tin/1.html?a=%5C"},
		{"backslashes after the scheme", `http:\\a.vn\b`, "http://a.vn/b"},
		{"white space around and inside", " \n https://a.vn/b\n c d\u00a0", "https://a.vn/b%20c%20d"},
		{"invisible characters", "https://a.vn/\u200bb", "https://a.vn/b"},
		{"a port", "http://a.vn:8080/b", "http://a.vn:8080/b"},
		{"Vietnamese path", "/tin-tức/lễ hội", "https://vhttdl.sonla.gov.vn/tin-t%E1%BB%A9c/l%E1%BB%85%20h%E1%BB%99i"},
		{"Vietnamese path, decomposed", "/tin-t\u01b0\u0301c", "https://vhttdl.sonla.gov.vn/tin-t%E1%BB%A9c"},
		{"encoded already", "/tin-t%e1%bb%a9c%20a", "https://vhttdl.sonla.gov.vn/tin-t%e1%bb%a9c%20a"},
		{"stray percent sign", "/giam-50%-gia?a=100%", "https://vhttdl.sonla.gov.vn/giam-50%25-gia?a=100%25"},
		{"query stays in order", "/a?z=1&a=2&a=ă", "https://vhttdl.sonla.gov.vn/a?z=1&a=2&a=%C4%83"},
		{"ampersand escaped twice", "/a?x=1&amp;y=2", "https://vhttdl.sonla.gov.vn/a?x=1&y=2"},
		{"plus signs stay", "/a+++++", "https://vhttdl.sonla.gov.vn/a+++++"},
		{"host in Vietnamese", "https://dulịch.vn/a", "https://xn--dulch-s81b.vn/a"},
		{"second sharp sign", "/a#b#c", "https://vhttdl.sonla.gov.vn/a#b%23c"},
		{"script", "javascript:void(0)", ""},
		{"mail", "mailto:a@a.vn", ""},
		{"data", "data:text/html,x", ""},
		{"file", "file:///etc/passwd", ""},
		{"no host", "http://", ""},
		{"a host with a space", "http://a b.vn/", ""},
		{"a port that is none", "http://a.vn:port/", ""},
		{"nothing", "  ", ""},
		{"endless", "/" + strings.Repeat("a", longestAddress), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := resolve(base(page), c.raw); got != c.want {
				t.Errorf("resolve(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func TestBase(t *testing.T) {
	for _, c := range []struct {
		name      string
		addresses []string
		want      string
	}{
		{"item, document, page", []string{"tin/", "/vi/", "https://a.vn/rss"}, "https://a.vn/vi/tin/"},
		{"only the page", []string{"", "", "https://a.vn/rss"}, "https://a.vn/rss"},
		{"another host", []string{"https://b.vn/", "", "https://a.vn/rss"}, "https://b.vn/"},
		{"unusable", []string{"data:x", "https://a.vn/rss"}, "https://a.vn/rss"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := base(c.addresses...); got == nil || got.String() != c.want {
				t.Errorf("base(%q) = %v, want %s", c.addresses, got, c.want)
			}
		})
	}
	if got := base("", "/a"); got != nil {
		t.Errorf("base of nothing absolute = %v", got)
	}
}

func FuzzResolve(f *testing.F) {
	for _, raw := range []string{"/tin tức?a=ă#b", `http:\\a.vn\%zz`, "http:a.vn", "//[::1]:80/%", "a:b", "www.a.vn:80/#%"} {
		f.Add(raw)
	}
	page := base("https://a.vn/b/c?d")
	f.Fuzz(func(t *testing.T, raw string) {
		got := resolve(page, raw)
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			t.Errorf("resolve(%q) = %q is no web address: %v", raw, got, err)
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '"' || r == '<' || r == '>' }) {
			t.Errorf("resolve(%q) = %q is no URI", raw, got)
		}
		if again := resolve(nil, got); again != got {
			t.Errorf("resolve(%q) = %q, and that resolves to %q", raw, got, again)
		}
	})
}

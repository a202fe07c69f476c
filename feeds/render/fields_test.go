package render

import (
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

func TestAddress(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"valid", "https://a.vn/x?y=1&z=%20#t", "https://a.vn/x?y=1&z=%20#t"},
		{"port, no path", "http://127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"query without a path", "http://a.vn?id=1", "http://a.vn/?id=1"},
		{"capitals and escapes stay", "HTTPS://A.vn/%c3%a0", "HTTPS://A.vn/%c3%a0"},
		{"space around", " https://a.vn/ \n", "https://a.vn/"},
		{"letters of Vietnamese", "https://a.vn/bản-tin?q=lễ hội", "https://a.vn/b%E1%BA%A3n-tin?q=l%E1%BB%85%20h%E1%BB%99i"},
		{"decomposed letters stay so", "https://a.vn/a\u0300", "https://a.vn/a%CC%80"},
		{"host in Vietnamese", "https://tỉnh.vn:81/", "https://xn--tnh-dlz.vn:81/"},
		{"what may not stand there", `https://a.vn/<b>"|\^{}[]` + "`", "https://a.vn/%3Cb%3E%22%7C%5C%5E%7B%7D%5B%5D%60"},
		{"lone percent sign", "https://a.vn/100%", "https://a.vn/100%25"},
		{"two fragments", "https://a.vn/#a#b", "https://a.vn/#a%23b"},
		{"relative", "/x", ""},
		{"no scheme", "//a.vn/x", ""},
		{"no host", "https:///x", ""},
		{"script", "javascript:alert(1)", ""},
		{"other scheme", "ftp://a.vn/", ""},
		{"password", "https://an:bi-mat@a.vn/", ""},
		{"backslash for a slash", `https://a.vn\@b.vn/`, ""},
		{"half an IPv6 address", "http://[::1/", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := address(c.in); got != c.want {
				t.Errorf("address(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestMediaType(t *testing.T) {
	for _, c := range []struct{ name, declared, url, want string }{
		{"declared", "Image/JPEG", "https://a.vn/x.png", "image/jpeg"},
		{"with parameters", "text/html; charset=utf-8", "", "text/html"},
		{"from the ending", "", "https://a.vn/Tep.PDF?v=1#x", "application/pdf"},
		{"declared nonsense", "jpeg", "https://a.vn/x.jpg", "image/jpeg"},
		{"unknown", "", "https://a.vn/tep", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := mediaType(c.declared, c.url); got != c.want {
				t.Errorf("mediaType(%q, %q) = %q, want %q", c.declared, c.url, got, c.want)
			}
		})
	}
}

func TestMailbox(t *testing.T) {
	for in, want := range map[string]string{
		"banbientap@a.vn":                "banbientap@a.vn",
		"Ban biên tập <banbientap@a.vn>": "banbientap@a.vn",
		"banbientap@localhost":           "",
		"banbientap":                     "",
		"":                               "",
	} {
		if got := mailbox(in); got != want {
			t.Errorf("mailbox(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"vi": "vi", "vi-VN": "vi-VN", "zh-Hant-TW": "zh-Hant-TW",
		"vi_VN": "", "v": "", "tiếng Việt": "", "12": "", "vi-": "", "vietnamese": "", "": "",
	} {
		if got := language(in); got != want {
			t.Errorf("language(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLiteral(t *testing.T) {
	for in, want := range map[string]string{
		"Giá < 50.000 & hết":  "Giá < 50.000 & hết",
		"R&D, AT&T":           "R&D, AT&T",
		"<b>đậm</b>":          "<|b>đậm<|/b>",
		"<!-- --> <?php":      "<|!-- --> <|?php",
		"&amp; &#60; &copy":   "&|amp; &|#60; &|copy",
		"A&B1 & 5&6":          "A&|B1 & 5&|6",
		"<banbientap@a.vn> x": "<|banbientap@a.vn> x",
	} {
		if got := strings.ReplaceAll(literal(in), "\u2060", "|"); got != want {
			t.Errorf("literal(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestUpdated(t *testing.T) {
	one, two := time.Unix(1e9, 0), time.Unix(2e9, 0)
	for _, c := range []struct {
		name                     string
		published, updated, want time.Time
	}{
		{"both", one, two, two},
		{"before it was published", two, one, two},
		{"never", one, time.Time{}, one},
		{"undated", time.Time{}, time.Time{}, time.Time{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := updated(feeds.Entry{Published: c.published, Updated: c.updated}); !got.Equal(c.want) {
				t.Errorf("updated = %v, want %v", got, c.want)
			}
		})
	}
	if got := known(time.Time{}, one, two); !got.Equal(one) {
		t.Errorf("the first known of three is %v", got)
	}
	if got := known(time.Time{}); !got.Equal(oldest) {
		t.Errorf("what is not known is %v", got)
	}
}

// The fraction of a second is the entry's: it stays when the date moves.
func TestOwnFraction(t *testing.T) {
	a := rfc3339Own(time.Unix(1e9, 7), "a")
	if b := rfc3339Own(time.Unix(1e9, 0), "b"); a == b {
		t.Errorf("two entries were updated at %s", a)
	}
	later := rfc3339Own(time.Unix(1e9+1, 0), "a")
	if a[19:] != later[19:] || a[:19] == later[:19] || len(a) != len("2001-09-09T01:46:40.123456Z") {
		t.Errorf("%s became %s", a, later)
	}
}

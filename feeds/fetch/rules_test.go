package fetch

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, file string
		allowed    string // paths, a space between two
		forbidden  string
	}{
		{"nothing", "", "/ /tin", ""},
		{"all for everybody", "User-agent: *\nDisallow: /", "", "/ /tin"},
		{"nothing forbidden", "User-agent: *\nDisallow:\n\nUser-agent: khac\nDisallow: /", "/ /tin", ""},
		{"some for everybody", "user-AGENT : *\r\ndisallow:/tin # cũ\rDisallow: /van-ban/\r\n", "/ /van-ban /Tin", "/tin /tin-tuc/1 /van-ban/ /van-ban/1?x=2"},
		{"a mark before it", "\xef\xbb\xbfUser-agent: *\nDisallow: /tin", "/", "/tin"},
		{"for us by name", "User-agent: *\nDisallow: /\nUser-agent: BanTin\nDisallow: /tin", "/ /van-ban", "/tin"},
		{"for us with a version", "User-agent: *\nDisallow: /\n\nUser-agent: bantin/2.0\nAllow: /", "/ /tin", ""},
		{"for namesakes", "User-agent: ban\nDisallow: /\nUser-agent: bantinbot\nDisallow: /\nUser-agent: *\nDisallow: /tin", "/", "/tin"},
		{"for us and others", "User-agent: khac\nUser-agent: bantin\nDisallow: /tin\nUser-agent: *\nDisallow: /", "/", "/tin"},
		{"for us in two groups", "User-agent: bantin\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: bantin\nDisallow: /b", "/c", "/a /b"},
		{"for us, nothing forbidden", "User-agent: *\nDisallow: /\nUser-agent: bantin\nDisallow:", "/ /tin", ""},
		{"for others only", "User-agent: khac\nDisallow: /", "/ /tin", ""},
		{"the longer pattern", "User-agent: *\nDisallow: /tin\nAllow: /tin/rss\nDisallow: /tin/rss/cu", "/tin/rss /tin/rss/1", "/tin /tin/1 /tin/rss/cu"},
		{"two of one length", "User-agent: *\nDisallow: /tin\nAllow: /tin", "/tin", ""},
		{"two of one length, the other way", "User-agent: *\nAllow: /tin\nDisallow: /tin", "/tin", ""},
		{"anything in the middle", "User-agent: *\nDisallow: /tin*.html", "/a/tin1.html /tin", "/tin.html /tin/1.html?x"},
		{"anything at the beginning", "User-agent: *\nDisallow: *.pdf", "/a.doc", "/a.pdf /b/c.pdf.html"},
		{"anything at all", "User-agent: *\nDisallow: *", "", "/ /tin"},
		{"the end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /tin$", "/a.pdf?x /tin/ /a/tin", "/a.pdf /tin"},
		{"the root alone", "User-agent: *\nDisallow: /$", "/tin /?x", "/"},
		{"one place twice", "User-agent: *\nDisallow: /ab*b$", "/ab", "/abb"},
		{"a query", "User-agent: *\nDisallow: /*?*page=", "/tin?trang=2", "/tin?page=2 /tin?a=1&page=2"},
		{"escapes", "User-agent: *\nDisallow: /tin-t%e1%bb%a9c\nDisallow: /%7Ea\nDisallow: /x%2fy", "/tin /x/y", "/tin-t%E1%BB%A9c/1 /~a /%7ea /x%2Fy"},
		{"letters beyond ASCII", "User-agent: *\nDisallow: /tin-tức", "/tin", "/tin-t%E1%BB%A9c"},
		{"a space", "User-agent: *\nDisallow: /tin tuc", "/tin", "/tin%20tuc"},
		{"lines without sense", "Disallow: /a\nnonsense\nUser-agent: *\nCrawl-delay: soon\nSitemap: https://a.vn/s.xml\nDisallow: /b\n: :\nDisallow /c", "/a /c", "/b"},
		{"a map between agents", "User-agent: khac\nSitemap: /s\nUser-agent: bantin\nDisallow: /a", "/b", "/a"},
	} {
		r := readRules([]byte(c.file), agentName)
		check := func(paths string, want bool) {
			for _, path := range strings.Fields(paths) {
				u, err := url.Parse("http://a.vn" + path)
				if err != nil {
					t.Fatal(err)
				}
				if got := r.allows(u); got != want {
					t.Errorf("%s: %s is allowed: %v", c.name, path, got)
				}
			}
		}
		check(c.allowed, true)
		check(c.forbidden, false)
	}
}

func TestCrawlDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 5":                                               5 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5":                                             time.Second / 2,
		"User-agent: *\nCrawl-delay: 1e300":                                           longest,
		"User-agent: *\nCrawl-delay: -5":                                              0,
		"User-agent: *\nCrawl-delay: NaN":                                             0,
		"User-agent: *\nCrawl-delay: 5s":                                              0,
		"User-agent: *\nCrawl-delay: 5\nUser-agent: bantin\nDisallow: /x":             0,
		"User-agent: khac\nCrawl-delay: 5":                                            0,
		"User-agent: khac\nUser-agent: bantin\nCrawl-delay: 7\nUser-agent: *\nA: b\n": 7 * time.Second,
	} {
		if got := readRules([]byte(file), agentName).delay; got != want {
			t.Errorf("%q: %v; want %v", file, got, want)
		}
	}
}

func FuzzRules(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: %\n", "/a%2fb?c")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := readRules([]byte(file), agentName)
		r.allows(&url.URL{Scheme: "http", Host: "a.vn", Path: path, RawQuery: path})
		if once := canonical(path); canonical(once) != once {
			t.Errorf("%q is written %q, and then in another way", path, once)
		}
	})
}

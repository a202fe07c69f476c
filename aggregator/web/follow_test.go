package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"bantin/aggregator/publish"
	"bantin/feeds"
)

// byID finds the element with an id.
func (n node) byID(t *testing.T, id string) node {
	t.Helper()
	for d := range n.Descendants() {
		if (node{d}).attr("id") == id {
			return node{d}
		}
	}
	t.Fatalf("nothing has the id %q", id)
	return node{}
}

// hrefs are where the links inside an element lead, by their words.
func (n node) hrefs() map[string]string {
	m := map[string]string{}
	for _, a := range n.find("a") {
		m[a.words()] = a.attr("href")
	}
	return m
}

// TestFollowingEverySelection follows each selection from its page to where it
// is explained, and from there to its feed, in both languages.
func TestFollowingEverySelection(t *testing.T) {
	n := open(t, articles())
	n.Site.Departments = append(n.Site.Departments, feeds.Department{ID: "lien-hiep-hoi", Name: "Liên hiệp hội"}) // of no area
	n.rebuild(t)
	s := n.serve(t)
	for _, base := range []string{"", englishRoot} {
		resp, body := ask(t, "GET", s.URL+base+followPath)
		checkForm(t, base+followPath, body)
		checkPageFields(t, base+followPath, resp.Header)
		doc := parsed(t, body)
		for _, selection := range publish.Selections(n.Site) {
			root := publish.Root(selection)
			feed := n.Site.URL + root + "rss.xml"
			_, page := ask(t, "GET", s.URL+base+root)
			lead := parsed(t, page).byID(t, "theo-doi").hrefs()
			anchor := ""
			for _, href := range lead {
				if after, ok := strings.CutPrefix(href, base+followPath+"#"); ok {
					anchor = after
				}
			}
			e := doc.byID(t, anchor)
			name, _ := publish.Heading(n.Site, selection)
			name = strings.TrimPrefix(strings.TrimPrefix(name, "Tin từ "), "Chuyên mục ")
			if got := e.texts("h3"); len(got) != 1 || got[0] != name {
				t.Errorf("%s%s: it leads to %q, want %q", base, root, got, name)
			}
			if got := e.texts("code"); len(got) != 1 || got[0] != feed {
				t.Errorf("%s%s: the address to copy is %q", base, root, got)
			}
			links := e.hrefs()
			for _, r := range readers() {
				if to, err := url.QueryUnescape(strings.TrimPrefix(links[r.name], r.adds)); err != nil || to != feed {
					t.Errorf("%s%s: %s is sent to %s", base, root, r.name, links[r.name])
				}
			}
			if links[words(n.language(base))["followApp"]] != "feed:"+feed {
				t.Errorf("%s%s: apps are sent to %q", base, root, links)
			}
			if links["Atom"] != n.Site.URL+root+"atom.xml" || links["JSON Feed"] != n.Site.URL+root+"feed.json" || links[name] != base+root {
				t.Errorf("%s%s: %q", base, root, links)
			}
			picture := e.find("img")[0].attr("src")
			resp, svg := ask(t, "GET", s.URL+picture)
			if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "image/svg+xml" {
				t.Fatalf("%s: %d %v", picture, resp.StatusCode, resp.Header)
			}
			if got := drawnModules(t, svg).read(t); got != feed {
				t.Errorf("%s%s: the QR code holds %q", base, root, got)
			}
		}
		if got := doc.find("nav")[0].hrefs()[words(n.language(base))["titleFollow"]]; got != base+followPath {
			t.Errorf("the menu leads to %q", got)
		}
	}
}

// language is that of the pages below a base.
func (n *newsroom) language(base string) string {
	if base == englishRoot {
		return "en"
	}
	return "vi"
}

func TestReadersTakeFeedsUp(t *testing.T) {
	var got []string
	for _, l := range readerLinks("https://bantin.example.vn/dia-phuong/lao-cai/rss.xml?q=lễ hội&a=b") {
		got = append(got, l.URL)
	}
	const feed = "https%3A%2F%2Fbantin.example.vn%2Fdia-phuong%2Flao-cai%2Frss.xml%3Fq%3Dl%E1%BB%85%20h%E1%BB%99i%26a%3Db"
	want := []string{
		"https://feedly.com/i/subscription/feed%2F" + feed,
		"https://www.inoreader.com/search/feeds/" + feed,
		"https://www.newsblur.com/?url=" + feed,
		"https://theoldreader.com/feeds/subscribe?url=" + feed,
		"https://feedbin.com/?subscribe=" + feed,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFollowingByBadNames(t *testing.T) {
	const evil = `"><script>alert(1)</script>' onmouseover=alert(2) {{.Say}}`
	n := open(t, nil)
	n.Site.Title = "Bản tin " + evil
	n.Site.Departments[0].Name = "Sở " + evil
	n.Site.Areas[0].Name = evil
	n.Site.Topics[0].Name = evil
	n.rebuild(t)
	s := n.serve(t)
	_, body := ask(t, "GET", s.URL+followPath)
	checkForm(t, followPath, body)
	if strings.Contains(body, "<script>") || strings.Contains(body, `" onmouseover`) {
		t.Error("a name speaks as the page")
	}
	names := parsed(t, body).texts("h3")
	for _, want := range []string{"Bản tin " + evil, "Sở " + evil, evil} {
		if !strings.Contains(strings.Join(names, "\n"), want) {
			t.Errorf("%q is not shown as it is written", want)
		}
	}
}

func TestFollowingWhateverThereIs(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(n *newsroom)
		groups  []string // their ids, of those that may be missing
		feeds   int
		without string
	}{
		{"as it is", func(*newsroom) {}, []string{"don-vi", "dia-phuong", "chuyen-muc"}, 19, "xyz"},
		{"nothing but everything", func(n *newsroom) { n.Site.Departments, n.Site.Areas, n.Site.Topics = nil, nil, nil }, nil, 1, "xyz"},
		{"many departments", func(n *newsroom) {
			for i := range 50 {
				id := fmt.Sprint("don-vi-", i)
				n.Site.Departments = append(n.Site.Departments, feeds.Department{ID: id, Name: "Trung tâm Văn hóa, Thể thao và Du lịch số " + fmt.Sprint(i)})
			}
			n.Site.Areas, n.Site.Topics = nil, nil
		}, []string{"don-vi"}, 58, "xyz"},
		{"a site of files", func(n *newsroom) { n.Static = true }, []string{"don-vi", "dia-phuong", "chuyen-muc"}, 19, searchPath},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := open(t, nil)
			c.change(n)
			n.rebuild(t)
			body, weight := travelled(t, n.serve(t).URL+followPath)
			checkForm(t, followPath, body)
			doc := parsed(t, body)
			var groups []string
			for _, h := range doc.find("h2") {
				if id := h.attr("id"); id == "don-vi" || id == "dia-phuong" || id == "chuyen-muc" {
					groups = append(groups, id)
				}
			}
			if strings.Join(groups, " ") != strings.Join(c.groups, " ") {
				t.Errorf("groups %q, want %q", groups, c.groups)
			}
			if got := len(doc.find("details")); got != c.feeds {
				t.Errorf("%d feeds, want %d", got, c.feeds)
			}
			if strings.Contains(body, c.without) {
				t.Errorf("it speaks of %q", c.without)
			}
			if weight >= heaviest/4 {
				t.Errorf("%d bytes", weight)
			}
		})
	}
}

func TestFollowingASearch(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for _, base := range []string{"", englishRoot} {
		_, body := ask(t, "GET", s.URL+searchFor(base+searchPath, "q", `"lễ hội" & <b>`, "don-vi", "lao-cai"))
		box := parsed(t, body).byID(t, "theo-doi")
		links := box.hrefs()
		for _, address := range append(box.texts("code"), links["Atom"], links["JSON Feed"]) {
			path, ours := strings.CutPrefix(address, n.Site.URL)
			resp, feed := ask(t, "GET", s.URL+path)
			if !ours || resp.StatusCode != 200 || !strings.Contains(feed, "lễ hội") {
				t.Errorf("%s: %d", address, resp.StatusCode)
			}
		}
		if len(box.texts("code")) != 1 || links[words(n.language(base))["followMore"]] != base+followPath {
			t.Errorf("%q leads to %q", box.texts("code"), links)
		}
	}
}

func TestFollowingWrongAddresses(t *testing.T) {
	s := open(t, nil).serve(t)
	for path, want := range map[string]string{
		"/theo-doi/":             "301 /theo-doi",
		"/en/theo-doi/":          "301 /en/theo-doi",
		"/theo-doi?x=1":          "200 ",
		"/theo-doi/lao-cai":      "404 ",
		"/khong-co/qr.svg":       "404 ",
		"/lao-cai/qr.svg?x=%00":  "200 ",
		"/en/lao-cai/qr.svg":     "301 /lao-cai/qr.svg",
		"/lao-cai/qr.png":        "404 ",
		"/tim-kiem/qr.svg?q=hội": "404 ",
	} {
		resp, _ := ask(t, "GET", s.URL+path)
		if got := resp.Status[:4] + resp.Header.Get("Location"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	resp, _ := ask(t, "GET", s.URL+"/qr.svg")
	again, _ := ask(t, "GET", s.URL+"/qr.svg", "If-None-Match", resp.Header.Get("Etag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("a picture that is known: %d", again.StatusCode)
	}
}

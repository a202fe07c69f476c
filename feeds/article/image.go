package article

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bantin/feeds/vietnamese"
)

// emblems are names of pictures that stand for a site, or for no picture.
var emblems = regexp.MustCompile(`logo|banner|favicon|icon|default|no-?image|noimg|placeholder|avatar|share|quoc-?huy|trong-?dong|blank|spacer`)

// image is the picture that stands for the article: the page's own choice,
// unless that presents the site rather than the article. Where it is empty,
// the first picture of the content will do.
func image(said string, emblem map[string]bool, content []string) string {
	file := fileOf(said)
	if file == "" || emblem[file] || emblems.MatchString(file) {
		return ""
	}
	for _, address := range content {
		if fileOf(address) == file {
			return said
		}
	}
	if len(content) > 0 {
		return "" // those of the text are its own for certain
	}
	return said
}

// presenting are the files of the pictures that lead to a site's front page,
// or stand for it in the window.
func presenting(root *html.Node) map[string]bool {
	found := map[string]bool{}
	for n := range root.Descendants() {
		switch {
		case element(n, atom.Link) && strings.Contains(strings.ToLower(attr(n, "rel")), "icon"):
			found[fileOf(attr(n, "href"))] = true
		case element(n, atom.Img) && front(inside(n, atom.A)):
			found[fileOf(attr(n, "src"))] = true
		}
	}
	return found
}

// front says whether a link leads to the front page.
func front(link *html.Node) bool {
	if link == nil || attr(link, "href") == "" {
		return false
	}
	u, err := url.Parse(attr(link, "href"))
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == ""
}

// pictures are the addresses of the pictures in a tree.
func pictures(root *html.Node) (list []string) {
	for n := range root.Descendants() {
		if !element(n, atom.Img) {
			continue
		}
		for _, key := range []string{"data-src", "data-original", "src"} {
			if address := attr(n, key); address != "" {
				list = append(list, address)
				break
			}
		}
	}
	return list
}

// fileOf is the name of the file that an address leads to, in lower case.
func fileOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Path == "" || strings.HasSuffix(u.Path, "/") {
		return ""
	}
	name := vietnamese.Fold(path.Base(u.Path))
	if u.RawQuery != "" && !strings.Contains(name, ".jp") && !strings.Contains(name, ".png") {
		name += "?" + u.RawQuery // one program for all pictures
	}
	return name
}

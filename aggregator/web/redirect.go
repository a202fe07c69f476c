package web

import (
	"net/url"
	"slices"
	"strings"

	"bantin/feeds/render"
)

// elsewhere are the names that feeds and home pages have on other sites, which
// people type and programs try. "" is the page of a folder.
var elsewhere = map[string]string{
	"rss": render.RSS.File(), "rss2": render.RSS.File(), "rss2.xml": render.RSS.File(), "feed": render.RSS.File(),
	"feeds": render.RSS.File(), "feed.xml": render.RSS.File(), "feed.rss": render.RSS.File(), "index.xml": render.RSS.File(),
	"index.rss": render.RSS.File(), "atom": render.Atom.File(), "feed.atom": render.Atom.File(), "index.atom": render.Atom.File(),
	"json": render.JSON.File(), "feed.json": render.JSON.File(), "index.json": render.JSON.File(),
	"index": "", "index.html": "", "index.htm": "", "index.php": "", "default.aspx": "", "home": "", "trang-chu": "",
}

// meant finds the address that somebody meant who asked for one that is not
// there: in capitals, with a slash too many or too few, or by a name that
// feeds have elsewhere.
func (h *handler) meant(u *url.URL) (string, bool) {
	parts := strings.FieldsFunc(strings.ToLower(u.Path), func(r rune) bool { return r == '/' })
	folder := "/" + strings.Join(parts, "/")
	candidates := []string{folder, folder + "/"}
	if strings.HasSuffix(u.Path, "/") {
		slices.Reverse(candidates)
	}
	if n := len(parts); n > 0 {
		if file, ok := elsewhere[parts[n-1]]; ok {
			above := parts[:n-1]
			if n > 1 && parts[n-2] == "feed" { // /feed/atom/
				above = parts[:n-2]
			}
			candidates = append(candidates, strings.Join(append(slices.Concat([]string{""}, above), file), "/"))
		}
	}
	if h.base != "" { // what has one address only is not below that of a language
		for _, path := range candidates {
			candidates = append(candidates, strings.TrimPrefix(path, h.base))
		}
	}
	for _, path := range candidates {
		if _, ok := h.front.find(path); ok && path != u.Path {
			return (&url.URL{Path: path, RawQuery: u.RawQuery}).String(), true
		}
	}
	return "", false
}

package listing

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// An address is where a link leads, and what that looks like.
type address struct {
	target   string  // by which targets are told apart: no scheme, fragment or tracking
	shape    string  // what addresses of one kind share
	likeness float64 // how much it looks like that of an article, 0 to 1
	foreign  bool    // on another site
}

// resolver makes addresses of hrefs.
type resolver struct {
	base *url.URL
	page string // target of the page itself
	self string // the same by what the page says of it
	site string // of the page
	met  map[string]*address
}

func newResolver(page, base, self string) *resolver {
	r := &resolver{met: map[string]*address{}}
	u, err := url.Parse(strings.TrimSpace(page))
	if err != nil || u.Host == "" {
		u = &url.URL{Scheme: "http", Host: "page.invalid", Path: "/"}
	}
	r.site, r.page, r.base = siteOf(u.Host), targetOf(u), u
	if base = strings.TrimSpace(base); base != "" {
		if b, err := u.Parse(tidy(base)); err == nil && (b.Scheme == "http" || b.Scheme == "https") {
			r.base = b
		}
	}
	if u, err := r.base.Parse(tidy(self)); err == nil && self != "" {
		r.self = targetOf(u)
	}
	return r
}

// tidy mends what url.Parse would refuse and browsers do not.
func tidy(href string) string {
	href = strings.Map(func(r rune) rune {
		switch r {
		case '\t', '\n', '\r':
			return -1
		case '\\':
			return '/'
		}
		return r
	}, strings.TrimSpace(href))
	href = strings.ReplaceAll(href, " ", "%20")
	for i := 0; i+2 < len(href); i++ { // a per cent sign that encodes nothing
		if href[i] == '%' && (!hex(href[i+1]) || !hex(href[i+2])) {
			return strings.ReplaceAll(href, "%", "%25")
		}
	}
	return href
}

func hex(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// resolve returns the address that an href leads to, nil if to no page.
func (r *resolver) resolve(href string) *address {
	if a, met := r.met[href]; met {
		return a
	}
	a := r.look(href)
	r.met[href] = a
	return a
}

func (r *resolver) look(href string) *address {
	if href == "" || href[0] == '#' || len(href) > maxValue {
		return nil
	}
	ref, err := url.Parse(tidy(href))
	if err != nil {
		return nil
	}
	u := r.base.ResolveReference(ref)
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || notPages[strings.ToLower(path.Ext(u.Path))] {
		return nil
	}
	a := &address{target: targetOf(u), foreign: siteOf(u.Host) != r.site}
	if a.target == r.page || a.target == r.self || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" || shares(u.Host) {
		return nil
	}
	a.shape, a.likeness = look(u)
	return a
}

// notPages are endings of addresses that lead to no page.
var notPages = set(".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".mp3", ".mp4", ".wmv", ".flv", ".zip", ".rar", ".7z",
	".css", ".js", ".xml", ".rss", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".exe", ".apk")

// shares says whether a host is where readers share what they read.
func shares(host string) bool {
	host = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(host), "www."), "m.")
	switch host {
	case "facebook.com", "twitter.com", "x.com", "zalo.me", "sp.zalo.me", "plus.google.com", "linkedin.com", "pinterest.com", "t.me",
		"youtube.com", "instagram.com", "tiktok.com", "addthis.com", "play.google.com", "apps.apple.com", "itunes.apple.com", "api.whatsapp.com":
		return true
	}
	return false
}

// siteOf returns the part of a host that sites of one owner share.
func siteOf(host string) string {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	labels := strings.Split(host, ".")
	if !strings.ContainsFunc(host, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return host
	}
	keep := 2
	if n := len(labels); n > 2 && len(labels[n-1]) == 2 && len(labels[n-2]) <= 4 {
		keep = 3
	}
	return strings.Join(labels[max(0, len(labels)-keep):], ".")
}

// dropped are parameters that say how a page was come to, not which it is.
var dropped = regexp.MustCompile(`^(utm_.*|fbclid|gclid|zarsrc|jsessionid|phpsessid|sid|ref|src|from|lv|pageindex|aspxautodetectcookiesupport)$`)

// targetOf returns the one spelling of an address.
func targetOf(u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	p, _, _ := strings.Cut(u.EscapedPath(), ";")
	var kept []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(pair), "=")
		if pair != "" && !dropped.MatchString(name) {
			kept = append(kept, pair)
		}
	}
	slices.Sort(kept)
	target := host + "/" + strings.Trim(p, "/")
	if len(kept) > 0 {
		target += "?" + strings.Join(kept, "&")
	}
	if strings.HasPrefix(u.Fragment, "/") || strings.HasPrefix(u.Fragment, "!") {
		target += "#" + u.Fragment
	}
	return target
}

var (
	folderDay = regexp.MustCompile(`^(19|20)\d{2}([\-_.]?\d{1,2}){0,2}$`)
	named     = regexp.MustCompile(`\d{3,}|\d+$`)
	idName    = regexp.MustCompile(`(?i)^(.*(item|news|tin|bai|article|post|detail|content|doc)_?id|id|.*itemid|nid|aid|tid|pid|iid|n|p|tin|bai|baiviet|news|article|view|ctl|detail|newsid|idtin|idbaiviet|ma|matin|mabai)$`)
	kindName  = regexp.MustCompile(`(?i)^(.*cat.*|chuyenmuc|chuyen-muc|muc|cm|loai|type|menu|menuid|mid|page|trang|tab|lang|section|zone|zoneid|group|groupid|topic|tag|year|month|keyword|q|s|key|sort|order)$`)
	serial    = regexp.MustCompile(`^[0-9a-fA-F\-]{16,}$`)
)

// look describes an address: what those of one kind share, and how much it
// looks like that of an article.
func look(u *url.URL) (shape string, likeness float64) {
	segments := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	last, ext := "", ""
	if n := len(segments); n > 0 {
		last = segments[n-1]
		if e := path.Ext(last); len(e) > 1 && len(e) <= 6 && !strings.ContainsFunc(e[1:], func(r rune) bool { return r >= '0' && r <= '9' }) {
			last, ext = strings.TrimSuffix(last, e), strings.ToLower(e)
		}
	}
	likeness = 0.1
	dayed := false
	for _, s := range segments[:max(0, len(segments)-1)] {
		dayed = dayed || folderDay.MatchString(s)
	}
	words := len(strings.FieldsFunc(last, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '+' }))
	kind := "word"
	switch {
	case serial.MatchString(last):
		kind, likeness = "serial", 0.6
	case named.MatchString(last):
		kind, likeness = "id", 0.5
	case words >= 3:
		kind = "slug"
	}
	switch {
	case words >= 6:
		likeness += 0.45
	case words == 5:
		likeness += 0.35
	case words == 4:
		likeness += 0.2
	case words == 3:
		likeness += 0.1
	}
	if dayed {
		likeness += 0.4
	}
	keys, byQuery := queryShape(u.RawQuery)
	likeness = min(1, max(likeness, byQuery))
	return fmt.Sprintf("%d:%s%s?%s", len(segments), kind, ext, keys), likeness
}

// queryShape returns the names of parameters, and how much they look like
// those of an article.
func queryShape(query string) (names string, likeness float64) {
	var list []string
	section := false
	for _, pair := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name = strings.ToLower(name)
		if name == "" || dropped.MatchString(name) {
			continue
		}
		list = append(list, name)
		switch {
		case kindName.MatchString(name):
			section = true
		case idName.MatchString(name) && value != "":
			likeness = 0.7
		case len(value) > 3 && named.MatchString(value):
			likeness = max(likeness, 0.5)
		}
	}
	slices.Sort(list)
	if section && likeness < 0.7 {
		likeness = 0
	}
	return strings.Join(list, "&"), likeness
}

// akin says whether two shapes are those of addresses of one kind: they may
// differ by one folder.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	da, ra, _ := strings.Cut(a, ":")
	db, rb, _ := strings.Cut(b, ":")
	return ra == rb && ra != "word?" && (number(da)-number(db))*(number(da)-number(db)) <= 1
}

// kindred says whether two shapes can be those of one site at two times: of
// some titles the address ends in a number, of others it does not.
func kindred(a, b string) bool {
	if akin(a, b) {
		return true
	}
	plain := strings.NewReplacer(":id", ":", ":slug", ":", ":word", ":")
	return plain.Replace(a) == plain.Replace(b)
}

package normalize

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// longestAddress is more than any browser is sure to follow.
const longestAddress = 4096

// resolve returns an address of a document as an absolute web address, and ""
// if it is none. A nil base makes relative addresses unusable.
func resolve(base *url.URL, raw string) string {
	text := tidyAddress(raw)
	if text == "" || len(text) > longestAddress {
		return ""
	}
	text, ok := webScheme(text)
	if !ok {
		return ""
	}
	u, err := url.Parse(encoded(text))
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Opaque != "" {
		return ""
	}
	if u.Host, ok = host(u.Host); !ok {
		return ""
	}
	if text = u.String(); len(text) > longestAddress {
		return ""
	}
	return text
}

// base returns the first usable address of a list as what others are relative
// to, each resolved against those after it.
func base(addresses ...string) *url.URL {
	var b *url.URL
	for i := len(addresses) - 1; i >= 0; i-- {
		if u, err := url.Parse(resolve(b, addresses[i])); err == nil && u.Host != "" {
			b = u
		}
	}
	return b
}

// A place is where a text stands that has addresses in it.
type place struct {
	base     *url.URL // what they are relative to; nil: unknown
	relative bool     // it is usual there that they are relative
}

// address returns a field's address as resolve does, and notes what was wrong
// with it.
func (p place) address(raw string, n *notes) string {
	resolved := resolve(p.base, raw)
	if resolved != "" && !p.usual(strings.TrimSpace(raw), resolved) {
		n.add(feeds.RepairAddress, raw, resolved)
	}
	return resolved
}

// usual says whether an address needed no more than its letters encoded, and
// its base where that is usual, to become the one that it was resolved to.
func (p place) usual(raw, resolved string) bool {
	text := encoded(raw)
	if p.relative && p.base != nil {
		if u, err := url.Parse(text); err == nil {
			text = p.base.ResolveReference(u).String()
		}
	}
	return text == resolved
}

// tidyAddress drops what does not belong to an address: white space around it,
// line breaks and invisible characters inside, entities escaped once too often.
func tidyAddress(raw string) string {
	raw = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || plaintext.Invisible(r) {
			return -1
		}
		return r
	}, raw)
	return strings.ReplaceAll(strings.TrimSpace(raw), "&amp;", "&")
}

// webScheme mends the beginning of an address: http:foo, http:/host, doubled
// schemes, backslashes, hosts without a scheme. It is false for the schemes of
// other protocols.
func webScheme(text string) (string, bool) {
	for range 4 {
		scheme, rest, found := cutScheme(text)
		if !found {
			return relative(slashes(text)), true
		}
		if scheme != "http" && scheme != "https" {
			return text, false
		}
		rest = slashes(rest)
		path := strings.TrimLeft(rest, "/")
		if inner, _, again := cutScheme(path); again && (inner == "http" || inner == "https") {
			text = path
			continue
		}
		if len(rest)-len(path) >= 2 || hostlike(path) {
			return scheme + "://" + path, true
		}
		return rest, true // a path with the scheme of the document
	}
	return text, false
}

// relative mends an address without a scheme.
func relative(text string) string {
	if len(text) > 4 && strings.EqualFold(text[:4], "www.") {
		return "//" + text
	}
	return text
}

// cutScheme splits an address at the colon of its scheme. A host with a port
// is no scheme.
func cutScheme(text string) (scheme, rest string, found bool) {
	i := strings.IndexFunc(text, func(r rune) bool { return noHost(r) && r != '+' })
	if i < 1 || text[i] != ':' || strings.IndexByte(text[:i], '.') >= 0 {
		return "", text, false
	}
	return strings.ToLower(text[:i]), text[i+1:], true
}

// slashes turns the backslashes of an address's path into slashes.
func slashes(text string) string {
	end := strings.IndexAny(text, "?#")
	if end < 0 {
		end = len(text)
	}
	return strings.ReplaceAll(text[:end], `\`, "/") + text[end:]
}

// hostlike says whether a path begins with what can only be a host's name.
func hostlike(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	first, _, _ = strings.Cut(first, ":")
	dot := strings.LastIndexByte(first, '.')
	if dot < 1 || strings.ContainsAny(first, "?#=& ") {
		return false
	}
	switch strings.ToLower(first[dot+1:]) {
	case "", "html", "htm", "shtml", "xhtml", "aspx", "asp", "php", "jsp", "do", "xml", "rss", "pdf",
		"jpg", "jpeg", "png", "gif", "webp", "doc", "docx":
		return false
	}
	return true
}

// host returns a host's name, and its port if there is one, in ASCII; it is
// false for what cannot be one.
func host(name string) (string, bool) {
	if strings.HasPrefix(name, "[") {
		at, err := netip.ParseAddrPort(name)
		if err == nil {
			return name, at.Addr().Zone() == ""
		}
		addr, err := netip.ParseAddr(strings.Trim(name, "[]"))
		return name, err == nil && addr.Zone() == ""
	}
	name, port, _ := strings.Cut(name, ":")
	if strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 }) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", false
		}
		name = ascii
	}
	if name == "" || strings.ContainsFunc(name, noHost) || strings.ContainsFunc(port, noDigit) {
		return "", false
	}
	if port != "" {
		name += ":" + port
	}
	return name, true
}

func noHost(r rune) bool {
	return (r|0x20 < 'a' || r|0x20 > 'z') && noDigit(r) && r != '-' && r != '.' && r != '_'
}

func noDigit(r rune) bool { return r < '0' || r > '9' }

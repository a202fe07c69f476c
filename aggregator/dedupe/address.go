package dedupe

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"bantin/feeds"
)

// tracking are query parameters that say how a reader came to an article, or
// which page of a list he came from, never which article it is. A final "*"
// stands for any ending.
var tracking = []string{
	"utm_*", "fbclid", "gclid", "dclid", "msclkid", "zarsrc", "zalo_*", "mc_cid", "mc_eid", "_ga", "_gl", "igshid",
	"phpsessid", "jsessionid", "aspsessionid*", "sessionid", "cfid", "cftoken", "pageindex",
}

// addressing reads the addresses of one document.
type addressing struct {
	src   feeds.Source
	hosts []string // hosts whose name does not tell articles apart; the source's own first
	lists []string // addresses of the list itself
}

func newAddressing(doc feeds.Document, src feeds.Source) addressing {
	a := addressing{src: src}
	for _, raw := range []string{src.URL, doc.URL} {
		if u, err := url.Parse(raw); err == nil && u.Host != "" {
			a.hosts = append(a.hosts, host(u))
		}
	}
	for _, alias := range src.Aliases {
		a.hosts = append(a.hosts, host(&url.URL{Host: alias}))
	}
	for _, raw := range []string{src.URL, doc.URL, doc.Link} {
		a.lists = append(a.lists, a.strip(raw))
	}
	return a
}

// own is the address by which an item is known inside its source: without
// scheme, and without host where that is the source's own. It is empty where
// the address cannot identify an article.
func (a addressing) own(raw string) string {
	s := a.strip(raw)
	if s == "" || s == "/" || slices.Contains(a.lists, s) {
		return ""
	}
	return s
}

// full is the address by which other sources know the same article.
func (a addressing) full(raw string) string {
	s := a.strip(raw)
	if strings.HasPrefix(s, "/") && len(a.hosts) > 0 {
		return a.hosts[0] + s
	}
	return s
}

// strip returns the canonical address, beginning with "/" when its host is one
// of the source's own.
func (a addressing) strip(raw string) string {
	h, rest := canonical(raw, a.src.KeepParams, a.src.DropParams)
	if slices.Contains(a.hosts, h) {
		return rest
	}
	return h + rest
}

// Address returns the canonical form of an article's address as the settings
// name it: without scheme, "www.", default port, fragment, tracking and
// session parameters. It is empty for what is no web address.
func Address(raw string) string {
	h, rest := canonical(raw, nil, nil)
	return h + rest
}

// canonical takes an address apart: host, and path with query.
func canonical(raw string, keep, drop []string) (hostName, rest string) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", ""
	}
	p := norm.NFC.String(u.Path)
	if i := strings.Index(strings.ToLower(p), ";jsessionid="); i >= 0 {
		p = p[:i]
	}
	p = strings.TrimRight(p, "+ ")
	p = path.Clean("/" + p)
	rest = (&url.URL{Path: p}).EscapedPath()
	if q := query(u.Query(), keep, drop); q != "" {
		rest += "?" + q
	}
	return host(u), rest
}

// host is the host in ASCII and lower case, without "www." and default port.
func host(u *url.URL) string {
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		name = ascii
	}
	name = strings.TrimPrefix(name, "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		name += ":" + port
	}
	return name
}

// query keeps the parameters that tell articles apart, sorted.
func query(values url.Values, keep, drop []string) string {
	for name := range values {
		if slices.Contains(keep, name) {
			continue
		}
		if slices.Contains(drop, name) || isTracking(name) {
			values.Del(name)
		}
	}
	for _, list := range values {
		for i := range list {
			list[i] = norm.NFC.String(strings.TrimRight(list[i], "+ "))
		}
		slices.Sort(list)
	}
	return values.Encode()
}

func isTracking(name string) bool {
	name = strings.ToLower(name)
	for _, t := range tracking {
		prefix, open := strings.CutSuffix(t, "*")
		if name == t || open && strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// patternMatch is what the source's id_pattern finds in an address: its first
// group, or all of it when it has none.
func patternMatch(pattern, address string) string {
	if pattern == "" {
		return ""
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return "" // the settings refuse such a pattern
	}
	m := re.FindStringSubmatch(address)
	switch {
	case m == nil:
		return ""
	case len(m) > 1:
		return m[1]
	}
	return m[0]
}

var digits = regexp.MustCompile(`\d{5,}`)

// number is the last number of five digits or more in an address, where most portals put the
// article's own.
func number(address string) string {
	all := digits.FindAllString(address, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

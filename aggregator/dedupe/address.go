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
	"phpsessid", "jsessionid", "aspsessionid*", "sessionid", "session_id", "cfid", "cftoken", "pageindex",
	"token", "access_token", "nonce", "signature", "timestamp", "nocache", "cachebuster", "rnd", "rand", "random", "_",
}

// addressing reads the addresses of one document.
type addressing struct {
	src     feeds.Source
	hosts   []string // hosts whose name does not tell articles apart; the source's own first
	earlier []string // hosts that did not tell articles apart before
	lists   []string // addresses of the list itself
	drop    []string // parameters that were found to change
}

func newAddressing(doc feeds.Document, src feeds.Source, m Memory) addressing {
	a := addressing{src: src, hosts: hostsOf(doc, src), drop: append(slices.Clip(src.DropParams), m.parameters...)}
	for _, h := range m.Hosts {
		if !slices.Contains(a.hosts, h) {
			a.earlier = append(a.earlier, h)
		}
	}
	for _, raw := range []string{src.URL, doc.URL, doc.Link} {
		a.lists = append(a.lists, a.strip(raw))
	}
	return a
}

// hostsOf lists the hosts on which a document and its source are at home.
func hostsOf(doc feeds.Document, src feeds.Source) (hosts []string) {
	add := func(u *url.URL) {
		if h := host(u); h != "" && !slices.Contains(hosts, h) {
			hosts = append(hosts, h)
		}
	}
	for _, raw := range []string{src.URL, doc.URL} {
		if u, err := url.Parse(raw); err == nil {
			add(u)
		}
	}
	for _, alias := range src.Aliases {
		add(&url.URL{Host: alias})
	}
	return hosts
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

// steady is the own address without parameters that were found to change.
func (a addressing) steady(raw string) string {
	if a.own(raw) == "" {
		return ""
	}
	h, rest := canonical(raw, a.src.KeepParams, a.drop)
	if slices.Contains(a.hosts, h) {
		return rest
	}
	return h + rest
}

// elsewhere lists the forms that a steady address has where other hosts are
// the source's own.
func (a addressing) elsewhere(steady string) (list []string) {
	if strings.HasPrefix(steady, "/") {
		for _, h := range slices.Concat(a.hosts, a.earlier) {
			list = append(list, h+steady)
		}
		return list
	}
	h, rest, _ := strings.Cut(steady, "/")
	if slices.Contains(a.earlier, h) {
		list = append(list, "/"+rest)
	}
	return list
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
	p = sessionless(p)
	p = strings.TrimRight(p, "+ ")
	p = path.Clean("/" + p)
	rest = (&url.URL{Path: p}).EscapedPath()
	if q := query(u.Query(), keep, drop); q != "" {
		rest += "?" + q
	}
	return host(u), rest
}

// aspSession is a path segment in which ASP.NET keeps a session.
var aspSession = regexp.MustCompile(`/\((?:[A-Z]\([^()/]*\))+\)`)

// sessionless is a path without the session that it carries.
func sessionless(p string) string {
	if i := strings.Index(strings.ToLower(p), ";jsessionid="); i >= 0 {
		p = p[:i]
	}
	return aspSession.ReplaceAllString(p, "")
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

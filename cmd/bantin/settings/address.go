package settings

import (
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"bantin/feeds"
)

// schemes that people write when they mean http or https.
var misspelt = regexp.MustCompile(`(?i)^(h{0,2}t{1,3}p{1,2}(s?)|http(s?))\s*[:;]?[/\\]{1,3}`)

// webAddress checks the address of a page or feed.
func webAddress(s string) (string, *complaint) {
	refuse := func(message, hint feeds.Text) (string, *complaint) { return "", complain(message, hint) }
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		r := []rune(s[i:])[0]
		message := say("địa chỉ %q có dấu cách", "the address %q contains a space", s)
		if isOddSpace(r) {
			message = say("địa chỉ %q có dấu cách không ngắt (U+%04X)", "the address %q contains a no-break space (U+%04X)", s, r)
		}
		if first := severalAddresses(s); first != "" {
			return refuse(message, say("chỉ giữ một địa chỉ, ví dụ %s; mỗi địa chỉ khác viết thành một mục riêng", "keep one address, for example %s; every other one is an entry of its own", first))
		}
		return refuse(message, suggestAddress(withoutSpaces(s)))
	}
	u, err := url.Parse(s)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Opaque != "":
		return refuse(say("%q không phải là địa chỉ web", "%q is not a web address", s), suggestAddress(s))
	case u.Host == "" || u.Hostname() == "":
		return refuse(say("địa chỉ %q không có tên máy chủ", "the address %q has no host", s), suggestAddress(s))
	case u.User != nil:
		bare := *u
		bare.User = nil
		return refuse(say("địa chỉ không được chứa tên người dùng và mật khẩu", "an address may not contain a user name and password"), suggestAddress(bare.String()))
	}
	if _, wrong := hostName(u.Host); wrong != nil {
		if u.Port() == "" {
			wrong.hint = suggestAddress(strings.Replace(s, u.Host, strings.ReplaceAll(u.Host, ",", "."), 1))
		}
		return "", wrong
	}
	if len(s) > longest {
		return refuse(say("địa chỉ dài quá %d ký tự", "the address is longer than %d characters", longest), say("chép lại địa chỉ từ trình duyệt, bỏ phần thừa sau dấu ?", "copy the address from the browser again, without what is not needed after the ?"))
	}
	return s, nil
}

// severalAddresses returns the first of several addresses in one text; "" if
// there is one at most.
func severalAddresses(s string) string {
	fields := strings.Fields(s)
	for i, f := range fields {
		if i > 0 && misspelt.MatchString(f) && isAddress(fields[0]) {
			return strings.TrimRight(fields[0], ",;")
		}
	}
	return ""
}

// wordInPath is what stands before a space that belongs to the name of a page.
var wordInPath = regexp.MustCompile(`^[A-Za-z]+://[^/]+/.*[\pL\pN)]$`)

// withoutSpaces writes spaces between words of a path as they are sent, and
// takes away all others.
func withoutSpaces(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	address := fields[0]
	for _, next := range fields[1:] {
		first, _ := utf8.DecodeRuneInString(next)
		if wordInPath.MatchString(address) && (unicode.IsLetter(first) || unicode.IsDigit(first) || first == '(') {
			address += "%20"
		}
		address += next
	}
	return address
}

// suggestAddress returns the address that was most likely meant, if it is one.
func suggestAddress(s string) feeds.Text {
	s = strings.ReplaceAll(s, `\`, "/")
	meant := s
	if m := misspelt.FindStringSubmatch(s); m != nil {
		secure := ""
		if strings.HasSuffix(strings.ToLower(m[1]), "s") {
			secure = "s"
		}
		if !strings.HasPrefix(strings.ToLower(s), "http") {
			secure = "s"
		}
		meant = "http" + secure + "://" + s[len(m[0]):]
	} else if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		meant = "https://" + strings.TrimLeft(rest, "/")
	} else if !strings.Contains(s, ":") && strings.Contains(s, ".") {
		meant = "https://" + strings.TrimLeft(s, "/")
	}
	if !isAddress(meant) {
		return say("viết cả địa chỉ, ví dụ https://svhttdl.laocai.gov.vn/", "write the whole address, for example https://svhttdl.laocai.gov.vn/")
	}
	return both(meant)
}

// isAddress tells whether a suggestion is good; it asks for no further one.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Opaque != "" {
		return false
	}
	_, wrong := hostName(u.Host)
	return wrong == nil && strings.Contains(u.Host, ".") && !strings.ContainsFunc(s, unicode.IsSpace)
}

// siteAddress checks the public address of the site, and returns it in the
// spelling that browsers and search engines know it by: the pages compare and
// publish it as it is. It ends with the host: the paths of the pages begin
// there.
func siteAddress(s string) (string, *complaint) {
	s, wrong := webAddress(s)
	if wrong != nil {
		return "", wrong
	}
	u, err := url.Parse(s)
	if err != nil || u.RawQuery != "" || u.Fragment != "" || strings.Contains(s, "?") || strings.Contains(s, "#") {
		return "", complain(say("địa chỉ công khai %q không được có phần sau dấu ? hay #", "the public address %q may have nothing after a ? or #", s),
			both(strings.TrimRight(strings.FieldsFunc(s, func(r rune) bool { return r == '?' || r == '#' })[0], "/")))
	}
	root := strings.ToLower(u.Scheme) + "://" + publicHost(u)
	if strings.Trim(u.Path, "/") != "" {
		return "", complain(say("địa chỉ công khai %q không được có thư mục: bản tin phải ở gốc của một tên miền", "the public address %q may have no folder: the site has to be at the root of a host name", s),
			both(root))
	}
	return root, nil
}

// publicHost is the host of an address, with its port if that is not the usual
// one: in lower case, in the letters that are sent.
func publicHost(u *url.URL) string {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	usual := map[string]string{"http": "80", "https": "443"}[strings.ToLower(u.Scheme)]
	if port := u.Port(); port != "" && port != usual {
		host += ":" + port
	}
	return host
}

// hostName checks a host with or without a port.
func hostName(s string) (string, *complaint) {
	wrong := complain(say("%q không phải là tên máy chủ", "%q is not a host name", s),
		say("chỉ ghi tên máy chủ, ví dụ svhttdl.laocai.gov.vn", "write only the host, for example svhttdl.laocai.gov.vn"))
	if rest := strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://"); rest != s {
		host, _, _ := strings.Cut(rest, "/")
		wrong.hint = both(host)
		return "", wrong
	}
	u, err := url.Parse("http://" + s)
	if err != nil || u.Host != s || u.Hostname() == "" {
		return "", wrong
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			wrong.message = say("cổng %q phải là số từ 1 đến 65535", "the port %q must be a number from 1 to 65535", port)
			wrong.hint = say("bỏ phần cổng, hoặc viết ví dụ :8080", "leave the port out, or write for example :8080")
			return "", wrong
		}
	} else if strings.HasSuffix(s, ":") {
		return "", wrong
	}
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return strings.ToLower(s), nil
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if label == "" || len(label) > 63 || strings.HasPrefix(label, "-") || strings.ContainsFunc(label, notInHost) {
			return "", wrong
		}
	}
	return strings.ToLower(s), nil
}

func notInHost(r rune) bool {
	return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// sameAddress is a spelling of an address under which two that lead to the
// same page are equal: without what browsers do not send, and without
// parameters that say how a reader came there.
func sameAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
	return host + strings.TrimRight(u.EscapedPath(), "/") + "?" + strings.Join(slices.DeleteFunc(strings.Split(u.RawQuery, "&"), isTrail), "&")
}

// isTrail tells whether a parameter says how a reader came to a page, and not
// to which.
func isTrail(parameter string) bool {
	name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "zarsrc"}, name)
}

package main

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// typed makes an address of what a person typed or pasted, and says what to
// try instead if nothing answers there; "" for nothing. Browsers show addresses
// without their scheme, and messages put quotes and marks around them.
func typed(text string) (address, otherwise string, err error) {
	text = bareAddress(text)
	if !strings.Contains(text, "://") && beginsWithHost(text) {
		text, otherwise = "https://"+text, "http://"+text
	}
	if address, err = settings.Address("URL", spaced(text)); err != nil {
		return "", "", err
	}
	if otherwise != "" {
		otherwise = tidy(spaced(otherwise))
	}
	return tidy(address), otherwise, nil
}

// bareAddress takes away what stands around an address where it was copied.
func bareAddress(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("\"'“”‘’«»<>,;", r)
	})
	return strings.TrimPrefix(text, "view-source:")
}

// beginsWithHost tells whether a text without a scheme begins with the name or
// the number of a host.
func beginsWithHost(text string) bool {
	host := text[:len(text)-len(strings.TrimLeftFunc(text, func(r rune) bool { return !strings.ContainsRune("/?#", r) }))]
	name, port, _ := strings.Cut(host, ":")
	return strings.Contains(strings.Trim(name, "."), ".") && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) && !strings.ContainsFunc(port, func(r rune) bool { return !unicode.IsDigit(r) })
}

// spaced writes the spaces in the path of an address as browsers do.
func spaced(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	i := strings.IndexAny(rest, "/?")
	if i < 0 || strings.Contains(rest[:i], " ") {
		return address
	}
	return scheme + "://" + rest[:i] + strings.ReplaceAll(rest[i:], " ", "%20")
}

// tidy writes an address without what says nothing of where it leads: the
// place on the page, how a reader came there, capitals in the host.
func tidy(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if !strings.HasPrefix(u.Fragment, "!") && !strings.HasPrefix(u.Fragment, "/") {
		address, _, _ = strings.Cut(address, "#")
	}
	_, rest, _ := strings.Cut(address, "://")
	rest = rest[len(u.Host):]
	for scheme, port := range map[string]string{"http": ":80", "https": ":443"} {
		if u.Scheme == scheme {
			u.Host = strings.TrimSuffix(u.Host, port)
		}
	}
	return u.Scheme + "://" + u.Host + untracked(rest)
}

// trails are parameters that say how a reader came to a page.
var trails = []string{"fbclid", "gclid", "zarsrc", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"}

// untracked takes trails out of a path with a query, and leaves the rest as it
// is written.
func untracked(rest string) string {
	path, query, has := strings.Cut(rest, "?")
	if !has {
		return rest
	}
	query, fragment, _ := strings.Cut(query, "#")
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(part string) bool {
		name, _, _ := strings.Cut(part, "=")
		return slices.Contains(trails, strings.ToLower(name))
	})
	if len(kept) > 0 {
		path += "?" + strings.Join(kept, "&")
	}
	if fragment != "" {
		path += "#" + fragment
	}
	return path
}

// unanswered tells whether nothing speaks HTTPS at an address whose scheme was
// a guess.
func unanswered(p *feeds.Problem) bool {
	if p == nil {
		return false
	}
	return slices.Contains([]feeds.Class{feeds.Refused, feeds.Broken, feeds.Timeout, feeds.TLSChain, feeds.TLSExpired, feeds.TLSName, feeds.TLSOther}, p.Class)
}

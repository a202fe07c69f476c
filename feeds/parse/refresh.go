package parse

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
)

// longestRefresh is how many seconds a page may stay before it leads on by
// itself, so that its readers hardly see it.
const longestRefresh = 5

// Refresh returns where a page leads its readers by a refresh soon after they
// opened it (HTML, 4.2.5.3), or nothing. What is meant for browsers without
// scripts only is not followed: most often it tells that they are missing.
func Refresh(resp *feeds.Response) string {
	at, err := url.Parse(resp.URL)
	if err != nil || !bytes.Contains(bytes.ToLower(head(resp.Body, firstPart)), []byte("refresh")) {
		return ""
	}
	text, _ := Page(resp)
	if shape, _, problem := sniff(text); shape != htmlPage || problem != nil {
		return "" // what articles in a feed hold leads nobody on
	}
	base, unscripted := at, 0
	z := html.NewTokenizer(bytes.NewReader(head(text, firstPart)))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tok := z.Token()
			switch {
			case tok.Data == "noscript" && kind == html.EndTagToken:
				unscripted--
			case tok.Data == "noscript":
				unscripted++
			case kind == html.EndTagToken || unscripted > 0:
			case tok.Data == "base" && base == at:
				if u, err := at.Parse(strings.TrimSpace(attrOf(tok, "href"))); err == nil {
					base = u
				}
			case tok.Data == "meta" && strings.EqualFold(strings.TrimSpace(attrOf(tok, "http-equiv")), "refresh"):
				if next := target(base, refreshed(attrOf(tok, "content"))); next != "" && next != target(at, at.String()) {
					return next
				}
			}
		}
	}
}

// firstPart is how many bytes of a page are looked at for where it leads.
const firstPart = 64 << 10

// refreshForm is what a refresh says: seconds, and an address that may be
// named and quoted.
var refreshForm = regexp.MustCompile(`(?is)^\s*(\d{0,9})(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(.+)$`)

// refreshed returns the address of a refresh that comes soon.
func refreshed(content string) string {
	m := refreshForm.FindStringSubmatch(content)
	if m == nil {
		return ""
	}
	if seconds, err := strconv.Atoi("0" + m[1]); err != nil || seconds > longestRefresh {
		return ""
	}
	address := strings.TrimSpace(m[2])
	if strings.HasSuffix(address, "=") && strings.EqualFold(strings.TrimSpace(strings.TrimSuffix(address, "=")), "url") {
		return "" // it is named, and not given
	}
	if quote := address[:1]; quote == `"` || quote == "'" {
		address, _, _ = strings.Cut(address[1:], quote)
	}
	return address
}

// target is the address of a page of the web, without what leads to a place on it.
func target(base *url.URL, address string) string {
	if address == "" {
		return ""
	}
	u, err := base.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

func attrOf(tok html.Token, name string) string {
	for _, a := range tok.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// leading is a script that sends readers to another page.
var leading = regexp.MustCompile(`(?:\blocation(?:\.href)?\s*=|\blocation\.(?:replace|assign)\s*\()\s*["']([^"'\s]{1,500})["']`)

// mostWords is how many bytes of text a page has that is there to lead on.
const mostWords = 300

// LeadsBy returns where a page that says next to nothing leads its readers by
// a script, which is not run here, or nothing.
func LeadsBy(resp *feeds.Response) string {
	at, err := url.Parse(resp.URL)
	if err != nil {
		return ""
	}
	text, _ := Page(resp)
	z := html.NewTokenizer(bytes.NewReader(head(text, firstPart)))
	said, inside, next := 0, "", ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			if said > mostWords {
				return ""
			}
			return next
		case html.StartTagToken:
			name, _ := z.TagName()
			inside = string(name)
		case html.EndTagToken:
			inside = ""
		case html.TextToken:
			if inside != "script" && inside != "style" && inside != "title" {
				said += len(bytes.TrimSpace(z.Text()))
				continue
			}
			if m := leading.FindSubmatch(z.Text()); m != nil && next == "" && inside == "script" {
				if to := target(at, string(m[1])); to != target(at, at.String()) {
					next = to
				}
			}
		}
	}
}

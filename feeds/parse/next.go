package parse

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// onward are what links to the following page of a list say.
var onward = map[string]bool{
	"trang sau": true, "trang tiếp": true, "trang tiếp theo": true, "trang kế": true, "trang kế tiếp": true,
	"tiếp": true, "tiếp theo": true, "kế tiếp": true, "sau": true, "xem các tin cũ hơn": true, "tin cũ hơn": true,
	"next": true, "next page": true, "older": true, "older posts": true, "›": true, "»": true, ">": true, ">>": true,
}

// next returns the address of the page on which the list goes on: as the page
// declares it, as a link says it, or the number after that of this page in a
// row of numbers. It is empty where there is none on the same host.
func (p page) next() string {
	if p.base == nil {
		return ""
	}
	declared := p.Find("link[rel~=next][href], a[rel~=next][href]").First()
	if address := p.elsewhere(declared); address != "" {
		return address
	}
	var said string
	numbered := map[int]string{}
	p.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		text := strings.ToLower(fold(a.Text()))
		number, err := strconv.Atoi(text)
		switch address := p.elsewhere(a); {
		case address == "":
		case err == nil && number > 0 && number < 10000:
			numbered[number] = address
		case said == "" && (onward[text] || onward[strings.ToLower(fold(a.AttrOr("title", "")))]):
			said = address
		}
	})
	if said != "" {
		return said
	}
	return numbered[p.number(numbered)+1]
}

// elsewhere is where a link leads, if that is another page of the same host.
func (p page) elsewhere(a *goquery.Selection) string {
	href := strings.TrimSpace(a.AttrOr("href", ""))
	if !leads(href) {
		return ""
	}
	u, err := p.base.Parse(href)
	if err != nil || u.Host != p.at.Host {
		return ""
	}
	u.Fragment = ""
	if u.String() == p.at.String() {
		return ""
	}
	return u.String()
}

// number is the number of this page in a row of numbered links: the one that
// stands in its address where the links have theirs, or else 1.
func (p page) number(links map[int]string) int {
	here := p.at.String()
	for n, address := range links {
		digits := strconv.Itoa(n)
		i := strings.LastIndex(address, digits)
		if i < 0 {
			continue
		}
		before, after := regexp.QuoteMeta(address[:i]), regexp.QuoteMeta(address[i+len(digits):])
		form, err := regexp.Compile("^" + before + `(\d{1,4})` + after + "$")
		if err != nil {
			continue // an address too long for a pattern is none of a row
		}
		if m := form.FindStringSubmatch(here); m != nil {
			current, err := strconv.Atoi(m[1])
			if err == nil {
				return current
			}
		}
	}
	return 1
}

// whereabouts parses where a page was read; the zero URL for what is no address.
func whereabouts(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil {
		return &url.URL{}
	}
	u.Fragment = ""
	return u
}

package normalize

import (
	"regexp"
	"sync"

	"github.com/microcosm-cc/bluemonday"
)

// policy is the last word on what HTML is republished. The fragments that come
// before it have been built of nothing else; should that ever fail, this does
// not. It is built once and safe to use from many goroutines.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowNoAttrs().OnElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption", "br", "hr",
		"ul", "ol", "li", "dl", "dt", "dd",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
		"b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "code", "kbd", "samp",
		"q", "cite")

	// Addresses are absolute and encoded by now, so that a pattern says more
	// than the policy's own rules for them, which rewrite queries.
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^(?:https?://[!-~]+|mailto:[!-~]+@[!-~]+|tel:[-+().0-9]+)$`)).OnElements("a")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^https?://[!-~]+$`)).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")

	number := regexp.MustCompile(`^[1-9][0-9]{0,3}$`)
	p.AllowAttrs("width", "height").Matching(number).OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(number).OnElements("td", "th")
	p.AllowAttrs("start").Matching(number).OnElements("ol")
	return p
})

package dedupe

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// wholeDigest covers everything that is published of an item but its dates,
// which are fixed when it settles: one digest of its form, and after a slash
// one of its words. What changes at every visit though nobody edited anything
// is in neither: spaces, counters, tracking, tokens in addresses.
func wholeDigest(it feeds.Item) string {
	parts := []string{steadyAddress(it.URL), line(it.Title), line(it.Summary), steadyPicture(it.Image)}
	parts = append(parts, markup(it.Content)...)
	for _, list := range [][]string{it.Authors, it.Categories} {
		list = slices.Clone(list)
		slices.Sort(list)
		parts = append(append(parts, "\x00"), list...)
	}
	for _, e := range it.Enclosures {
		parts = append(parts, "\x00", steadyPicture(e.URL), e.Type)
	}
	content := ""
	if it.Content != "" {
		content = key(plaintext.Of(it.Content))
	}
	return digest(parts...) + "/" + digest(key(it.Title), key(it.Summary), content)
}

// sameWords reports whether the words of two digests of wholeDigest agree.
func sameWords(a, b feeds.Fingerprint) bool {
	_, one, ok := strings.Cut(a.Whole, "/")
	_, other, also := strings.Cut(b.Whole, "/")
	if !ok || !also {
		return a.Listed == b.Listed // of a version that kept no digest of words
	}
	return one == other
}

// line is a text as it is shown, but for spaces and counters.
func line(text string) string { return strings.Join(strings.Fields(uncounted(text)), " ") }

// markup takes HTML apart into what is shown of it.
func markup(content string) []string {
	if content == "" {
		return nil
	}
	parts := []string{line(plaintext.Of(content))}
	tokens := html.NewTokenizer(strings.NewReader(content))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return parts
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tokens.Token()
			if t.Data != "br" && !pixel(t) {
				parts = append(parts, element(t))
			}
		}
	}
}

// element is a tag with its attributes in one order.
func element(t html.Token) string {
	list := make([]string, 0, len(t.Attr))
	for _, a := range t.Attr {
		switch a.Key {
		case "src", "poster":
			a.Val = steadyPicture(a.Val)
		case "href", "cite":
			a.Val = steadyAddress(a.Val)
		case "srcset", "sizes", "loading", "decoding":
			continue
		}
		list = append(list, a.Key+"="+strings.Join(strings.Fields(a.Val), " "))
	}
	slices.Sort(list)
	return t.Data + " " + strings.Join(list, " ")
}

// pixel reports whether a tag is a picture that nobody sees, which counts
// those who read the article.
func pixel(t html.Token) bool {
	if t.Data != "img" {
		return false
	}
	small := func(v string) bool { return v == "0" || v == "1" || v == "1px" || v == "0px" }
	for _, a := range t.Attr {
		switch a.Key {
		case "width", "height":
			if small(strings.TrimSpace(a.Val)) {
				return true
			}
		case "src":
			u, err := url.Parse(a.Val)
			if err == nil && trackingPath.MatchString(u.Host+u.Path) {
				return true
			}
		}
	}
	return false
}

// trackingPath is where pictures come from that count readers.
var trackingPath = regexp.MustCompile(`(?i)(?:^|[./_-])(?:pixel|counter|tracking|tracker|beacon|analytics|doubleclick|stat|stats)(?:[./_-]|$)`)

// steadyPicture is the address of a picture or file: where its name says what
// it is, the query only says how it is delivered.
func steadyPicture(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return raw
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".mp3", ".mp4", ".pdf", ".doc", ".docx":
		u.RawQuery = ""
	}
	return steadyAddress(u.String())
}

// steadyAddress is an address without what changes from visit to visit.
func steadyAddress(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return raw
	}
	values := u.Query()
	for name, list := range values {
		if isTracking(name) || !slices.ContainsFunc(list, func(v string) bool { return !token(v) }) {
			values.Del(name)
		}
	}
	u.RawQuery, u.Fragment = values.Encode(), ""
	u.Path, u.RawPath = sessionless(u.Path), ""
	return u.String()
}

var (
	randomValue = regexp.MustCompile(`^[0-9A-Za-z_\-+/=.]{16,}$|^1\d{9}(?:\d{3})?$`)
	someDigit   = regexp.MustCompile(`\d`)
	someLetter  = regexp.MustCompile(`[A-Za-z]`)
	wordish     = regexp.MustCompile(`[a-z]{3,}-[a-z]{2,}`)
)

// token reports whether the value of a parameter is a time or a random string
// rather than a name.
func token(value string) bool {
	if !randomValue.MatchString(value) || wordish.MatchString(value) {
		return false
	}
	return value[0] == '1' && !someLetter.MatchString(value) && len(value) <= 13 ||
		someDigit.MatchString(value) && someLetter.MatchString(value)
}

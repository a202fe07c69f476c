package fetch

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// skimmed is what a glance at a page shows.
type skimmed struct {
	links   int             // anchors with an address
	sources int             // scripts from elsewhere
	script  strings.Builder // scripts of its own
	text    strings.Builder // title and text that a browser with JavaScript shows
}

// skim glances at a page, until it has seen more links or text than a
// challenge has.
func skim(page []byte) *skimmed {
	s := new(skimmed)
	z := html.NewTokenizer(bytes.NewReader(page))
	inside := "" // the element whose text is not shown
	for s.links <= maxChallengeLinks && s.text.Len() <= maxChallengeText {
		switch z.Next() {
		case html.ErrorToken:
			return s
		case html.StartTagToken:
			inside = s.open(z, inside)
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == inside {
				inside = ""
			}
		case html.TextToken:
			s.read(z.Text(), inside)
		}
	}
	return s
}

// open notes a start tag, and returns the element whose text is not shown
// from here on.
func (s *skimmed) open(z *html.Tokenizer, inside string) string {
	name, more := z.TagName()
	tag, address := string(name), false
	for more {
		var key []byte
		key, _, more = z.TagAttr()
		address = address || string(key) == "href" || string(key) == "src"
	}
	switch {
	case inside != "":
		return inside
	case tag == "a" && address:
		s.links++
	case tag == "script" && address:
		s.sources++
		return tag
	case tag == "script", tag == "style", tag == "noscript", tag == "template":
		return tag
	}
	return ""
}

func (s *skimmed) read(text []byte, inside string) {
	switch inside {
	case "":
		if text = bytes.TrimSpace(text); len(text) > 0 {
			if s.text.Len() > 0 {
				s.text.WriteByte(' ')
			}
			s.text.Write(bytes.Join(bytes.Fields(text), []byte(" ")))
		}
	case "script":
		s.script.Write(text)
	}
}

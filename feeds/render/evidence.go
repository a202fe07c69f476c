package render

import (
	"regexp"
	"strings"
)

// acting is what makes a browser act when it takes a text for HTML.
var acting = regexp.MustCompile(`(?i)\b((?:java|vb)script|data)\s*:|\b(on[a-z]+)\s*=|\b(expression)\s*\(`)

var brackets = strings.NewReplacer("<", "‹", ">", "›")

// evidence quotes what was wrong with an item, for people to read. It is often
// the very markup that was taken out, and must not come to life again in a
// program that takes every string for HTML.
func evidence(excerpt string) string {
	return acting.ReplaceAllString(brackets.Replace(clean(excerpt)), "$1$2$3…")
}

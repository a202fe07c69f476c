package parse

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"

	"bantin/feeds"
)

// A SelectorError says what is wrong with a selector, and from which byte on.
type SelectorError struct {
	Offset int        // in the text as it was given, from 0
	What   feeds.Text // for people
}

// Error says what is wrong in English; the first byte is byte 1.
func (e *SelectorError) Error() string {
	return fmt.Sprintf("at byte %d: %s", e.Offset+1, e.What.EN)
}

// Selector checks one SELECTOR or SELECTOR@attribute of the settings. The
// error, if any, is a *SelectorError.
func Selector(s string) error {
	if _, err := compile(s); err != nil {
		return err
	}
	return nil
}

// A selector finds the text or an attribute of an element.
type selector struct {
	source string
	match  cascadia.Selector // nil: the element at hand itself
	attr   string            // empty: the text
}

// compile reads SELECTOR or SELECTOR@attribute.
func compile(s string) (selector, *SelectorError) {
	css, attr, marked, err := splitAttribute(s)
	if err != nil {
		return selector{}, err
	}
	sel := selector{source: strings.TrimSpace(s), attr: strings.ToLower(attr)}
	trimmed := strings.TrimSpace(css)
	switch {
	case trimmed == "" && !marked:
		return selector{}, &SelectorError{What: feeds.Text{VI: "không có gì để chọn", EN: "there is nothing to select"}}
	case trimmed == "":
		return sel, nil
	}
	match, broken := cascadia.Compile(trimmed)
	if broken != nil {
		return selector{}, explain(css, broken)
	}
	sel.match = match
	return sel, nil
}

// splitAttribute cuts a selector at the last @ that stands outside quotes and
// brackets.
func splitAttribute(s string) (css, attr string, marked bool, err *SelectorError) {
	at, open, broken := scan(s)
	if broken != nil {
		return "", "", false, broken
	}
	if len(open) > 0 {
		i := open[len(open)-1]
		return "", "", false, &SelectorError{i, feeds.Text{
			VI: fmt.Sprintf("%q mở ra mà không đóng lại", s[i:i+1]), EN: fmt.Sprintf("%q is never closed", s[i:i+1])}}
	}
	if at < 0 {
		return s, "", false, nil
	}
	css, attr = s[:at], strings.TrimSpace(s[at+1:])
	if attr == "" {
		return "", "", true, &SelectorError{at, feeds.Text{
			VI: "sau dấu @ phải là tên một thuộc tính, ví dụ @href", EN: "after @ comes the name of an attribute, as in @href"}}
	}
	if i := strings.IndexFunc(attr, func(r rune) bool { return !strings.ContainsRune(nameCharacters, r) }); i >= 0 {
		return "", "", true, &SelectorError{at, feeds.Text{
			VI: fmt.Sprintf("%q không phải là tên thuộc tính", attr), EN: fmt.Sprintf("%q is not the name of an attribute", attr)}}
	}
	return css, attr, true, nil
}

const nameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:"

// scan looks for the @ and for quotes and brackets without their partners;
// open are the places of those not closed.
func scan(s string) (at int, open []int, err *SelectorError) {
	at = -1
	for i := 0; i < len(s); i++ {
		c := s[i]
		if n := len(open); n > 0 && (s[open[n-1]] == '"' || s[open[n-1]] == '\'') {
			switch c {
			case '\\':
				i++
			case s[open[n-1]]:
				open = open[:n-1]
			}
			continue
		}
		switch c {
		case '\\':
			i++
		case '"', '\'', '[', '(':
			open = append(open, i)
		case ']', ')':
			n := len(open)
			if n == 0 || s[open[n-1]] != partner(c) {
				return at, open, &SelectorError{i, feeds.Text{
					VI: fmt.Sprintf("%q đóng lại mà không có gì mở ra", string(c)), EN: fmt.Sprintf("%q closes nothing", string(c))}}
			}
			open = open[:n-1]
		case '@':
			if len(open) == 0 {
				at = i
			}
		}
	}
	return at, open, nil
}

func partner(c byte) byte {
	if c == ']' {
		return '['
	}
	return '('
}

// explain finds the place of an error in CSS: after the longest beginning that
// is a selector by itself.
func explain(css string, cause error) *SelectorError {
	good := 0
	for i := len(css); i > 0; i-- {
		if beginning := strings.TrimSpace(css[:i]); beginning != "" {
			if _, err := cascadia.Compile(beginning); err == nil {
				good = i
				break
			}
		}
	}
	for good < len(css) && isSpace(css[good]) {
		good++
	}
	rest := excerpt(strings.TrimSpace(css[good:]))
	what := feeds.Text{VI: fmt.Sprintf("không hiểu %q", rest), EN: fmt.Sprintf("cannot make sense of %q (%v)", rest, cause)}
	switch {
	case rest == "":
		what = feeds.Text{VI: "thiếu phần cuối", EN: "something is missing at the end"}
	case strings.HasPrefix(rest, "::"):
		what = feeds.Text{VI: fmt.Sprintf("%q không chọn phần tử nào", rest), EN: fmt.Sprintf("%q selects no element", rest)}
	}
	return &SelectorError{Offset: min(good, max(len(css)-1, 0)), What: what}
}

// in returns what the selector finds inside an element, in order.
func (s selector) in(element *goquery.Selection) *goquery.Selection {
	if s.match == nil {
		return element
	}
	return element.FindMatcher(s.match)
}

// read returns the text, or the attribute, of the first element that has it.
func (s selector) read(element *goquery.Selection) string {
	var found string
	s.in(element).EachWithBreak(func(_ int, e *goquery.Selection) bool {
		if s.attr == "" {
			found = textOf(e)
		} else {
			found = fold(e.AttrOr(s.attr, ""))
		}
		return found == ""
	})
	return found
}

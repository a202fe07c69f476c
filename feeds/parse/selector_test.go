package parse

import (
	"errors"
	"testing"
)

func TestSelector(t *testing.T) {
	for _, s := range []string{"a", " h3 a ", "h3 a@href", "@href", "img@data-src", `a[href*="@"]`, `a[title="[x"]@title`,
		"li:not(.quang-cao) > a", `p:contains("SĐT: (0214)")`, "td:nth-child(2n+1), th", "div.tin\\@dau a"} {
		if err := Selector(s); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, c := range []struct {
		selector string
		offset   int
		en       string
	}{
		{"", 0, "there is nothing to select"},
		{"  ", 0, "there is nothing to select"},
		{"h3 a@", 4, "after @ comes the name of an attribute, as in @href"},
		{"h3 a@hr ef", 4, `"hr ef" is not the name of an attribute`},
		{"div[class=tin", 3, `"[" is never closed`},
		{`a[href="x]`, 7, `"\"" is never closed`},
		{"div.tin] a", 7, `"]" closes nothing`},
		{"li:not(.a]", 9, `"]" closes nothing`},
		{"div..tin", 3, `cannot make sense of "..tin" (expected identifier, found . instead)`},
		{"li:frist-child a", 2, `cannot make sense of ":frist-child a" (unknown pseudoclass or pseudoelement :frist-child)`},
		{"p::before", 1, `"::before" selects no element`},
		{"> a", 0, `cannot make sense of "> a" (expected identifier, found > instead)`},
		{"div >", 4, `cannot make sense of ">" (expected selector, found EOF instead)`},
		{"tin tức", 5, ""},
	} {
		err := Selector(c.selector)
		if c.en == "" {
			if err != nil {
				t.Errorf("%q: %v", c.selector, err)
			}
			continue
		}
		var broken *SelectorError
		if !errors.As(err, &broken) {
			t.Errorf("%q: got %v", c.selector, err)
			continue
		}
		if broken.Offset != c.offset || broken.What.EN != c.en || broken.What.VI == "" {
			t.Errorf("%q: got %d %+v, want %d %s", c.selector, broken.Offset, broken.What, c.offset, c.en)
		}
	}
}

package main

import (
	"fmt"
	"regexp"
	"strings"

	"bantin/feeds"
)

// language returns the language to speak: of the flag, the environment or the
// locale, and Vietnamese where none of them says English. It reads the flag
// before the command line is taken apart, so that complaints about the
// command line are in that language too.
func language(args []string, environ func(string) string) string {
	chosen := ""
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			chosen = value
		} else if arg == "--lang" && i+1 < len(args) {
			chosen = args[i+1]
		}
	}
	if chosen == "" {
		chosen = environ("BANTIN_LANG")
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if chosen == "" {
			chosen = environ(name)
		}
	}
	if strings.HasPrefix(strings.ToLower(chosen), "en") {
		return "en"
	}
	return "vi"
}

// byNumber is a word of the English texts in both its forms, behind its number.
var byNumber = regexp.MustCompile(`(\d+)((?: [a-z]+)*) \{([a-z ]+)\|([a-z ]+)\}`)

// count fills both languages with the same numbers. Words of the English text
// that depend on the number before them are written {source|sources}.
func count(vi, en string, values ...any) feeds.Text {
	t := tell(vi, en, values...)
	t.EN = byNumber.ReplaceAllStringFunc(t.EN, func(part string) string {
		m := byNumber.FindStringSubmatch(part)
		if m[1] == "1" {
			return m[1] + m[2] + " " + m[3]
		}
		return m[1] + m[2] + " " + m[4]
	})
	return t
}

// tell fills both languages with the same values.
func tell(vi, en string, values ...any) feeds.Text {
	if len(values) == 0 {
		return feeds.Text{VI: vi, EN: en}
	}
	return feeds.Text{VI: fmt.Sprintf(vi, values...), EN: fmt.Sprintf(en, values...)}
}

package main

import (
	"fmt"
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

// tell fills both languages with the same values.
func tell(vi, en string, values ...any) feeds.Text {
	if len(values) == 0 {
		return feeds.Text{VI: vi, EN: en}
	}
	return feeds.Text{VI: fmt.Sprintf(vi, values...), EN: fmt.Sprintf(en, values...)}
}

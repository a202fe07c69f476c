package audience

import (
	"slices"
	"strconv"
	"strings"
)

// An agent is what a program says that it is.
type agent struct {
	kind        kind
	service     string // its name
	subscribers int    // for how many people it reads a feed; below 0: it tells nothing that can be believed
}

type kind uint8

const (
	program kind = iota // may read feeds for somebody
	browser             // somebody reads pages in it
	robot               // reads for nobody: it searches, watches or tries
	service             // reads feeds for many, and says for how many
)

// agentOf judges an agent by its name.
func agentOf(name string) agent {
	low := strings.ToLower(name)
	if n, ok := declared(low); ok {
		if i := slices.IndexFunc(services[:], func(s [2]string) bool { return strings.Contains(low, s[0]) }); i >= 0 {
			return agent{kind: service, service: services[i][1], subscribers: n}
		}
	}
	switch {
	case anyIn(low, searchers[:]):
		return agent{kind: robot}
	case isBrowser(low):
		return agent{kind: browser}
	}
	return agent{kind: program}
}

// isBrowser reports whether a name, in lower case, is that of a program in
// which people read pages. Every browser names itself after the first ones;
// what does so and also tells where to find or reach its maker, or what it
// does, is none.
func isBrowser(low string) bool {
	if !slices.ContainsFunc(browsers[:], func(b string) bool { return strings.HasPrefix(low, b) }) {
		return false
	}
	if strings.Contains(low, "compatible;") && !anyIn(low, compatibles[:]) {
		return false
	}
	low = strings.ReplaceAll(low, "cubot", "") // makes telephones
	return strings.Contains(low, "(") && !anyIn(low, robots[:])
}

func anyIn(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// mostDeclared is the greatest figure that a service is believed.
const mostDeclared = 100_000

// declared finds in a name, in lower case, for how many people a feed is read:
// "12 subscribers", "1 subscriber(s)", "2 readers". A figure that cannot be
// believed is below 0.
func declared(low string) (n int, ok bool) {
	for _, word := range []string{"subscriber", "reader"} {
		for rest := low; ; {
			before, after, found := strings.Cut(rest, word)
			if !found {
				break
			}
			rest = after
			if n, ok := figureAtEnd(before); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// figureAtEnd reads the number that a text ends in, but for spaces.
func figureAtEnd(s string) (n int, ok bool) {
	trimmed := strings.TrimRight(s, " +")
	digits := trimmed[len(strings.TrimRight(trimmed, "0123456789")):]
	if digits == "" || len(trimmed) == len(s) {
		return 0, false
	}
	before := trimmed[:len(trimmed)-len(digits)]
	n, err := strconv.Atoi(digits)
	if err != nil || n > mostDeclared || strings.HasSuffix(before, "-") || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ",") {
		n = -1
	}
	return n, true
}

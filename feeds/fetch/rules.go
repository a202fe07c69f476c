package fetch

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// agentName is the name by which a robots.txt speaks of this program.
const agentName = "bantin"

// rules are what a robots.txt asks of one agent (RFC 9309). The zero value
// asks nothing.
type rules struct {
	lines []rule
	delay time.Duration // between two requests; no standard, but common
}

// A rule is for the paths that begin like its pattern, in which * stands for
// anything and $ at the end for the end.
type rule struct {
	pattern string
	allow   bool
}

// readRules reads the rules for an agent: those of the groups that name it,
// else those for everybody. Lines that make no sense are skipped.
func readRules(body []byte, agent string) rules {
	var mine, anyones rules
	var named, me, anyone, begun bool // of the group at hand; begun: its agents are told
	for line := range bytes.FieldsFuncSeq(trim(body), func(r rune) bool { return r == '\n' || r == '\r' }) {
		text, _, _ := strings.Cut(string(line), "#")
		key, value, _ := strings.Cut(text, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent", "useragent":
			if begun {
				me, anyone, begun = false, false, false
			}
			me = me || strings.EqualFold(product(value), agent)
			anyone = anyone || strings.HasPrefix(value, "*")
			named = named || me
		case "allow", "disallow", "crawl-delay":
			begun = true
			if me {
				mine.add(key, value)
			}
			if anyone {
				anyones.add(key, value)
			}
		}
	}
	if named {
		return mine
	}
	return anyones
}

// product is the name at the beginning of what a User-agent line says.
func product(value string) string {
	end := strings.IndexFunc(value, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	if end < 0 {
		return value
	}
	return value[:end]
}

func (r *rules) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if n, err := strconv.ParseFloat(value, 64); err == nil && n > 0 {
			r.delay = time.Duration(min(n, longest.Seconds()) * float64(time.Second))
		}
	case value == "":
		// forbids nothing
	default:
		r.lines = append(r.lines, rule{canonical(value), key == "allow"})
	}
}

// allows says whether an address may be read: the longest pattern decides,
// and of two equally long ones the one that allows.
func (r rules) allows(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	path = canonical(path)
	best := rule{allow: true}
	for _, line := range r.lines {
		longer := len(line.pattern) > len(best.pattern) || len(line.pattern) == len(best.pattern) && line.allow
		if longer && line.matches(path) {
			best = line
		}
	}
	return best.allow
}

func (r rule) matches(path string) bool {
	pattern, atEnd := strings.CutSuffix(r.pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, found := strings.CutPrefix(path, parts[0])
	if !found {
		return false
	}
	if len(parts) == 1 {
		return !atEnd || rest == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		if _, rest, found = strings.Cut(rest, part); !found {
			return false
		}
	}
	if atEnd {
		return strings.HasSuffix(rest, parts[last])
	}
	return strings.Contains(rest, parts[last])
}

// canonical writes a path or pattern in one way: escaped what has to be, and
// nothing else (RFC 9309, 2.2.2).
func canonical(path string) string {
	path = escape(path)
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		if path[i] != '%' {
			b.WriteByte(path[i])
			continue
		}
		c, err := strconv.ParseUint(path[i+1:i+3], 16, 8)
		switch {
		case err == nil && plain(byte(c)):
			b.WriteByte(byte(c))
		default:
			b.WriteString(strings.ToUpper(path[i : i+3]))
		}
		i += 2
	}
	return b.String()
}

// plain says whether a byte never has to be escaped (RFC 3986, 2.3).
func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

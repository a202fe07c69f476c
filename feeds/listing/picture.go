package listing

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// lazy are attributes that hold a picture's address until a script puts it
// where a placeholder stands.
var lazy = []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-image", "data-srcset", "data-bg", "data-background", "data-background-image", "src", "srcset"}

var background = regexp.MustCompile(`(?i)background(?:-image)?\s*:[^;]*url\(\s*['"]?([^'")]+)`)

// picture returns the address of the picture that stands for the article, as
// it is written.
func (s scene) picture() string {
	for _, root := range s.roots {
		for i := root; i < s.nodes[root].end; i++ {
			n := &s.nodes[i]
			switch {
			case n.tag == "img", n.tag == "source", n.tag == "amp-img":
				if src := s.source(i); src != "" {
					return src
				}
			case n.tag == "" || n.marks&mute != 0:
			default:
				if m := background.FindStringSubmatch(s.attr(i, "style")); m != nil && pictured(m[1]) {
					return strings.TrimSpace(m[1])
				}
				for _, key := range []string{"data-bg", "data-background", "data-background-image"} {
					if src := s.attr(i, key); pictured(src) {
						return src
					}
				}
			}
		}
	}
	return ""
}

// source returns the address of a picture, unless it is an ornament.
func (s scene) source(at int32) string {
	for _, key := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(s.attr(at, key), "px")); err == nil && n < 48 {
			return ""
		}
	}
	for _, key := range lazy {
		src := s.attr(at, key)
		if strings.HasSuffix(key, "srcset") {
			src, _, _ = strings.Cut(strings.TrimSpace(src), " ")
			src = strings.TrimRight(src, ",")
		}
		if pictured(src) {
			return src
		}
	}
	return ""
}

// ornaments are parts of the names of pictures that show nothing.
var ornaments = regexp.MustCompile(`(?i)^(icon|ico[_-]|.*[_-]icon|new\d*\.|new_|moi\.|hot\.|spacer|blank|pixel|1x1|loading|lazy|transparent|bullet|arrow|dot|no[_-]?(image|photo|thumb)|noimage|default|placeholder|mui-?ten|star|clock|calendar|lich|date|eye|view|play|video)`)

// pictured says whether an address may be that of a picture worth showing.
func pictured(src string) bool {
	if src == "" || strings.HasPrefix(strings.ToLower(src), "data:") || strings.HasPrefix(src, "{") {
		return false
	}
	src, _, _ = strings.Cut(src, "?")
	name := path.Base(src)
	return !ornaments.MatchString(name) && !strings.HasSuffix(strings.ToLower(name), ".svg") && !strings.HasSuffix(strings.ToLower(name), ".ico")
}

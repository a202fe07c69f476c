package normalize

import (
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// image takes an img element.
func (f *fragment) image(a attributes) {
	src := f.source(a)
	if src == "" || tracks(a) {
		return
	}
	f.flush()
	alt := f.newRun(a.alt).text
	top := 0
	if n := len(f.inlines); n > 0 {
		top = f.inlines[n-1].number
	}
	f.prepare(top)
	width, height := number(a.width), number(a.height)
	f.out = append(f.out, "<img"+attribute("src", src)+` alt="`+html.EscapeString(alt)+`"`+
		attribute("width", width)+attribute("height", height)+">"...)
	f.filled = true
	f.pictures++
	if f.picture == "" && !ornament(src, width, height) {
		f.picture = src
	}
}

// source returns the address of a picture: the one that a script would have
// loaded, if there is one, else its own, else the largest of its set.
func (f *fragment) source(a attributes) string {
	for _, raw := range []string{a.lazy, a.src, largest(a.srcset)} {
		if src := resolve(f.base, raw); raw != "" && src != "" {
			return src
		}
	}
	return ""
}

// largest returns the address of the largest picture of a srcset.
func largest(set string) string {
	var best string
	var most float64 = -1
	for candidate := range strings.SplitSeq(set, ",") {
		fields := strings.Fields(candidate)
		if len(fields) == 0 {
			continue
		}
		size := 0.0
		if len(fields) > 1 {
			size, _ = strconv.ParseFloat(strings.TrimRight(fields[1], "wx"), 64)
		}
		if size > most {
			best, most = fields[0], size
		}
	}
	return best
}

// tracks says whether a picture is not there to be seen.
func tracks(a attributes) bool {
	for _, size := range []string{a.width, a.height} {
		if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(size), "px")); err == nil && n <= 1 {
			return true
		}
	}
	style := strings.ToLower(strings.ReplaceAll(a.style, " ", ""))
	for _, sign := range []string{"display:none", "visibility:hidden", "width:0", "height:0", "width:1px", "height:1px"} {
		if at := strings.Index(style, sign); at == 0 || at > 0 && style[at-1] == ';' {
			return true
		}
	}
	return false
}

// smallest is how many pixels a picture that stands for an article has on
// either side.
const smallest = 64

// ornament says whether a picture is too small, or by its name no picture of
// what the article tells.
func ornament(src, width, height string) bool {
	for _, size := range []string{width, height} {
		if n, err := strconv.Atoi(size); err == nil && n < smallest {
			return true
		}
	}
	src, _, _ = strings.Cut(strings.ToLower(src), "?")
	for _, folder := range []string{"/icon/", "/icons/", "/emoji/", "/emoticons/", "/smilies/", "/smiley/"} {
		if strings.Contains(src, folder) {
			return true
		}
	}
	name := path.Base(src)
	for _, prefix := range []string{"icon", "ico_", "ico-", "spacer", "blank.", "pixel", "1x1", "loading", "transparent"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return strings.HasSuffix(name, ".ico") || strings.HasSuffix(name, ".svg")
}

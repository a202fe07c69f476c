package settings

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// plainComments takes tabs away before comments and from empty lines, where
// they do no harm.
func (f *file) plainComments() {
	for i, line := range f.lines {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" || rest[0] == '#' {
			f.lines[i] = strings.ReplaceAll(line[:len(line)-len(rest)], "\t", " ") + rest
		}
	}
}

// bareCron is a schedule without quotes that begins with a sign of YAML.
var bareCron = regexp.MustCompile(`^schedule:\s+([*@].*?)(?:\s+#.*)?\s*$`)

// reportCron reports schedules that lack their quotes, and leaves them out.
func (f *file) reportCron() {
	for i, line := range f.lines {
		m := bareCron.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		value := strings.Trim(line[m[2]:m[3]], `"' `)
		hint := both(`schedule: "` + value + `"`)
		if _, wrong := schedule(time.UTC)(value); wrong != nil {
			hint = wrong.hint
		}
		f.report(i+1, m[2]+1, say("lịch bắt đầu bằng dấu %s phải đặt trong ngoặc kép", "a schedule that begins with %s must stand in quotes", line[m[2]:m[2]+1]), hint)
		f.lines[i] = ""
	}
}

// wideColon is a key with the colon of a keyboard for Chinese or Japanese.
var wideColon = regexp.MustCompile(`^\s*(?:- )?[\pL_]+(：)`)

// reportColons reports colons that only look like one, and mends them.
func (f *file) reportColons() {
	for i, line := range f.lines {
		m := wideColon.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		f.report(i+1, utf8.RuneCountInString(line[:m[2]])+1, say("đây là dấu hai chấm rộng (U+FF1A), không phải dấu hai chấm thường", "this is a wide colon (U+FF1A), not an ordinary one"),
			say("gõ lại dấu : bằng bàn phím, sau nó một dấu cách", "type a : on the keyboard, and a space after it"))
		f.lines[i] = line[:m[2]] + ": " + strings.TrimLeft(line[m[3]:], " ")
	}
}

// dashEntry is a line that begins with a dash or a dot such as word processors
// make of a hyphen; dashedKey is one in which a key follows.
var (
	dashEntry = regexp.MustCompile(`^( *)([‐‑‒–—―−•·])\s*\S`)
	dashedKey = regexp.MustCompile(`^ *[‐‑‒–—―−•·]\s*[a-z_]+:(?:\s|$)`)
)

// reportDashes reports entries that begin with something like a hyphen.
func (f *file) reportDashes() {
	first, others, before := 0, 0, ""
	var wrong, dash string
	for i, line := range f.lines {
		if text := strings.TrimSpace(line); text == "" || text[0] == '#' {
			continue
		}
		m := dashEntry.FindStringSubmatchIndex(line)
		if m != nil && (dashedKey.MatchString(line) || strings.HasSuffix(before, ":") || before == "-") {
			if first == 0 {
				first, wrong, dash = i+1, line, line[m[4]:m[5]]
			} else {
				others++
			}
			f.lines[i] = line[:m[4]] + "-" + line[m[5]:]
			before = "-"
			continue
		}
		before = strings.TrimSpace(line)
	}
	if first == 0 {
		return
	}
	r, _ := utf8.DecodeRuneInString(dash)
	message := say("dòng này bắt đầu bằng dấu %s (U+%04X), không phải dấu gạch nối (-)", "this line begins with the sign %s (U+%04X), not with a hyphen (-)", dash, r)
	if others > 0 {
		message.VI += fmt.Sprintf(" (và ở %d dòng nữa)", others)
		message.EN += fmt.Sprintf(" (lines like it: %d more)", others)
	}
	mended := f.lines[first-1]
	f.lines[first-1] = wrong // the excerpt shows what stands there
	f.report(first, strings.Index(wrong, dash)+1, message,
		say("gõ lại dấu - bằng bàn phím; Word hay tự đổi dấu này", "type a - on the keyboard; word processors like to change it"))
	f.lines[first-1] = mended
}

// gluedColon is the colon of a key that lacks the space after it.
var gluedColon = regexp.MustCompile(`^\s*(?:- )?([\pL_]+):[^\s/]`)

// reportGlued reports that a space is missing after the colon on a line; it
// says whether one is.
func (f *file) reportGlued(line int) bool {
	if line > len(f.lines) {
		return false
	}
	m := gluedColon.FindStringSubmatchIndex(f.lines[line-1])
	if m == nil {
		return false
	}
	f.report(line, utf8.RuneCountInString(f.lines[line-1][:m[3]])+1,
		say("sau dấu hai chấm này thiếu một dấu cách", "a space is missing after this colon"),
		say("viết \"khóa: giá trị\", có dấu cách sau dấu hai chấm", "write \"key: value\", with a space after the colon"))
	return true
}

// reportGluedUpTo reports every line like the given one, from the key of the
// file on that it stands under: they were read as one long text.
func (f *file) reportGluedUpTo(last int) {
	first := last
	for first > 1 && !keyLine.MatchString(f.lines[first-1]) {
		first--
	}
	for line := first; line <= last; line++ {
		f.reportGlued(line)
	}
}

// glued reports all lines of a text that was to be keys and lacks the spaces
// after their colons.
func (n *node) glued() bool {
	line := n.line
	for n.file.reportGlued(line) {
		line++
		if line > len(n.file.lines) || strings.HasPrefix(strings.TrimSpace(n.file.lines[line-1]), "-") {
			break
		}
	}
	return line > n.line
}

// curvedValue is a value that begins with a curved quote.
var curvedValue = regexp.MustCompile(`:\s+([“”„‟‘’‚])`)

// straight returns what stands between curved quotes, if a text does.
func straight(s string) (inner string, curved bool) {
	const signs = "“”„‟‘’‚"
	inner = strings.TrimSpace(strings.Trim(s, signs))
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return inner, inner != "" && strings.ContainsRune(signs, first) && strings.ContainsRune(signs, last)
}

// curvedQuotes is the complaint about a value between curved quotes.
func curvedQuotes(inner string) *complaint {
	return complain(say("quanh giá trị này là ngoặc kép cong (“ ”), thường do Word đổi; YAML chỉ hiểu ngoặc kép thẳng", "the quotes around this value are curved (“ ”), as word processors make them; YAML knows straight ones only"),
		both(`"`+inner+`"`))
}

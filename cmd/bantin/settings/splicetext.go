package settings

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"bantin/feeds"
)

// A splice is the text of a file that something is put into.
type splice struct {
	mark  []byte   // the byte-order mark, if there is one
	lines []string // with their line ends
	at    int      // the first line that was added
	added []string // without line ends
}

func newSplice(data []byte) *splice {
	mark := []byte("\uFEFF")
	if !bytes.HasPrefix(data, mark) {
		mark = nil
	}
	s := &splice{mark: mark}
	for text := string(data[len(mark):]); text != ""; {
		i := strings.IndexAny(text, "\r\n") + 1
		switch {
		case i == 0:
			i = len(text)
		case strings.HasPrefix(text[i-1:], "\r\n"):
			i++
		}
		s.lines, text = append(s.lines, text[:i]), text[i:]
	}
	return s
}

func (s *splice) bytes() []byte {
	return append(slices.Clone(s.mark), strings.Join(s.lines, "")...)
}

// bare is a line without its end, "" where there is none.
func (s *splice) bare(i int) string {
	if i < 0 || i >= len(s.lines) {
		return ""
	}
	return strings.TrimRight(s.lines[i], "\r\n")
}

// lineEnd is how the lines around one end.
func (s *splice) lineEnd(near int) string {
	for i := min(near, len(s.lines)-1); i >= 0; i-- {
		if end := s.lines[i][len(s.bare(i)):]; end != "" {
			return end
		}
	}
	return "\n"
}

// insert puts lines before the line at an index. A file without a line end at
// its end stays without.
func (s *splice) insert(at int, lines ...string) {
	end := s.lineEnd(at - 1)
	fresh := make([]string, len(lines))
	for i, line := range lines {
		fresh[i] = line + end
	}
	if at == len(s.lines) && at > 0 && s.bare(at-1) == s.lines[at-1] {
		s.lines[at-1] += end
		fresh[len(fresh)-1] = lines[len(lines)-1]
	}
	s.lines = slices.Insert(s.lines, at, fresh...)
	for len(lines) > 1 && lines[0] == "" {
		at, lines = at+1, lines[1:]
	}
	s.at, s.added = at, lines
}

// put puts a source into the sources of a file, in the way in which those
// are written. It says whether it could.
func (s *splice) put(root *node, src feeds.Source) bool {
	switch {
	case root == nil || root.shape == mapping && !root.flow && !root.has("sources"):
		s.append(src)
		return true
	case root.shape != mapping || root.flow:
		return false
	}
	list := root.get("sources")
	switch {
	case list.shape == empty:
		s.bareKey(list.line - 1)
		s.begin(list.line, src)
	case list.shape != sequence:
		return false
	case list.flow && len(list.entries) == 0:
		return s.unfold(list, src)
	case list.flow:
		return s.extendFlow(list, src)
	default:
		s.extendBlock(list, src)
	}
	return true
}

// append puts the key and the source at the end of a file.
func (s *splice) append(src feeds.Source) {
	at := len(s.lines)
	for i := range s.lines {
		if strings.HasPrefix(s.lines[i], "...") {
			at = i
			break
		}
	}
	lines := append([]string{"sources:"}, blockSource(src, 2, 2)...)
	if at > 0 && strings.TrimSpace(s.bare(at-1)) != "" {
		lines = append([]string{""}, lines...)
	}
	s.insert(at, lines...)
}

// begin puts the first source below its key, which has no value yet, and below
// the comments that are indented there.
func (s *splice) begin(line int, src feeds.Source) {
	indent := 2
	for at := line; at < len(s.lines); at++ {
		rest := strings.TrimLeft(s.bare(at), " ")
		depth := len(s.bare(at)) - len(rest)
		if !strings.HasPrefix(rest, "#") || depth == 0 {
			break
		}
		line, indent = at+1, depth
	}
	s.insert(line, blockSource(src, indent, 2)...)
}

// noValue is a key without sources, which says so.
var noValue = regexp.MustCompile(`^(sources *:) +(?:~|null|Null|NULL)( *| +#.*)$`)

// bareKey takes the word for nothing away from behind a key.
func (s *splice) bareKey(i int) {
	if m := noValue.FindStringSubmatch(s.bare(i)); m != nil {
		s.lines[i] = m[1] + strings.TrimRight(m[2], " ") + s.lines[i][len(s.bare(i)):]
	}
}

// unfold makes lines of an empty list in brackets.
func (s *splice) unfold(list *node, src feeds.Source) bool {
	line := []rune(s.bare(list.line - 1))
	if list.end.line != list.line || list.end.column > len(line) {
		return false
	}
	rest := string(line[list.end.column:])
	if trimmed := strings.TrimSpace(rest); trimmed != "" && !strings.HasPrefix(trimmed, "#") {
		return false
	}
	head := strings.TrimRight(string(line[:list.column-1]), " ")
	if strings.TrimSpace(rest) == "" {
		rest = ""
	}
	s.lines[list.line-1] = head + rest + s.lines[list.line-1][len(string(line)):]
	s.insert(list.line, blockSource(src, 2, 2)...)
	return true
}

// extendFlow puts a source behind the last one in brackets.
func (s *splice) extendFlow(list *node, src feeds.Source) bool {
	last := list.entries[len(list.entries)-1]
	if !last.flow {
		return false
	}
	at := last.end.line - 1
	line := []rune(s.bare(at))
	if last.end.column > len(line) {
		return false
	}
	end := s.lines[at][len(string(line)):]
	head, rest := string(line[:last.end.column]), string(line[last.end.column:])
	indent := string([]rune(s.bare(last.line - 1))[:last.column-1])
	own := strings.TrimSpace(indent) == "" // it begins a line of its own
	text, comma := flowSource(src), ","
	if after, has := strings.CutPrefix(strings.TrimLeft(rest, " "), ","); has {
		head, rest = head+rest[:len(rest)-len(after)], after
		comma = ""
	}
	closed := strings.HasPrefix(strings.TrimSpace(rest), "]")
	switch {
	case own && closed:
		s.lines[at] = head + comma + s.lineEnd(at) + indent + text + rest + end
		at++
	case own && comma == "":
		s.lines = slices.Insert(s.lines, at+1, indent+text+","+s.lineEnd(at))
		at++
	case own:
		s.lines[at] = head + comma + rest + end
		s.lines = slices.Insert(s.lines, at+1, indent+text+s.lineEnd(at))
		at++
	default:
		s.lines[at] = head + comma + " " + text + rest + end
	}
	s.at, s.added = at, []string{text}
	return true
}

// extendBlock puts a source below the last one.
func (s *splice) extendBlock(list *node, src feeds.Source) {
	last := list.entries[len(list.entries)-1]
	dash := last.line - 1
	for dash > list.line-1 && !s.dashed(dash, list.column) {
		dash--
	}
	width := max(last.column-list.column, 2)
	lines := blockSource(src, list.column-1, width)
	if last.flow {
		lines = []string{strings.Repeat(" ", list.column-1) + "-" + strings.Repeat(" ", width-1) + flowSource(src)}
	}
	if len(list.entries) > 1 && s.apart(dash) {
		lines = append([]string{""}, lines...)
	}
	s.insert(s.endOf(last, list.column), lines...)
}

// dashed tells whether an entry begins on a line, in the given column.
func (s *splice) dashed(i, column int) bool {
	line := s.bare(i)
	return len(line) >= column && strings.TrimLeft(line[:column], " ") == "-"
}

// apart tells whether an empty line stands before an entry and its comments.
func (s *splice) apart(dash int) bool {
	for dash--; dash >= 0; dash-- {
		text := strings.TrimSpace(s.bare(dash))
		if !strings.HasPrefix(text, "#") {
			return text == ""
		}
	}
	return false
}

// endOf returns the index of the line after an entry, the comments that are
// indented like its keys included.
func (s *splice) endOf(e *node, column int) int {
	end := max(e.line, e.end.line)
	left := false // a comment further to the left, or an empty line, was met
	for i := end; i < len(s.lines); i++ {
		line := s.bare(i)
		rest := strings.TrimLeft(line, " ")
		deeper := len(line)-len(rest) >= column
		comment := strings.HasPrefix(rest, "#")
		switch {
		case rest == "":
			left = true
		case comment && (left || !deeper):
			left = true
		case !deeper:
			return end
		default:
			end = i + 1
			left = false
		}
	}
	return end
}

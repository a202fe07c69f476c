package settings

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bantin/feeds"
)

// A rule says how the value under one key is read.
type rule struct {
	key  string
	must bool // the key may not be missing
	read func(*node)
}

func must(key string, read func(*node)) rule { return rule{key, true, read} }
func may(key string, read func(*node)) rule  { return rule{key, false, read} }

// report notes a finding at a node.
func (n *node) report(message, hint feeds.Text) {
	n.file.report(n.line, n.column, message, hint)
}

// finding is a finding at a node about which nothing is said yet.
func (n *node) finding() Finding {
	return Finding{File: n.file.name, Line: n.line, Column: n.column, Excerpt: n.file.lines[n.line-1]}
}

// fields reads a mapping by its rules. Unknown keys, missing ones and values
// that are no mapping are reported.
func fields(n *node, rules ...rule) {
	if n.asks != nil {
		n.asks.object(n.name, rules)
		return
	}
	if !n.is(mapping) {
		return
	}
	meant := map[string]bool{}
	for _, f := range n.fields {
		i := slices.IndexFunc(rules, func(r rule) bool { return r.key == f.key.text })
		if i < 0 {
			meant[reportUnknownKey(f.key, rules)] = true
			continue
		}
		if f.value.shape == empty && rules[i].must {
			f.value.report(say("khóa %q chưa có giá trị", "the key %q has no value", f.key.text), lineFor(n.name, f.key.text))
		} else if f.value.shape != empty {
			rules[i].read(f.value)
		}
	}
	for _, r := range rules {
		if r.must && !n.has(r.key) && !meant[r.key] {
			n.report(say("ở đây thiếu khóa %q", "the key %q is missing here", r.key), lineFor(n.name, r.key))
		}
	}
}

// reportUnknownKey returns the key that was probably meant.
func reportUnknownKey(key *node, rules []rule) (meant string) {
	var known []string
	for _, r := range rules {
		known = append(known, r.key)
	}
	message := say("không có khóa nào tên là %q ở đây", "there is no key called %q here", key.text)
	if near := Nearest(key.text, known); near != "" {
		key.report(message, didYouMean(near))
		return near
	}
	key.report(message, say("các khóa dùng được: %s", "the keys are: %s", strings.Join(known, ", ")))
	return ""
}

// checked makes a reader of texts from a function that returns what is meant
// by a text, or a complaint about it.
func checked[T any](to *T, check func(string) (T, *complaint)) func(*node) {
	return func(n *node) {
		s, ok := n.oneLine()
		if !ok {
			return
		}
		value, wrong := check(s)
		if inner, curved := straight(s); wrong != nil && curved {
			wrong = curvedQuotes(inner)
		}
		if wrong != nil {
			n.file.report(n.line, n.columnOf(s, wrong.offset), wrong.message, wrong.hint)
			return
		}
		*to = value
	}
}

// A complaint says what is wrong with a value, wherever it was written.
type complaint struct {
	message, hint feeds.Text
	offset        int // where in the value, in bytes
}

// columnOf returns the column of a byte of a node's text, or of the node where
// the text does not stand in the file as it is meant.
func (n *node) columnOf(text string, offset int) int {
	line := []rune(n.file.lines[n.line-1])
	if offset <= 0 || offset > len(text) || n.column > len(line) {
		return n.column
	}
	rest := string(line[n.column-1:])
	if at := strings.Index(rest, text); at == 0 || at == 1 {
		return n.column + at + utf8.RuneCountInString(text[:offset])
	}
	return n.column
}

func complain(message, hint feeds.Text) *complaint {
	return &complaint{message: message, hint: hint}
}

// words reads any one line of text.
func words(to *string) func(*node) {
	return checked(to, func(s string) (string, *complaint) { return s, nil })
}

// yes reads true or false.
func yes(to *bool) func(*node) {
	return func(n *node) {
		if n.is(truth) {
			*to = strings.EqualFold(n.text, "true")
		}
	}
}

// count reads a whole number within bounds.
func count(to *int, from, upTo int) func(*node) {
	return func(n *node) {
		if n.asks != nil {
			n.asks.least, n.asks.most = from, upTo
		}
		if !n.is(number) {
			return
		}
		v, err := strconv.Atoi(n.text)
		if err != nil || v < from || v > upTo {
			n.report(say("%q phải là số nguyên từ %d đến %d", "%q must be a whole number from %d to %d", n.name, from, upTo),
				say("viết một số trong khoảng ấy, chỉ gồm chữ số", "write a number in that range, in digits only"))
			return
		}
		*to = v
	}
}

// oneOf reads one of a few words.
func oneOf[T ~string](to *T, choices ...T) func(*node) {
	return func(n *node) {
		if n.asks != nil {
			for _, c := range choices {
				n.asks.choices = append(n.asks.choices, string(c))
			}
		}
		s, ok := n.oneLine()
		if !ok || slices.Contains(choices, T(s)) {
			*to = T(s)
			return
		}
		var known []string
		for _, c := range choices {
			known = append(known, string(c))
		}
		hint := say("chọn một trong: %s", "choose one of: %s", strings.Join(known, ", "))
		if near := Nearest(s, known); near != "" {
			hint = didYouMean(near)
		}
		n.report(say("%q không thể là %q", "%q cannot be %q", n.name, s), hint)
	}
}

// list reads every entry of a list.
func list(read func(*node)) func(*node) {
	return func(n *node) {
		if n.asks != nil {
			read(n.asks.entry(n.name))
		}
		if !n.is(sequence) {
			return
		}
		for _, e := range n.entries {
			if e.shape == empty {
				e.report(say("mục này của %q để trống", "this entry of %q is empty", n.name),
					say("viết giá trị sau dấu gạch đầu dòng, hoặc xóa mục này", "write its value, or delete the entry"))
				continue
			}
			read(e)
		}
	}
}

// collect reads a list of values, each by the given check; one that stands
// there twice is reported.
func collect[T comparable](to *[]T, check func(string) (T, *complaint)) func(*node) {
	return func(n *node) {
		if n.asks != nil {
			n.asks.unique = true
		}
		list(func(e *node) {
			var v T
			if e.asks != nil {
				checked(&v, check)(e)
				return
			}
			before := len(e.file.findings)
			checked(&v, check)(e)
			if len(e.file.findings) > before {
				return
			}
			if slices.Contains(*to, v) {
				e.report(say("%q đã có trong danh sách này", "%q is already in this list", e.text), say("xóa một trong hai", "delete one of the two"))
				return
			}
			*to = append(*to, v)
		})(n)
	}
}

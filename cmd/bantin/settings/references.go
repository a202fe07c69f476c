package settings

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"bantin/feeds"
)

// connect checks what the files say of each other: no id twice, and nothing
// referred to that is not there. It drops what stands twice, and what has no
// id.
func (d *draft) connect() {
	d.areas = unique(d.areas, "id", func(a feeds.Area) string { return a.ID })
	d.departments = unique(d.departments, "id", func(x feeds.Department) string { return x.ID })
	d.topics = unique(d.topics, "id", func(t feeds.Topic) string { return t.ID })
	d.terms = unique(d.terms, "year", yearOf)
	d.sources = unique(d.sources, "id", func(s feeds.Source) string { return s.ID })

	areas := ids(values(d.areas), func(a feeds.Area) string { return a.ID })
	departments := ids(values(d.departments), func(x feeds.Department) string { return x.ID })
	topics := ids(values(d.topics), func(t feeds.Topic) string { return t.ID })
	if d.known("areas") {
		for _, e := range d.areas {
			refers(e.node.get("successor"), e.value.Successor, areas, "areas")
		}
		d.successions()
		for _, e := range d.departments {
			refers(e.node.get("area"), e.value.Area, areas, "areas")
		}
	}
	for _, e := range d.terms {
		for _, m := range e.value.Members {
			d.refersTo("departments", e.node.entry("members", m), m, departments)
		}
	}
	for _, e := range d.sources {
		d.refersTo("departments", e.node.get("department"), e.value.Department, departments)
		for _, t := range e.value.Topics {
			d.refersTo("topics", e.node.entry("topics", t), t, topics)
		}
	}
	d.replacements()
	d.addresses()
	d.contradictions()
}

func ids[T any](list []T, id func(T) string) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = id(v)
	}
	return all
}

// yearOf stands for the id of a term.
func yearOf(t feeds.Term) string {
	if t.Year == 0 {
		return ""
	}
	return strconv.Itoa(t.Year)
}

// unique reports every entry whose id was met before, and leaves it out.
func unique[T any](entries []entry[T], key string, id func(T) string) []entry[T] {
	met := map[string]*node{}
	var kept []entry[T]
	for _, e := range entries {
		at := e.node.get(key)
		if id(e.value) == "" {
			continue
		}
		if before := met[id(e.value)]; before != nil {
			at.report(say("%s %q đã có ở %s:%d", "%s %q is already at %s:%d", key, at.text, before.file.name, before.line),
				say("đổi một trong hai, hoặc xóa mục thừa", "change one of the two, or delete the one too many"))
			continue
		}
		met[id(e.value)] = at
		kept = append(kept, e)
	}
	return kept
}

// refersTo reports a reference to an id that is not there, unless what is
// there could not be read.
func (d *draft) refersTo(key string, n *node, id string, known []string) {
	if d.known(key) {
		refers(n, id, known, key)
	}
}

// refers reports a reference to an id that is not there.
func refers(n *node, id string, known []string, key string) {
	if id == "" || slices.Contains(known, id) {
		return
	}
	message, hint := unknownID(id, known, key)
	n.report(message, hint)
}

// unknown is the finding that an id that somebody gave is not there.
func unknown(from, id string, known []string, key string) error {
	message, hint := unknownID(id, known, key)
	return Findings{{File: from, Message: message, Hint: hint}}
}

// unknownID says that an id is not declared under a key, and what to do.
func unknownID(id string, known []string, key string) (message, hint feeds.Text) {
	what, example := declaration(key)
	message = feeds.Text{
		VI: fmt.Sprintf("không có %s nào mang mã %q", what.VI, written(id)),
		EN: fmt.Sprintf("there is no %s with the id %q", what.EN, written(id)),
	}
	hint = say("các mã đã khai báo: %s", "the ids are: %s", strings.Join(known, ", "))
	if near := Nearest(id, known); near != "" {
		hint = didYouMean(near)
	} else if len(known) == 0 {
		hint = say("chưa khai báo %[1]s nào; thêm vào tệp cấu hình: %[2]s", "none is declared; add to the settings: %[2]s", what.VI, strings.Replace(example, "ID", id, 1))
	}
	return message, hint
}

// declaration returns what is declared under a key, and how.
func declaration(key string) (what feeds.Text, example string) {
	switch key {
	case "areas":
		return say("địa phương", "area"), "areas: [{id: ID, name: …}]"
	case "departments":
		return say("đơn vị", "department"), "departments: [{id: ID, name: …, area: …}]"
	}
	return say("chuyên mục", "topic"), "topics: [{id: ID, name: …}]"
}

// successions reports areas that would succeed themselves.
func (d *draft) successions() {
	next := map[string]string{}
	for _, e := range d.areas {
		next[e.value.ID] = e.value.Successor
	}
	for _, e := range d.areas {
		if comesBack(next, e.value.ID) {
			e.node.get("successor").report(say("địa phương %q không thể sáp nhập vào chính nó", "the area %q cannot be merged into itself", e.value.ID), say("\"successor\" là địa phương mới sau sáp nhập; địa phương còn tồn tại thì bỏ \"successor\" và \"until\"", "\"successor\" is the area that it became part of; of an area that still exists leave out \"successor\" and \"until\""))
		}
	}
}

// comesBack tells whether the way from an id on leads back to it.
func comesBack(next map[string]string, id string) bool {
	at := next[id]
	for range len(next) {
		if at == "" || at == id {
			break
		}
		at = next[at]
	}
	return at != "" && at == id
}

// replacements reports sources that replace each other, and asks about those
// that replace one that is nearly called like another.
func (d *draft) replacements() {
	next := map[string]string{}
	for _, e := range d.sources {
		next[e.value.ID] = e.value.Replaces
	}
	for _, e := range d.sources {
		old := e.value.Replaces
		if old == "" || old == e.value.ID { // that was reported
			continue
		}
		if comesBack(next, e.value.ID) {
			e.node.get("replaces").report(say("nguồn %q và %q thay thế lẫn nhau", "the sources %q and %q replace each other", e.value.ID, old),
				say("chỉ nguồn mới ghi \"replaces\"; xóa khóa này ở nguồn cũ", "only the new source has \"replaces\"; delete the key of the old one"))
		} else if near := mistyped(old, next, e.value.ID); near != "" {
			note := e.node.get("replaces").finding()
			note.Message = say("không có nguồn nào mang mã %q", "there is no source with the id %q", old)
			note.Hint = say("Có phải bạn muốn viết %q? Nếu đó là mã của một nguồn đã xóa thì cứ để vậy", "Did you mean %q? If it is the id of a source that was removed, leave it so", near)
			d.notes = append(d.notes, note)
		}
	}
}

// mistyped returns the id of another source that differs from an unknown one by
// a letter. Sources that were removed are not known: one that is told from
// another by a number is no slip.
func mistyped(id string, known map[string]string, self string) string {
	if _, ok := known[id]; ok {
		return ""
	}
	letters := func(s string) []rune {
		return []rune(strings.TrimRight(strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, s), "-"))
	}
	for _, other := range slices.Sorted(maps.Keys(known)) {
		if other != self && distance(letters(id), letters(other)) == 1 {
			return other
		}
	}
	return ""
}

// addresses reports two sources that would read the same page.
func (d *draft) addresses() {
	met := map[string]entry[feeds.Source]{}
	for _, e := range d.sources {
		if e.value.URL == "" || e.value.State == feeds.Archive || e.value.State == feeds.Dead {
			continue
		}
		before, ok := met[sameAddress(e.value.URL)]
		for _, spelling := range spellings(e.value) {
			if key := sameAddress(spelling); !ok {
				before, ok = met[key]
			}
		}
		if ok {
			e.node.get("url").report(
				say("nguồn %q đã đọc địa chỉ này (%s:%d)", "the source %q reads this address already (%s:%d)",
					before.value.ID, before.node.file.name, before.node.get("url").line),
				say("xóa một trong hai; trang có nhiều danh sách thì viết nhiều mục dưới \"html\"",
					"delete one of the two; for a page with several lists, write several entries under \"html\""))
			continue
		}
		for _, spelling := range spellings(e.value) {
			met[sameAddress(spelling)] = e
		}
	}
}

// contradictions reports pairs that are to be both one story and two.
func (d *draft) contradictions() {
	for _, s := range d.settings.Split {
		for _, m := range d.settings.Merge {
			if s == m || s[0] == m[1] && s[1] == m[0] {
				d.root.get("split").report(
					say("cặp %s vừa được gộp vừa được tách", "the pair %s is both merged and split", s[0]+" – "+s[1]),
					say("xóa ở \"merge\" hoặc ở \"split\"", "delete it in \"merge\" or in \"split\""))
			}
		}
	}
}

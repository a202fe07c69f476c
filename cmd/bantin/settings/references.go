package settings

import (
	"fmt"
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
			refers(e.node.get("successor"), e.value.Successor, areas, say("địa phương", "area"))
		}
		d.successions()
		for _, e := range d.departments {
			refers(e.node.get("area"), e.value.Area, areas, say("địa phương", "area"))
		}
	}
	for _, e := range d.terms {
		for _, m := range e.value.Members {
			d.refersTo("departments", e.node.entry("members", m), m, departments, say("đơn vị", "department"))
		}
	}
	for _, e := range d.sources {
		d.refersTo("departments", e.node.get("department"), e.value.Department, departments, say("đơn vị", "department"))
		for _, t := range e.value.Topics {
			d.refersTo("topics", e.node.entry("topics", t), t, topics, say("chuyên mục", "topic"))
		}
	}
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
			at.report(say("%s %q đã có ở %s:%d", "%s %q stands already at %s:%d", key, at.text, before.file.name, before.line),
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
func (d *draft) refersTo(key string, n *node, id string, known []string, what feeds.Text) {
	if d.known(key) {
		refers(n, id, known, what)
	}
}

// refers reports a reference to an id that is not there.
func refers(n *node, id string, known []string, what feeds.Text) {
	if id == "" || slices.Contains(known, id) {
		return
	}
	message, hint := unknownID(id, known, what)
	n.report(message, hint)
}

// unknown is the finding that an id that somebody gave is not there.
func unknown(from, id string, known []string, what feeds.Text) error {
	message, hint := unknownID(id, known, what)
	return Findings{{File: from, Message: message, Hint: hint}}
}

func unknownID(id string, known []string, what feeds.Text) (message, hint feeds.Text) {
	message = feeds.Text{
		VI: fmt.Sprintf("không có %s nào mang mã %q", what.VI, written(id)),
		EN: fmt.Sprintf("there is no %s with the id %q", what.EN, written(id)),
	}
	hint = say("các mã đã khai báo: %s", "the ids that there are: %s", strings.Join(known, ", "))
	if near := Nearest(id, known); near != "" {
		hint = didYouMean(near)
	} else if len(known) == 0 {
		hint = say("chưa khai báo mã nào", "none is declared")
	}
	return message, hint
}

// successions reports areas that would succeed themselves.
func (d *draft) successions() {
	next := map[string]string{}
	for _, e := range d.areas {
		next[e.value.ID] = e.value.Successor
	}
	for _, e := range d.areas {
		at := e.value.Successor
		for range len(d.areas) {
			if at == "" || at == e.value.ID {
				break
			}
			at = next[at]
		}
		if at == e.value.ID {
			e.node.get("successor").report(say("địa phương %q không thể kế tục chính nó", "the area %q cannot succeed itself", at), say("\"successor\" là địa phương mới sau sáp nhập; địa phương còn tồn tại thì bỏ \"successor\" và \"until\"", "\"successor\" is the area that it became part of; of an area that still exists leave out \"successor\" and \"until\""))
		}
	}
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

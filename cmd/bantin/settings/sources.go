package settings

import (
	"slices"

	"bantin/feeds"
)

// source reads one entry of "sources".
func source(s *feeds.Source, n *node) {
	s.Kind, s.State, s.Content = feeds.Auto, feeds.Active, feeds.SummaryOnly
	fields(n,
		must("id", checked(&s.ID, id)),
		must("department", words(&s.Department)),
		must("url", checked(&s.URL, webAddress)),
		may("kind", oneOf(&s.Kind, feeds.Auto, feeds.Feed, feeds.HTML)),
		may("state", oneOf(&s.State, feeds.Active, feeds.Paused, feeds.Archive, feeds.Dead)),
		may("content", oneOf(&s.Content, feeds.SummaryOnly, feeds.FullContent)),
		may("topics", collect(&s.Topics, anyText)),
		may("aliases", collect(&s.Aliases, hostName)),
		may("keep_params", collect(&s.KeepParams, parameter)),
		may("drop_params", collect(&s.DropParams, parameter)),
		may("id_pattern", checked(&s.IDPattern, pattern)),
		may("recycled", yes(&s.Recycled)),
		may("replaces", checked(&s.Replaces, id)),
		may("every", checked(&s.Every, duration)),
		may("within", checked(&s.Within, duration)),
		may("guessed", yes(&s.Guessed)),
		may("tls", func(n *node) { trust(&s.Trust, n) }),
		may("html", func(n *node) { s.Lists = lists(n) }),
	)
	if n.shape == mapping {
		agree(s, n)
	}
}

// agree checks what the keys of one source say of each other.
func agree(s *feeds.Source, n *node) {
	if s.Kind == feeds.HTML && !n.gives("html") {
		at := "kind"
		if n.has("html") {
			at = "html"
		}
		n.get(at).report(
			say("nguồn loại html phải có khóa \"html\" với các bộ chọn CSS", "a source of kind html needs the key \"html\" with CSS selectors"),
			both("html: {item: div.news-item, title: h3 a, link: h3 a@href}"))
	}
	if s.Kind != feeds.HTML && s.Kind != "" && n.gives("html") {
		n.get("html").report(
			say("các bộ chọn \"html\" chỉ dùng cho nguồn loại html, nguồn này loại %s", "the selectors of \"html\" are for sources of kind html, this one is of kind %s", s.Kind),
			both("kind: html"))
	}
	if s.Within > 0 && s.Within < s.Every {
		n.get("within").report(
			say("\"within\" (lâu nhất giữa hai lần đọc) ngắn hơn \"every\" (sớm nhất)", "\"within\" (the longest time between two visits) is shorter than \"every\" (the least)"),
			say("ghi một khoảng dài hơn, ví dụ within: 2h", "write a longer time, for example within: 2h"))
	}
	if s.Replaces == s.ID && s.ID != "" {
		n.get("replaces").report(say("nguồn %q không thể thay thế chính nó", "the source %q cannot replace itself", s.ID), say("\"replaces\" là mã của nguồn cũ; không có thì bỏ khóa này", "\"replaces\" is the id of the old source; without one, leave the key out"))
	}
	for _, p := range s.DropParams {
		if slices.Contains(s.KeepParams, p) {
			n.entry("drop_params", p).report(say("tham số %q vừa được giữ vừa bị bỏ", "the parameter %q is both kept and dropped", p),
				say("xóa ở \"keep_params\" hoặc ở \"drop_params\"", "delete it in \"keep_params\" or in \"drop_params\""))
		}
	}
}

// lists reads the selectors of a listing page: one mapping, or several.
func lists(n *node) []feeds.List {
	if n.asks != nil {
		one := func(n *node) { selectors(new(feeds.List), n) }
		n.asks.either(n.name, one, list(one))
		return nil
	}
	nodes := []*node{n}
	if n.shape == sequence {
		nodes = n.entries
		if len(nodes) == 0 {
			n.report(say("%q không được để trống", "%q must not be empty", n.name), both("html: {item: div.news-item, title: h3 a, link: h3 a@href}"))
		}
	}
	all := make([]feeds.List, len(nodes))
	for i, n := range nodes {
		selectors(&all[i], n)
	}
	return all
}

// selectors reads where one list of a page is.
func selectors(l *feeds.List, n *node) {
	fields(n,
		must("item", checked(&l.Item, block)),
		must("title", checked(&l.Title, selector)),
		must("link", checked(&l.Link, selector)),
		may("date", checked(&l.Date, selector)),
		may("summary", checked(&l.Summary, selector)),
		may("image", checked(&l.Image, selector)),
		may("min_items", count(&l.MinItems, 1, 1000)),
	)
}

// pair reads two addresses of articles of which something is decided by hand.
func pair(to *[][2]string, n *node) {
	if n.asks != nil {
		n.asks.least, n.asks.most = 2, 2
		checked(new(string), webAddress)(n.asks.entry(n.name))
	}
	if !n.is(sequence) {
		return
	}
	if len(n.entries) != 2 {
		n.report(say("mỗi mục của %q gồm đúng hai địa chỉ, ở đây có %d", "each entry of %q has exactly two addresses, here there are %d", n.name, len(n.entries)),
			both("- [\"https://a…\", \"https://b…\"]"))
		return
	}
	var p [2]string
	for i, e := range n.entries {
		checked(&p[i], webAddress)(e)
	}
	if p[0] == "" || p[1] == "" {
		return
	}
	if p[0] == p[1] {
		n.entries[1].report(say("hai địa chỉ của một cặp phải khác nhau", "the two addresses of a pair must differ"), say("sửa một trong hai, hoặc xóa cặp này", "correct one of the two, or delete the pair"))
		return
	}
	*to = append(*to, p)
}

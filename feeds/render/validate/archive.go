package validate

// inChain looks at a feed's place in an archive (RFC 5005, 4).
func (r *report) inChain(where string, n *node) {
	mark := n.first("history:archive")
	if mark != nil && (len(mark.children) > 0 || mark.text != "") {
		r.add(where, "history:archive is not empty")
	}
	met := map[string]string{}
	for _, l := range append(n.all("atom:link"), n.all("link")...) {
		rel := relation(l)
		switch rel {
		case "current", "prev-archive", "next-archive", "self":
		default:
			continue
		}
		if met[rel] != "" && rel != "self" {
			r.add(where, "has two %s links", rel)
		}
		met[rel] = l.attr("href")
	}
	for rel, href := range met {
		if rel != "self" && rel != "current" && href == met["self"] {
			r.add(where, "%s link leads to itself", rel)
		}
	}
	switch {
	case mark != nil && met["current"] == "":
		r.add(where, "is of an archive and has no current link")
	case mark != nil && met["prev-archive"] == "" && met["next-archive"] == "":
		r.add(where, "is of an archive and links to no other part of it")
	case mark != nil && met["current"] == met["self"]:
		r.add(where, "is of an archive, and says it is current")
	case mark == nil && met["next-archive"] != "":
		r.add(where, "is current and has a next-archive link")
	}
}

package listing

import (
	"regexp"
	"strings"

	"bantin/feeds"
)

// refuse says why a page is not read although it may have links; nil: it is.
func (p *page) refuse(best *group, all []*group, stated []stated, known Learned) *feeds.Problem {
	detail := p.title
	switch {
	case p.oneArticle(best, all, stated):
		return &feeds.Problem{Class: feeds.OneArticle, Detail: detail}
	case known.Path == "" && ready(stated) < fewestStated && p.documents(best):
		return &feeds.Problem{Class: feeds.Documents, Detail: detail}
	case best != nil && best.bare() && !best.own && ready(stated) < fewestStated && p.scripted() >= 3:
		return &feeds.Problem{Class: feeds.Scripted, Detail: detail} // what was found stands beside what is not there yet
	case best != nil && !p.emptied(best), ready(stated) >= fewestStated:
		return nil
	case best != nil:
		return &feeds.Problem{Class: feeds.EmptyList, Detail: detail}
	}
	script := p.scripted()
	switch {
	case script < 3 && p.saysNothing(nil), known.Box != "" && p.hollow(known.Box):
		return &feeds.Problem{Class: feeds.EmptyList, Detail: detail}
	case script >= 2:
		return &feeds.Problem{Class: feeds.Scripted, Detail: detail}
	case p.emptyNamed():
		return &feeds.Problem{Class: feeds.EmptyList, Detail: detail}
	case known.Path != "":
		return &feeds.Problem{Class: feeds.Layout, Detail: detail}
	}
	return &feeds.Problem{Class: feeds.NoList, Detail: detail}
}

// emptied says whether a page tells that its list is empty, so that what was
// found is something else.
func (p *page) emptied(best *group) bool {
	rich := best.articles >= 3 && best.marks&(sideNamed|moreNamed) == 0 && (best.summaries >= 0.5 || best.dated >= 0.5)
	if rich && (best.heading == "" || strings.Contains(p.name, spoken(best.heading))) {
		return false
	}
	return p.saysNothing(best)
}

// saysNothing says whether a page has a sentence like "Chưa có bài viết nào"
// where its list should be: above the group that was found, if there is one.
func (p *page) saysNothing(best *group) bool {
	for i := range p.nodes {
		n := &p.nodes[i]
		if best != nil && int32(i) >= best.box {
			return false
		}
		if n.text == "" || len(n.text) > 160 || n.marks&(mute|unscripted|navigation|aside|footer|header|hidden|sideNamed|menuNamed) != 0 {
			continue
		}
		if !nothings.MatchString(spoken(n.text)) || p.up(n.parent, func(at int32) bool { return p.nodes[at].tag == "a" }) != 0 {
			continue
		}
		heading, _ := p.leadIn(n.parent, 0)
		if standingOf(heading, p.name) == neutral {
			return true
		}
	}
	return false
}

var (
	mustache = regexp.MustCompile(`\{\{.*\}\}|\$\{\w|<%`)
	appRoot  = regexp.MustCompile(`(?i)^(app|root|__next|__nuxt|main-?app|react-?root|app-?root|vue-?app|single-spa.*)$`)
	listName = regexp.MustCompile(`(?i)list|news|tin|bai-?viet|danh-?sach|article|post|content|noi-?dung|data|items`)
)

// scripted says how much speaks for a page that a script draws: 2 is enough,
// 3 is certain.
func (p *page) scripted() int {
	signs, words := 0, 0
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.text != "":
			words += len(n.text)
			if mustache.MatchString(n.text) {
				signs += 3
			}
			if len(n.text) < 80 && waits.MatchString(spoken(n.text)) && n.marks&(navigation|footer) == 0 {
				signs += 2
			}
		case p.size(int32(i)) > 80:
		case appRoot.MatchString(p.attr(int32(i), "id")), n.tag == "app-root", p.attr(int32(i), "ng-view") != "", p.attr(int32(i), "ng-repeat") != "",
			p.attr(int32(i), "v-for") != "", p.attr(int32(i), "data-reactroot") != "":
			signs += 3
		case n.tag != "a" && p.loads && p.size(int32(i)) == 0 && n.first == 0 && !void[n.tag] && listName.MatchString(p.attr(int32(i), "id")):
			signs += 2
		}
	}
	if p.loads && words < 600 {
		signs++
	}
	return signs
}

// emptyNamed says whether a page has an element for a list with nothing in it.
func (p *page) emptyNamed() bool {
	for i := range p.nodes {
		at, n := int32(i), &p.nodes[i]
		switch n.tag {
		case "ul", "ol", "dl", "div", "section", "tbody":
		default:
			continue
		}
		if n.marks&(mute|navigation|footer|header|aside|sideNamed|menuNamed|hidden) != 0 || p.size(at) > 0 || p.find(at, func(k int32) bool { return p.nodes[k].tag == "a" }) != 0 {
			continue
		}
		if n.tag == "tbody" && p.nodes[n.parent].tag == "table" && p.size(n.parent) > 0 || listName.MatchString(p.attr(at, "class")+" "+p.attr(at, "id")) && !strings.Contains(p.attr(at, "class"), "clear") {
			return true
		}
	}
	return false
}

// hollow says whether what held the list is there and has nothing in it.
func (p *page) hollow(box string) bool {
	path := pathOf(box)
	for i := range p.nodes {
		if n := &p.nodes[i]; n.path == path && n.tag != "" && !inline[n.tag] && p.size(int32(i)) < 120 && n.marks&(navigation|footer|aside) == 0 {
			if from, to := p.within(int32(i)); from == to {
				return true
			}
		}
	}
	return false
}
